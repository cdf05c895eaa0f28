import type { CustomSeriesRenderItem, EChartsOption } from 'echarts';
import type { LinesData } from './data.js';
import { axis, EhEChart } from './echart.js';
import { exact, NONE, tick, value } from './format.js';
import type { Spot } from './frame.js';
import { dash, type LegendItem } from './legend.js';
import { fixedScale, niceScale, type Scale } from './scale.js';
import type { Table } from './table.js';
import { paint, textWidth, type Theme } from './theme.js';

const HEIGHT = 240;
const RIGHT = 16;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];

/** Lines with optional bands over one x axis. */
export class EhLines extends EhEChart<LinesData> {
  private xs: number[] = [];
  private values: Map<number, number | null>[] = [];
  private bands: Map<number, [number, number]>[] = [];
  private x: Scale = fixedScale([0, 1]);
  private y: Scale = fixedScale([0, 1]);

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('data') && this.data) {
      const { series, xDomain, yDomain, marks } = this.data;
      this.values = series.map(s => new Map(s.points));
      this.bands = series.map(s => new Map((s.band ?? []).map(([x, low, high]) => [x, [low, high]])));
      const all = [...new Set(series.flatMap(s => s.points.map(p => p[0])))].sort((a, b) => a - b);
      this.x = xDomain ? fixedScale(xDomain)
        : fixedScale(ends([...all, ...marks.map(m => m.x)]));
      this.xs = all.filter(x => x >= this.x.min && x <= this.x.max);
      this.y = yDomain ? fixedScale(yDomain) : niceScale(series.flatMap(s =>
        [...s.points.map(p => p[1]), ...(s.band ?? []).flatMap(b => [b[1], b[2]])]));
    }
    super.willUpdate(changed);
  }

  protected override subtitle(data: LinesData): string {
    return [
      `${data.yLabel}${data.unit && data.unit !== '%' ? ` (${data.unit})` : ''} by ${data.xLabel}`,
      data.series.some(s => s.band?.length) ? 'shaded: 95 % interval' : '',
    ].filter(Boolean).join('; ');
  }

  protected override empty(data: LinesData): string {
    return data.series.some(s => s.points.length) ? '' : 'There are no points to show.';
  }

  protected override summary(data: LinesData): string {
    return `Line chart of ${data.yLabel} by ${data.xLabel}, ${data.series.length} `
      + `line${data.series.length === 1 ? '' : 's'}: `
      + data.series.map(s => {
        const known = s.points.filter(p => p[1] !== null);
        return known.length ? `${s.name} goes from ${value(known[0]![1], data.unit)} `
          + `to ${value(known.at(-1)![1], data.unit)}` : `${s.name} has no values`;
      }).join(', ') + '. The table view holds all values.';
  }

  protected override legend(data: LinesData): LegendItem[] {
    if (data.series.length < 2) return [];
    return data.series.map(({ name, color }, pattern) => ({ name, color, pattern, shape: 'line' }));
  }

  protected override table(data: LinesData): Table {
    const format = (v: number): string => value(v, data.unit);
    return {
      columns: [
        { key: data.xLabel, head: data.xLabel, format: v => exact(v, '') },
        ...data.series.flatMap((s, i) => [
          { key: s.name, head: s.name || data.yLabel, format },
          ...(this.bands[i]!.size ? [
            { key: `${s.name} low`, head: 'Low', format },
            { key: `${s.name} high`, head: 'High', format },
          ] : []),
        ]),
      ],
      rows: this.xs.map(x => [x, ...data.series.flatMap((_, i) => [
        this.values[i]!.get(x) ?? null,
        ...(this.bands[i]!.size ? this.bands[i]!.get(x) ?? [null, null] : []),
      ])]),
    };
  }

  protected override spots(): number { return this.xs.length; }

  protected override spotAt(px: number): number {
    const { left, wide } = this.plot();
    const x = this.x.min + ((px - left) / wide) * (this.x.max - this.x.min);
    let best = -1;
    this.xs.forEach((at, i) => {
      if (best < 0 || Math.abs(at - x) < Math.abs(this.xs[best]! - x)) best = i;
    });
    return best;
  }

  protected override spot(index: number): Spot | null {
    const x = this.xs[index];
    const data = this.data;
    if (x === undefined || !data) return null;
    const { left, wide } = this.plot();
    const lines = data.series.flatMap((s, i): [string, string][] => {
      const y = this.valueAt(i, x);
      const band = this.bands[i]!.get(x);
      return [
        [s.name || data.yLabel, y === null ? NONE : exact(y, data.unit)],
        ...(band ? [['', `${value(band[0], data.unit)} to ${value(band[1], data.unit)}`] as
          [string, string]] : []),
      ];
    });
    return { x: left + ((x - this.x.min) / (this.x.max - this.x.min)) * wide, y: this.top,
      width: 1, height: HEIGHT, title: `${data.xLabel} ${exact(x, '')}`, lines };
  }

  /** A series' value at x, on the straight line between its points. */
  private valueAt(series: number, x: number): number | null {
    const own = this.values[series]!.get(x);
    if (own !== undefined) return own;
    const { points } = this.data!.series[series]!;
    const next = points.findIndex(p => p[0] > x);
    if (next < 1) return null;
    const [[x0, y0], [x1, y1]] = [points[next - 1]!, points[next]!];
    return y0 === null || y1 === null ? null : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }

  private get top(): number {
    return this.data?.marks.length ? this.theme.size + 12 : 8;
  }

  private plot(): { left: number; wide: number } {
    const labels = this.y.ticks.map(v => textWidth(this.tickY(v), this.theme));
    const left = Math.ceil(Math.max(0, ...labels)) + 10;
    return { left, wide: this.width - left - RIGHT };
  }

  private tickY(v: number): string { return tick(v, this.y.step, this.data!.unit); }

  protected override height(): number {
    return this.top + HEIGHT + this.theme.size * 3;
  }

  protected override option(data: LinesData, theme: Theme): EChartsOption {
    const label = { color: theme.muted, fontSize: theme.size - 1, hideOverlap: true };
    return {
      grid: { left: this.plot().left, right: RIGHT, top: this.top, height: HEIGHT,
        outerBoundsMode: 'none' },
      xAxis: { ...axis(theme, false), min: this.x.min, max: this.x.max, interval: this.x.step,
        name: data.xLabel, nameLocation: 'middle', nameGap: theme.size * 2 - 2,
        axisTick: { show: true, customValues: this.x.ticks, lineStyle: { color: theme.line } },
        axisLine: { show: true, onZero: false, lineStyle: { color: theme.line } },
        axisLabel: { ...label, customValues: this.x.ticks,
          formatter: (v: number) => tick(v, this.x.step, '') } },
      yAxis: { ...axis(theme, true), min: this.y.min, max: this.y.max, interval: this.y.step,
        axisLabel: { ...label, customValues: this.y.ticks,
          formatter: (v: number) => this.tickY(v) } },
      series: [
        ...data.series.filter(s => s.band?.length).map(s => ({
          type: 'custom', silent: true, clip: true, data: [[0, 0]], z: 1,
          renderItem: area(s.band!, paint(theme, s.color)),
        })),
        ...data.series.map((s, i) => ({
          type: 'line', silent: true, clip: true, z: 2,
          data: s.points.map(([x, y]) => [x, y ?? '-']),
          showSymbol: s.points.length <= 24,
          symbol: SYMBOLS[i % SYMBOLS.length],
          symbolSize: 5,
          itemStyle: { color: paint(theme, s.color) },
          lineStyle: { color: paint(theme, s.color), width: 1.75, type: dash(i).length ? dash(i)
            : 'solid' },
          ...(i === 0 && data.marks.length ? { markLine: this.marks(data, theme) } : {}),
        })),
      ],
    } as EChartsOption;
  }

  private marks(data: LinesData, theme: Theme): object {
    return {
      silent: true,
      symbol: 'none',
      lineStyle: { color: theme.text, type: [4, 3], width: 1 },
      data: data.marks.map(m => ({ xAxis: m.x, label: {
        color: theme.text, fontSize: theme.size - 1, distance: 4, formatter: () => m.label,
      } })),
    };
  }
}

function ends(values: number[]): [number, number] {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  return min < max ? [min, max] : [min - 0.5, max + 0.5];
}

function area(band: [number, number, number][], fill: string): CustomSeriesRenderItem {
  return (_params, api) => ({
    type: 'polygon',
    shape: { points: [
      ...band.map(([x, low]) => api.coord([x, low]) as [number, number]),
      ...band.toReversed().map(([x, , high]) => api.coord([x, high]) as [number, number]),
    ] },
    style: { fill, opacity: 0.16 },
  });
}
