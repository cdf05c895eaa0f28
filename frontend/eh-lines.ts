import { html, nothing, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { CustomSeriesRenderItem, EChartsOption } from 'echarts';
import type { LinePlaces, LineSeries, LinesData } from './data.js';
import { axis, EhEChart } from './echart.js';
import { exact, NONE, tick, value } from './format.js';
import type { Spot } from './frame.js';
import { dash, REFERENCE_DASH, type LegendItem } from './legend.js';
import { LinkController } from './link.js';
import { bandAt, isPath, nearest, pathPoints, type PathPoint } from './path.js';
import { fixedScale, niceScale, type Scale } from './scale.js';
import { symbol } from './symbols.js';
import type { Table } from './table.js';
import { paint, textWidth, type Theme } from './theme.js';

const HEIGHT = 240;
const SQUARE = 380;
const RIGHT = 16;
/** Milliseconds without a further move after which marks follow. */
const REST = 120;
/** Half the side of what is pointed at on a path. */
const REACH = 7;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];

/** The area between the axes, in pixels. */
interface Plot {
  left: number;
  wide: number;
  high: number;
}

/** Lines with optional bands: functions of one x, or ways through the plane. */
export class EhLines extends EhEChart<LinesData> {
  static override properties: PropertyDeclarations = {
    linked: { state: true },
    places: { attribute: false },
  };

  /** Where the page stands now, in place of what the data says; the lines stay as they are. */
  declare places: LinePlaces | null | undefined;

  /** The key that another chart points at. */
  private declare linked: number | null;
  private readonly link = new LinkController(this, () => this.data?.link,
    key => { this.linked = key; });
  private xs: number[] = [];
  private values: Map<number, number | null>[] = [];
  private bands: Map<number, [number, number]>[] = [];
  /** All points if the lines are paths. */
  private path: PathPoint[] | null = null;
  private x: Scale = fixedScale([0, 1]);
  private y: Scale = fixedScale([0, 1]);
  private following = 0;
  /** As of the last update. */
  private laid: Plot | null = null;

  constructor() {
    super();
    this.linked = null;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    this.laid = null;
    if (changed.has('places')) this.followSoon();
    if (changed.has('data') && this.data) {
      const { series, xDomain, yDomain, marks, references } = this.data;
      this.path = isPath(this.data) ? pathPoints(this.data) : null;
      this.values = series.map(s => new Map(s.points.map(p => [p[0], p[1]])));
      this.bands = series.map(s => new Map((s.band ?? []).flatMap(([x, low, high]) =>
        (low === null || high === null ? [] : [[x, [low, high]]]))));
      const all = [...new Set(series.flatMap(s => s.points.map(p => p[0])))].sort((a, b) => a - b);
      const places = [...series.flatMap(s => (s.current ? [s.current] : [])),
        ...(references ?? []).flatMap(r => [r.from, r.to])];
      this.x = xDomain ? fixedScale(xDomain)
        : fixedScale(ends([...all, ...marks.map(m => m.x), ...places.map(p => p[0])]));
      this.xs = all.filter(x => x >= this.x.min && x <= this.x.max);
      this.y = yDomain ? fixedScale(yDomain) : niceScale([...places.map(p => p[1]),
        ...series.flatMap(s =>
          [...s.points.map(p => p[1]), ...(s.band ?? []).flatMap(b => [b[1], b[2]])])]);
    }
    super.willUpdate(changed);
  }

  /** Moves the marks once the page rests: several charts at once would hold up what is dragged. */
  private followSoon(): void {
    clearTimeout(this.following);
    if (!this.places) return;
    this.following = window.setTimeout(() => {
      if (!this.places || !this.data) return;
      const { marks, current } = this.places;
      this.data = { ...this.data, marks,
        series: this.data.series.map((s, i) => ({ ...s, current: current[i] ?? null })) };
    }, REST);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    if (changed.has('at')) this.link.tell(this.path?.[this.at]?.key ?? null);
  }

  protected override subtitle(data: LinesData): string {
    return [
      `${data.yLabel}${data.unit && data.unit !== '%' ? ` (${data.unit})` : ''} by ${data.xLabel}`,
      data.series.some(s => s.band?.length) ? 'shaded: 95 % interval' : '',
      data.series.some(s => s.current) ? `large symbols: the current ${data.keyLabel ?? 'place'}` : '',
    ].filter(Boolean).join('; ');
  }

