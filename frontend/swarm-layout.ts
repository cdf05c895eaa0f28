import type { SwarmData, SwarmFeature } from './data.js';
import { LEVELS } from './ramp.js';
import type { Scale } from './scale.js';

/** More categories than this are not told apart by colour. */
export const COLORED = 6;

/** Colours by index: those of the ramp, then one per category, then for none of these. */
export const CATEGORIES = LEVELS;
export const PLAIN = CATEGORIES + COLORED;
export const MISSING = PLAIN + 1;

/** In parts of a point's size. */
const CLOSE = 0.6;

/** The points of one feature, from left to right. */
export interface Band {
  feature: SwarmFeature;
  /** Places in the data's rows, of those that have an amount. */
  rows: number[];
  /** One per row of the band: pixels from the left, and from the middle of the band. */
  x: Float64Array;
  y: Float64Array;
  /** The index of its colour. */
  color: Uint16Array;
  /** Whether points lie so close that rims would hide them. */
  close: boolean;
}

/** The mean of the absolute amounts. */
export function strength(feature: SwarmFeature): number {
  const known = feature.amounts.filter(a => a !== null);
  return known.length ? known.reduce((all, a) => all + Math.abs(a), 0) / known.length : 0;
}

/** The share of the other values that are lower, ties by half; null where it is missing. */
export function ranks(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter(v => v !== null).sort((a, b) => a - b);
  const shares = new Map<number, number>();
  for (let i = 0; i < known.length;) {
    let next = i;
    while (known[next] === known[i]) next++;
    shares.set(known[i]!, known.length > 1 ? (i + next - 1) / 2 / (known.length - 1) : 0.5);
    i = next;
  }
  // The ends of the ramp belong to the lowest and highest value, however many rows share it.
  const [low, high] = [shares.get(known[0]!) ?? 0, shares.get(known.at(-1)!) ?? 1];
  return values.map(v => (v === null ? null
    : low < high ? (shares.get(v)! - low) / (high - low) : 0.5));
}

function colorsOf(feature: SwarmFeature): (number | null)[] {
  const { categories, values } = feature;
  if (!categories) {
    return ranks(values).map(share => (share === null ? null : Math.round(share * (LEVELS - 1))));
  }
  return values.map(v => (v === null ? null : categories.length > COLORED ? PLAIN : CATEGORIES + v));
}

/**
 * Lays the points of a band beside one another: those that would cover each other go up and down
 * in turns, closer where there are more than there is room for.
 *
 * @param dot the size of a point, in pixels
 * @param room how far points may go from the middle, in pixels
 */
export function band(feature: SwarmFeature, scale: Scale, wide: number, dot: number, room: number):
    Band {
  const rows = feature.amounts.flatMap((a, i) => (a === null ? [] : [i]))
    .sort((a, b) => feature.amounts[a]! - feature.amounts[b]!);
  const at = (row: number): number =>
    ((feature.amounts[row]! - scale.min) / (scale.max - scale.min)) * wide;
  const piles = new Map<number, number>();
  const turns = rows.map(row => {
    const pile = Math.round(at(row) / dot);
    const turn = piles.get(pile) ?? 0;
    piles.set(pile, turn + 1);
    return turn;
  });
  const most = Math.max(1, ...piles.values());
  const step = Math.min(dot, room / Math.max(1, Math.floor(most / 2)));
  const colors = colorsOf(feature);
  return {
    feature,
    rows,
    x: Float64Array.from(rows, at),
    y: Float64Array.from(turns, turn => Math.ceil(turn / 2) * step * (turn % 2 ? -1 : 1)),
    color: Uint16Array.from(rows, row => colors[row] ?? MISSING),
    close: step < dot * CLOSE,
  };
}

/** All amounts, for the axis. */
export const amounts = (data: SwarmData): (number | null)[] => data.features.flatMap(f => f.amounts);
