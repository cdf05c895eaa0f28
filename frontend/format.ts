import type { Measure, Unit } from './data.js';
import { clamp } from './scale.js';

const SPACE = '\u00a0';
const MINUS = '\u2212';
export const NONE = '\u2013';

const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, options: Intl.NumberFormatOptions): string {
  const key = JSON.stringify(options);
  let it = formats.get(key);
  if (!it) formats.set(key, (it = new Intl.NumberFormat('en-US', options)));
  return it.format(value).replace('-', MINUS).replace(/^\u2212(0(\.0*)?)$/, '$1');
}

/** Counts are whole unless rows carry weights. */
export const count = (value: number): string => format(value, { maximumFractionDigits: 1 });

/** Three digits, more only before the decimal point. */
export function number(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9 || (size > 0 && size < 1e-4)) {
    return format(value, { notation: 'scientific', maximumSignificantDigits: 3 });
  }
  return size >= 100
    ? format(value, { maximumFractionDigits: 0 })
    : format(value, { maximumSignificantDigits: 3 });
}

export function percent(fraction: number): string {
  const size = Math.abs(fraction * 100);
  const digits = size >= 99.95 || size === 0 ? 0 : size >= 0.995 ? 1 : 2;
  return format(fraction * 100, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    + SPACE + '%';
}

const named = (text: string, unit: Unit): string => (unit ? text + SPACE + unit : text);

export function value(v: number | null, unit: Unit): string {
  if (v === null || !Number.isFinite(v)) return NONE;
  return unit === '%' ? percent(v) : named(number(v), unit);
}

/** For hover texts, where three digits are too few. */
export function exact(v: number | null, unit: Unit): string {
  if (v === null || !Number.isFinite(v)) return NONE;
  return unit === '%'
    ? format(v * 100, { maximumFractionDigits: 4 }) + SPACE + '%'
    : named(format(v, { maximumSignificantDigits: 6 }), unit);
}

/** A score has three decimals on the scale from 0 to 1, so that digits stay in place. */
export function score(v: number, unit: Unit, domain: [number, number]): string {
  return unit !== '%' && Math.max(Math.abs(domain[0]), Math.abs(domain[1])) <= 1
    ? named(format(v, { minimumFractionDigits: 3, maximumFractionDigits: 3 }), unit)
    : value(v, unit);
}

export function signed(v: number, unit: Unit, domain: [number, number]): string {
  const text = score(v, unit, domain);
  return v > 0 && /[1-9]/.test(text) ? '+' + text : text;
}

/** With as many decimals as three digits of the span take, so that digits stay in place. */
export function fixed(v: number, span: number, unit: Unit): string {
  const digits = clamp(2 - Math.floor(Math.log10(span * 0.999)), 0, 6);
  if (unit === '%') {
    const shares = Math.max(0, digits - 2);
    return format(v * 100, { minimumFractionDigits: shares, maximumFractionDigits: shares })
      + SPACE + '%';
  }
  return named(format(v, { minimumFractionDigits: digits, maximumFractionDigits: digits }), unit);
}

/** The label of an axis tick at `v`, with as many decimals as `step` needs. */
export function tick(v: number, step: number, unit: Unit): string {
  const scale = unit === '%' ? 100 : 1;
  const size = step * scale;
  const whole = Math.max(0, -Math.floor(Math.log10(size) + 1e-9));
  const half = Math.abs(((size * 10 ** whole) % 1) - 0.5) < 1e-6; // steps of 2.5
  const digits = Math.min(6, half ? whole + 1 : whole);
  const text = Math.abs(v * scale) >= 1e6
    ? format(v * scale, { notation: 'compact' })
    : format(v * scale, { maximumFractionDigits: digits });
  return unit === '%' ? text + SPACE + '%' : text;
}

export function counts(m: Measure): string {
  if (m.denominator === null) return '';
  return m.numerator === null
    ? `n = ${count(m.denominator)}`
    : `${count(m.numerator)} of ${count(m.denominator)}`;
}

export function interval(m: Measure, unit: Unit): string {
  return m.low === null || m.high === null
    ? NONE
    : `${value(m.low, unit)} to ${value(m.high, unit)}`;
}

export const statusWords: Record<Measure['status'], string> = {
  ok: 'estimated',
  small: 'small group',
  not_estimable: 'not estimable',
};
