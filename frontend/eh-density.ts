import {
  css, html, nothing, svg, type PropertyDeclarations, type PropertyValues, type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import type { DensityData, DensityGroup, ThresholdChange } from './data.js';
import { sourceOf, type Drawing } from './export.js';
import { count, percent, score, tick } from './format.js';
import { EhChart, type Spot } from './frame.js';
import { patternDef, type LegendItem } from './legend.js';
import { clamp, fixedScale, type Scale } from './scale.js';
import type { Table } from './table.js';
import { mix, paint, type Theme } from './theme.js';

const PANEL = 76;
const GAP = 26;
const TOP = 24;
const SIDE = 10;
/** How long after a drag the line stays put while older answers may still arrive, in ms. */
const SETTLE = 600;

/** Score distributions of groups over one axis with one threshold that can be moved. */
export class EhDensity extends EhChart<DensityData> {
  static override styles = [...EhChart.styles, css`
    .canvas svg { width: 100%; }
    .handle {
      position: absolute;
      inset-block: 20px 40px;
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

  static override properties: PropertyDeclarations = { threshold: { state: true } };

  private declare threshold: number | null;
  private scale: Scale = fixedScale([0, 1]);
  private most = 1;
  private dragging = false;
  private settled = 0;
  private frame = 0;

  constructor() {
    super();
    this.threshold = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data') && this.data) {
      const bins = this.data.groups.flatMap(g => g.bins);
      this.scale = bins.length
        ? fixedScale([Math.min(...bins.map(b => b.from)), Math.max(...bins.map(b => b.to))], 10)
        : fixedScale([0, 1]);
      this.most = Math.max(1e-9, ...this.data.groups.flatMap(g =>
        g.bins.map(b => Math.max(b.positive, b.negative) / (g.n || 1))));
      if (!this.dragging && performance.now() > this.settled) this.threshold = this.data.threshold;
    }
    super.willUpdate(changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.dragging = false;
    cancelAnimationFrame(this.frame);
  }

  protected override subtitle(): string {
    return 'above each line: rows truly positive; below: truly negative; height: share of the group';
  }

  protected override empty(data: DensityData): string {
    return data.groups.length ? '' : 'There are no groups to show.';
  }

  protected override summary(data: DensityData): string {
    return `Distributions of ${data.xLabel} in ${data.groups.length} groups: `
      + data.groups.map(g => `${g.name}, ${count(g.n)} rows`).join('; ')
      + (data.threshold === null ? '.' : `. The threshold is ${this.show(data.threshold)}.`);
  }

  protected override legend(): LegendItem[] {
    return [
      { name: 'truly positive', color: null, shape: 'area', pattern: 0 },
      { name: 'truly negative', color: null, shape: 'area', pattern: 1 },
    ];
  }

  protected override table(data: DensityData): Table {
    const format = (v: number): string => tick(v, 0.001 * (this.scale.max - this.scale.min), '');
    return {
      columns: [
        { key: 'group', head: 'Group' },
        { key: 'from', head: 'From', format },
        { key: 'to', head: 'To', format },
        { key: 'positive', head: 'Truly positive', format: count },
        { key: 'negative', head: 'Truly negative', format: count },
      ],
      rows: data.groups.flatMap(g =>
        g.bins.map(b => [g.name, b.from, b.to, b.positive, b.negative])),
    };
  }

  private show(v: number): string { return score(v, '', [this.scale.min, this.scale.max]); }

  private x(v: number): number {
    const { min, max } = this.scale;
    return SIDE + ((v - min) / (max - min)) * (this.width - 2 * SIDE);
  }

  private v(x: number): number {
    const { min, max } = this.scale;
    const raw = min + ((x - SIDE) / Math.max(1, this.width - 2 * SIDE)) * (max - min);
    return this.snap(raw, (max - min) / 1000);
  }

  private snap(v: number, step: number): number {
    const { min, max } = this.scale;
    return clamp(Number((Math.round(v / step) * step).toPrecision(9)), min, max);
  }

  private top(group: number): number { return TOP + GAP + group * (PANEL + GAP); }

  private high(data: DensityData): number { return this.top(data.groups.length) - GAP + 44; }

  protected override picture(data: DensityData, theme: Theme): TemplateResult {
    if (!this.width) return html``;
    const bottom = this.top(data.groups.length) - GAP + 8;
    const at = this.threshold === null ? null : this.x(this.threshold);
    return html`
      <svg width=${this.width} height=${this.high(data)} font-size=${theme.size}
        viewBox="0 0 ${this.width} ${this.high(data)}">
        <defs>
          <clipPath id="chosen"><rect x=${at ?? 0} y="0" width=${this.width}
            height=${this.high(data)}></rect></clipPath>
          ${data.groups.map((g, i) =>
            unsafeSVG(patternDef(`stripe${i}`, paint(theme, g.color), 1, theme)
              + patternDef(`pale${i}`, mix(paint(theme, g.color), theme.background, 0.45), 1, theme)))}
        </defs>
        ${this.scale.ticks.map(t => svg`
          <line x1=${this.x(t)} x2=${this.x(t)} y1=${TOP + 4} y2=${bottom} stroke=${theme.line}
            opacity="0.6"></line>
          <text x=${this.x(t)} y=${bottom + theme.size + 4} text-anchor="middle" fill=${theme.muted}
            font-size=${theme.size - 1}>${tick(t, this.scale.step, '')}</text>`)}
        <text x=${this.width / 2} y=${bottom + theme.size * 2 + 10} text-anchor="middle"
          fill=${theme.muted} font-size=${theme.size - 1}>${data.xLabel}</text>
        ${data.groups.map((g, i) => this.panel(g, i, theme, at))}
        ${at === null ? nothing : svg`
          <line x1=${at} x2=${at} y1=${TOP} y2=${bottom} stroke=${theme.text}
            stroke-width="1.5"></line>
          <text x=${at} y="14" fill=${theme.text} text-anchor=${at < 60 ? 'start'
            : at > this.width - 60 ? 'end' : 'middle'}
            >threshold ${this.show(this.threshold!)}</text>`}
      </svg>`;
  }

  /** Pale bars for all, full colour for those at or above the threshold. */
  private panel(g: DensityGroup, index: number, theme: Theme, at: number | null): SVGTemplateResult {
    const color = paint(theme, g.color);
    const zero = this.top(index) + PANEL / 2;
    const path = (side: 'positive' | 'negative'): string => g.bins.map(b => {
      const left = this.x(b.from);
      const wide = Math.max(0.8, this.x(b.to) - left - 0.8);
      const tall = (b[side] / (g.n || 1) / this.most) * (PANEL / 2);
      return tall ? `M${left.toFixed(1)} ${zero}v${(side === 'positive' ? -tall : tall).toFixed(1)}`
        + `h${wide.toFixed(1)}V${zero}z` : '';
    }).join('');
    const [positive, negative] = [path('positive'), path('negative')];
    return svg`
      ${at === null ? nothing : svg`
        <path d=${positive} fill=${mix(color, theme.background, 0.45)}></path>
        <path d=${negative} fill="url(#pale${index})"></path>`}
      <g clip-path=${at === null ? nothing : 'url(#chosen)'}>
        <path d=${positive} fill=${color}></path>
        <path d=${negative} fill="url(#stripe${index})"></path>
      </g>
      <line x1=${SIDE} x2=${this.width - SIDE} y1=${zero} y2=${zero} stroke=${theme.muted}></line>
      <text x="0" y=${this.top(index) - 6} fill=${theme.text}>${g.name}
        <tspan fill=${theme.muted} dx="6">n = ${count(g.n)}</tspan></text>`;
  }

  protected override controls(): TemplateResult | typeof nothing {
    if (this.threshold === null || !this.width) return nothing;
    return html`
      <div class="handle" role="slider" tabindex="0" aria-label="Threshold"
        aria-orientation="horizontal" aria-valuemin=${this.scale.min} aria-valuemax=${this.scale.max}
        aria-valuenow=${this.threshold} aria-valuetext=${this.show(this.threshold)}
        style="left:${this.x(this.threshold)}px" @click=${stop}
        @pointerdown=${this.grab} @pointermove=${this.drag} @pointerup=${this.drop}
        @pointercancel=${this.drop} @keydown=${this.onArrow} @keyup=${this.drop} @blur=${this.drop}></div>`;
  }

  private readonly grab = (event: PointerEvent): void => {
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.dragging = true;
    this.leave();
  };

  private readonly drag = (event: PointerEvent): void => {
    event.stopPropagation();
    this.leave();
    if (!this.dragging) return;
    const sheet = this.renderRoot.querySelector('.sheet')!.getBoundingClientRect();
    this.move(this.v(event.clientX - sheet.left));
  };

  private readonly drop = (): void => {
    if (!this.dragging) return;
    this.dragging = false;
    this.finish();
  };

  private readonly onArrow = (event: KeyboardEvent): void => {
    const span = this.scale.max - this.scale.min;
    const step = event.shiftKey ? span / 1000 : span / 100;
    const now = this.threshold!;
    const to = {
      ArrowLeft: now - step, ArrowDown: now - step, ArrowRight: now + step, ArrowUp: now + step,
      PageDown: now - span / 10, PageUp: now + span / 10,
      Home: this.scale.min, End: this.scale.max,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.dragging = true;
    this.move(this.snap(to, span / 1000));
  };

  private move(to: number): void {
    if (to === this.threshold) return;
    this.threshold = to;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.tell(false);
    });
  }

  private finish(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.settled = performance.now() + SETTLE;
    this.tell(true);
  }

  private tell(final: boolean): void {
    this.dispatchEvent(new CustomEvent<ThresholdChange>('threshold-change',
      { detail: { value: this.threshold!, final }, bubbles: true, composed: true }));
  }

  protected override spots(): number {
    return this.data!.groups.reduce((n, g) => n + g.bins.length, 0);
  }

  protected override spotAt(x: number, y: number): number {
    const { groups } = this.data!;
    const group = Math.floor((y - this.top(0) + GAP) / (PANEL + GAP));
    if (this.dragging || group < 0 || group >= groups.length) return -1;
    const bin = groups[group]!.bins.findIndex(b => x >= this.x(b.from) && x < this.x(b.to));
    return bin < 0 ? -1 : bin + groups.slice(0, group).reduce((n, g) => n + g.bins.length, 0);
  }

  protected override spot(index: number): Spot | null {
    let rest = index;
    const { groups, xLabel } = this.data!;
    const group = groups.findIndex(g => rest < g.bins.length || ((rest -= g.bins.length), false));
    const g = groups[group];
    const b = g?.bins[rest];
    if (!g || !b) return null;
    const part = (n: number): string =>
      `${count(n)} of ${count(g.n)}${g.n ? ` (${percent(n / g.n)})` : ''}`;
    const step = this.scale.step / 100;
    return { x: this.x(b.from), y: this.top(group), width: this.x(b.to) - this.x(b.from),
      height: PANEL, title: `${g.name}, ${xLabel} ${tick(b.from, step, '')} to ${tick(b.to, step, '')}`,
      lines: [['Truly positive', part(b.positive)], ['Truly negative', part(b.negative)]] };
  }

  protected override drawing(): Drawing | null {
    const picture = this.renderRoot.querySelector<SVGSVGElement>('.canvas svg');
    if (!picture || !this.data) return null;
    return { ...sourceOf(picture), width: this.width, height: this.high(this.data) };
  }
}

const stop = (event: Event): void => event.stopPropagation();
