import type { CustomSeriesRenderItem, EChartsOption } from 'echarts';
import type { BarRow, BarsData, BarSelect } from './data.js';
import { axis, EhEChart } from './echart.js';
import { count, counts, exact, interval, statusWords, tick, value } from './format.js';
import type { Spot } from './frame.js';
import { decal, type LegendItem } from './legend.js';
import { clamp, fixedScale, niceScale, type Scale } from './scale.js';
import type { Table } from './table.js';
import { paint, textWidth, type Theme } from './theme.js';

const GAP = 14;

/** A row with its place in the data. */
interface Row extends BarRow {
  index: number;
  /** False for rows that continue the group above. */
  first: boolean;
}

/** Widths and heights in pixels. */
interface Layout {
  label: number;
  series: number;
  left: number;
  right: number;
  count: number;
  value: number;
  top: number;
  row: number;
}

/** Horizontal bars with 95 % intervals. */
export class EhBars extends EhEChart<BarsData> {
  private rows: Row[] = [];
  private series: string[] = [];
  private scale: Scale = fixedScale([0, 1]);

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('data') && this.data) {
      this.rows = arrange(this.data);
      this.series = [...new Set(this.rows.map(r => r.series))];
      this.scale = scaleOf(this.data);
    }
    super.willUpdate(changed);
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
    const known = this.rows.filter(r => r.measure.value !== null);
    const name = (r: Row): string => this.nameOf(r);
    const most = known.reduce((a, b) => (b.measure.value! > a.measure.value! ? b : a), known[0]!);
    const least = known.reduce((a, b) => (b.measure.value! < a.measure.value! ? b : a), known[0]!);
    return `Bar chart of ${count(this.rows.length)} rows` + (known.length
      ? `, from ${value(least.measure.value, data.unit)} (${name(least)}) `
        + `to ${value(most.measure.value, data.unit)} (${name(most)}).`
      : '.') + ' The table view holds all values.';
  }

  protected override legend(): LegendItem[] {
    if (this.series.length < 2) return [];
    return this.series.map((name, pattern) => {
      const colors = new Set(this.rows.filter(r => r.series === name).map(r => r.color));
      return { name, pattern, shape: 'area', color: colors.size === 1 ? [...colors][0]! : null };
    });
  }

  protected override table(data: BarsData): Table {
    const format = (v: number): string => exact(v, data.unit);
    return {
      columns: [
        { key: 'label', head: 'Row' },
        { key: 'series', head: 'Series' },
        { key: 'value', head: 'Value', format },
        { key: 'low', head: 'Low (95 %)', format },
        { key: 'high', head: 'High (95 %)', format },
        { key: 'numerator', head: 'Numerator', format: count },
        { key: 'denominator', head: 'Denominator', format: count },
        { key: 'status', head: 'Status' },
        { key: 'reason', head: 'Reason' },
      ],
      rows: this.rows.map(({ label, series, measure: m }) => [label, series, m.value, m.low,
        m.high, m.numerator, m.denominator, statusWords[m.status], m.reason]),
      choose: row => this.choose(row),
    };
  }

  private nameOf(row: Row): string {
    return this.series.length > 1 ? `${row.label}, ${row.series}` : row.label;
  }

  protected override spots(): number { return this.rows.length; }

  protected override spotAt(_x: number, y: number): number {
    const { top, row } = this.layout(this.theme);
    const index = Math.floor((y - top) / row);
    return index < this.rows.length ? Math.max(-1, index) : -1;
  }

  protected override spot(index: number): Spot | null {
    const row = this.rows[index];
    if (!row) return null;
    const m = row.measure;
    const { unit } = this.data!;
    const layout = this.layout(this.theme);
    const lines: [string, string][] = [['Value', exact(m.value, unit)]];
    if (m.denominator !== null) lines.push(['Counts', counts(m)]);
    if (m.low !== null) lines.push(['95 % interval', interval(m, unit)]);
    if (m.status !== 'ok') lines.push(['Status', statusWords[m.status]]);
    if (m.reason) lines.push(['Reason', m.reason]);
    return { x: 0, y: layout.top + index * layout.row, width: this.width, height: layout.row,
      title: this.nameOf(row), lines };
  }

  protected override choose(row: number): void {
    const { label, series, index } = this.rows[row]!;
    this.dispatchEvent(new CustomEvent<BarSelect>('bar-select',
      { detail: { label, series, index }, bubbles: true, composed: true }));
  }

  protected override height(): number {
    const { top, row } = this.layout(this.theme);
    return top + this.rows.length * row + 26;
  }

  private layout(theme: Theme): Layout {
    const { rows, width } = this;
    const widest = (texts: string[]): number =>
      Math.ceil(Math.max(0, ...[...new Set(texts)].map(t => textWidth(t, theme))));
    const fit = (texts: string[], most: number): [number, number] => {
      const full = widest(texts);
      const given = Math.min(full, most);
      return [given, full > given ? Math.ceil((full / given) * 1.15) : 1];
    };
    const [label, labelLines] = fit(rows.map(r => r.label), width * 0.3);
    const [series, seriesLines] = this.series.length > 1
      ? fit(this.series, width * 0.18) : [0, 1];
    const shown = widest(rows.map(r => this.valueText(r))) + 2;
    const counted = widest(rows.map(r => counts(r.measure)));
    const room = width - label - series - shown - counted - 4 * GAP > width * 0.3;
    return {
      label,
      series,
      left: label + (series ? series + GAP : 0) + GAP,
      value: shown,
      count: room && counted ? counted : 0,
      right: shown + GAP + (room && counted ? counted + GAP : 0),
      top: this.data?.reference ? theme.size + 10 : 4,
      row: Math.max(26, Math.max(labelLines, seriesLines) * theme.size * 1.25 + 8),
    };
  }

  private valueText({ measure: m }: BarRow): string {
    if (m.value === null) return '';
    return value(m.value, this.data!.unit) + (m.status === 'small' ? ' small' : '');
  }

  protected override option(data: BarsData, theme: Theme): EChartsOption {
    const layout = this.layout(theme);
    const { scale } = this;
    return {
      grid: { left: layout.left, right: layout.right, top: layout.top, bottom: 26,
        outerBoundsMode: 'none' },
      xAxis: { ...axis(theme, true), min: scale.min, max: scale.max, interval: scale.step,
        axisLabel: { color: theme.muted, fontSize: theme.size - 1, hideOverlap: true,
          formatter: (v: number) => tick(v, scale.step, data.unit) } },
      yAxis: { type: 'category', inverse: true, show: false, data: this.rows.map((_, i) => i) },
      series: {
        type: 'custom',
        clip: false,
        silent: true,
        data: this.rows.map((_, i) => [scale.min, i]),
        renderItem: this.renderer(theme, layout),
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

  private renderer(theme: Theme, layout: Layout): CustomSeriesRenderItem {
    const { rows, scale, width } = this;
    const plain = this.series.length < 2;
    const text = (x: number, y: number, t: string, fill: string, align: string, wide?: number) => ({
      type: 'text', style: { x, y, text: t, fill, align, verticalAlign: 'middle',
        font: `${theme.size}px ${theme.font}`, width: wide, overflow: 'break',
        lineHeight: theme.size * 1.25 },
    });
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: theme.text, lineWidth: 1 },
    });
    return (_params, api) => {
      const row = rows[api.value(1) as number]!;
      const m = row.measure;
      const at = (v: number): [number, number] =>
        api.coord([clamp(v, scale.min, scale.max), api.value(1)]) as [number, number];
      const [zero, y] = at(0);
      const color = paint(theme, row.color);
      const hollow = m.status === 'small';
      const children: object[] = [];
      if (row.first) children.push(text(0, y, row.label, theme.text, 'left', layout.label));
      if (!plain) {
        children.push(text(layout.label + GAP, y, row.series, theme.muted, 'left', layout.series));
      }
      if (m.value === null) {
        children.push({ ...text(layout.left + 2, y, m.reason ?? statusWords[m.status], theme.muted,
          'left') });
        Object.assign((children.at(-1) as { style: object }).style,
          { width: width - layout.left - 4, overflow: 'truncate' });
        return { type: 'group', children } as never;
      }
      const end = at(m.value)[0];
      const height = Math.min(14, layout.row - 10);
      const inset = hollow ? 0.75 : 0;
      children.push({
        type: 'rect',
        shape: { x: Math.min(zero, end) + inset, y: y - height / 2 + inset,
          width: Math.max(1, Math.abs(end - zero)) - 2 * inset, height: height - 2 * inset },
        style: hollow
          ? { fill: 'none', stroke: color, lineWidth: 1.5 }
          : { fill: color,
              decal: plain ? undefined
                : decal(this.series.indexOf(row.series), color, theme) },
      });
      if (m.low !== null && m.high !== null) {
        const [low, high] = [at(m.low)[0], at(m.high)[0]];
        children.push(line(low, y, high, y));
        if (m.low >= scale.min) children.push(line(low, y - 4, low, y + 4));
        if (m.high <= scale.max) children.push(line(high, y - 4, high, y + 4));
      }
      if (layout.count) {
        children.push(text(width - layout.value - GAP, y, counts(m), theme.muted, 'right'));
      }
      children.push(text(width, y, this.valueText(row), theme.text, 'right'));
      return { type: 'group', children } as never;
    };
  }
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

/** Bars start at 0, so the axis holds it unless the given ends leave it out. */
function scaleOf(data: BarsData): Scale {
  if (data.domain) return fixedScale(data.domain);
  return niceScale([0, data.reference?.value ?? 0,
    ...data.rows.flatMap(({ measure: m }) => [m.value, m.low, m.high])]);
}
