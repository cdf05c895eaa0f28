import {
  html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult,
} from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import { encodeRows } from './columns.js';
import type { MapCard, MapData, MapRange, MapRow, MapRows } from './data.js';
import { drawing, type Drawing } from './export.js';
import { count } from './format.js';
import { EhChart, type Spot } from './frame.js';
import type { LegendItem } from './legend.js';
import { back, fitting, front, marks, ticks, type Frame } from './map-axes.js';
import { renderBar } from './map-bar.js';
import { Hand, type Mode } from './map-hand.js';
import { ScreenIndex } from './map-index.js';
import {
  WHOLE, cornerOf, isWhole, layOut, moved, pictureAt, zoomed, type Layout, type View,
} from './map-layout.js';
import { RAMP_HEIGHT, entries, inks, rampBar, renderEntries } from './map-legend.js';
import { inView, paintShapes, Raster, SHAPES } from './map-paint.js';
import { NOWHERE, along, colorOf, type Axis } from './map-points.js';
import { Scene, load } from './map-scene.js';
import { mapStyles } from './map-styles.js';
import { LISTED, renderTables, rowTable } from './map-tables.js';
import { status, summary } from './map-words.js';
import { memo } from './memo.js';
import type { Table } from './table.js';
import { textWidth, type Theme } from './theme.js';

/** More points than this are thinned out while the picture moves. */
const MANY = 150_000;
/** How long the picture must rest before all are drawn, in ms. */
const REST = 160;
/** How long a point must be hovered before the server is asked for its row, in ms. */
const PAUSE = 120;
/** How far from a point it is still hovered, in pixels. */
const REACH = 10;

const STEPS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0],
  ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A map of up to a million rows as points, in one picture or a grid of them: by columns that are
 * fetched, with its magnification and selections.
 */
export class EhMap extends EhChart<MapData> {
  static override styles = [...EhChart.styles, mapStyles];

  static override properties: PropertyDeclarations = {
    card: { attribute: false }, mode: { state: true }, view: { state: true },
    off: { state: true }, version: { state: true }, outline: { state: true },
    moving: { state: true }, drawn: { state: true },
  };

  /** What the server says of the hovered row. */
  declare card: MapCard | null | undefined;
  private declare mode: Mode;
  private declare view: View;
  /** Per colour whether it is switched off. */
  private declare off: Uint8Array;
  /** Counts what was loaded. */
  private declare version: number;
  private declare outline: [number, number][] | null;
  private declare moving: boolean;
  /** How many points are in view, and of how many one is drawn. */
  private declare drawn: { seen: number; step: number };

  private readonly scene = new Scene();
  private readonly raster = new Raster();
  private readonly hand = new Hand(this);
  private problem = '';
  private asked: MapData | null = null;
  private axes: [Axis, Axis] | null = null;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private ask: ReturnType<typeof setTimeout> | undefined;
  private told = -1;

  private readonly layOut = memo(layOut);
  private readonly inked = memo(inks);
  private readonly entered = memo(entries);
  private readonly indexed = memo((points: Scene['points'], layout: Layout, view: View,
    off: Uint8Array) => new ScreenIndex(points, layout, view, off));

