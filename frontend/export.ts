import { fold } from './fold.js';
import type { LegendItem } from './legend.js';
import { swatch } from './legend.js';
import { textWidth, type Theme } from './theme.js';

/** A picture as SVG source, with its size in pixels. */
export interface Drawing {
  svg: string;
  width: number;
  height: number;
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);

const PAD = 20;

/** Puts title, subtitle and legend over a drawing, so that the file explains itself. */
export function poster(
  drawing: Drawing, title: string, subtitle: string, legend: LegendItem[], theme: Theme,
): Drawing {
  const inner = Math.max(drawing.width, 320);
  const parts: string[] = [];
  let y = PAD;
  const write = (text: string, size: number, weight: number, fill: string): void => {
    for (const line of fold(text, inner, t => textWidth(t, theme, size, weight))) {
      y += size * 1.3;
      parts.push(`<text x="0" y="${y - size * 0.3}" font-size="${size}" font-weight="${weight}" `
        + `fill="${fill}">${escapeXml(line)}</text>`);
    }
  };
  write(title, theme.size + 2, 600, theme.text);
  if (subtitle) write(subtitle, theme.size, 400, theme.muted);
  if (legend.length) {
    let x = 0;
    y += 24;
    for (const item of legend) {
      const wide = 24 + textWidth(item.name, theme);
      if (x > 0 && x + wide > inner) [x, y] = [0, y + theme.size * 1.6];
      parts.push(`<g transform="translate(${x},${y - 10})">${swatch(item, theme)}</g>`,
        `<text x="${x + 22}" y="${y}" font-size="${theme.size}" fill="${theme.text}">`
        + `${escapeXml(item.name)}</text>`);
      x += wide + 18;
    }
  }
  y += 12;
  const width = Math.ceil(inner + 2 * PAD);
  const height = Math.ceil(y + drawing.height + PAD);
  return {
    width,
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" `
      + `viewBox="0 0 ${width} ${height}" font-family="${escapeXml(theme.font)}">`
      + `<title>${escapeXml(title)}</title>`
      + `<rect width="100%" height="100%" fill="${theme.background}"/>`
      + `<g transform="translate(${PAD},0)">${parts.join('')}`
      + `<g transform="translate(0,${y})">${drawing.svg}</g></g></svg>`,
  };
}

/** An element of the page as SVG source, without the comments templates leave in it. */
export function sourceOf(svg: SVGSVGElement): Drawing {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const source = new XMLSerializer().serializeToString(copy).replace(/<!--[\s\S]*?-->/g, '');
  return { svg: source, width, height };
}

/**
 * A picture of a canvas between an `svg.back` and an `svg.front`.
 *
 * @param head SVG source over it, `high` pixels high, or null
 */
export function drawing(root: ParentNode, width: number, height: number, head: string | null,
    high: number): Drawing | null {
  const [canvas, back, front] = [root.querySelector('canvas'),
    ...['svg.back', 'svg.front'].map(part => root.querySelector<SVGSVGElement>(part))] as const;
  if (!canvas || !back || !front) return null;
  const top = head === null ? 0 : high;
  return { width, height: height + top,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + top}">`
      + `${head ?? ''}<g transform="translate(0,${top})">${sourceOf(back).svg}`
      + `<image width="${width}" height="${height}" href="${canvas.toDataURL()}"/>`
      + `${sourceOf(front).svg}</g></svg>` };
}

export async function toPng(drawing: Drawing, factor = 2): Promise<Blob> {
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(drawing.svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = drawing.width * factor;
  canvas.height = drawing.height * factor;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('No PNG'))), 'image/png');
  });
}

export function save(title: string, extension: string, content: Blob): void {
  const stem = title.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = `${stem.slice(0, 80).toLowerCase() || 'chart'}.${extension}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
