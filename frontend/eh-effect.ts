import {
  css, html, svg, type PropertyDeclarations, type TemplateResult,
} from 'lit';
import type { EffectData, EffectLine } from './data.js';
import { sourceOf, type Drawing } from './export.js';
import { count, exact, NONE, tick, value } from './format.js';
import { EhChart, type Spot } from './frame.js';
import { dash, type LegendItem } from './legend.js';
import { clamp, fixedScale, niceScale, type Scale } from './scale.js';
import { symbol } from './symbols.js';
import type { Table } from './table.js';
import { fit, mix, paint, textWidth, type Theme } from './theme.js';

const TOP = 8;
const RIGHT = 10;
/** The height of the strip that shows where the rows of the data are. */
const STRIP = 14;

/** What a feature does to a score, with the row's own value and where its decision flips. */
export class EhEffect extends EhChart<EffectData> {
  static override styles = [...EhChart.styles, css`
    :host([compact]) header { position: relative; }
    :host([compact]) .tools {
      position: absolute;
      inset: 0 0 auto auto;
      background: light-dark(#ffffff, #262626);
      opacity: 0;
    }
    :host([compact]:hover) .tools, :host([compact]) .tools:focus-within { opacity: 1; }
  `];

  static override properties: PropertyDeclarations = {
    compact: { reflect: true },
    current: { attribute: false },
  };

  /** One of many: downloads show when pointed at; "bare" leaves the legend to another one. */
  declare compact: 'legend' | 'bare' | undefined;

  /** The row's own value while it is dragged, in place of what the data says. */
  declare current: number | null | undefined;

