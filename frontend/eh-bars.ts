import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { CustomSeriesRenderItem, EChartsOption } from 'echarts';
import type { BarRow, BarsData, BarSelect } from './data.js';
import { axis, EhEChart } from './echart.js';
import { count, counts, exact, fixed, interval, statusWords, tick, value } from './format.js';
import { redraws, type Spot } from './frame.js';
import { decal, type LegendItem } from './legend.js';
import { clamp, fixedScale, niceScale, type Scale } from './scale.js';
import type { Table } from './table.js';
import { paint, textWidth, type Theme } from './theme.js';

const GAP = 14;
const BAR = 14;
const SMALL = 'small';
/** Below it six decimals are too few. */
const LEAST = 1e-4;

/** A row with its place in the data. */
interface Row extends BarRow {
  index: number;
  /** False for rows that continue the group above. */
  first: boolean;
}

/** Widths of the columns and places of the rows in pixels. */
interface Layout {
  label: number;
  series: number;
  left: number;
  right: number;
  count: number;
  value: number;
  small: number;
  top: number;
  /** Upper edge of each row, and the lower edge of the last. */
  edges: number[];
}

/** Horizontal bars with 95 % intervals. */
export class EhBars extends EhEChart<BarsData> {
  static override styles = [...EhEChart.styles, css`
    .stage { max-height: none; }
    .find { display: flex; align-items: center; gap: 8px; margin-block-end: 8px; font-size: 0.86em; }
    .find input { font: inherit; color: inherit; background: transparent; min-width: 0;
      padding: 4px 8px; border: 1px solid var(--muted); border-radius: 5px; }
    .more { font-size: 0.86em; margin-block-start: 8px; min-height: 24px; }
  `];

  static override properties: PropertyDeclarations = {
    whole: { state: true }, sought: { state: true },
  };

  /** Whether all groups are shown, past the limit. */
  private declare whole: boolean;
  /** Part of the names of the groups to show. */
  private declare sought: string;
  /** All rows in their order, and those that are drawn. */
  private all: Row[] = [];
  private rows: Row[] = [];
  private series: string[] = [];
  /** The size of the largest value. */
  private largest = 0;
  private scale: Scale = fixedScale([0, 1]);

