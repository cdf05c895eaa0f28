import { contains, type Codes, type Column, type Numbers, type Rows } from './columns.js';
import type { MapChannel, MapData } from './data.js';
import { LEVELS } from './ramp.js';
import { fixedScale, niceScale, type Scale } from './scale.js';

/** The picture of rows that are in none. */
export const NOWHERE = 0xffff;

/** The colour of rows without a value; numbers have those below {@link LEVELS}. */
export const BLANK = 255;

/** Of a key: that the row is selected; what decides which row is seen; its colour. */
export const SELECTED = 0x80000000;
const COLOR = 0xff;

/** How much of a category's room its points are spread over. */
const SPREAD = 0.7;

export type Columns = { [channel in 'x' | 'y' | 'color' | 'across' | 'down']: Column | null }
  & { shown: Rows | null; selection: Rows | null };

/** One axis: where its numbers or categories lie between 0 and 1. */
export interface Axis {
  channel: MapChannel | null;
  /** Of numbers; of categories their indexes with half of one at both ends. */
  scale: Scale;
}

/** Even bits that depend on nothing but the row. */
function hash(row: number, seed: number): number {
  let h = Math.imul(row + 1, 0x9e3779b1) ^ seed;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The value of a row: a number, the index of a category, or null. */
export function valueOf(column: Column | null, row: number): number | null {
  if (column?.kind === 'numbers') {
    const v = column.offset + column.scale * column.values[row]!;
    return Number.isNaN(v) ? null : v;
  }
  if (column?.kind !== 'codes') return null;
  const code = column.codes[row]!;
  return code === column.missing ? null : code;
}

/** The least and largest finite number, and how many of the values are none. */
function ends(column: Numbers): [number, number] {
  let min = Infinity;
  let max = -Infinity;
  for (const v of column.values) {
    if (v < min && v !== -Infinity) min = v;
    if (v > max && v !== Infinity) max = v;
  }
  const at = (v: number): number => column.offset + column.scale * v;
  return [at(min), at(max)];
}

export function axis(channel: MapChannel | null, column: Column | null): Axis {
  if (channel?.categories) {
    return { channel, scale: { ...fixedScale([0, 1]), min: -0.5,
      max: Math.max(1, channel.categories.length) - 0.5 } };
  }
  if (!channel || column?.kind !== 'numbers') return { channel: null, scale: fixedScale([0, 1]) };
  return { channel, scale: channel.domain ? fixedScale(channel.domain) : niceScale(ends(column)) };
}

/** Positions between 0 and 1, NaN for rows that have none. */
export function positions({ scale }: Axis, column: Column | null, rows: number, seed: number):
    Float32Array {
  const at = new Float32Array(rows);
  const { min, max } = scale;
  if (column?.kind === 'numbers') {
    const factor = column.scale / (max - min);
    const start = (column.offset - min) / (max - min);
    const { values } = column;
    for (let r = 0; r < rows; r++) at[r] = start + factor * values[r]!;
  } else if (column?.kind === 'codes') {
    const { codes, missing } = column;
    const room = 1 / (max - min);
    for (let r = 0; r < rows; r++) {
      const code = codes[r]!;
      at[r] = code === missing ? NaN
        : (code + 0.5 + (hash(r, seed) / 2 ** 32 - 0.5) * SPREAD) * room;
    }
  } else {
    for (let r = 0; r < rows; r++) at[r] = hash(r, seed) / 2 ** 32;
  }
  return at;
}

/**
 * The numbers between two shares of what is seen of an axis, to about a pixel; null without
 * numbers.
 */
export function along({ channel, scale }: Axis, from: number, to: number, a: number, b: number):
    [number, number] | null {
  if (!channel || channel.categories) return null;
  const span = scale.max - scale.min;
  const unit = 10 ** Math.floor(Math.log10((span * (to - from)) / 400));
  const [low, high] = [a, b].map(share => {
    const v = scale.min + (from + share * (to - from)) * span;
    return Number((Math.round(v / unit) * unit).toPrecision(12));
  });
  return [low!, high!];
}

/** The picture of each row, counted by lines from the left top. */
export function cells(data: MapData, columns: Columns): Uint16Array {
  const cell = new Uint16Array(data.rows);
  const wide = data.across?.categories?.length ?? 1;
  const across = columns.across as Codes | null;
  const down = columns.down as Codes | null;
  for (let r = 0; r < data.rows; r++) {
    if (!contains(columns.shown, r)) {
      cell[r] = NOWHERE;
      continue;
    }
    const a = across ? across.codes[r]! : 0;
    const d = down ? down.codes[r]! : 0;
    cell[r] = (across && a === across.missing) || (down && d === down.missing)
      ? NOWHERE : d * wide + a;
  }
  return cell;
}

/** The colour of each row as an index: of its category, or of its number in the ramp. */
export function colors(channel: MapChannel | null, column: Column | null, scale: Scale,
    rows: number): Uint8Array {
  const color = new Uint8Array(rows);
  if (column?.kind === 'codes') {
    const { codes, missing } = column;
    for (let r = 0; r < rows; r++) color[r] = codes[r] === missing ? BLANK : codes[r]!;
  } else if (channel && column?.kind === 'numbers') {
    const factor = (LEVELS - 1) / (scale.max - scale.min);
    for (let r = 0; r < rows; r++) {
      const v = column.offset + column.scale * column.values[r]!;
      color[r] = Number.isNaN(v) ? BLANK
        : Math.min(LEVELS - 1, Math.max(0, Math.round((v - scale.min) * factor)));
    }
  }
  return color;
}

/** The ends of the colours; with a middle they are as far from it to both sides. */
export function colorScale(channel: MapChannel | null, column: Column | null): Scale {
  if (!channel || column?.kind !== 'numbers') return fixedScale([0, 1]);
  const [min, max] = channel.domain ?? ends(column);
  const { middle } = channel;
  if (middle === null) return channel.domain ? fixedScale([min, max]) : niceScale([min, max]);
  const reach = Math.max(Math.abs(min - middle), Math.abs(max - middle), 1e-9);
  return niceScale([middle - reach, middle + reach], 4);
}

/**
 * Where rows meet in a pixel, the one with the largest key is seen: a selected one before others,
 * and among those one by chance, so that neither the file's order nor a colour is preferred.
 */
export function keys(color: Uint8Array, selection: Rows | null): Uint32Array {
  const key = new Uint32Array(color.length);
  for (let r = 0; r < key.length; r++) {
    key[r] = (hash(r, 0x5bd1e995) & 0x7fffff00) | color[r]!;
    if (contains(selection, r)) key[r]! |= SELECTED;
  }
  return key;
}

export const colorOf = (key: number): number => key & COLOR;

/** All that is drawn, row by row. */
export interface Points {
  x: Float32Array;
  y: Float32Array;
  cell: Uint16Array;
  key: Uint32Array;
}

/** Rows that have a place, by picture and by colour. */
export interface Tallies {
  placed: number;
  /** Shown but without a position or a picture. */
  unplaced: number;
  cells: Uint32Array;
  colors: Uint32Array;
}

export function tally(points: Points, pictures: number, shown: Rows | null): Tallies {
  const { x, y, cell, key } = points;
  const result: Tallies = { placed: 0, unplaced: 0, cells: new Uint32Array(pictures),
    colors: new Uint32Array(COLOR + 1) };
  for (let r = 0; r < key.length; r++) {
    const c = cell[r]!;
    if (c !== NOWHERE && Number.isFinite(x[r]) && Number.isFinite(y[r])) {
      result.placed++;
      result.cells[c]!++;
      result.colors[key[r]! & COLOR]!++;
    } else if (contains(shown, r)) {
      result.unplaced++;
    }
  }
  return result;
}
