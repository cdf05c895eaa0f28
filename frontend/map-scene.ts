import { column, type Column, type Rows } from './columns.js';
import type { MapChannel, MapData } from './data.js';
import { exact } from './format.js';
import { axis, cells, colors, colorScale, keys, positions, tally, valueOf, type Axis,
  type Columns, type Points, type Tallies } from './map-points.js';
import { memo } from './memo.js';
import type { Scale } from './scale.js';

/** A map's data with its columns. */
export interface Loaded {
  data: MapData;
  columns: Columns;
}

const rowsOf = (column: Column | null): Rows | null => (column?.kind === 'rows' ? column : null);

/** Fetches what is not there yet. */
export async function load(data: MapData): Promise<Loaded> {
  const get = (src: string | null | undefined): Promise<Column | null> =>
    (src ? column(src) : Promise.resolve(null));
  const [x, y, color, across, down, shown, selection] = await Promise.all([
    get(data.x?.src), get(data.y?.src), get(data.color?.src), get(data.across?.src),
    get(data.down?.src), get(data.shown), get(data.selection)]);
  return { data, columns: { x: x!, y: y!, color: color!, across: across!, down: down!,
    shown: rowsOf(shown!), selection: rowsOf(selection!) } };
}

/** A value that stays the same object while it says the same. */
function steady<T>(): (value: T) => T {
  let text = '';
  let kept: T;
  return value => {
    const now = JSON.stringify(value);
    if (now !== text) [text, kept] = [now, value];
    return kept;
  };
}

/** What is drawn, made from the columns; a column that changes leaves the rest as it is. */
export class Scene {
  loaded: Loaded | null = null;
  x!: Axis;
  y!: Axis;
  colorScale!: Scale;
  points!: Points;
  tallies!: Tallies;
  across = 1;
  down = 1;
  /** The name of each picture; none for a single one. */
  headings: string[] = [];

  private readonly channels = { x: steady<MapChannel | null>(), y: steady<MapChannel | null>(),
    color: steady<MapChannel | null>() };
  private readonly axes = { x: memo(axis), y: memo(axis) };
  private readonly places = { x: memo(positions), y: memo(positions) };
  private readonly scaled = memo(colorScale);
  private readonly colored = memo(colors);
  private readonly keyed = memo(keys);
  private readonly assembled = memo((x: Float32Array, y: Float32Array, cell: Uint16Array,
    key: Uint32Array): Points => ({ x, y, cell, key }));
  private readonly counted = memo(tally);
  private pictures: Uint16Array | null = null;
  private pictured: unknown[] = [];

  take(loaded: Loaded): void {
    const { data, columns: c } = loaded;
    this.loaded = loaded;
    const [cx, cy, cc] = [this.channels.x(data.x), this.channels.y(data.y),
      this.channels.color(data.color)];
    this.x = this.axes.x(cx, c.x);
    this.y = this.axes.y(cy, c.y);
    this.across = data.across?.categories?.length || 1;
    this.down = data.down?.categories?.length || 1;
    this.headings = data.across || data.down ? headings(data) : [];
    const from = [data.rows, this.across, this.down, c.across, c.down, c.shown];
    if (!this.pictures || from.some((v, i) => v !== this.pictured[i])) {
      this.pictures = cells(data, c);
      this.pictured = from;
    }
    this.colorScale = this.scaled(cc, c.color);
    this.points = this.assembled(
      this.places.x(this.x, c.x, data.rows, 0x1b873593),
      this.places.y(this.y, c.y, data.rows, 0x2f0b4c47),
      this.pictures,
      this.keyed(this.colored(cc, c.color, this.colorScale, data.rows), c.selection));
    this.tallies = this.counted(this.points, this.across * this.down, c.shown);
  }

  /** What is known of a row without asking. */
  lines(row: number): [string, string][] {
    const { data, columns } = this.loaded!;
    const lines = new Map<string, string>();
    for (const key of ['x', 'y', 'color', 'across', 'down'] as const) {
      const channel = data[key];
      if (channel && !lines.has(channel.label)) {
        lines.set(channel.label, text(channel, valueOf(columns[key], row)));
      }
    }
    return [...lines];
  }
}

export const text = (channel: MapChannel, value: number | null): string =>
  (value === null ? 'missing'
    : channel.categories ? channel.categories[value] ?? '' : exact(value, channel.unit));

function headings({ across, down }: MapData): string[] {
  const say = (channel: MapChannel | null): string[] =>
    channel?.categories?.map(name => `${channel.label}: ${name}`) ?? [''];
  return say(down).flatMap(d => say(across).map(a => [d, a].filter(part => part).join(', ')));
}