  constructor() {
    super();
    this.mode = 'move';
    this.view = WHOLE;
    this.off = new Uint8Array(256);
    this.version = 0;
    this.outline = null;
    this.moving = false;
    this.drawn = { seen: 0, step: 1 };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.rest);
    clearTimeout(this.ask);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('data') && this.data) void this.fetch(this.data);
    if (changed.has('at')) this.askFor(this.at);
  }

  private async fetch(data: MapData): Promise<void> {
    this.asked = data;
    this.problem = '';
    this.told = -1;
    try {
      const loaded = await load(data);
      if (this.asked !== data) return;
      const before = this.scene.loaded?.data;
      this.scene.take(loaded);
      if (this.axes?.[0] !== this.scene.x || this.axes[1] !== this.scene.y) this.view = WHOLE;
      if (before?.color?.src !== data.color?.src) this.off = new Uint8Array(256);
      this.axes = [this.scene.x, this.scene.y];
    } catch (e) {
      if (this.asked !== data) return;
      this.problem = `The columns could not be fetched (${e instanceof Error ? e.message : e}). `
        + 'Reload the page.';
    }
    this.version++;
  }

  private get ready(): boolean {
    return !!this.scene.loaded && this.width > 0;
  }

  /** What is shown, whose columns are there; may lag behind what is wanted. */
  private get shown(): MapData { return this.scene.loaded!.data; }

  get layout(): Layout {
    const { theme, scene } = this;
    const names = scene.y.channel?.categories ?? [];
    const widest = names.length
      ? Math.max(...names.slice(0, 60).map(name => textWidth(name, theme))) : 46;
    const left = scene.y.channel ? Math.min(170, Math.max(34, widest)) + theme.size + 14
      : theme.size + 14;
    return this.layOut(this.width, scene.across, scene.down, Math.round(left),
      scene.headings.length ? Math.round(theme.size * 2.6 + 12) : 6, theme.size * 2 + 20);
  }

  private get entries(): ReturnType<typeof entries> {
    return this.entered(this.shown.color, this.scene.tallies.colors);
  }

  get index(): ScreenIndex {
    return this.indexed(this.scene.points, this.layout, this.view, this.off);
  }

  /** Where a row is drawn, null if it is not in view. */
  private place(row: number): [number, number] | null {
    const { x, y, cell, key } = this.scene.points;
    const { view, layout } = this;
    const [u, v] = [x[row]!, y[row]!];
    if (cell[row] === NOWHERE || this.off[colorOf(key[row]!)]
        || !(u >= view.x0 && u <= view.x1 && v >= view.y0 && v <= view.y1)) return null;
    const [left, top] = cornerOf(layout, cell[row]!);
    return [left + ((u - view.x0) / (view.x1 - view.x0)) * layout.wide,
      top + ((view.y1 - v) / (view.y1 - view.y0)) * layout.high];
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const pointing = ['at', 'card', 'outline', 'mode', 'drawn'];
    if (this.ready && !this.tabular && (!changed.size
        || [...changed.keys()].some(key => !pointing.includes(String(key))))) this.paint();
  }

  private paint(): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>('canvas');
    if (!canvas) return;
    const { points } = this.scene;
    const { view, layout, off } = this;
    const ratio = Math.min(2, devicePixelRatio || 1);
    const { seen, few } = inView(points, view, off);
    const colors = this.inked(this.shown.color, this.entries, this.theme);
    const step = this.moving && seen > MANY ? Math.ceil(seen / MANY) | 1 : 1;
    if (seen <= SHAPES) {
      paintShapes(canvas, points, few, layout, row => this.place(row)!, colors, ratio);
    } else {
      this.raster.paint(canvas, points, layout, view, colors, off, ratio, step, seen);
    }
    if (seen !== this.drawn.seen || step !== this.drawn.step) this.drawn = { seen, step };
  }

  /** Shows another part of the axes: at once, thinned out if there are many points. */
  look(view: View): void {
    this.view = view;
    this.at = -1;
    this.moving = true;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => { this.moving = false; }, REST);
  }

  protected override summary(): string {
    return this.scene.loaded ? summary(this.scene) : 'The points are being fetched.';
  }

  protected override note(data: MapData): string { return data.note ?? ''; }

  protected override legend(): LegendItem[] {
    return this.scene.loaded
      ? this.entries.filter(item => !this.off[item.index])
        .map(item => ({ ...item, name: `${item.name} (${count(item.rows)})` }))
      : [];
  }

  protected override table(): Table { return rowTable(this.scene, LISTED); }
  protected override file(): Table { return rowTable(this.scene, Infinity); }
  protected override get hasTable(): boolean { return !!this.scene.loaded; }

  protected override body(data: MapData, theme: Theme): TemplateResult {
    if (this.problem) return html`<p class="empty" role="alert">${this.problem}</p>`;
    if (!this.scene.loaded) {
      return html`<div class="sheet waiting"><p class="empty">Fetching the columns …</p></div>`;
    }
    const spot = this.ready ? this.currentSpot() : null;
    const channel = this.shown.color;
    const colors = this.inked(channel, this.entries, theme);
    return html`
      ${this.tabular ? renderTables(this.scene) : nothing}
      <div ?hidden=${this.tabular}>
        ${renderBar(this.mode, mode => { this.mode = mode; }, this.view, view => this.look(view),
          this.selectSeen, this.shown.selection
            ? () => this.dispatchEvent(new CustomEvent('eh-clear-rows')) : null)}
        ${channel && !channel.categories ? html`
          <svg class="ramp" width="280" height=${RAMP_HEIGHT} role="img"
            aria-label="Colours of ${channel.label}">${
              unsafeSVG(rampBar(channel, this.scene.colorScale, colors.full, theme))}</svg>` : nothing}
        ${renderEntries(this.entries, this.off, theme, (index, only) => this.switch(index, only))}
        <div class="stage" role="group" tabindex="0" aria-label=${'Picture: arrow keys go from point '
          + 'to point, Enter chooses, plus and minus magnify, Shift and arrows move, 0 shows all'}
          @keydown=${this.onMapKey} @blur=${this.leave} @pointerleave=${this.leave}
          @pointerdown=${this.hand.down} @pointermove=${this.hand.move} @pointerup=${this.hand.up}
          @pointercancel=${this.hand.cancel} @wheel=${this.onWheel}>
          <div class="sheet ${this.mode}">
            ${this.ready ? html`<div class="canvas" aria-hidden="true">
              ${this.picture(data, theme)}</div>` : nothing}
            ${spot ? html`<div class="hover" style="left:${spot.x}px;top:${spot.y}px;
              width:${spot.width}px;height:${spot.height}px"></div>` : nothing}
          </div>
        </div>
        <p class="note status">${status(this.scene, this.drawn.seen, this.drawn.step)}</p>
        ${this.tips(spot)}
      </div>`;
  }

  protected override picture(_data: MapData, theme: Theme): TemplateResult {
    const { layout, view, scene } = this;
    const { row } = this.shown;
    const frame: Frame = { layout, view, x: scene.x, y: scene.y, theme,
      xTicks: ticks(scene.x, view.x0, view.x1, fitting(scene.x, layout.wide, theme)),
      yTicks: ticks(scene.y, view.y0, view.y1, scene.y.channel?.categories
        ? layout.high / (theme.size * 1.3) : Math.max(2, layout.high / 60)) };
    return html`${back(frame)}
      <canvas style="width:${layout.width}px;height:${layout.height}px"></canvas>
      ${front(frame, scene.headings, scene.tallies.cells, scene.tallies.placed, marks(row === null ? null : this.place(row), this.outline, theme))}`;
  }

  private switch(index: number, only: boolean): void {
    const off = this.off.slice();
    if (only) this.entries.forEach(item => { off[item.index] = item.index === index ? 0 : 1; });
    else off[index] = off[index] ? 0 : 1;
    this.off = off;
  }

  /** Goes over a place, in pixels of the picture. */
  hover(x: number, y: number): void {
    if (!this.ready || this.moving) return;
    this.pointer = x;
    this.at = this.index.nearest(x, y, REACH);
  }

  /** Chooses what is at a place. */
  press(x: number, y: number): void {
    if (!this.ready) return;
    const row = this.index.nearest(x, y, REACH);
    if (row >= 0) this.chooseRow(row);
  }

  draw(outline: [number, number][] | null): void { this.outline = outline; }

  get dragging(): Mode { return this.mode; }
  get looking(): View { return this.view; }

  /** Selects the points within an outline. */
  select(outline: [number, number][], how: MapRows['how'], range: MapRange | null): void {
    const { layout } = this;
    this.tell(this.index.inside(outline, layout.width, layout.height), how,
      this.off.some(v => v) ? null : range);
  }

  private readonly selectSeen = (): void => {
    this.tell(this.index.all(), 'replace', null);
  };

  private tell(rows: Uint32Array, how: MapRows['how'], range: MapRange | null): void {
    this.dispatchEvent(new CustomEvent<MapRows>('eh-select-rows', { detail: {
      rows: encodeRows(rows, this.shown.rows), count: rows.length, how,
      range: range && JSON.stringify(range) } }));
  }

  range(picture: number, x0: number, y0: number, x1: number, y1: number): MapRange | null {
    const { layout, scene, view } = this;
    const [left, top] = cornerOf(layout, picture);
    const x = along(scene.x, view.x0, view.x1, (x0 - left) / layout.wide, (x1 - left) / layout.wide);
    const y = along(scene.y, view.y0, view.y1, 1 - (y1 - top) / layout.high,
      1 - (y0 - top) / layout.high);
    return x && y && {
      x, y,
      across: this.shown.across ? picture % layout.across : null,
      down: this.shown.down ? Math.floor(picture / layout.across) : null,
    };
  }

  private chooseRow(row: number): void {
    this.dispatchEvent(new CustomEvent<MapRow>('eh-select-row', { detail: { row } }));
  }

  private askFor(row: number): void {
    clearTimeout(this.ask);
    if (row < 0 || row === this.told) return;
    this.ask = setTimeout(() => {
      this.told = row;
      this.dispatchEvent(new CustomEvent<MapRow>('eh-hover-row', { detail: { row } }));
    }, PAUSE);
  }

  protected override spots(): number { return this.data?.rows ?? 0; }

  protected override spot(row: number): Spot | null {
    const at = this.scene.loaded ? this.place(row) : null;
    if (!at) return null;
    const lines = this.scene.lines(row);
    const known = new Set(lines.map(line => line[0]));
    if (this.card?.row === row) {
      for (const { name, value } of this.card.lines) {
        if (!known.has(name)) lines.push([name, value]);
      }
    }
    const others = this.index.near(at[0], at[1], 0.5) - 1;
    if (others > 0) lines.push(['At the same place', `${count(others)} more`]);
    return { x: at[0] - 7, y: at[1] - 7, width: 14, height: 14, title: `Row ${row}`, lines };
  }

  private readonly onWheel = (event: WheelEvent): void => {
    if (!this.ready) return;
    const sheet = this.renderRoot.querySelector('.sheet')!.getBoundingClientRect();
    const { layout } = this;
    const [x, y] = [event.clientX - sheet.left, event.clientY - sheet.top];
    const picture = pictureAt(layout, x, y);
    // Where there is nothing left to reduce the page scrolls.
    if (picture < 0 || (event.deltaY > 0 && isWhole(this.view))) return;
    event.preventDefault();
    const [left, top] = cornerOf(layout, picture);
    const size = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
    this.look(zoomed(this.view, Math.exp(-Math.max(-200, Math.min(200, size)) * 0.0025),
      (x - left) / layout.wide, 1 - (y - top) / layout.high));
  };

  private readonly onMapKey = (event: KeyboardEvent): void => {
    if (!this.ready || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step && event.shiftKey) this.look(moved(this.view, step[0] * 0.15, -step[1] * 0.15));
    else if (step) this.go(step);
    else if (event.key === '+' || event.key === '=') this.look(zoomed(this.view, 1.6, 0.5, 0.5));
    else if (event.key === '-') this.look(zoomed(this.view, 1 / 1.6, 0.5, 0.5));
    else if (event.key === '0') this.look(WHOLE);
    else if (event.key === 'Escape') this.hand.cancel();
    else if ((event.key === 'Enter' || event.key === ' ') && this.at >= 0) this.chooseRow(this.at);
    else return;
    event.preventDefault();
  };

  /** Goes to the next point in a direction; at first to the chosen one or that in the middle. */
  private go([dx, dy]: [number, number]): void {
    this.pointer = null;
    const { layout } = this;
    const chosen = this.shown.row;
    const from = this.at >= 0 ? this.place(this.at) : null;
    if (from) {
      const next = this.index.toward(from[0], from[1], dx, dy);
      if (next >= 0) this.at = next;
    } else if (chosen !== null && this.place(chosen)) {
      this.at = chosen;
    } else {
      this.at = this.index.nearest(layout.left(0) + layout.wide / 2, layout.top(0) + layout.high / 2,
        Math.max(layout.width, layout.height));
    }
  }

  protected override drawing(): Drawing | null {
    const { color } = this.shown;
    const scale = color && !color.categories ? rampBar(color, this.scene.colorScale,
      this.inked(color, this.entries, this.theme).full, this.theme) : null;
    return drawing(this.renderRoot, this.layout.width, this.layout.height, scale, RAMP_HEIGHT + 8);
  }
}
