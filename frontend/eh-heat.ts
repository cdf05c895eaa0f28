import { html, svg, type PropertyValues, type TemplateResult } from 'lit';
import type { CellSelect, HeatData } from './data.js';
import { sourceOf, type Drawing } from './export.js';
import { count, exact, NONE, tick, value } from './format.js';
import { EhChart, type Spot } from './frame.js';
import { LEVELS, ramp } from './ramp.js';
import { clamp, niceScale, type Scale } from './scale.js';
import { symbol } from './symbols.js';
import type { Table } from './table.js';
import { fit, mix, textWidth, type Theme } from './theme.js';

const RIGHT = 10;
const BAR = 9;

/** Scores over the values of two features, as coloured cells. */
export class EhHeat extends EhChart<HeatData> {
  private scale: Scale = niceScale([]);

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data') && this.data) this.scale = niceScale(this.data.values.flat(), 4);
    super.willUpdate(changed);
  }

  protected override empty(data: HeatData): string {
    return data.values.flat().some(v => v !== null) ? ''
      : data.note ?? 'There are no cells to show.';
  }

  protected override subtitle(data: HeatData): string {
    return [
      data.what,
      data.positiveLabel ? `outlined: ${data.positiveLabel}` : '',
      data.counts?.flat().includes(0) ? 'hatched and faded: no rows of the data' : '',
      data.current ? 'ring: this row' : '',
    ].filter(Boolean).join('; ');
  }

  protected override note(data: HeatData): string { return data.note ?? ''; }

  protected override summary(data: HeatData): string {
    const known = data.values.flat().filter(v => v !== null);
    return `${data.what} by ${data.xName} and ${data.yName}, ${data.xLabels.length} by `
      + `${data.yLabels.length} values: from ${value(Math.min(...known), data.unit)} to `
      + `${value(Math.max(...known), data.unit)}. The table view holds all values.`;
  }

  protected override table(data: HeatData): Table {
    return {
      columns: [
        { key: data.xName, head: data.xName },
        { key: data.yName, head: data.yName },
        { key: data.what, head: data.what, format: v => value(v, data.unit) },
        ...(data.counts ? [{ key: 'rows', head: 'Rows near', format: count }] : []),
        ...(data.positive ? [{ key: 'decision', head: data.positiveLabel! }] : []),
      ],
      rows: data.xLabels.flatMap((x, i) => data.yLabels.map((y, j) => [x, y,
        data.values[i]![j] ?? null, ...(data.counts ? [data.counts[i]![j]!] : []),
        ...(data.positive ? [data.positive[i]![j] ? 'yes' : 'no'] : [])])),
    };
  }

  protected override spots(): number {
    return this.data!.xLabels.length * this.data!.yLabels.length;
  }

  /** Spots go from the lower left corner to the right, then up. */
  protected override spotAt(px: number, py: number): number {
    const { xLabels, yLabels } = this.data!;
    const i = Math.floor((px - this.start) / this.wide);
    const j = yLabels.length - 1 - Math.floor((py - this.top) / this.tall);
    return i < 0 || j < 0 || i >= xLabels.length || j >= yLabels.length ? -1
      : j * xLabels.length + i;
  }

  protected override spot(index: number): Spot | null {
    const { data } = this;
    if (!data || index >= this.spots()) return null;
    const [i, j] = [index % data.xLabels.length, Math.floor(index / data.xLabels.length)];
    const v = data.values[i]![j] ?? null;
    return { x: this.left(i), y: this.up(j), width: this.wide, height: this.tall,
      title: `${data.xName} ${data.xLabels[i]!}, ${data.yName} ${data.yLabels[j]!}`,
      lines: [
        [data.what, v === null ? NONE : exact(v, data.unit)],
        ...(data.counts ? [['Rows near', count(data.counts[i]![j]!)] as [string, string]] : []),
        ...(data.positive && v !== null
          ? [[data.positiveLabel!, data.positive[i]![j] ? 'yes' : 'no'] as [string, string]] : []),
      ] };
  }

  protected override chooses(data: HeatData): boolean { return !!data.choosable; }

  protected override choose(index: number): void {
    const wide = this.data!.xLabels.length;
    if (this.data!.choosable) {
      this.dispatchEvent(new CustomEvent<CellSelect>('cell-select',
        { detail: { x: index % wide, y: Math.floor(index / wide) } }));
    }
  }

  private get small(): number { return this.theme.size - 1; }

  /** The ramp with its numbers and the name of the axis upwards are over the cells. */
  private get top(): number { return BAR + this.small * 3.6; }

  private get start(): number {
    const labels = this.data!.yLabels.map(l => textWidth(l, this.theme, this.small));
    return Math.ceil(Math.min(Math.max(...labels), this.width / 4)) + 8;
  }

  private get wide(): number {
    return Math.max(1, this.width - this.start - RIGHT) / this.data!.xLabels.length;
  }

  private get tall(): number { return clamp(280 / this.data!.yLabels.length, 18, 44); }

  private get bottom(): number { return this.top + this.tall * this.data!.yLabels.length; }

  private get high(): number { return this.bottom + this.small * 3 + 4; }

  private left(i: number): number { return this.start + i * this.wide; }

  private up(j: number): number { return this.bottom - (j + 1) * this.tall; }

  protected override picture(data: HeatData, theme: Theme): TemplateResult {
    if (!this.width) return html``;
    return html`
      <svg width=${this.width} height=${this.high} viewBox="0 0 ${this.width} ${this.high}"
        font-size=${this.small}>
        <defs><pattern id="eh-hatch" width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke=${theme.background} stroke-width="1.6"
            fill="none"></path></pattern></defs>
        ${this.bar(data, theme)}
        ${this.cells(data, theme)}
        ${this.outline(data, theme)}
        ${this.labels(data, theme)}
        ${this.marker(data, theme)}
      </svg>`;
  }

  private bar(data: HeatData, theme: Theme): TemplateResult[] {
    const wide = Math.min(280, this.width - this.start - RIGHT);
    const colors = colorsOf(theme);
    const steps = 70;
    const at = (v: number): number =>
      this.start + ((v - this.scale.min) / (this.scale.max - this.scale.min)) * wide;
    return [
      ...Array.from({ length: steps }, (_, i) => svg`<rect y="0" height=${BAR}
        x=${this.start + (i * wide) / steps} width=${wide / steps + 0.3}
        fill=${colors[Math.round((i / (steps - 1)) * (LEVELS - 1))]!}></rect>`),
      ...this.scale.ticks.map(t => svg`<text x=${at(t)} y=${BAR + this.small + 2}
        text-anchor=${t === this.scale.ticks[0] ? 'start'
          : t === this.scale.ticks.at(-1) ? 'end' : 'middle'}
        fill=${theme.muted}>${tick(t, this.scale.step, data.unit)}</text>`),
      svg`<text x="0" y=${this.top - 7} fill=${theme.text}>${data.yName}</text>`,
    ];
  }

  private cells(data: HeatData, theme: Theme): TemplateResult[] {
    const colors = colorsOf(theme);
    return data.values.flatMap((column, i) => column.map((v, j) => {
      const none = data.counts?.[i]![j] === 0;
      const share = v === null ? 0 : (v - this.scale.min) / (this.scale.max - this.scale.min);
      const color = v === null ? theme.background : colors[Math.round(share * (LEVELS - 1))]!;
      const [x, y] = [this.left(i), this.up(j)];
      return svg`
        <rect x=${x + 0.5} y=${y + 0.5} width=${Math.max(0.5, this.wide - 1)} height=${this.tall - 1}
          fill=${none ? mix(color, theme.background, 0.45) : color}
          stroke=${v === null ? theme.line : 'none'}></rect>
        ${none && v !== null ? svg`<rect x=${x + 0.5} y=${y + 0.5} fill="url(#eh-hatch)"
          width=${Math.max(0.5, this.wide - 1)} height=${this.tall - 1}></rect>` : ''}
        ${v === null ? svg`<text x=${x + this.wide / 2} y=${y + this.tall / 2 + 4}
          text-anchor="middle" fill=${theme.muted}>${NONE}</text>` : ''}`;
    }));
  }

  /** Lines around the cells whose decision is positive. */
  private outline(data: HeatData, theme: Theme): TemplateResult | string {
    const { positive } = data;
    if (!positive) return '';
    const is = (i: number, j: number): boolean => positive[i]?.[j] ?? false;
    let path = '';
    positive.forEach((column, i) => column.forEach((yes, j) => {
      if (!yes) return;
      const [x, y, w, h] = [this.left(i), this.up(j), this.wide, this.tall];
      if (!is(i - 1, j)) path += `M${x} ${y}V${y + h}`;
      if (!is(i + 1, j)) path += `M${x + w} ${y}V${y + h}`;
      if (!is(i, j + 1)) path += `M${x} ${y}H${x + w}`;
      if (!is(i, j - 1)) path += `M${x} ${y + h}H${x + w}`;
    }));
    return svg`
      <path d=${path} fill="none" stroke=${theme.background} stroke-width="5"
        stroke-linecap="square"></path>
      <path d=${path} fill="none" stroke=${theme.text} stroke-width="2"
        stroke-linecap="square"></path>` as TemplateResult;
  }

  private labels(data: HeatData, theme: Theme): TemplateResult[] {
    let free = -Infinity;
    const across = data.xLabels.flatMap((label, i) => {
      const shown = fit(label, t => textWidth(t, theme, this.small) <= Math.max(40, this.wide - 4));
      const half = textWidth(shown, theme, this.small) / 2;
      const middle = clamp(this.left(i + 0.5), half, this.width - half);
      if (middle - half < free + 6) return [];
      free = middle + half;
      return [svg`<text x=${middle} y=${this.bottom + this.small + 3} text-anchor="middle"
        fill=${theme.muted}>${shown}</text>`];
    });
    const room = this.start - 6;
    return [
      ...across,
      ...data.yLabels.map((label, j) => svg`<text x=${room} text-anchor="end" fill=${theme.muted}
        y=${this.up(j) + this.tall / 2 + this.small / 3}>${fit(label,
          t => textWidth(t, theme, this.small) <= room)}</text>`),
      svg`<text x=${this.width - RIGHT} y=${this.bottom + this.small * 2.4} text-anchor="end"
        fill=${theme.text}>${data.xName}</text>`,
    ];
  }

  /** The row's own place: a ring. */
  private marker(data: HeatData, theme: Theme): TemplateResult | string {
    if (!data.current) return '';
    const [x, y] = [this.left(data.current[0] + 0.5), this.up(data.current[1] - 0.5)];
    const ring = symbol(0, 6);
    return svg`
      <path d=${ring} transform="translate(${x},${y})" fill="none" stroke=${theme.background}
        stroke-width="6"></path>
      <path d=${ring} transform="translate(${x},${y})" fill="none" stroke=${theme.text}
        stroke-width="2.5"></path>` as TemplateResult;
  }

  protected override drawing(): Drawing | null {
    const picture = this.renderRoot.querySelector<SVGSVGElement>('.canvas svg');
    return picture && { ...sourceOf(picture), width: this.width, height: this.high };
  }
}

const colorsOf = (theme: Theme): string[] => ramp(theme.dark, false).map(rgb =>
  '#' + rgb.map(v => v.toString(16).padStart(2, '0')).join(''));