  private x: Scale = fixedScale([0, 1]);
  private y: Scale = fixedScale([0, 1]);

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('data') && this.data) {
      const { data } = this;
      const small = data.height < 150 ? 3 : 5;
      this.x = data.x ? fixedScale(ends([...data.x, ...(this.place() === null ? [] : [this.place()!])]),
        small) : fixedScale([-0.5, Math.max(0.5, data.labels.length - 0.5)]);
      const values = [...data.lines.flatMap(l => [...l.values, ...(l.low ?? []), ...(l.high ?? [])]),
        ...data.bundle.flat(), ...(data.band ? [...data.band.low, ...data.band.high] : [])];
      this.y = data.yDomain ? fixedScale(data.yDomain, small) : niceScale(values, small);
    }
    super.willUpdate(changed);
  }

  private place(): number | null {
    return this.current === undefined ? this.data!.current : this.current;
  }

  protected override empty(data: EffectData): string {
    return data.lines.some(l => l.values.some(v => v !== null)) ? ''
      : data.note ?? 'There are no points to show.';
  }

  protected override subtitle(data: EffectData): string {
    return [
      data.yLabel,
      data.lines.some(l => l.low) ? 'thin lines: 95 % interval' : '',
      data.band?.label ?? '',
      data.gaps.length ? 'shaded: no rows of the data' : '',
    ].filter(Boolean).join('; ');
  }

  protected override note(data: EffectData): string { return data.note ?? ''; }

  protected override summary(data: EffectData): string {
    const flips = data.flips.map(f => f.label).join('; ');
    return `${data.yLabel} by ${data.title}, ${data.labels.length} points: `
      + data.lines.map(l => `${l.name || 'the curve'} goes from ${value(least(l), data.unit)} to `
        + value(most(l), data.unit)).join(', ')
      + `. ${flips ? `The decision changes: ${flips}. ` : ''}The table view holds all values.`;
  }

  protected override legend(data: EffectData): LegendItem[] {
    return data.lines.length < 2 || this.compact === 'bare' ? [] : data.lines.map(({ name, color }, pattern) =>
      ({ name, color, pattern, shape: 'line' as const }));
  }

  protected override table(data: EffectData): Table {
    const format = (v: number): string => value(v, data.unit);
    return {
      columns: [
        { key: data.title, head: data.title },
        { key: 'rows', head: 'Rows near', format: count },
        ...data.lines.flatMap(l => [
          { key: l.name || 'value', head: l.name || data.yLabel, format },
          ...(l.low ? [{ key: `${l.name} low`, head: 'Low', format },
            { key: `${l.name} high`, head: 'High', format }] : []),
        ]),
      ],
      rows: data.labels.map((label, i) => [label, data.counts[i] ?? 0,
        ...data.lines.flatMap(l => [l.values[i] ?? null,
          ...(l.low ? [l.low[i] ?? null, l.high?.[i] ?? null] : [])])]),
    };
  }

  protected override spots(): number { return this.data!.labels.length; }

  protected override spotAt(px: number): number {
    let best = -1;
    let away = Infinity;
    this.data!.labels.forEach((_, i) => {
      const far = Math.abs(this.left(this.placeOf(i)) - px);
      if (far < away) [best, away] = [i, far];
    });
    return best;
  }

  protected override spot(index: number): Spot | null {
    const { data } = this;
    if (!data || index >= data.labels.length) return null;
    const lines = data.lines.map((l): [string, string] => {
      const v = l.values[index] ?? null;
      const interval = l.low && l.low[index] != null && l.high?.[index] != null
        ? ` (${value(l.low[index]!, data.unit)} to ${value(l.high[index]!, data.unit)})` : '';
      return [l.name || data.yLabel, v === null ? NONE : exact(v, data.unit) + interval];
    });
    lines.push(['Rows near', count(data.counts[index] ?? 0)]);
    const cut = data.threshold?.[index];
    if (cut != null) lines.push(['Threshold', exact(cut, data.unit)]);
    return { x: this.left(this.placeOf(index)), y: TOP, width: 1, height: data.height,
      title: `${data.title} ${data.labels[index]!}`, lines };
  }

  /** The place of a point on the x axis. */
  private placeOf(index: number): number { return this.data!.x ? this.data!.x[index]! : index; }

  private get start(): number {
    const labels = this.y.ticks.map(v => textWidth(this.tickY(v), this.theme, this.theme.size - 1));
    return Math.ceil(Math.max(0, ...labels)) + 8;
  }

  private tickY(v: number): string { return tick(v, this.y.step, this.data!.unit); }

  private left(x: number): number {
    const wide = Math.max(1, this.width - this.start - RIGHT);
    return this.start + ((x - this.x.min) / (this.x.max - this.x.min)) * wide;
  }

  private up(y: number): number {
    const share = (y - this.y.min) / (this.y.max - this.y.min);
    return TOP + (1 - share) * this.data!.height;
  }

  private get strip(): number { return this.data!.density.length ? STRIP : 0; }

  private get high(): number { return TOP + this.data!.height + this.strip + this.theme.size * 2 + 8; }

  protected override picture(data: EffectData, theme: Theme): TemplateResult {
    if (!this.width) return html``;
    const bottom = TOP + data.height;
    const right = this.width - RIGHT;
    const small = theme.size - 1;
    return html`
      <svg width=${this.width} height=${this.high} viewBox="0 0 ${this.width} ${this.high}"
        font-size=${small}>
        ${this.shade(data, theme)}
        ${this.y.ticks.map(t => svg`
          <line x1=${this.start} x2=${right} y1=${this.up(t)} y2=${this.up(t)} stroke=${theme.line}
            opacity="0.6"></line>
          <text x=${this.start - 6} y=${this.up(t) + small / 3} text-anchor="end"
            fill=${theme.muted}>${this.tickY(t)}</text>`)}
        ${this.bandArea(data, theme)}
        ${data.bundle.map(row => svg`<path d=${this.path(row)} fill="none" stroke=${theme.muted}
          stroke-width="1" opacity="0.25"></path>`)}
        ${data.threshold ? svg`<path d=${this.path(data.threshold)} fill="none" stroke=${theme.text}
          stroke-width="1" stroke-dasharray="1 3"></path>` : ''}
        ${data.lines.map((l, i) => this.line(l, i, theme))}
        ${this.rug(data, theme, bottom)}
        ${this.density(data, theme, bottom)}
        ${this.labels(data, theme, bottom + this.strip)}
        <line x1=${this.start} x2=${right} y1=${bottom} y2=${bottom} stroke=${theme.muted}></line>
        ${this.flipMarks(data, theme)}
        ${this.marker(theme, bottom + this.strip)}
      </svg>`;
  }

  /** Where the data have no rows. */
  private shade(data: EffectData, theme: Theme): TemplateResult[] {
    const fill = mix(theme.muted, theme.background, 0.16);
    const area = (from: number, to: number): TemplateResult => svg`
      <rect x=${this.left(from)} y=${TOP} height=${data.height} fill=${fill}
        width=${Math.max(1, this.left(to) - this.left(from))}></rect>` as TemplateResult;
    const points = data.labels.flatMap((_, i) => {
      if (data.counts[i] !== 0) return [];
      const own = this.placeOf(i);
      const before = i > 0 ? (this.placeOf(i - 1) + own) / 2 : data.x ? this.x.min : own - 0.5;
      const after = i + 1 < data.labels.length ? (this.placeOf(i + 1) + own) / 2
        : data.x ? this.x.max : own + 0.5;
      return [area(before, after)];
    });
    return [...data.gaps.map(([from, to]) => area(from, to)), ...points];
  }

  private bandArea(data: EffectData, theme: Theme): TemplateResult | string {
    if (!data.band) return '';
    const there: string[] = [];
    const back: string[] = [];
    data.labels.forEach((_, i) => {
      const [low, high] = [data.band!.low[i], data.band!.high[i]];
      if (low == null || high == null) return;
      const x = this.left(this.placeOf(i));
      there.push(`${x} ${this.up(high)}`);
      back.unshift(`${x} ${this.up(low)}`);
    });
    return there.length ? svg`<path d="M${[...there, ...back].join('L')}Z"
      fill=${mix(theme.muted, theme.background, 0.25)}></path>` : '';
  }

  private path(values: readonly (number | null)[]): string {
    let path = '';
    let broken = true;
    values.forEach((v, i) => {
      if (v === null) {
        broken = true;
        return;
      }
      path += `${broken ? 'M' : 'L'}${this.left(this.placeOf(i)).toFixed(1)} ${this.up(v).toFixed(1)}`;
      broken = false;
    });
    return path;
  }

  private line(l: EffectLine, i: number, theme: Theme): TemplateResult {
    const color = paint(theme, l.color);
    const categories = !this.data!.x;
    return svg`
      ${l.low && l.high ? [l.low, l.high].map(end => svg`<path d=${this.path(end)} fill="none"
        stroke=${color} stroke-width="0.75"></path>`) : ''}
      ${categories ? l.values.map((v, at) => (v === null ? '' : svg`
        <path d=${symbol(i, 4)} fill=${color}
          transform="translate(${this.left(at)},${this.up(v)})"></path>`))
        : svg`<path d=${this.path(l.values)} fill="none" stroke=${color} stroke-width="1.75"
          stroke-dasharray=${dash(i).join(' ') || 'none'}></path>`}` as TemplateResult;
  }

  private rug(data: EffectData, theme: Theme, bottom: number): TemplateResult[] {
    return data.rug.filter(v => v >= this.x.min && v <= this.x.max).map(v => svg`
      <line x1=${this.left(v)} x2=${this.left(v)} y1=${bottom - 4} y2=${bottom} stroke=${theme.muted}
        opacity="0.5"></line>`);
  }

  /** Bars whose areas are as the numbers of rows. */
  private density(data: EffectData, theme: Theme, bottom: number): TemplateResult[] {
    const fill = mix(theme.muted, theme.background, 0.55);
    const base = bottom + STRIP;
    const dense = (b: { from: number; to: number; count: number }): number => b.count / (b.to - b.from);
    const most = Math.max(...data.density.map(dense));
    return data.density.flatMap(bin => {
      const from = this.left(clamp(bin.from, this.x.min, this.x.max));
      const to = this.left(clamp(bin.to, this.x.min, this.x.max));
      // What has any rows can be seen.
      const high = Math.max(1, (dense(bin) / most) * (STRIP - 3));
      return bin.count > 0 && to > from ? [svg`
        <rect class="density" x=${from} y=${base - high} width=${Math.max(1, to - from - 0.5)}
          height=${high} fill=${fill}></rect>`] : [];
    });
  }

  private labels(data: EffectData, theme: Theme, bottom: number): TemplateResult[] {
    const small = theme.size - 1;
    const places: [number, string][] = data.x
      ? this.x.ticks.map(t => [t, tick(t, this.x.step, '')])
      : data.labels.map((label, i) => [i, label]);
    let free = -Infinity;
    return places.flatMap(([x, text]) => {
      const at = this.left(x);
      const room = data.x ? Infinity : (this.left(1) - this.left(0)) * 2;
      const shown = fit(text, t => textWidth(t, theme, small) <= Math.max(28, room));
      const half = textWidth(shown, theme, small) / 2;
      const middle = clamp(at, half, this.width - half);
      if (middle - half < free + 4) return [];
      free = middle + half;
      return [svg`<text x=${middle} y=${bottom + theme.size + 8} text-anchor="middle"
        fill=${theme.muted}>${shown}</text>`];
    });
  }

  private flipMarks(data: EffectData, theme: Theme): TemplateResult[] {
    return data.flips.map(f => svg`
      <line x1=${this.left(f.at)} x2=${this.left(f.at)} y1=${TOP} y2=${TOP + data.height}
        stroke=${theme.text} stroke-width="1" stroke-dasharray="4 3"></line>
      <path d=${symbol(3, 4.5)} fill=${theme.background} stroke=${theme.text} stroke-width="1.5"
        transform="translate(${this.left(f.at)},${TOP + 2})"></path>`);
  }

  /** The row's own value: a line, and a triangle under the axis. */
  private marker(theme: Theme, bottom: number): TemplateResult | string {
    const at = this.place();
    if (at === null || at < this.x.min || at > this.x.max) return '';
    const x = this.left(at);
    return svg`
      <line x1=${x} x2=${x} y1=${TOP} y2=${bottom} stroke=${theme.text} stroke-width="1.5"></line>
      <path d=${symbol(2, 5)} fill=${theme.text} transform="translate(${x},${bottom + 5})"></path>`;
  }

  protected override drawing(): Drawing | null {
    const picture = this.renderRoot.querySelector<SVGSVGElement>('.canvas svg');
    return picture && { ...sourceOf(picture), width: this.width, height: this.high };
  }
}

const known = (l: EffectLine): number[] => l.values.filter(v => v !== null);
const least = (l: EffectLine): number => Math.min(...known(l));
const most = (l: EffectLine): number => Math.max(...known(l));

function ends(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}
