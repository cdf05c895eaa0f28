import { css, html, LitElement, nothing, svg, type SVGTemplateResult } from 'lit';
import type { SparklineData } from './data.js';
import { count, number, percent } from './format.js';
import { clamp, sum } from './scale.js';
import { base } from './styles.js';
import { mix, paint, ThemeController } from './theme.js';

type Value = number | string | null;

/** A small distribution of one column with the value of one row marked. */
export class EhSparkline extends LitElement {
  static override styles = [base, css`
    :host { height: 28px; }
    svg { display: block; width: 100%; height: 28px; overflow: visible; }
  `];

  static override properties = { data: { attribute: false } };

  declare data: SparklineData | null | undefined;

  private readonly colors = new ThemeController(this);

  protected override render(): unknown {
    const data = this.data;
    if (!data) return nothing;
    const counts = (data.bins ?? data.categories ?? []).map(b => b.count);
    if (!counts.length) return nothing;
    const theme = this.colors.current;
    const most = Math.max(1, ...counts);
    const step = 100 / counts.length;
    const soft = mix(theme.text, theme.background, 0.4);
    const accent = paint(theme, 0);
    const own = data.categories?.findIndex(c => c.value === String(data.value)) ?? -1;
    return html`
      <svg role="img" aria-label=${words(data)} viewBox="0 0 100 28" preserveAspectRatio="none">
        ${counts.map((n, i) => {
          const height = n > 0 ? Math.max(1, (n / most) * 22) : 0;
          return svg`<rect x=${i * step + step * 0.06} y=${27 - height} width=${step * 0.88}
            height=${height} fill=${i === own ? accent : soft}></rect>`;
        })}
        <line x1="0" y1="27.5" x2="100" y2="27.5" stroke=${soft} vector-effect="non-scaling-stroke"
        ></line>
        ${same(data) ? nothing : line(place(data, data.original), theme.muted, '3 2', 1.5)}
        ${line(place(data, data.value), accent, '', 2.5)}
      </svg>`;
  }
}

function line(x: number | null, color: string, dashes: string, width: number):
    SVGTemplateResult | typeof nothing {
  return x === null ? nothing : svg`<line x1=${x} y1="0" x2=${x} y2="28" stroke=${color}
    stroke-width=${width} stroke-dasharray=${dashes} vector-effect="non-scaling-stroke"></line>`;
}

const same = ({ value, original }: SparklineData): boolean => original === null
  || original === undefined || String(value) === String(original);

/** Where a value lies, in percent of the width; values out of range lie at its ends. */
function place({ bins, categories }: SparklineData, value: Value): number | null {
  if (value === null || value === undefined || value === '') return null;
  if (categories) {
    const index = categories.findIndex(c => c.value === String(value));
    return index < 0 ? null : ((index + 0.5) / categories.length) * 100;
  }
  const v = Number(value);
  if (!bins?.length || !Number.isFinite(v)) return null;
  const found = bins.findIndex(b => v < b.to);
  const index = found < 0 ? bins.length - 1 : found;
  const { from, to } = bins[index]!;
  return ((index + clamp((v - from) / (to - from || 1), 0, 1)) / bins.length) * 100;
}

const show = (value: Value): string =>
  value === null || value === undefined || value === '' ? 'missing'
    : typeof value === 'number' ? number(value) : value;

function words(data: SparklineData): string {
  const parts = [`${data.label}: ${show(data.value)}`];
  if (data.bins?.length && typeof data.value === 'number') {
    const { bins, value } = data;
    const [min, max] = [bins[0]!.from, bins.at(-1)!.to];
    parts.push(value < min || value > max
      ? `outside the known range from ${number(min)} to ${number(max)}`
      : `in a range from ${number(min)} to ${number(max)}`);
    const below = sum(bins.map(b =>
      b.count * clamp((value - b.from) / (b.to - b.from || 1), 0, 1)));
    const all = sum(bins.map(b => b.count));
    if (all) parts.push(`about ${Math.round((below / all) * 100)} % of ${count(all)} rows are lower`);
  } else if (data.categories) {
    const all = sum(data.categories.map(c => c.count));
    const own = data.categories.find(c => c.value === String(data.value))?.count ?? 0;
    if (all) parts.push(`${count(own)} of ${count(all)} rows (${percent(own / all)}) have it`);
  }
  if (!same(data)) parts.push(`originally ${show(data.original)}`);
  return parts.join(', ');
}
