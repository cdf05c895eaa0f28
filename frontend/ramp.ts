import type { Rgb } from './theme.js';

/** How many colours a ramp has. */
export const LEVELS = 240;

/** Lightness from 0 to 1, chroma, and hue in degrees. */
type Lch = readonly [number, number, number];

/** sRGB of a colour in OKLCH (Ottosson 2020), moved into the gamut channel by channel. */
function rgb([l, c, h]: Lch): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const l3 = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m3 = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s3 = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3,
    -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
    -0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3,
  ].map(v => {
    const x = Math.min(1, Math.max(0, v));
    return Math.round(255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055));
  }) as Rgb;
}

const between = (from: Lch, to: Lch, share: number): Lch =>
  from.map((v, i) => v + (to[i]! - v) * share) as unknown as Lch;

/**
 * Colours in even steps of lightness, the far end strongest against the ground; with `diverging`
 * two hues that meet in grey.
 */
export function ramp(dark: boolean, diverging: boolean): Rgb[] {
  const at = (share: number): Lch => {
    if (!diverging) {
      return dark
        ? between([0.47, 0.13, 275], [0.93, 0.13, 105], share)
        : between([0.78, 0.12, 155], [0.28, 0.12, 290], share);
    }
    const [end, middle] = dark ? [0.8, 0.45] : [0.42, 0.8];
    const reach = Math.abs(2 * share - 1);
    return [middle + (end - middle) * reach, 0.01 + 0.13 * reach, share < 0.5 ? 255 : 45];
  };
  return Array.from({ length: LEVELS }, (_, i) => rgb(at(i / (LEVELS - 1))));
}