  protected override note(data: LinesData): string { return data.note ?? ''; }

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
    const references = new Set((data.references ?? []).map(r => r.label).filter(Boolean));
    return [
      ...(data.series.length < 2 ? [] : data.series.map(({ name, color }, pattern) =>
        ({ name, color, pattern, shape: 'line' as const }))),
      ...[...references].map(name =>
        ({ name, color: null, pattern: 0, shape: 'reference' as const })),
    ];
  }

  protected override table(data: LinesData): Table {
    if (this.path) return this.pathTable(data, this.path);
    const format = (v: number): string => value(v, data.unit);
    return {
      columns: [
        { key: data.xLabel, head: data.xLabel, format: v => exact(v, data.xUnit ?? '') },
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

  private pathTable(data: LinesData, path: PathPoint[]): Table {
    const format = (v: number): string => value(v, data.unit);
    const keyed = path.some(p => p.key !== null);
    const banded = data.series.some(s => s.band?.length);
    return {
      columns: [
        { key: 'line', head: 'Line' },
        ...(keyed ? [{ key: data.keyLabel || 'key', head: data.keyLabel || 'Key',
          format: (v: number) => exact(v, '') }] : []),
        { key: data.xLabel, head: data.xLabel, format: v => value(v, data.xUnit ?? '') },
        { key: data.yLabel, head: data.yLabel, format },
        ...(banded ? [{ key: 'low', head: 'Low (95 %)', format },
          { key: 'high', head: 'High (95 %)', format }] : []),
      ],
      rows: path.map(p => [data.series[p.series]!.name || data.yLabel, ...(keyed ? [p.key] : []),
        p.x, p.y,
        ...(banded ? bandAt(data.series[p.series]!, p.index) ?? [null, null] : [])]),
    };
  }

  protected override spots(): number { return (this.path ?? this.xs).length; }

  protected override spotAt(px: number, py: number): number {
    let best = -1;
    let least = Infinity;
    (this.path ?? this.xs).forEach((at: PathPoint | number, i) => {
      const away = typeof at === 'number' ? Math.abs(this.left(at) - px)
        : Math.hypot(this.left(at.x) - px, this.up(at.y) - py);
      if (away < least) [best, least] = [i, away];
    });
    return best;
  }

  protected override spot(index: number): Spot | null {
    const data = this.data;
    if (!data) return null;
    if (this.path) return this.pathSpot(data, this.path[index]);
    const x = this.xs[index];
    if (x === undefined) return null;
    const lines = data.series.flatMap((s, i): [string, string][] => {
      const y = this.valueAt(i, x);
      const band = this.bands[i]!.get(x);
      return [
        [s.name || data.yLabel, y === null ? NONE : exact(y, data.unit)],
        ...(band ? [['', `${value(band[0], data.unit)} to ${value(band[1], data.unit)}`] as
          [string, string]] : []),
      ];
    });
    return { x: this.left(x), y: this.top, width: 1, height: this.plot().high,
      title: `${data.xLabel} ${exact(x, data.xUnit ?? '')}`, lines };
  }

  /** One point in full, and where the other lines have the same key. */
  private pathSpot(data: LinesData, point: PathPoint | undefined): Spot | null {
    if (!point) return null;
    const s = data.series[point.series]!;
    const band = bandAt(s, point.index);
    const key = point.key === null ? '' : `${data.keyLabel ?? 'at'} ${exact(point.key, '')}`;
    const x = (p: PathPoint): string => exact(p.x, data.xUnit ?? '');
    const lines: [string, string][] = key === data.xLabel + ' ' + x(point) ? []
      : [[data.xLabel, x(point)]];
    lines.push([data.yLabel, exact(point.y, data.unit)]);
    if (band) {
      lines.push(['95 % interval', `${value(band[0], data.unit)} to ${value(band[1], data.unit)}`]);
    }
    for (const p of this.twins(point.key)) {
      if (p.series !== point.series) {
        lines.push([data.series[p.series]!.name,
          `${value(p.x, data.xUnit ?? '')}, ${value(p.y, data.unit)}`]);
      }
    }
    return { x: this.left(point.x) - REACH, y: this.up(point.y) - REACH, width: 2 * REACH,
      height: 2 * REACH, title: [s.name, key].filter(Boolean).join(', ') || data.title, lines };
  }

  /** The points of all lines at a key. */
  private twins(key: number | null): PathPoint[] {
    const { path, data } = this;
    return !path || key === null ? [] : data!.series.flatMap((_, i) => nearest(path, i, key) ?? []);
  }

  /** Hollow symbols on the points that belong to what is hovered, here or in another chart. */
  protected override controls(data: LinesData): TemplateResult | typeof nothing {
    const own = this.path?.[this.at]?.key ?? null;
    const twins = this.width ? this.twins(own ?? this.linked) : [];
    if (!twins.length) return nothing;
    const { theme } = this;
    return svgSheet(this.width, this.height(), twins.map(p => {
      const color = paint(theme, data.series[p.series]!.color);
      return svg`<path d=${symbol(p.series % 4, 5.5)} fill=${theme.background} fill-opacity="0.7"
        transform="translate(${this.left(p.x)},${this.up(p.y)})" stroke=${color}
        stroke-width="2.5"></path>`;
    }));
  }

  /** A series' value at x, on the straight line between its points. */
  private valueAt(series: number, x: number): number | null {
    const own = this.values[series]!.get(x);
    if (own !== undefined) return own;
    const { points, step } = this.data!.series[series]!;
    const next = points.findIndex(p => p[0] > x);
    if (next < 1) return null;
    const [[x0, y0], [x1, y1]] = [points[next - 1]!, points[next]!];
    if (step) return step === 'start' ? y1 : y0;
    return y0 === null || y1 === null ? null : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }

  private get top(): number {
    return this.data?.marks.length ? this.theme.size + 12 : 8;
  }

  private plot(): Plot { return (this.laid ??= this.layOut()); }

  private layOut(): Plot {
    const labels = this.y.ticks.map(v => textWidth(this.tickY(v), this.theme));
    const left = Math.ceil(Math.max(0, ...labels)) + 10;
    const last = tick(this.x.ticks.at(-1) ?? this.x.max, this.x.step, this.data?.xUnit ?? '');
    const right = Math.max(RIGHT, Math.ceil(textWidth(last, this.theme) / 2) + 2);
    const wide = Math.max(1, this.width - left - right);
    const side = Math.min(wide, SQUARE);
    return this.data?.square ? { left, wide: side, high: side } : { left, wide, high: HEIGHT };
  }

  private left(x: number): number {
    const { left, wide } = this.plot();
    return left + ((x - this.x.min) / (this.x.max - this.x.min)) * wide;
  }

  private up(y: number): number {
    return this.top + (1 - (y - this.y.min) / (this.y.max - this.y.min)) * this.plot().high;
  }

  private tickY(v: number): string { return tick(v, this.y.step, this.data!.unit); }

  protected override height(): number {
    return this.top + this.plot().high + this.theme.size * 3;
  }

  protected override option(data: LinesData, theme: Theme): EChartsOption {
    const label = { color: theme.muted, fontSize: theme.size - 1, hideOverlap: true };
    const { left, wide, high } = this.plot();
    return {
      grid: { left, width: wide, top: this.top, height: high, outerBoundsMode: 'none' },
      xAxis: { ...axis(theme, false), min: this.x.min, max: this.x.max, interval: this.x.step,
        name: data.xLabel, nameLocation: 'middle', nameGap: theme.size * 2 - 2,
        axisTick: { show: true, customValues: this.x.ticks, lineStyle: { color: theme.line } },
        axisLine: { show: true, onZero: false, lineStyle: { color: theme.line } },
        axisLabel: { ...label, customValues: this.x.ticks,
          formatter: (v: number) => tick(v, this.x.step, data.xUnit ?? '') } },
      yAxis: { ...axis(theme, true), min: this.y.min, max: this.y.max, interval: this.y.step,
        axisLabel: { ...label, customValues: this.y.ticks,
          formatter: (v: number) => this.tickY(v) } },
      series: [
        ...data.series.filter(s => s.band?.length).map(s => ({
          type: 'custom', silent: true, clip: true, data: [[0, 0]], z: 1,
          renderItem: area(s.band!, s.step, paint(theme, s.color)),
        })),
        ...(data.references ?? []).map(r => ({
          type: 'line', silent: true, clip: true, z: 1, showSymbol: false, data: [r.from, r.to],
          lineStyle: { color: theme.muted, width: 1.5, type: REFERENCE_DASH },
        })),
        ...data.series.map((s, i) => this.line(s, i, data, theme)),
        ...data.series.flatMap((s, i) => (s.current ? [{
          type: 'line', silent: true, clip: false, z: 4, data: [s.current], showSymbol: true,
          symbol: SYMBOLS[i % 4], symbolSize: 12,
          itemStyle: { color: paint(theme, s.color), borderColor: theme.background, borderWidth: 2 },
        }] : [])),
      ],
    } as EChartsOption;
  }

  private line(s: LineSeries, i: number, data: LinesData, theme: Theme): object {
    const color = paint(theme, s.color);
    return {
      type: 'line', silent: true, clip: true, z: 2,
      data: s.points.map(([x, y]) => [x, y ?? '-']),
      step: s.step ?? false,
      showSymbol: s.points.length <= 24,
      symbol: SYMBOLS[i % SYMBOLS.length],
      symbolSize: 5,
      itemStyle: { color },
      lineStyle: { color, width: 1.75, type: dash(i).length ? dash(i) : 'solid' },
      ...(i === 0 && data.marks.length ? { markLine: this.marks(data, theme) } : {}),
    };
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

function area(
  band: [number, number | null, number | null][], step: LineSeries['step'], fill: string,
): CustomSeriesRenderItem {
  const known = band.filter((b): b is [number, number, number] => b[1] !== null && b[2] !== null);
  const side = (end: 1 | 2): [number, number][] => known.flatMap((b, i): [number, number][] => {
    const next = known[i + 1];
    return !step || !next ? [[b[0], b[end]]]
      : [[b[0], b[end]], step === 'end' ? [next[0], b[end]] : [b[0], next[end]]];
  });
  return (_params, api) => ({
    type: 'polygon',
    shape: { points: [...side(1), ...side(2).reverse()]
      .map(place => api.coord(place) as [number, number]) },
    style: { fill, opacity: 0.16 },
  });
}

const svgSheet = (width: number, height: number, marks: unknown): TemplateResult => html`
  <svg width=${width} height=${height} aria-hidden="true"
    style="position:absolute;inset:0;pointer-events:none">${marks}</svg>`;