  constructor() {
    super();
    this.whole = false;
    this.sought = '';
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('data') && this.data) {
      this.all = arrange(this.data);
      this.series = [...new Set(this.all.map(r => r.series))];
      this.largest = Math.max(0, ...this.all.map(r => Math.abs(r.measure.value ?? 0)));
    }
    if (this.data && redraws(changed)) this.rows = this.shown(this.data);
    super.willUpdate(changed);
  }

  /** The groups that are sought, or as many as the limit lets through. */
  private shown({ limit }: BarsData): Row[] {
    if (!this.folds(limit)) return this.all;
    const sought = this.sought.trim().toLowerCase();
    if (sought) return this.all.filter(r => r.label.toLowerCase().includes(sought));
    if (this.whole) return this.all;
    const labels = new Set([...new Set(this.all.map(r => r.label))].slice(0, limit!));
    return this.all.filter(r => labels.has(r.label));
  }

  private groups(rows: Row[]): number { return new Set(rows.map(r => r.label)).size; }

  private folds(limit: number | null | undefined): boolean {
    return !!limit && this.groups(this.all) > limit;
  }

  protected override above(data: BarsData): TemplateResult | typeof nothing {
    return !this.folds(data.limit) ? nothing : html`
      <label class="find">Find a ${noun(data)}
        <input type="search" .value=${this.sought} @input=${(event: Event) => {
          this.sought = (event.target as HTMLInputElement).value;
        }}></label>`;
  }

  protected override below(data: BarsData): TemplateResult | typeof nothing {
    if (!this.folds(data.limit)) return nothing;
    const all = this.groups(this.all);
    if (this.sought.trim()) {
      return html`<p class="note" role="status">${count(this.groups(this.rows))} of ${count(all)}
        ${noun(data)}s have \u201c${this.sought.trim()}\u201d in their name.</p>`;
    }
    return html`<button class="link more" aria-expanded=${this.whole}
      @click=${() => { this.whole = !this.whole; }}>${this.whole
        ? `Show the first ${count(data.limit!)} ${noun(data)}s only`
        : `Show all ${count(all)} ${noun(data)}s`
      }</button>`;
  }

  protected override subtitle(data: BarsData): string {
    return [
      data.unit === '%' ? 'percent' : data.unit,
      data.rows.some(r => r.measure.low !== null) ? 'thin lines are 95 % intervals' : '',
      data.rows.some(r => r.measure.status === 'small') ? 'hollow bars are small groups' : '',
    ].filter(Boolean).join('; ');
  }

  protected override empty(data: BarsData): string {
    return data.rows.length ? '' : 'There are no rows to show.';
  }

  protected override summary(data: BarsData): string {
    const known = this.all.filter(r => r.measure.value !== null);
    const name = (r: Row): string => this.nameOf(r);
    const most = known.reduce((a, b) => (b.measure.value! > a.measure.value! ? b : a), known[0]!);
    const least = known.reduce((a, b) => (b.measure.value! < a.measure.value! ? b : a), known[0]!);
    return `Bar chart of ${count(this.all.length)} rows` + (known.length
      ? `, from ${value(least.measure.value, data.unit)} (${name(least)}) `
        + `to ${value(most.measure.value, data.unit)} (${name(most)}).`
      : '.') + ' The table view holds all values.';
  }

  protected override legend(): LegendItem[] {
    if (this.series.length < 2) return [];
    return this.series.map((name, pattern) => {
      const colors = new Set(this.all.filter(r => r.series === name).map(r => r.color));
      return { name, pattern, shape: 'area', color: colors.size === 1 ? [...colors][0]! : null };
    });
  }

  protected override table(data: BarsData): Table {
    const format = (v: number): string => value(v, data.unit);
    const named = this.series.length > 1;
    const reasons = this.all.some(r => r.measure.reason);
    return {
      columns: [
        { key: 'label', head: 'Row' },
        ...(named ? [{ key: 'series', head: 'Series' }] : []),
        { key: 'value', head: 'Value', format },
        { key: 'low', head: 'Low (95 %)', format },
        { key: 'high', head: 'High (95 %)', format },
        { key: 'numerator', head: 'Numerator', format: count },
        { key: 'denominator', head: 'Denominator', format: count },
        { key: 'status', head: 'Status' },
        ...(reasons ? [{ key: 'reason', head: 'Reason' }] : []),
      ],
      rows: this.all.map(({ label, series, measure: m }) => [label, ...(named ? [series] : []),
        m.value, m.low, m.high, m.numerator, m.denominator, statusWords[m.status],
        ...(reasons ? [m.reason] : [])]),
      choose: row => this.tell(this.all[row]!),
    };
  }

  private nameOf(row: Row): string {
    return this.series.length > 1 ? `${row.label}, ${row.series}` : row.label;
  }

  protected override spots(): number { return this.rows.length; }

  protected override spotAt(_x: number, y: number): number {
    const { edges } = this.layout(this.theme);
    const next = edges.findIndex(edge => y < edge);
    return next < 1 ? -1 : next - 1;
  }

  protected override spot(index: number): Spot | null {
    const row = this.rows[index];
    if (!row) return null;
    const m = row.measure;
    const { unit } = this.data!;
    const { edges } = this.layout(this.theme);
    const lines: [string, string][] = [['Value', exact(m.value, unit)]];
    if (m.denominator !== null) lines.push(['Counts', counts(m)]);
    if (m.low !== null) lines.push(['95 % interval', interval(m, unit)]);
    if (m.status !== 'ok') lines.push(['Status', statusWords[m.status]]);
    if (m.reason) lines.push(['Reason', m.reason]);
    return { x: 0, y: edges[index]!, width: this.width, height: edges[index + 1]! - edges[index]!,
      title: this.nameOf(row), lines };
  }

  protected override choose(row: number): void { this.tell(this.rows[row]!); }

  private tell({ label, series, index }: Row): void {
    this.dispatchEvent(new CustomEvent<BarSelect>('bar-select',
      { detail: { label, series, index }, bubbles: true, composed: true }));
  }

  protected override height(): number {
    return this.layout(this.theme).edges.at(-1)! + 26;
  }

  private layout(theme: Theme): Layout {
    const { rows, width } = this;
    const widest = (texts: string[]): number =>
      Math.ceil(Math.max(0, ...[...new Set(texts)].map(t => textWidth(t, theme))));
    const lines = (text: string, room: number): number => {
      const full = textWidth(text, theme);
      return full > room ? Math.ceil((full / room) * 1.15) : 1;
    };
    const label = Math.min(width * 0.3, widest(rows.map(r => r.label)) + 3);
    const series = this.series.length > 1 ? Math.min(width * 0.18, widest(this.series) + 3) : 0;
    const shown = widest(rows.map(r => this.valueText(r))) + 2;
    const small = rows.some(r => r.measure.status === 'small')
      ? widest([SMALL]) + GAP / 2 : 0;
    const counted = widest(rows.map(r => counts(r.measure)));
    const room = width - label - series - shown - small - counted - 4 * GAP > width * 0.3;
    const edges = [this.data?.reference ? theme.size + 10 : 4];
    for (const row of rows) {
      const most = Math.max(row.first ? lines(row.label, label) : 1,
        series ? lines(row.series, series) : 1);
      edges.push(edges.at(-1)! + Math.max(26, most * theme.size * 1.25 + 8));
    }
    return {
      label,
      series,
      left: label + (series ? series + GAP : 0) + GAP,
      value: shown,
      small,
      count: room ? counted : 0,
      right: shown + small + GAP + (room && counted ? counted + GAP : 0),
      top: edges[0]!,
      edges,
    };
  }

  private valueText({ measure: m }: BarRow): string {
    if (m.value === null) return '';
    if (this.data!.unit === '%') return value(m.value, '%');
    // What is nothing but rounding is told from what is merely small beside the others.
    if (Math.abs(m.value) <= this.largest * 1e-9) return '0';
    if (this.all.every(r => Number.isInteger(r.measure.value ?? 0))) return count(m.value);
    return this.largest < LEAST ? value(m.value, '') : fixed(m.value, this.largest, '');
  }

  protected override option(data: BarsData, theme: Theme): EChartsOption {
    const layout = this.layout(theme);
    const { edges } = layout;
    const wide = this.width - layout.left - layout.right;
    const scale = this.scale = scaleOf(data, clamp(Math.floor(wide / 70), 2, 6));
    return {
      grid: { left: layout.left, right: layout.right, top: layout.top, bottom: 26,
        outerBoundsMode: 'none' },
      xAxis: { ...axis(theme, true), min: scale.min, max: scale.max, interval: scale.step,
        axisLabel: { color: theme.muted, fontSize: theme.size - 1, hideOverlap: true,
          formatter: (v: number) => tick(v, scale.step, data.unit) } },
      yAxis: { type: 'value', inverse: true, show: false, min: edges[0], max: edges.at(-1) },
      series: {
        type: 'custom',
        clip: false,
        silent: true,
        data: this.rows.map((_, i) => [scale.min, edges[i], i]),
        renderItem: this.renderer(data, theme, layout),
        markLine: data.reference ? {
          silent: true,
          symbol: 'none',
          data: [{ xAxis: clamp(data.reference.value, scale.min, scale.max) }],
          lineStyle: { color: theme.text, type: [4, 3], width: 1 },
          label: { position: 'start', distance: 5, color: theme.text, fontSize: theme.size - 1,
            formatter: () => data.reference!.label },
        } : undefined,
      },
    } as EChartsOption;
  }

  private renderer(data: BarsData, theme: Theme, layout: Layout): CustomSeriesRenderItem {
    const { rows, scale, width } = this;
    const plain = this.series.length < 2;
    const text = (x: number, y: number, t: string, fill: string, align: string, more?: object) => ({
      type: 'text', style: { x, y, text: t, fill, align, verticalAlign: 'middle',
        font: `${theme.size}px ${theme.font}`, lineHeight: theme.size * 1.25, ...more },
    });
    return (params, api) => {
      const row = rows[params.dataIndex]!;
      const m = row.measure;
      const y = crisp((layout.edges[params.dataIndex]! + layout.edges[params.dataIndex + 1]!) / 2);
      const at = (v: number): number => api.coord([clamp(v, scale.min, scale.max), 0])[0]!;
      const color = paint(theme, row.color);
      const children: object[] = [];
      const fold = (room: number): object => ({ width: room, overflow: 'break' });
      if (row.first) {
        children.push(text(0, y, row.label, theme.text, 'left', fold(layout.label)));
      }
      if (!plain) {
        children.push(text(layout.label + GAP, y, row.series, theme.muted, 'left',
          fold(layout.series)));
      }
      if (m.value === null) {
        children.push(text(layout.left + 2, y, m.reason ?? statusWords[m.status], theme.muted,
          'left', { width: width - layout.left - 4, overflow: 'truncate',
            backgroundColor: theme.background, padding: [0, 4] }));
        return { type: 'group', children } as never;
      }
      const pattern = plain ? 0 : this.series.indexOf(row.series);
      children.push(bar(at(startOf(data)), at(m.value), y, m.status === 'small'
        ? { fill: 'none', stroke: color, lineWidth: 1.5 }
        : { fill: color, decal: decal(pattern, color, theme) }));
      if (m.low !== null && m.high !== null) {
        const [low, high] = [crisp(at(m.low)), crisp(at(m.high))];
        const shape = { d: `M${low} ${y}H${high}`
          + (m.low >= scale.min ? `M${low} ${y - 4}V${y + 4}` : '')
          + (m.high <= scale.max ? `M${high} ${y - 4}V${y + 4}` : '') };
        const stroke = (color: string, lineWidth: number): object => ({ type: 'path', shape,
          style: { fill: 'none', stroke: color, lineWidth } });
        children.push(stroke(theme.background, 3), stroke(theme.text, 1));
      }
      const right = width - layout.small;
      if (layout.count) {
        children.push(text(right - layout.value - GAP, y, counts(m), theme.muted, 'right'));
      }
      children.push(text(right, y, this.valueText(row), theme.text, 'right'));
      if (m.status === 'small') children.push(text(width, y, SMALL, theme.muted, 'right'));
      return { type: 'group', children } as never;
    };
  }
}

