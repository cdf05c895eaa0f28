import { html, nothing, type TemplateResult } from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import type { MapChannel } from './data.js';
import { escapeXml } from './export.js';
import { count, tick } from './format.js';
import { swatch, type LegendItem } from './legend.js';
import type { Inks } from './map-paint.js';
import { BLANK } from './map-points.js';
import { LEVELS, ramp } from './ramp.js';
import type { Scale } from './scale.js';
import { mix, paint, type Rgb, type Theme } from './theme.js';

/** Categories up to this many have shapes of their own. */
const SHAPED = 6;

export interface Entry extends LegendItem {
  /** The index of the colour. */
  index: number;
  rows: number;
}

/** The categories and what has none, with the number of points of each. */
export function entries(channel: MapChannel | null, tallies: Uint32Array): Entry[] {
  const names = channel?.categories ?? [];
  const shaped = names.length <= SHAPED;
  const found: Entry[] = names.map((name, index) => ({ name, index, rows: tallies[index]!,
    color: channel?.colors ? channel.colors[index] ?? null : index, shape: 'symbol',
    pattern: shaped ? index : 0 }));
  if (channel && tallies[BLANK]) {
    found.push({ name: 'missing', index: BLANK, rows: tallies[BLANK], color: null,
      shape: 'symbol', pattern: 8 });
  }
  return found;
}

/** Their buttons switch them off and on. */
export function renderEntries(items: Entry[], off: Uint8Array, theme: Theme,
    choose: (index: number, only: boolean) => void): TemplateResult | typeof nothing {
  if (!items.length) return nothing;
  return html`<ul class="legend switches" aria-label="Colours: shown or hidden">${items.map(item =>
    html`<li><button aria-pressed=${!off[item.index]} title="Hide or show; with Shift: only these"
      @click=${(event: MouseEvent) => choose(item.index, event.shiftKey)}>
      <svg width="16" height="11" aria-hidden="true">${unsafeSVG(swatch(item, theme))}</svg>
      <span>${item.name}</span> <span class="rows">${count(item.rows)}</span></button></li>`)}</ul>`;
}

const rgb = (hex: string): Rgb => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16)) as Rgb;
const hex = (color: Rgb): string => '#' + color.map(v => v.toString(16).padStart(2, '0')).join('');

export function inks(channel: MapChannel | null, items: Entry[], theme: Theme): Inks {
  const full: Rgb[] = Array.from({ length: BLANK + 1 }, () => rgb(theme.muted));
  const shapes: number[] = [];
  if (!channel) full[0] = rgb(paint(theme, 0));
  else if (!channel.categories) {
    ramp(theme.dark, channel.middle !== null).forEach((color, i) => { full[i] = color; });
  }
  for (const item of items) {
    if (item.color !== null) full[item.index] = rgb(paint(theme, item.color));
    shapes[item.index] = item.pattern;
  }
  const dim = full.map(color => rgb(mix(hex(color), theme.background, 0.22)));
  return { full, dim, shapes, background: theme.background };
}

export const RAMP_HEIGHT = 44;

/** The ramp of colours with its numbers, as SVG source. */
export function rampBar(channel: MapChannel, scale: Scale, colors: Rgb[], theme: Theme): string {
  const width = 280;
  const bars: string[] = [];
  const steps = 70;
  for (let i = 0; i < steps; i++) {
    const color = colors[Math.round((i / (steps - 1)) * (LEVELS - 1))]!;
    bars.push(`<rect x="${(i * width) / steps}" y="16" width="${width / steps + 0.3}" height="9" `
      + `fill="${hex(color)}"/>`);
  }
  const text = (x: number, y: number, anchor: string, value: string, fill: string): string =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${theme.size - 1}" `
      + `fill="${fill}">${escapeXml(value)}</text>`;
  const at = (v: number): number => ((v - scale.min) / (scale.max - scale.min)) * width;
  const shown = scale.ticks.filter((_, i, all) =>
    all.length <= 6 || i % 2 === 0);
  return text(0, 11, 'start', channel.label + (channel.unit ? ` (${channel.unit})` : ''),
    theme.text) + bars.join('') + shown.map(v => text(at(v), 39,
    at(v) < 12 ? 'start' : at(v) > width - 12 ? 'end' : 'middle',
    tick(v, scale.step, channel.unit), theme.muted)).join('');
}
