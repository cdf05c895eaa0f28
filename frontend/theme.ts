import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Rgb = [number, number, number];

/** What drawings need to know about their surroundings; colours are opaque hex values. */
export interface Theme {
  dark: boolean;
  background: string;
  text: string;
  muted: string;
  /** Axes and hairlines. */
  line: string;
  palette: readonly string[];
  font: string;
  /** Size of chart text in pixels. */
  size: number;
}

/**
 * Okabe and Ito's colours in the order blue, orange, green, vermilion, purple, sky, yellow, grey,
 * moved until each has a contrast of at least 3 to its ground and any two of them stay apart for
 * eyes without one kind of cones.
 */
const LIGHT = ['#0469b8', '#bb7809', '#016e4d', '#b93301', '#b06990', '#4c91c0', '#70650b', '#4f4f4f'];
const DARK = ['#3180da', '#eba102', '#1eb98a', '#d45026', '#d07ebd', '#a6ddfe', '#fef036', '#808080'];

let pixel: CanvasRenderingContext2D | null = null;

/** Any CSS colour as red, green, blue (0 to 255) and alpha (0 to 1). */
function parse(css: string): [Rgb, number] {
  pixel ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
    .getContext('2d', { willReadFrequently: true })!;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
  return [[r!, g!, b!], a! / 255];
}

const hex = (rgb: Rgb): string =>
  '#' + rgb.map(v => Math.round(v).toString(16).padStart(2, '0')).join('');

const rgb = (color: string): Rgb =>
  [1, 3, 5].map(i => parseInt(color.slice(i, i + 2), 16)) as Rgb;

/** `share` of `over`, the rest of `under`; both and the result are hex. */
export function mix(over: string, under: string, share: number): string {
  const [a, b] = [rgb(over), rgb(under)];
  return hex(a.map((v, i) => v * share + b[i]! * (1 - share)) as Rgb);
}

export function luminance(color: string): number {
  const [r, g, b] = rgb(color).map(v => {
    const c = v / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Black or white, whichever reads better; the contrast is never below 4.5. */
export const textOn = (color: string): string =>
  luminance(color) > 0.179 ? '#000000' : '#ffffff';

export const paint = (theme: Theme, index: number): string =>
  theme.palette[((index % 8) + 8) % 8]!;

function groundOf(element: Element, dark: boolean): string {
  const layers: [Rgb, number][] = [];
  for (let at: Element | null = element; at; ) {
    const layer = parse(getComputedStyle(at).backgroundColor);
    if (layer[1] > 0) layers.push(layer);
    if (layer[1] >= 1) break;
    const root = at.getRootNode();
    at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return layers.reduceRight(
    (under, [over, alpha]) => mix(hex(over), under, alpha),
    dark ? '#121212' : '#ffffff',
  );
}

function read(element: Element): Theme {
  const style = getComputedStyle(element);
  const text = hex(parse(style.color)[0]);
  const dark = luminance(text) > 0.4;
  const background = groundOf(element, dark);
  return {
    dark,
    background,
    text,
    muted: mix(text, background, 0.72),
    line: mix(text, background, 0.16),
    palette: dark ? DARK : LIGHT,
    font: style.fontFamily,
    size: Math.max(12, Math.round(parseFloat(style.fontSize) * 0.86)),
  };
}

const watchers = new Set<() => void>();
const notify = (): void => watchers.forEach(watcher => watcher());
const observer = new MutationObserver(notify);
for (const node of [document.documentElement, document.body]) {
  if (node) {
    observer.observe(node, { attributes: true, attributeFilter: ['theme', 'class', 'style'] });
  }
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', notify);
addEventListener('load', notify);
document.fonts.addEventListener('loadingdone', notify);

/** Keeps an element's theme and updates the element when the page's colours change. */
export class ThemeController implements ReactiveController {
  private known: Theme | null = null;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  get current(): Theme {
    return (this.known ??= read(this.host));
  }

  private readonly reset = (): void => {
    this.known = null;
    this.host.requestUpdate();
  };

  hostConnected(): void {
    this.known = null;
    watchers.add(this.reset);
  }

  hostDisconnected(): void {
    watchers.delete(this.reset);
  }
}

let pen: CanvasRenderingContext2D | null = null;

/** Width of a text with tabular digits in pixels. */
export function textWidth(text: string, theme: Theme, size = theme.size, weight = 400): number {
  pen ??= document.createElement('canvas').getContext('2d')!;
  pen.font = `${weight} ${size}px ${theme.font}`;
  return pen.measureText(text.replace(/\d/g, '0')).width;
}

/** The text, its end left out until it fits. */
export function fit(text: string, fits: (text: string) => boolean): string {
  let cut = text;
  for (let keep = text.length - 1; keep > 1 && !fits(cut); keep--) {
    cut = text.slice(0, keep) + '\u2026';
  }
  return cut;
}
