import { type Layout, type View } from './map-layout.js';
import { NOWHERE, SELECTED, colorOf, type Points } from './map-points.js';
import { symbol } from './symbols.js';
import type { Rgb } from './theme.js';

/** Up to so many points in view are drawn as shapes. */
export const SHAPES = 3000;

/** The colours of the indexes, at full strength and for rows that are not selected. */
export interface Inks {
  full: Rgb[];
  dim: Rgb[];
  /** The shape of each index. */
  shapes: number[];
  background: string;
}

/** The share of the ground that the first point of a pixel covers. */
const FIRST = 0.55;

const word = ([r, g, b]: Rgb): number => (b << 16) | (g << 8) | r;

/** Where the dots of a pixel map reach to around their middle. */
function offsets(size: number, stride: number): Int32Array {
  const at: number[] = [];
  const start = -Math.floor((size - 1) / 2);
  const middle = (size - 1) / 2;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (size > 2 && Math.hypot(x - middle, y - middle) > size / 2) continue;
      at.push((start + y) * stride + start + x);
    }
  }
  return Int32Array.from(at);
}

/** The size of dots in pixels of the page. */
const dotSize = (points: number): number =>
  points > 300_000 ? 1 : points > 40_000 ? 2 : points > 10_000 ? 3 : 4;

/** Pixels that points fall into; kept from picture to picture. */
export class Raster {
  private image = new ImageData(1, 1);
  private top = new Uint32Array(1);
  private count = new Uint32Array(1);

  private resize(width: number, height: number): void {
    if (this.image.width === width && this.image.height === height) {
      this.top.fill(0);
      this.count.fill(0);
      return;
    }
    this.image = new ImageData(width, height);
    this.top = new Uint32Array(width * height);
    this.count = new Uint32Array(width * height);
  }

  /**
   * Draws every `step`th of the points that are in view. How much of the ground a pixel covers
   * grows with the logarithm of how many points fall into it.
   *
   * @param ratio pixels of the canvas per pixel of the page
   * @param off the colours that are switched off
   */
  paint(canvas: HTMLCanvasElement, points: Points, layout: Layout, view: View, inks: Inks,
      off: Uint8Array, ratio: number, step: number, seen: number): void {
    const width = Math.max(1, Math.round(layout.width * ratio));
    const height = Math.max(1, Math.round(layout.height * ratio));
    this.resize(width, height);
    const { top, count } = this;
    const { x, y, cell, key } = points;
    const { x0, x1, y0, y1 } = view;
    const sx = (layout.wide * ratio) / (x1 - x0);
    const sy = (layout.high * ratio) / (y1 - y0);
    const lefts = new Float64Array(layout.across * layout.down);
    const tops = new Float64Array(lefts.length);
    for (let c = 0; c < lefts.length; c++) {
      lefts[c] = layout.left(c % layout.across) * ratio;
      tops[c] = layout.top(Math.floor(c / layout.across)) * ratio;
    }
    const dot = offsets(Math.round(dotSize(seen) * ratio), width);
    const reach = dot.length;
    const end = width * height;
    for (let r = 0; r < key.length; r += step) {
      const c = cell[r]!;
      const u = x[r]!;
      const v = y[r]!;
      if (c === NOWHERE || !(u >= x0 && u <= x1 && v >= y0 && v <= y1)) continue;
      const k = key[r]!;
      if (off[k & 255]) continue;
      const p = ((tops[c]! + (y1 - v) * sy) | 0) * width + ((lefts[c]! + (u - x0) * sx) | 0);
      for (let i = 0; i < reach; i++) {
        const q = p + dot[i]!;
        if (q < 0 || q >= end) continue;
        count[q]!++;
        if (k > top[q]!) top[q] = k;
      }
    }
    this.ink(inks);
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')!.putImageData(this.image, 0, 0);
  }

  private ink(inks: Inks): void {
    const { top, count } = this;
    const full = Uint32Array.from(inks.full, word);
    const dim = Uint32Array.from(inks.dim, word);
    const out = new Uint32Array(this.image.data.buffer);
    let most = 1;
    for (let i = 0; i < count.length; i++) if (count[i]! > most) most = count[i]!;
    const covers = (n: number): number =>
      (Math.round(255 * (FIRST + (1 - FIRST) * (most > 1 ? Math.log(n) / Math.log(most) : 1)))
        << 24) >>> 0;
    const known = Uint32Array.from({ length: Math.min(most, 1024) + 1 }, (_, n) =>
      (n ? covers(n) : 0));
    for (let i = 0; i < out.length; i++) {
      const n = count[i]!;
      if (n === 0) {
        out[i] = 0;
        continue;
      }
      const k = top[i]!;
      out[i] = (n < known.length ? known[n]! : covers(n))
        | (k >= SELECTED ? full : dim)[k & 255]!;
    }
  }
}

/** How many points are in view, and which, unless they are too many for shapes. */
export function inView(points: Points, view: View, off: Uint8Array):
    { seen: number; few: number[] } {
  const { x, y, cell, key } = points;
  const few: number[] = [];
  let seen = 0;
  for (let r = 0; r < key.length; r++) {
    const u = x[r]!;
    const v = y[r]!;
    if (cell[r] !== NOWHERE && u >= view.x0 && u <= view.x1 && v >= view.y0 && v <= view.y1
        && !off[key[r]! & 255] && seen++ < SHAPES) few.push(r);
  }
  return { seen, few };
}

/** Draws the given rows as shapes with a rim of the ground's colour, selected ones last. */
export function paintShapes(canvas: HTMLCanvasElement, points: Points, rows: number[],
    layout: Layout, place: (row: number) => [number, number], inks: Inks, ratio: number): void {
  canvas.width = Math.max(1, Math.round(layout.width * ratio));
  canvas.height = Math.max(1, Math.round(layout.height * ratio));
  const pen = canvas.getContext('2d')!;
  const size = rows.length <= 300 ? 4.5 : rows.length <= 1200 ? 3.6 : 2.8;
  const paths = new Map<number, Path2D>();
  pen.lineWidth = 1.6 / size;
  pen.strokeStyle = inks.background;
  const css = ([r, g, b]: Rgb): string => `rgb(${r} ${g} ${b})`;
  for (const row of rows.toSorted((a, b) => points.key[a]! - points.key[b]!)) {
    const key = points.key[row]!;
    const color = colorOf(key);
    const shape = inks.shapes[color] ?? 0;
    let path = paths.get(shape);
    if (!path) paths.set(shape, (path = new Path2D(symbol(shape, 1))));
    const [x, y] = place(row);
    pen.setTransform(ratio * size, 0, 0, ratio * size, x * ratio, y * ratio);
    pen.fillStyle = css((key >= SELECTED ? inks.full : inks.dim)[color]!);
    pen.stroke(path);
    pen.fill(path);
  }
}
