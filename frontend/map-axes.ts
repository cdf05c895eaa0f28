import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { count, percent, tick } from './format.js';
import { cornerOf, type Layout, type View } from './map-layout.js';
import type { Axis } from './map-points.js';
import { clamp, fixedScale } from './scale.js';
import { shorten } from './strips.js';
import { textWidth, type Theme } from './theme.js';

/** A tick between 0 and 1 of the axis; `whole` where `text` is cut. */
interface Tick {
  at: number;
  text: string;
  whole: string;
}

/** At most about `most` ticks between two places of the axis. */
export function ticks({ channel, scale }: Axis, from: number, to: number, most: number): Tick[] {
  if (!channel) return [];
  const span = scale.max - scale.min;
  const [low, high] = [from, to].map(u => scale.min + clamp(u, 0, 1) * span) as [number, number];
  if (channel.categories) {
    const first = Math.max(0, Math.ceil(low - 1e-9));
    const last = Math.min(channel.categories.length - 1, Math.floor(high + 1e-9));
    const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, most)));
    const found: Tick[] = [];
    for (let i = Math.ceil(first / step) * step; i <= last; i += step) {
      const name = channel.categories[i]!;
      found.push({ at: (i + 0.5) / span, text: name, whole: name });
    }
    return found;
  }
  const fit = fixedScale([low, high], most);
  return fit.ticks.map(v => {
    const text = tick(v, fit.step, channel.unit);
    return { at: (v - scale.min) / span, text, whole: text };
  });
}

/** How many labels fit beside one another, by the widest. */
export function fitting(axis: Axis, room: number, theme: Theme): number {
  const names = axis.channel?.categories;
  if (!names) return Math.max(2, Math.floor(room / 72));
  const widest = Math.max(...names.slice(0, 200).map(name => textWidth(name, theme)));
  return Math.max(1, Math.floor(room / clamp(widest + 12, 40, 110)));
}

export interface Frame {
  layout: Layout;
  view: View;
  x: Axis;
  y: Axis;
  theme: Theme;
  xTicks: Tick[];
  yTicks: Tick[];
}

const xOf = (f: Frame, u: number): number =>
  ((u - f.view.x0) / (f.view.x1 - f.view.x0)) * f.layout.wide;
const yOf = (f: Frame, u: number): number =>
  ((f.view.y1 - u) / (f.view.y1 - f.view.y0)) * f.layout.high;

const pictures = (layout: Layout): number[] =>
  Array.from({ length: layout.across * layout.down }, (_, i) => i);

/** What lies under the points: the grids. */
export function back(f: Frame): TemplateResult {
  const { layout, theme } = f;
  const { wide, high } = layout;
  return html`<svg class="back" width=${layout.width} height=${layout.height}>
    ${pictures(layout).map(picture => {
      const [left, top] = cornerOf(layout, picture);
      return svg`<g transform="translate(${left},${top})">
        <rect width=${wide} height=${high} fill="none" stroke=${theme.line}></rect>
        ${f.xTicks.map(t => svg`<line x1=${xOf(f, t.at)} x2=${xOf(f, t.at)} y2=${high}
          stroke=${theme.line} opacity="0.6"></line>`)}
        ${f.yTicks.map(t => svg`<line y1=${yOf(f, t.at)} y2=${yOf(f, t.at)} x2=${wide}
          stroke=${theme.line} opacity="0.6"></line>`)}
      </g>`;
    })}</svg>`;
}

/** What lies over them: names and axes. */
export function front(f: Frame, headings: string[], tallies: Uint32Array, placed: number,
    extra: SVGTemplateResult | typeof nothing): TemplateResult {
  const { layout, theme } = f;
  const size = theme.size;
  const bottom = layout.top(layout.down - 1) + layout.high;
  return html`<svg class="front" width=${layout.width} height=${layout.height} font-size=${size}>
    ${headings.length ? pictures(layout).map(picture => {
      const [left, top] = cornerOf(layout, picture);
      const n = tallies[picture] ?? 0;
      return svg`
        <text x=${left} y=${top - size * 1.3 - 6} fill=${theme.text}>${
          shorten(headings[picture]!, layout.wide, theme)}<title>${headings[picture]}</title></text>
        <text x=${left} y=${top - 6} fill=${theme.muted}>n = ${count(n)}${
          placed && layout.wide > 120 ? ` (${percent(n / placed)})` : ''}</text>`;
    }) : nothing}
    ${columns(layout).map(column => f.xTicks.map(t => svg`
      <text x=${layout.left(column) + xOf(f, t.at)} y=${bottom + size + 4} text-anchor="middle"
        fill=${theme.muted}>${shorten(t.text, f.x.channel?.categories
          ? Math.max(34, layout.wide / f.xTicks.length - 6) : 90, theme)
        }<title>${t.whole}</title></text>`))}
    ${lines(layout).map(line => f.yTicks.map(t => svg`
      <text x=${layout.left(0) - 6} y=${layout.top(line) + yOf(f, t.at) + size * 0.35}
        text-anchor="end" fill=${theme.muted}>${
          shorten(t.text, layout.left(0) - size * 2, theme)}<title>${t.whole}</title></text>`))}
    <text x=${(layout.left(0) + layout.width) / 2} y=${bottom + size * 2 + 12}
      text-anchor="middle" fill=${theme.text}>${name(f.x)}</text>
    <text transform="translate(${size},${(layout.top(0) + bottom) / 2}) rotate(-90)"
      text-anchor="middle" fill=${theme.text}>${name(f.y)}</text>
    ${extra}</svg>`;
}

const name = ({ channel }: Axis): string =>
  (channel ? channel.label + (channel.unit ? ` (${channel.unit})` : '') : 'spread out at random');

const columns = (layout: Layout): number[] => Array.from({ length: layout.across }, (_, i) => i);
const lines = (layout: Layout): number[] => Array.from({ length: layout.down }, (_, i) => i);

/** The place of the chosen row and the outline that is being drawn. */
export function marks(at: [number, number] | null, outline: [number, number][] | null,
    theme: Theme): SVGTemplateResult {
  return svg`
    ${at ? svg`<g transform="translate(${at[0]},${at[1]})" fill="none">
      <circle r="8.5" stroke=${theme.background} stroke-width="5"></circle>
      <circle r="8.5" stroke=${theme.text} stroke-width="2"></circle></g>` : nothing}
    ${outline ? svg`<path class="outline" d=${`M${outline.map(p => p.join(' ')).join('L')}Z`}
      fill=${theme.text} fill-opacity="0.08" stroke=${theme.text}
      stroke-dasharray="4 3"></path>` : nothing}`;
}
