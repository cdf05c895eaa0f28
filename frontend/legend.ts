import { html, nothing, type TemplateResult } from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import { symbol } from './symbols.js';
import { mix, paint, type Theme } from './theme.js';

export interface LegendItem {
  name: string;
  /** Index into the palette; null is a neutral grey. */
  color: number | null;
  shape: 'area' | 'line' | 'hollow' | 'symbol' | 'open' | 'reference';
  /** Which pattern, dash or symbol goes with the colour. */
  pattern: number;
}

/** Dashes of lines, by pattern; an empty one is a whole line. */
export const DASHES: readonly number[][] = [[], [7, 4], [2, 3], [9, 3, 2, 3], [12, 4], [4, 2]];

/** Of lines to compare with, unlike those of any series. */
export const REFERENCE_DASH: readonly number[] = [1, 3];

export const dash = (pattern: number): number[] => DASHES[pattern % DASHES.length]!;

/** Strokes of a 6 x 6 tile that fills an area, by pattern; the first is plain. */
const TILES = ['', 'M-1 1L1 -1M0 6L6 0M5 7L7 5', 'M3 0V6', 'M-1 5L1 7M0 0L6 6M5 -1L7 1',
  'M0 3H6', 'M3 2.2V3.8'];

const tile = (pattern: number): string => TILES[pattern % TILES.length]!;

/** An SVG pattern, named `id`, of lines in the colour of the ground over `fill`. */
export function patternDef(id: string, fill: string, pattern: number, theme: Theme): string {
  return `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse">`
    + `<rect width="6" height="6" fill="${fill}"/>`
    + (tile(pattern)
      ? `<path d="${tile(pattern)}" stroke="${mix(theme.background, fill, 0.5)}" fill="none" `
        + 'stroke-width="1.4"/>'
      : '')
    + '</pattern>';
}

/** The same patterns as ECharts decals. */
export function decal(pattern: number, fill: string, theme: Theme): object | undefined {
  const color = mix(theme.background, fill, 0.5);
  const base = { color, dashArrayX: [1, 0], dashArrayY: [1.4, 4.6], symbolSize: 1 };
  return [
    undefined,
    { ...base, rotation: -Math.PI / 4 },
    { ...base, rotation: Math.PI / 2 },
    { ...base, rotation: Math.PI / 4 },
    { ...base, rotation: 0 },
    { color, symbol: 'circle', dashArrayX: [[4, 4], [0, 4, 4, 0]], dashArrayY: [4, 0],
      symbolSize: 0.6, rotation: 0 },
  ][pattern % 6];
}

/** A 16 x 11 sample as SVG source. */
export function swatch(item: LegendItem, theme: Theme): string {
  const color = item.color === null ? theme.muted : paint(theme, item.color);
  if (item.shape === 'line') {
    return `<line x1="0" y1="6" x2="16" y2="6" stroke="${color}" stroke-width="2" `
      + `stroke-dasharray="${dash(item.pattern).map(v => v * 0.8).join(' ')}"/>`;
  }
  if (item.shape === 'reference') {
    return `<line x1="0" y1="6" x2="16" y2="6" stroke="${color}" stroke-width="1.5" `
      + `stroke-dasharray="${REFERENCE_DASH.join(' ')}"/>`;
  }
  if (item.shape === 'symbol') {
    return `<path d="${symbol(item.pattern, 5)}" transform="translate(8,5.5)" fill="${color}"/>`;
  }
  if (item.shape === 'open') {
    return `<path d="${symbol(item.pattern, 4)}" transform="translate(8,5.5)" fill="none" `
      + `stroke="${color}" stroke-width="1.5"/>`;
  }
  if (item.shape === 'hollow') {
    return `<rect x=".75" y=".75" width="14.5" height="9.5" fill="none" stroke="${color}" `
      + 'stroke-width="1.5"/>';
  }
  const lines = tile(item.pattern);
  const id = `eh-swatch-${color.slice(1)}-${item.pattern}`;
  return `<defs>${patternDef(id, color, item.pattern, theme)}</defs>`
    + `<rect width="16" height="11" fill="${lines ? `url(#${id})` : color}"/>`;
}

export function renderLegend(items: LegendItem[], theme: Theme): TemplateResult | typeof nothing {
  if (!items.length) return nothing;
  return html`<ul class="legend">${items.map(item => html`
    <li><svg width="16" height="11" aria-hidden="true">${unsafeSVG(swatch(item, theme))}</svg>
      ${item.name}</li>`)}</ul>`;
}
