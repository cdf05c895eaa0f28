import type { MapRange, MapRows } from './data.js';
import { moved, pictureAt, cornerOf, type Layout, type View } from './map-layout.js';
import { clamp } from './scale.js';

/** What dragging does. */
export type Mode = 'move' | 'rectangle' | 'lasso';

type Place = [number, number];

/** What the pointer can do to a map; places are in pixels of the picture. */
export interface Handled {
  readonly renderRoot: ParentNode;
  readonly layout: Layout;
  readonly looking: View;
  readonly dragging: Mode;
  hover(x: number, y: number): void;
  press(x: number, y: number): void;
  look(view: View): void;
  draw(outline: Place[] | null): void;
  select(outline: Place[], how: MapRows['how'], range: MapRange | null): void;
  range(picture: number, x0: number, y0: number, x1: number, y1: number): MapRange | null;
}

/** How far the pointer goes before a press becomes a drag, in pixels. */
const SLACK = 4;

/** Moves, draws rectangles and lassos, or presses. A rectangle stays in the picture it begins in. */
export class Hand {
  private start: Place | null = null;
  private picture = -1;
  private view: View | null = null;
  private dragged = false;
  private trail: Place[] = [];
  private how: MapRows['how'] = 'replace';

  constructor(private readonly map: Handled) {}

  private place(event: PointerEvent): Place {
    const sheet = this.map.renderRoot.querySelector('.sheet')!.getBoundingClientRect();
    return [event.clientX - sheet.left, event.clientY - sheet.top];
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0 || !this.map.renderRoot.querySelector('canvas')) return;
    const place = this.place(event);
    this.picture = pictureAt(this.map.layout, ...place);
    // A lasso may well begin beside the points.
    if (this.picture < 0 && this.map.dragging !== 'lasso') return;
    this.start = place;
    this.trail = [place];
    this.view = this.map.looking;
    this.dragged = false;
    this.how = event.shiftKey ? 'add' : event.altKey ? 'remove' : 'replace';
    const stage = event.currentTarget as HTMLElement;
    if (event.isTrusted) stage.setPointerCapture(event.pointerId);
  };

  readonly move = (event: PointerEvent): void => {
    const place = this.place(event);
    const { start, map } = this;
    if (!start) {
      map.hover(...place);
      return;
    }
    const [dx, dy] = [place[0] - start[0], place[1] - start[1]];
    if (!this.dragged && Math.hypot(dx, dy) < SLACK) return;
    this.dragged = true;
    const { layout } = map;
    if (map.dragging === 'move') {
      map.look(moved(this.view!, -dx / layout.wide, dy / layout.high));
    } else if (map.dragging === 'rectangle') {
      const [left, top] = cornerOf(layout, this.picture);
      const x = clamp(place[0], left, left + layout.wide);
      const y = clamp(place[1], top, top + layout.high);
      this.trail = [start, [x, start[1]], [x, y], [start[0], y]];
      map.draw(this.trail);
    } else {
      const last = this.trail.at(-1)!;
      if (Math.hypot(place[0] - last[0], place[1] - last[1]) >= 2) {
        this.trail.push([clamp(place[0], 0, layout.width), clamp(place[1], 0, layout.height)]);
      }
      map.draw([...this.trail]);
    }
  };

  readonly up = (event: PointerEvent): void => {
    const { start, map } = this;
    if (!start) return;
    if (!this.dragged) map.press(...this.place(event));
    else if (map.dragging === 'lasso') map.select(this.trail, this.how, null);
    else if (map.dragging === 'rectangle') {
      const [a, b] = [this.trail[0]!, this.trail[2]!];
      const [x0, x1] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]];
      const [y0, y1] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]];
      map.select(this.trail, this.how, map.range(this.picture, x0, y0, x1, y1));
    }
    this.cancel();
  };

  readonly cancel = (): void => {
    this.start = null;
    this.trail = [];
    this.map.draw(null);
  };
}
