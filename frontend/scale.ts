/** A linear axis: its ends, the distance of its ticks, and the ticks. */
export interface Scale {
  min: number;
  max: number;
  step: number;
  ticks: number[];
}

function niceStep(span: number, parts: number): number {
  const raw = span / parts;
  const power = 10 ** Math.floor(Math.log10(raw));
  const digit = [1, 2, 2.5, 5, 10].find(d => d * power >= raw * 0.999) ?? 10;
  return digit * power;
}

function scale(min: number, max: number, step: number): Scale {
  const ticks: number[] = [];
  for (let i = Math.ceil(min / step - 1e-6); i * step <= max + step * 1e-6; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return { min, max, step, ticks };
}

/** Keeps the ends as they are. */
export function fixedScale([min, max]: readonly [number, number], parts = 5): Scale {
  if (!(max > min)) return niceScale([min, max], parts);
  return scale(min, max, niceStep(max - min, parts));
}

/** Covers all finite values, with ends on ticks. */
export function niceScale(values: readonly (number | null)[], parts = 5): Scale {
  let min = Infinity;
  let max = -Infinity;
  for (const v of values) {
    if (v === null || !Number.isFinite(v)) continue;
    if (v < min) min = v;
    if (v > max) max = v;
  }
  if (min > max) [min, max] = [0, 1];
  if (min === max) {
    const half = Math.abs(min) / 2 || 0.5;
    [min, max] = [min - (min === 0 ? 0 : half), max + half];
  }
  const step = niceStep(max - min, parts);
  const low = Math.floor(min / step + 1e-6) * step;
  const high = Math.ceil(max / step - 1e-6) * step;
  return scale(Number(low.toPrecision(12)), Number(high.toPrecision(12)), step);
}

export const clamp = (v: number, min: number, max: number): number =>
  Math.min(max, Math.max(min, v));

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
