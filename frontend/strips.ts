import { svg, type SVGTemplateResult } from 'lit';
import type { DensityGroup } from './data.js';
import { count } from './format.js';
import { textWidth, type Theme } from './theme.js';

const SIDE = 10;
/** More groups than this are drawn in low strips with their names beside them. */
const ROOMY = 5;

/** Where the strips of groups lie, in pixels. */
export interface Strips {
  left: number;
  wide: number;
  /** The height of a strip. */
  panel: number;
  top(group: number): number;
  /** The group at a height; it may be none. */
  at(y: number): number;
  bottom: number;
  /** The group's name and size. */
  names(group: DensityGroup, index: number): SVGTemplateResult;
}

/** Names stand over their strips, or beside them where there are many and there is room. */
export function strips(
  groups: DensityGroup[], labelled: boolean, width: number, start: number, theme: Theme,
): Strips {
  const compact = groups.length > ROOMY;
  const beside = compact && width >= 480;
  const panel = compact ? 2.5 * theme.size : labelled ? 76 : 52;
  const gap = beside ? 6 : theme.size + 12;
  const first = start + (beside ? gap / 2 + 2 : gap);
  const top = (group: number): number => first + group * (panel + gap);
  const names = groups.map(g => textWidth(g.name, theme));
  const column = beside ? Math.min(width * 0.28, Math.max(60, ...names) + 4) : 0;
  const left = column + SIDE;
  return {
    left,
    wide: Math.max(1, width - left - SIDE),
    panel,
    top,
    at: y => Math.floor((y - first + (beside ? gap / 2 : gap)) / (panel + gap)),
    bottom: top(groups.length) - gap + 8,
    names: (g, index) => {
      const size = `n = ${count(g.n)}`;
      return beside
        ? svg`
          <text x="0" y=${top(index) + theme.size * 1.1} fill=${theme.text}>
            ${shorten(g.name, column, theme)}<title>${g.name}</title></text>
          <text x="0" y=${top(index) + theme.size * 2.3} fill=${theme.muted}>${size}</text>`
        : svg`
          <text x="0" y=${top(index) - 6} fill=${theme.text}>${g.name}
            <tspan fill=${theme.muted} dx="6">${size}</tspan></text>`;
    },
  };
}

/** Leaves out the end; hovering and the table show the whole name. */
export function shorten(text: string, room: number, theme: Theme): string {
  let cut = text;
  while (cut.length > 1 && textWidth(cut, theme) > room) {
    cut = `${cut.slice(0, cut.endsWith('\u2026') ? -2 : -1)}\u2026`;
  }
  return cut;
}