const noun = (data: BarsData): string => data.noun ?? 'group';

/** The middle of a pixel, where a thin line is sharp. */
const crisp = (v: number): number => Math.floor(v) + 0.5;

function bar(
  from: number, to: number, y: number,
  style: { fill: string; stroke?: string; lineWidth?: number; decal?: object | undefined },
): object {
  const inset = (style.lineWidth ?? 0) / 2;
  return {
    type: 'rect',
    shape: { x: Math.min(from, to) + inset, y: y - BAR / 2 + inset,
      width: Math.max(1, Math.abs(to - from) - 2 * inset), height: BAR - 2 * inset },
    style,
  };
}

function arrange(data: BarsData): Row[] {
  const rows: Row[] = data.rows.map((row, index) => ({ ...row, index, first: true }));
  if (data.sort) {
    const groups = Map.groupBy(rows, r => r.label);
    const key = (group: Row[]): number => group[0]!.measure.value ?? -Infinity;
    rows.splice(0, rows.length,
      ...[...groups.values()].sort((a, b) => (key(b) > key(a) ? 1 : key(b) < key(a) ? -1 : 0)).flat());
  }
  rows.forEach((row, i) => { row.first = rows[i - 1]?.label !== row.label; });
  return rows;
}

const startOf = ({ reference }: BarsData): number => (reference?.neutral ? reference.value : 0);

/** The axis holds where bars start, unless the given ends leave it out. */
function scaleOf(data: BarsData, parts: number): Scale {
  if (data.domain) return fixedScale(data.domain, parts);
  return niceScale([startOf(data), data.reference?.value ?? 0,
    ...data.rows.flatMap(({ measure: m }) => [m.value, m.low, m.high])], parts);
}
