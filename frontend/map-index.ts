import { cornerOf, type Layout, type View } from './map-layout.js';
import { NOWHERE, type Points } from './map-points.js';

const BUCKET = 12;

/** The points in view by their places in pixels, in square buckets. */
export class ScreenIndex {
  /** Rows in the order of the buckets, and their places. */
  readonly rows: Uint32Array;
  private readonly px: Float32Array;
  private readonly py: Float32Array;
  /** The first of each bucket; one more than there are buckets. */
  private readonly starts: Uint32Array;
  private readonly columns: number;
  private readonly lines: number;

  constructor(private readonly points: Points, layout: Layout, view: View, off: Uint8Array) {
    const { x, y, cell, key } = points;
    const { x0, x1, y0, y1 } = view;
    const sx = layout.wide / (x1 - x0);
    const sy = layout.high / (y1 - y0);
    const corners = Array.from({ length: layout.across * layout.down }, (_, c) =>
      cornerOf(layout, c));
    const lefts = Float64Array.from(corners, c => c[0]);
    const tops = Float64Array.from(corners, c => c[1]);
    this.columns = Math.ceil(layout.width / BUCKET) + 1;
    this.lines = Math.ceil(layout.height / BUCKET) + 1;
    const bucket = new Int32Array(key.length).fill(-1);
    const starts = new Uint32Array(this.columns * this.lines + 1);
    let total = 0;
    for (let r = 0; r < key.length; r++) {
      const c = cell[r]!;
      const u = x[r]!;
      const v = y[r]!;
      if (c === NOWHERE || !(u >= x0 && u <= x1 && v >= y0 && v <= y1)) continue;
      if (off[key[r]! & 255]) continue;
      const b = (((tops[c]! + (y1 - v) * sy) / BUCKET) | 0) * this.columns
        + (((lefts[c]! + (u - x0) * sx) / BUCKET) | 0);
      bucket[r] = b;
      starts[b + 1]!++;
      total++;
    }
    for (let b = 1; b < starts.length; b++) starts[b]! += starts[b - 1]!;
    this.starts = starts;
    this.rows = new Uint32Array(total);
    this.px = new Float32Array(total);
    this.py = new Float32Array(total);
    const next = starts.slice();
    for (let r = 0; r < key.length; r++) {
      const b = bucket[r]!;
      if (b < 0) continue;
      const i = next[b]!++;
      const c = cell[r]!;
      this.rows[i] = r;
      this.px[i] = lefts[c]! + (x[r]! - x0) * sx;
      this.py[i] = tops[c]! + (y1 - y[r]!) * sy;
    }
  }

  /** The row nearest to a place within `reach` pixels, the one that is seen among equals; or -1. */
  nearest(x: number, y: number, reach: number): number {
    let best = -1;
    let least = reach * reach;
    this.around(x, y, reach, i => {
      const d = (this.px[i]! - x) ** 2 + (this.py[i]! - y) ** 2;
      if (d < least || (d === least && best >= 0
          && this.points.key[this.rows[i]!]! > this.points.key[this.rows[best]!]!)) {
        [best, least] = [i, d];
      }
    });
    return best < 0 ? -1 : this.rows[best]!;
  }

  /** How many points lie within `reach` pixels of a place. */
  near(x: number, y: number, reach: number): number {
    let n = 0;
    this.around(x, y, reach, i => {
      if ((this.px[i]! - x) ** 2 + (this.py[i]! - y) ** 2 <= reach * reach) n++;
    });
    return n;
  }

  private around(x: number, y: number, reach: number, visit: (i: number) => void): void {
    const clip = (v: number, most: number): number => Math.min(most - 1, Math.max(0, v | 0));
    const [from, to] = [(x - reach) / BUCKET, (x + reach) / BUCKET];
    const last = clip((y + reach) / BUCKET, this.lines);
    for (let line = clip((y - reach) / BUCKET, this.lines); line <= last; line++) {
      const end = this.starts[line * this.columns + clip(to, this.columns) + 1]!;
      for (let i = this.starts[line * this.columns + clip(from, this.columns)]!; i < end; i++) {
        visit(i);
      }
    }
  }

  /** The nearest row in one of the four directions, or -1; what lies aside counts twice as far. */
  toward(x: number, y: number, dx: number, dy: number): number {
    let best = -1;
    let least = Infinity;
    for (let i = 0; i < this.rows.length; i++) {
      const right = this.px[i]! - x;
      const down = this.py[i]! - y;
      const along = right * dx + down * dy;
      const aside = Math.abs(right * dy) + Math.abs(down * dx);
      if (along < 0.5 || aside > along) continue;
      const far = along + 2 * aside;
      if (far < least) [best, least] = [i, far];
    }
    return best < 0 ? -1 : this.rows[best]!;
  }

  /** The rows whose pixel is inside, ascending. */
  inside(outline: [number, number][], width: number, height: number): Uint32Array {
    const canvas = new OffscreenCanvas(Math.ceil(width), Math.ceil(height));
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;
    pen.beginPath();
    for (const [x, y] of outline) pen.lineTo(x, y);
    pen.fill('evenodd');
    const mask = new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    const hit = new Uint8Array(this.points.key.length);
    let n = 0;
    for (let i = 0; i < this.rows.length; i++) {
      // The coverage of a pixel is its uppermost byte.
      if (mask[(this.py[i]! | 0) * canvas.width + (this.px[i]! | 0)]! >>> 24 >= 128) {
        hit[this.rows[i]!] = 1;
        n++;
      }
    }
    return ascending(hit, n);
  }

  /** All rows in view, ascending. */
  all(): Uint32Array {
    const hit = new Uint8Array(this.points.key.length);
    for (const row of this.rows) hit[row] = 1;
    return ascending(hit, this.rows.length);
  }
}

function ascending(hit: Uint8Array, n: number): Uint32Array {
  const found = new Uint32Array(n);
  for (let row = 0, i = 0; i < n; row++) if (hit[row]) found[i++] = row;
  return found;
}
