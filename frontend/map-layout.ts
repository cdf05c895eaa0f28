import { clamp } from './scale.js';

/** What is seen of both axes, between 0 and 1 and a little beyond. */
export interface View {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

const MARGIN = 0.02;
const LEAST = 1e-5;

export const WHOLE: View = { x0: -MARGIN, x1: 1 + MARGIN, y0: -MARGIN, y1: 1 + MARGIN };

/** Where the pictures are, in pixels; all have one size and show the same view. */
export interface Layout {
  width: number;
  height: number;
  across: number;
  down: number;
  /** Size of a picture. */
  wide: number;
  high: number;
  left: (column: number) => number;
  top: (row: number) => number;
}

/**
 * @param left room for the labels of the y axis
 * @param head room over each picture
 * @param foot room for those of the x axis
 */
export function layOut(width: number, across: number, down: number, left: number, head: number,
    foot: number): Layout {
  const gap = across > 1 || down > 1 ? 12 : 0;
  const wide = Math.max(20, (width - left - 8 - gap * (across - 1)) / across);
  const high = Math.round(down > 1 ? clamp(wide * 0.7, 110, 300)
    : across > 1 ? clamp(wide * 0.9, 180, 440) : clamp(wide * 0.45, 280, 520));
  return {
    width, across, down, wide, high,
    height: Math.ceil(down * (high + head) + gap * (down - 1) + foot),
    left: column => left + column * (wide + gap),
    top: row => head + row * (high + head + gap),
  };
}

/** The picture at a place, or -1. */
export function pictureAt(layout: Layout, x: number, y: number): number {
  for (let row = 0; row < layout.down; row++) {
    for (let column = 0; column < layout.across; column++) {
      const [left, top] = [layout.left(column), layout.top(row)];
      if (x >= left && x <= left + layout.wide && y >= top && y <= top + layout.high) {
        return row * layout.across + column;
      }
    }
  }
  return -1;
}

export const cornerOf = (layout: Layout, picture: number): [number, number] =>
  [layout.left(picture % layout.across), layout.top(Math.floor(picture / layout.across))];

function within(from: number, size: number): [number, number] {
  const span = clamp(size, LEAST, 1 + 2 * MARGIN);
  const start = clamp(from, -MARGIN, 1 + MARGIN - span);
  return [start, start + span];
}

/** Magnified by `factor` around a place in the picture, both between 0 and 1. */
export function zoomed(view: View, factor: number, px: number, py: number): View {
  const [w, h] = [view.x1 - view.x0, view.y1 - view.y0];
  const [x0, x1] = within(view.x0 + px * w * (1 - 1 / factor), w / factor);
  const [y0, y1] = within(view.y0 + py * h * (1 - 1 / factor), h / factor);
  return { x0, x1, y0, y1 };
}

/** Moved by parts of what is seen. */
export function moved(view: View, dx: number, dy: number): View {
  const [w, h] = [view.x1 - view.x0, view.y1 - view.y0];
  const [x0, x1] = within(view.x0 + dx * w, w);
  const [y0, y1] = within(view.y0 + dy * h, h);
  return { x0, x1, y0, y1 };
}

export const isWhole = (view: View): boolean =>
  view.x1 - view.x0 >= 1 + 2 * MARGIN - 1e-9 && view.y1 - view.y0 >= 1 + 2 * MARGIN - 1e-9;
