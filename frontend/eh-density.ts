import {
  css, html, nothing, svg, type PropertyDeclarations, type PropertyValues, type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import type { DensityData, DensityGroup, ThresholdChange } from './data.js';
import { Drag } from './drag.js';
import { sourceOf, type Drawing } from './export.js';
import { count, percent, score, tick } from './format.js';
import { EhChart, type Spot } from './frame.js';
import { patternDef, type LegendItem } from './legend.js';
import { LinkController } from './link.js';
import { clamp, fixedScale, type Scale } from './scale.js';
import { strips, type Strips } from './strips.js';
import type { Table } from './table.js';
import { mix, paint, type Theme } from './theme.js';

const TOP = 24;

/** Which threshold is meant: a group's by its index, or the common one. */
type Whose = number | null;

/** Score distributions of groups over one axis with thresholds that can be moved. */
export class EhDensity extends EhChart<DensityData> {
  static override styles = [...EhChart.styles, css`
    .stage { max-height: var(--eh-max-height, 44em); }
    .canvas svg { width: 100%; }
    .handle {
      position: absolute;
      width: 24px;
      margin-inline-start: -12px;
      cursor: ew-resize;
      touch-action: none;
      border-radius: 4px;
    }
    .handle:focus-visible { outline-offset: 0; }
    .handle::after {
      content: '';
      position: absolute;
      inset-block-start: 0;
      inset-inline: 7px;
      height: 10px;
      border-radius: 5px;
      background: currentColor;
    }
    .sheet:has(.handle:active) { cursor: ew-resize; }
  `];

  static override properties: PropertyDeclarations = {
    common: { state: true }, own: { state: true }, linked: { state: true },
  };

  private declare common: number | null;
  /** The groups' own thresholds, null where there is none. */
  private declare own: (number | null)[];
  /** The value that another chart points at. */
  private declare linked: number | null;
  private readonly link = new LinkController(this, () => this.data?.link,
    key => { this.linked = key; });
  private readonly held = new Drag<Whose>((whose, final) => this.tell(whose, final),
    () => this.adopt());
  private scale: Scale = fixedScale([0, 1]);
  private most = 1;
  private labelled = true;
  /** The strips as of the last update. */
  private laid: Strips | null = null;

  constructor() {
    super();
    this.common = null;
    this.own = [];
    this.linked = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.laid = null;
    if (changed.has('data') && this.data) {
      const { groups, domain } = this.data;
      const bins = groups.flatMap(g => g.bins);
      this.scale = domain ? fixedScale(domain, 10) : bins.length
        ? fixedScale([Math.min(...bins.map(b => b.from)), Math.max(...bins.map(b => b.to))], 10)
        : fixedScale([0, 1]);
      this.most = Math.max(1e-9, ...groups.flatMap(g =>
        g.bins.map(b => Math.max(b.positive ?? 0, b.negative) / (g.n || 1))));
      this.labelled = bins.every(b => b.positive !== null);
      if (this.held.accepts() || this.own.length !== groups.length) this.adopt();
    }
    super.willUpdate(changed);
  }

  private adopt(): void {
    if (!this.data) return;
    const { threshold, groups, perGroup } = this.data;
    this.common = threshold;
    this.own = groups.map(g => (perGroup ? g.threshold ?? threshold : null));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('at')) this.link.tell(this.place(this.at)?.bin.from ?? null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.held.stop();
  }

  protected override subtitle(): string {
    return this.labelled
      ? 'above each line: rows truly positive; below: truly negative; height: share of the group'
      : 'height: share of the group; the truth is not known';
  }

  protected override empty(data: DensityData): string {
    return data.groups.length ? '' : 'There are no groups to show.';
  }

  protected override summary(data: DensityData): string {
    const own = (i: number): string =>
      typeof this.own[i] === 'number' ? `, threshold ${this.show(this.own[i])}` : '';
    return `Distributions of ${data.xLabel} in ${data.groups.length} groups: `
      + data.groups.map((g, i) => `${g.name}, ${count(g.n)} rows${own(i)}`).join('; ')
      + (data.perGroup || this.common === null ? '.'
        : `. The threshold is ${this.show(this.common)}.`);
  }

  protected override legend(): LegendItem[] {
    return this.labelled ? [
      { name: 'truly positive', color: null, shape: 'area', pattern: 0 },
      { name: 'truly negative', color: null, shape: 'area', pattern: 1 },
    ] : [];
  }

  protected override table(data: DensityData): Table {
    const format = (v: number): string => tick(v, 0.001 * (this.scale.max - this.scale.min), '');
    const own = this.own.some(t => t !== null);
    return {
      columns: [
        { key: 'group', head: 'Group' },
        ...(own ? [{ key: 'threshold', head: 'Threshold', format }] : []),
        { key: 'from', head: 'From', format },
        { key: 'to', head: 'To', format },
        ...(this.labelled ? [
          { key: 'positive', head: 'Truly positive', format: count },
          { key: 'negative', head: 'Truly negative', format: count },
        ] : [{ key: 'rows', head: 'Rows', format: count }]),
      ],
      rows: data.groups.flatMap((g, i) => g.bins.map(b => [g.name, ...(own ? [this.own[i]!] : []),
        b.from, b.to, ...(this.labelled ? [b.positive] : []), b.negative])),
    };
  }

  private show(v: number): string { return score(v, '', [this.scale.min, this.scale.max]); }

  private get strips(): Strips {
    return (this.laid ??= strips(this.data!.groups, this.labelled, this.width, TOP, this.theme));
  }

  private x(v: number): number {
    const { min, max } = this.scale;
    const { left, wide } = this.strips;
    return left + clamp((v - min) / (max - min), 0, 1) * wide;
  }

  private v(x: number): number {
    const { left, wide } = this.strips;
    return this.snap(this.scale.min
      + ((x - left) / Math.max(1, wide)) * (this.scale.max - this.scale.min));
  }

  /** Steps of a thousandth of the axis, counted from 0. */
  private snap(v: number): number {
    const { min, max } = this.scale;
    const step = (max - min) / 1000;
    return clamp(Number((Math.round(v / step) * step).toPrecision(9)), min, max);
  }

  private thresholdOf(group: number): number | null { return this.own[group] ?? this.common; }

  private high(): number { return this.strips.bottom + 44; }

  protected override picture(data: DensityData, theme: Theme): TemplateResult {
    if (!this.width) return html``;
    const { bottom, left, wide } = this.strips;
    const common = data.perGroup || this.common === null ? null : this.x(this.common);
    const linked = this.linked === null ? null : this.x(this.linked);
    return html`
      <svg width=${this.width} height=${this.high()} font-size=${theme.size}
        viewBox="0 0 ${this.width} ${this.high()}">
        ${this.scale.ticks.map(t => svg`
          <line x1=${this.x(t)} x2=${this.x(t)} y1=${TOP + 4} y2=${bottom} stroke=${theme.line}
            opacity="0.6"></line>
          <text x=${this.x(t)} y=${bottom + theme.size + 4} text-anchor="middle" fill=${theme.muted}
            font-size=${theme.size - 1}>${tick(t, this.scale.step, '')}</text>`)}
        <text x=${left + wide / 2} y=${bottom + theme.size * 2 + 10} text-anchor="middle"
          fill=${theme.muted} font-size=${theme.size - 1}>${data.xLabel}</text>
        ${data.groups.map((g, i) => this.panel(g, i, theme))}
        ${linked === null ? nothing : svg`
          <line x1=${linked} x2=${linked} y1=${TOP} y2=${bottom} stroke=${theme.text}
            stroke-dasharray="2 3"></line>`}
        ${common === null ? nothing : svg`
          <line x1=${common} x2=${common} y1=${TOP} y2=${bottom} stroke=${theme.text}
            stroke-width="1.5"></line>
          <text x=${common} y="14" fill=${theme.text} text-anchor=${common < 60 ? 'start'
            : common > this.width - 60 ? 'end' : 'middle'}
            >threshold ${this.show(this.common!)}</text>`}
      </svg>`;
  }

  /** Pale bars for all, full colour for those at or above the threshold. */
  private panel(g: DensityGroup, index: number, theme: Theme): SVGTemplateResult {
    const color = paint(theme, g.color);
    const pale = mix(color, theme.background, 0.45);
    const { panel, names, left, wide } = this.strips;
    const top = this.strips.top(index);
    const zero = top + (this.labelled ? panel / 2 : panel);
    const tall = this.labelled ? panel / 2 : panel;
    const path = (side: 'positive' | 'negative'): string => g.bins.map(b => {
      const from = this.x(b.from);
      const across = Math.max(0.8, this.x(b.to) - from - 0.8);
      const up = side === 'positive' || !this.labelled ? -1 : 1;
      const size = ((b[side] ?? 0) / (g.n || 1) / this.most) * tall;
      return size ? `M${from.toFixed(1)} ${zero}v${(up * size).toFixed(1)}`
        + `h${across.toFixed(1)}V${zero}z` : '';
    }).join('');
    const [positive, negative] = [path('positive'), path('negative')];
    const threshold = this.thresholdOf(index);
    const at = threshold === null ? null : this.x(threshold);
    const striped = this.labelled ? 1 : 0;
    return svg`
      <defs>
        <clipPath id="chosen${index}"><rect x=${at ?? 0} y=${top - 1} width=${this.width}
          height=${panel + 2}></rect></clipPath>
        ${unsafeSVG(patternDef(`stripe${index}`, color, striped, theme)
          + patternDef(`pale${index}`, pale, striped, theme))}
      </defs>
      ${at === null ? nothing : svg`
        <path d=${positive} fill=${pale}></path>
        <path d=${negative} fill="url(#pale${index})"></path>`}
      <g clip-path=${at === null ? nothing : `url(#chosen${index})`}>
        <path d=${positive} fill=${color}></path>
        <path d=${negative} fill="url(#stripe${index})"></path>
      </g>
      <line x1=${left} x2=${left + wide} y1=${zero} y2=${zero} stroke=${theme.muted}></line>
      ${names(g, index)}
      ${at === null || !this.data!.perGroup ? nothing : svg`
        <line x1=${at} x2=${at} y1=${top - 4} y2=${top + panel + 2} stroke=${theme.text}
          stroke-width="1.5"></line>
        <text x=${at > left + wide - 64 ? at - 8 : at + 8} y=${top + theme.size * 0.75}
          fill=${theme.text} stroke=${theme.background} stroke-width="4" paint-order="stroke"
          text-anchor=${at > left + wide - 64 ? 'end' : 'start'}>${this.show(threshold!)}</text>`}`;
  }

  protected override controls(data: DensityData): TemplateResult | typeof nothing {
    if (!this.width) return nothing;
    const { bottom, panel, top } = this.strips;
    if (data.perGroup) {
      return html`${data.groups.map((g, i) => this.handle(i, `Threshold of ${g.name}`,
        top(i) - 4, panel + 8))}`;
    }
    return this.handle(null, 'Threshold', 20, bottom - 20);
  }

  private handle(whose: Whose, label: string, top: number, high: number):
      TemplateResult | typeof nothing {
    const value = whose === null ? this.common : this.own[whose] ?? null;
    if (value === null) return nothing;
    const drop = (): void => this.held.drop(whose);
    return html`
      <div class="handle" role="slider" tabindex="0" aria-label=${label}
        aria-orientation="horizontal" aria-valuemin=${this.scale.min} aria-valuemax=${this.scale.max}
        aria-valuenow=${value} aria-valuetext=${this.show(value)}
        style="left:${this.x(value)}px;top:${top}px;height:${high}px" @click=${stop}
        @pointerdown=${(event: PointerEvent) => this.grab(event, whose)}
        @pointermove=${(event: PointerEvent) => this.drag(event, whose)}
        @pointerup=${drop} @pointercancel=${drop} @blur=${drop} @keyup=${drop}
        @keydown=${(event: KeyboardEvent) => this.onArrow(event, whose, value)}></div>`;
  }

  private grab(event: PointerEvent, whose: Whose): void {
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.held.grab(whose);
    this.leave();
  }

  private drag(event: PointerEvent, whose: Whose): void {
    event.stopPropagation();
    this.leave();
    if (!this.held.active) return;
    const sheet = this.renderRoot.querySelector('.sheet')!.getBoundingClientRect();
    this.move(this.v(event.clientX - sheet.left), whose);
  }

  private onArrow(event: KeyboardEvent, whose: Whose, now: number): void {
    const span = this.scale.max - this.scale.min;
    const step = event.shiftKey ? span / 1000 : span / 100;
    const to = {
      ArrowLeft: now - step, ArrowDown: now - step, ArrowRight: now + step, ArrowUp: now + step,
      PageDown: now - span / 10, PageUp: now + span / 10,
      Home: this.scale.min, End: this.scale.max,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.move(this.snap(to), whose);
  }

  private move(to: number, whose: Whose): void {
    if (to === (whose === null ? this.common : this.own[whose])) return;
    if (whose === null) this.common = to;
    else this.own = this.own.with(whose, to);
    this.held.move(whose);
  }

  private tell(whose: Whose, final: boolean): void {
    const value = whose === null ? this.common : this.own[whose];
    const group = whose === null ? null : this.data?.groups[whose]?.name ?? null;
    if (typeof value !== 'number') return;
    this.dispatchEvent(new CustomEvent<ThresholdChange>('threshold-change',
      { detail: { value, final, group }, bubbles: true, composed: true }));
  }

  protected override spots(): number {
    return this.data!.groups.reduce((n, g) => n + g.bins.length, 0);
  }

  protected override spotAt(x: number, y: number): number {
    const { groups } = this.data!;
    const group = this.strips.at(y);
    if (this.held.active || group < 0 || group >= groups.length) return -1;
    const bin = groups[group]!.bins.findIndex(b => x >= this.x(b.from) && x < this.x(b.to));
    return bin < 0 ? -1 : bin + groups.slice(0, group).reduce((n, g) => n + g.bins.length, 0);
  }

  /** A bin by its number over all groups. */
  private place(index: number): { group: number; bin: DensityGroup['bins'][number] } | null {
    let rest = index;
    const group = this.data?.groups.findIndex(g =>
      rest < g.bins.length || ((rest -= g.bins.length), false)) ?? -1;
    const bin = this.data?.groups[group]?.bins[rest];
    return bin ? { group, bin } : null;
  }

  protected override spot(index: number): Spot | null {
    const place = this.place(index);
    if (!place) return null;
    const { group, bin } = place;
    const { groups, xLabel } = this.data!;
    const g = groups[group]!;
    const part = (n: number): string =>
      `${count(n)} of ${count(g.n)}${g.n ? ` (${percent(n / g.n)})` : ''}`;
    const step = this.scale.step / 100;
    return { x: this.x(bin.from), y: this.strips.top(group),
      width: this.x(bin.to) - this.x(bin.from), height: this.strips.panel,
      title: `${g.name}, ${xLabel} ${tick(bin.from, step, '')} to ${tick(bin.to, step, '')}`,
      lines: bin.positive === null ? [['Rows', part(bin.negative)]]
        : [['Truly positive', part(bin.positive)], ['Truly negative', part(bin.negative)]] };
  }

  protected override drawing(): Drawing | null {
    const picture = this.renderRoot.querySelector<SVGSVGElement>('.canvas svg');
    if (!picture || !this.data) return null;
    return { ...sourceOf(picture), width: this.width, height: this.high() };
  }
}

const stop = (event: Event): void => event.stopPropagation();
