import type { CustomSeriesRenderItem, EChartsOption } from 'echarts';
import type { HistogramData } from './data.js';
import { axis, EhEChart } from './echart.js';
import { count, number, percent, tick, value } from './format.js';
import type { Spot } from './frame.js';
import { decal, type LegendItem } from './legend.js';
import { clamp, niceScale, sum, type Scale } from './scale.js';
import type { Table } from './table.js';
import { paint, textWidth, type Theme } from './theme.js';

const HEIGHT = 190;
const RIGHT = 12;

/** One stack of bars; places on the x axis are counted in bins. */
interface Slot {
  label: string;
  from: number;
  to: number;
  /** Per series, and last the rows that belong to none. */
  counts: number[];
}

/** Sizes in pixels, and the most lines a name may take. */
interface NameRoom {
  upright: boolean;
  wide: number;
  most: number;
  height: number;
}

/** Row counts per bin, stacked by series, with the missing values in a bin of their own. */
export class EhHistogram extends EhEChart<HistogramData> {
  private slots: Slot[] = [];
  private scale: Scale = niceScale([0, 1]);
  private total = 0;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('data') && this.data) {
      this.slots = slotsOf(this.data);
      const totals = this.slots.map(s => sum(s.counts));
      this.scale = niceScale([0, Math.max(1, ...totals)], 4);
      this.total = sum(totals);
    }
    super.willUpdate(changed);
  }

  protected override subtitle(data: HistogramData): string {
    return `${data.unit ? `${data.unit}; ` : ''}height is the number of rows`;
  }

  protected override empty(data: HistogramData): string {
    return data.bins.length ? '' : 'There are no values to show.';
  }

  protected override summary(data: HistogramData): string {
    const most = this.slots.reduce((a, b) => (sum(b.counts) > sum(a.counts) ? b : a));
    return `Histogram of ${count(this.total)} rows in ${data.bins.length} bins; the largest is `
      + `${most.label} with ${count(sum(most.counts))} rows. The table view holds all counts.`;
  }

  protected override legend(data: HistogramData): LegendItem[] {
    if (data.series.length < 2) return [];
    return data.series.map(({ name, color }, pattern) => ({ name, color, pattern, shape: 'area' }));
  }

  private names(data: HistogramData): string[] {
    const names = data.series.map(s => s.name || 'Rows');
    return data.other === null ? names : [...names, 'Not split'];
  }

  protected override table(data: HistogramData): Table {
    const names = this.names(data);
    return {
      columns: [
        { key: 'bin', head: 'Bin' },
        ...names.map(name => ({ key: name, head: name, format: count })),
        ...(names.length > 1 ? [{ key: 'total', head: 'Total', format: count }] : []),
      ],
      rows: this.slots.map(s => [s.label, ...names.map((_, i) => s.counts[i] ?? 0),
        ...(names.length > 1 ? [sum(s.counts)] : [])]),
    };
  }

  protected override spots(): number { return this.slots.length; }

  protected override spotAt(x: number): number {
    const at = this.place(x);
    return this.slots.findIndex(s => at >= s.from && at <= s.to);
  }

  protected override spot(index: number): Spot | null {
    const slot = this.slots[index];
    if (!slot || !this.data) return null;
    const { left, unit } = this.plot();
    const total = sum(slot.counts);
    const lines: [string, string][] = [];
    if (this.data.series.length > 1) {
      this.names(this.data).forEach((name, i) => {
        if (slot.counts[i] || i < this.data!.series.length) {
          lines.push([name, `${count(slot.counts[i]!)} of ${count(total)}`]);
        }
      });
    }
    lines.push(['All', `${count(total)} of ${count(this.total)} rows`]);
    if (this.total) lines.push(['Share of rows', percent(total / this.total)]);
    return { x: left + slot.from * unit, y: this.top, width: (slot.to - slot.from) * unit,
      height: HEIGHT, title: slot.label, lines };
  }

  private get top(): number { return this.data?.mark == null ? 6 : this.theme.size + 10; }

  /** Left edge of the axis and the width of one bin. */
  private plot(): { left: number; unit: number } {
    const left = Math.max(...this.scale.ticks.map(v => textWidth(count(v), this.theme))) + 10;
    return { left, unit: (this.width - left - RIGHT) / this.slots.at(-1)!.to };
  }

  private place(x: number): number {
    const { left, unit } = this.plot();
    return (x - left) / unit;
  }

  /** Names under the bars: level where they fit, else upright, in up to three lines. */
  private nameRoom(theme: Theme): NameRoom {
    const { unit } = this.plot();
    const size = theme.size - 1;
    const labels = this.slots.map(s => s.label);
    const full = Math.max(...labels.map(t => textWidth(t, theme, size)));
    const words = labels.flatMap(t => t.split(/\s+/));
    const upright = words.some(w => textWidth(w, theme, size) > unit - 4);
    const most = upright ? clamp(Math.floor((unit - 6) / size), 1, 3) : 6;
    const share = most > 1 && full > 120 ? Math.max(100, (full / most) * 1.2) : full + 2;
    const wide = upright ? Math.min(most > 1 ? 180 : 260, share) : unit - 4;
    const lines = Math.ceil((full / wide) * 1.2);
    return { upright, wide, most, height: upright ? wide : size * 1.2 * lines };
  }

  protected override height(data: HistogramData): number {
    return this.top + HEIGHT + 12
      + (data.kind === 'category' ? this.nameRoom(this.theme).height : this.theme.size * 1.3);
  }

  /** Tick places and their labels. */
  private ticks(data: HistogramData, theme: Theme): Map<number, string> {
    const extra = this.slots.slice(data.bins.length);
    const ticks = new Map(extra.map(s => [(s.from + s.to) / 2, s.label]));
    if (data.kind === 'category') {
      const { wide, most } = this.nameRoom(theme);
      const room = most > 1 ? wide * most * 0.85 : wide;
      const fits = (t: string): boolean => textWidth(t, theme, theme.size - 1) <= room;
      this.slots.forEach(s => ticks.set((s.from + s.to) / 2, shorten(s.label, fits)));
      return ticks;
    }
    const edges = [data.bins[0]!.from, ...data.bins.map(b => b.to)];
    const texts = edges.map(e => (e === null ? '' : edge(e, edges)));
    const room = Math.max(...texts.map(t => textWidth(t, theme))) + 14;
    const every = Math.max(1, Math.ceil(room / this.plot().unit));
    texts.forEach((t, i) => { if (i % every === 0) ticks.set(i, t); });
    return ticks;
  }

  protected override option(data: HistogramData, theme: Theme): EChartsOption {
    const ticks = this.ticks(data, theme);
    const mark = this.markPlace(data);
    const names = this.nameRoom(theme);
    const category = data.kind === 'category';
    return {
      grid: { left: this.plot().left, right: RIGHT, top: this.top,
        height: HEIGHT, outerBoundsMode: 'none' },
      xAxis: { ...axis(theme, false), min: 0, max: this.slots.at(-1)!.to,
        axisTick: { show: !category, customValues: [...ticks.keys()],
          lineStyle: { color: theme.line } },
        axisLabel: { color: theme.muted, fontSize: theme.size - 1,
          customValues: [...ticks.keys()].sort((a, b) => a - b),
          formatter: (v: number) => ticks.get(v) ?? '',
          ...(category ? {
            rotate: names.upright ? 90 : 0,
            showMinLabel: true,
            showMaxLabel: true,
            width: names.wide,
            overflow: 'break',
            lineHeight: names.upright ? theme.size : theme.size * 1.2,
          } : {}) } },
      yAxis: { ...axis(theme, true), min: 0, max: this.scale.max, interval: this.scale.step,
        axisLabel: { color: theme.muted, fontSize: theme.size - 1,
          formatter: (v: number) => tick(v, this.scale.step, '') } },
      series: {
        type: 'custom',
        silent: true,
        data: this.slots.map((_, i) => [i]),
        renderItem: this.renderer(data, theme),
        markLine: mark === null ? undefined : {
          silent: true,
          symbol: 'none',
          data: [{ xAxis: mark }],
          lineStyle: { color: theme.text, type: 'solid', width: 1.5 },
          label: { color: theme.text, fontSize: theme.size - 1, distance: 4,
            formatter: () => typeof data.mark === 'number'
              ? value(data.mark, data.unit === '%' ? '%' : '') : String(data.mark) },
        },
      },
    } as EChartsOption;
  }

  private renderer(data: HistogramData, theme: Theme): CustomSeriesRenderItem {
    const neutral = theme.muted;
    return (_params, api) => {
      const slot = this.slots[api.value(0) as number]!;
      const inset = data.kind === 'category' ? 0.14 : 0;
      const [left] = api.coord([slot.from + inset, 0]) as [number, number];
      const [right] = api.coord([slot.to - inset, 0]) as [number, number];
      let under = 0;
      const children = slot.counts.map((n, i) => {
        const top = api.coord([0, under + n])[1]!;
        const bottom = api.coord([0, under])[1]!;
        under += n;
        const color = data.series[i] ? paint(theme, data.series[i]!.color) : neutral;
        const gap = right - left > 6 ? 1 : 0;
        return {
          type: 'rect',
          shape: { x: left, y: top, width: Math.max(1, right - left - gap),
            height: Math.max(0, bottom - top) },
          style: { fill: color,
            decal: data.series[i] && i > 0 ? decal(i, color, theme) : undefined },
        };
      });
      return { type: 'group', children } as never;
    };
  }

  private markPlace({ mark, kind, bins }: HistogramData): number | null {
    if (mark === null || mark === undefined) return null;
    if (kind === 'category' || typeof mark === 'string') {
      const slot = this.slots.find(s => s.label === String(mark))
        ?? this.slots.find(s => s.label === OTHER);
      return slot ? (slot.from + slot.to) / 2 : null;
    }
    const last = bins.length - 1;
    const found = bins.findIndex(b => mark < (b.to ?? Infinity));
    const index = found < 0 ? last : found;
    const { from, to } = bins[index]!;
    return from === null || to === null ? index + 0.5
      : index + clamp((mark - from) / (to - from || 1), 0, 1);
  }
}

const OTHER = 'Other values';

/** Leaves out the middle; long names often differ at their ends only. */
function shorten(text: string, fits: (text: string) => boolean): string {
  let cut = text;
  for (let keep = text.length - 1; keep > 4 && !fits(cut); keep--) {
    cut = `${text.slice(0, Math.ceil(keep / 2))}\u2026${text.slice(text.length - Math.floor(keep / 2))}`;
  }
  return cut;
}

function slotsOf(data: HistogramData): Slot[] {
  const slots = data.bins.map((b, i) => ({ label: b.label, from: i, to: i + 1, counts: b.counts }));
  const width = Math.max(1, data.bins.length / 14);
  const gap = data.kind === 'numeric' ? width : 0;
  const add = (label: string, counts: number[]): void => {
    const from = (slots.at(-1)?.to ?? 0) + gap;
    slots.push({ label, from, to: from + (gap ? width : 1), counts });
  };
  if (data.other !== null) add(OTHER, [...data.series.map(() => 0), data.other]);
  if (sum(data.missing) > 0) add('Missing', data.missing);
  return slots;
}

/** A bin edge with as many digits as its neighbours need. */
function edge(e: number, edges: (number | null)[]): string {
  const known = edges.filter(v => v !== null);
  const span = (Math.max(...known) - Math.min(...known)) / Math.max(1, known.length - 1);
  return span > 0 ? tick(e, span, '') : number(e);
}
