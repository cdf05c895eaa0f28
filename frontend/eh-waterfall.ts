import {
  css, html, nothing, svg, type PropertyDeclarations, type PropertyValues, type TemplateResult,
} from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import type { StepSelect, WaterfallAmount, WaterfallData, WaterfallSeries } from './data.js';
import { sourceOf, type Drawing } from './export.js';
import { fold } from './fold.js';
import { count, exact, fixed, NONE, tick } from './format.js';
import { EhChart, redraws, type Spot } from './frame.js';
import { patternDef, type LegendItem } from './legend.js';
import { LEVELS, ramp } from './ramp.js';
import { clamp, niceScale, sum, type Scale } from './scale.js';
import type { Table } from './table.js';
import { textWidth, type Theme } from './theme.js';

const GAP = 12;
const PAD = 8;
/** The reach of an arrow's head. */
const HEAD = 5;

/** A line of the picture: an end of the sum, steps of it, or what the small ones add together. */
interface Line {
  kind: 'base' | 'step' | 'others' | 'result';
  text: string;
  /** The steps of it by their places in the data. */
  steps: number[];
  /** One per series. */
  parts: Part[];
}

/** Where a sum goes from and to in a line, and what is added; null where it has no such step. */
interface Part {
  amount: WaterfallAmount | null;
  from: number;
  to: number;
}

/** A sum drawn step by step, each an arrow from where the one before it ended. */
export class EhWaterfall extends EhChart<WaterfallData> {
  static override styles = [...EhChart.styles, css`
    .stage { max-height: none; }
    .more { font-size: 0.86em; margin-block-start: 8px; min-height: 24px; }
  `];

  static override properties: PropertyDeclarations = { whole: { state: true } };

  /** Whether all steps are shown, past the limit. */
  private declare whole: boolean;
  private lines: Line[] = [];
  private folded: string[][] = [];
  /** Upper edge of each line, and the lower edge of the last. */
  private edges: number[] = [];
  private scale: Scale = niceScale([]);

  constructor() {
    super();
    this.whole = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.data && redraws(changed)) {
      this.lines = linesOf(this.data, this.whole);
      this.scale = niceScale(this.lines.flatMap(line => line.parts.flatMap(p =>
        [p.from, p.to, ...ends(p)])), clamp(Math.floor(this.wide / 80), 2, 6));
      this.layOut(this.data, this.theme);
    }
    super.willUpdate(changed);
  }

  private layOut(data: WaterfallData, theme: Theme): void {
    const room = this.left - GAP;
    this.folded = this.lines.map(l => fold(l.text, room, t =>
      textWidth(t, theme, theme.size, isEnd(l) ? 600 : 400)));
    this.edges = [data.mark ? theme.size + 8 : 4];
    const least = Math.max(26, data.series.length * (theme.size + 3) + 8);
    for (const lines of this.folded) {
      this.edges.push(this.edges.at(-1)! + Math.max(least, lines.length * theme.size * 1.25 + 8));
    }
  }

  private folds(data: WaterfallData): boolean {
    // One step in a fold of its own would take as much room as the step itself.
    return data.limit !== null && data.steps.length > data.limit + 1;
  }

  protected override subtitle(data: WaterfallData): string {
    const amounts = data.series.flatMap(s => s.amounts);
    return [
      data.what,
      'an arrow to the right adds, one to the left takes away',
      data.unit === '%' ? 'steps in percentage points' : '',
      amounts.some(a => a && a.low !== null) ? 'thin lines: 95 % intervals' : '',
    ].filter(Boolean).join('; ');
  }

  protected override note(data: WaterfallData): string { return data.note ?? ''; }

  protected override empty(data: WaterfallData): string {
    return data.series.length && data.steps.length ? ''
      : data.note ?? 'There is nothing to add up.';
  }

  protected override summary(data: WaterfallData): string {
    const told = this.lines.filter(l => l.kind === 'step').slice(0, 3).map(l =>
      `${l.text} ${this.amount(l.parts[0]!)}`);
    return data.series.map(s => `${s.name ? `${s.name}: ` : ''}${data.base} ${this.level(s.base)}, `
      + `${data.result} ${this.level(s.result)}`).join('; ')
      + `. Most: ${told.join(', ')}. The table view holds all steps.`;
  }

  protected override legend(data: WaterfallData): LegendItem[] {
    return data.series.length < 2 ? [] : data.series.map(({ name }, pattern) =>
      ({ name, color: null, pattern, shape: 'area' as const }));
  }

  protected override below(data: WaterfallData): TemplateResult | typeof nothing {
    return this.folds(data) ? html`<button class="link more" aria-expanded=${this.whole}
      @click=${this.turn}>${this.whole ? `Show the first ${count(data.limit!)} only`
        : `Show all ${count(data.steps.length)}`}</button>` : nothing;
  }

  private readonly turn = (): void => {
    this.whole = !this.whole;
    this.at = -1;
  };

  /** A place on the axis in words. */
  private level(v: number): string {
    return fixed(v, this.scale.max - this.scale.min, this.data!.unit);
  }

  private more(v: number): string {
    const text = this.data!.unit === '%' ? fixed(v * 100, (this.scale.max - this.scale.min) * 100, '')
      : this.level(v);
    return v > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  }

  private amount({ amount }: Part): string { return amount ? this.more(amount.value) : NONE; }

  protected override table(data: WaterfallData): Table {
    const all = linesOf(data, true);
    const format = (v: number): string => this.level(v);
    const more = (v: number): string => this.more(v);
    const named = (head: string, s: WaterfallSeries): string =>
      (data.series.length > 1 ? `${s.name}: ${head.toLowerCase()}` : head);
    return {
      columns: [
        { key: 'step', head: 'Step' },
        ...data.series.flatMap(s => [
          { key: named('adds', s), head: named('Adds', s), format: more },
          ...(s.amounts.some(a => a && a.low !== null)
            ? [{ key: named('low', s), head: named('Low (95 %)', s), format: more },
              { key: named('high', s), head: named('High (95 %)', s), format: more }] : []),
          { key: named('sum', s), head: named('Sum', s), format },
        ]),
      ],
      rows: all.map(line => [line.text, ...data.series.flatMap((s, i) => {
        const { amount, to } = line.parts[i]!;
        return [amount?.value ?? null,
          ...(s.amounts.some(a => a && a.low !== null)
            ? [amount?.low ?? null, amount?.high ?? null] : []),
          to];
      })]),
    };
  }

  protected override spots(): number { return this.lines.length; }

  protected override spotAt(_x: number, y: number): number {
    const next = this.edges.findIndex(edge => y < edge);
    return next < 1 ? -1 : next - 1;
  }

  protected override spot(index: number): Spot | null {
    const line = this.lines[index];
    const { data } = this;
    if (!line || !data) return null;
    const lines = data.series.flatMap((s, i): [string, string][] => {
      const { amount, to } = line.parts[i]!;
      const named = (text: string): string => (data.series.length > 1 ? `${s.name}: ${text}` : text);
      if (isEnd(line)) return [[named(data.what), exact(to, data.unit)]];
      if (!amount) return [[named('adds'), NONE]];
      return [
        [named('adds'), (amount.value > 0 ? '+' : '') + (data.unit === '%'
          ? exact(amount.value * 100, 'points') : exact(amount.value, data.unit))],
        ...(amount.low !== null && amount.high !== null ? [[named('95 % interval'),
          `${this.more(amount.low)} to ${this.more(amount.high)}`] as [string, string]] : []),
        [named('sum so far'), exact(to, data.unit)],
      ];
    });
    if (line.kind === 'others') lines.push(['Enter or click', 'shows them all']);
    else if (line.kind === 'step' && data.choosing) lines.push(['Enter or click', data.choosing]);
    const top = this.edges[index]!;
    return { x: 0, y: top, width: this.width, height: this.edges[index + 1]! - top,
      title: line.text, lines };
  }

  protected override choose(index: number): void {
    const line = this.lines[index]!;
    if (line.kind === 'others') {
      this.turn();
    } else if (line.kind === 'step' && this.data!.choosing) {
      const feature = this.data!.steps[line.steps[0]!]!.feature;
      this.dispatchEvent(new CustomEvent<StepSelect>('step-select',
        { detail: { feature }, bubbles: true, composed: true }));
    }
  }

  private get left(): number {
    const widest = Math.max(0, ...this.lines.map(l =>
      textWidth(l.text, this.theme, this.theme.size, isEnd(l) ? 600 : 400)));
    return Math.ceil(Math.min(this.width * 0.36, widest + 4)) + GAP;
  }

  private get right(): number {
    const texts = this.lines.flatMap(l => l.parts.map(p => this.words(l, p)));
    return Math.ceil(Math.max(0, ...texts.map(t => textWidth(t, this.theme, this.theme.size, 600))))
      + GAP;
  }

  private get wide(): number {
    return this.width ? Math.max(1, this.width - this.left - this.right - PAD) : 1;
  }

  private get high(): number { return this.edges.at(-1)! + this.theme.size + 12; }

  private x(v: number): number {
    return this.left + ((v - this.scale.min) / (this.scale.max - this.scale.min)) * this.wide;
  }

  private words(line: Line, part: Part): string {
    return isEnd(line) ? this.level(part.to) : this.amount(part);
  }

  protected override picture(data: WaterfallData, theme: Theme): TemplateResult {
    if (!this.width) return html``;
    const bottom = this.edges.at(-1)!;
    const colors = signColors(theme);
    return html`
      <svg width=${this.width} height=${this.high} viewBox="0 0 ${this.width} ${this.high}"
        font-size=${theme.size}>
        <defs>${unsafeSVG(colors.map((color, i) =>
          patternDef(`eh-second-${i}`, color, 1, theme)).join(''))}</defs>
        ${this.scale.ticks.map(t => svg`
          <line x1=${crisp(this.x(t))} x2=${crisp(this.x(t))} y1=${this.edges[0]!} y2=${bottom}
            stroke=${theme.line} opacity="0.6"></line>
          <text x=${this.x(t)} y=${bottom + theme.size + 4} text-anchor="middle"
            font-size=${theme.size - 1} fill=${theme.muted}
            >${tick(t, this.scale.step, data.unit)}</text>`)}
        ${this.mark(data, theme)}
        ${this.lines.map((line, i) => this.line(line, i, theme, colors))}
      </svg>`;
  }

  private mark(data: WaterfallData, theme: Theme): TemplateResult | string {
    const { mark } = data;
    if (!mark || mark.value < this.scale.min || mark.value > this.scale.max) return '';
    const x = crisp(this.x(mark.value));
    const half = textWidth(mark.label, theme, theme.size - 1) / 2;
    return svg`
      <line x1=${x} x2=${x} y1=${this.edges[0]!} y2=${this.edges.at(-1)!} stroke=${theme.text}
        stroke-dasharray="4 3"></line>
      <text x=${clamp(x, half, Math.max(half, this.width - half))} y=${theme.size} fill=${theme.text}
        text-anchor="middle" font-size=${theme.size - 1}>${mark.label}</text>` as TemplateResult;
  }

  private line(line: Line, i: number, theme: Theme, colors: readonly string[]): TemplateResult {
    const [top, bottom] = [this.edges[i]!, this.edges[i + 1]!];
    const middle = (top + bottom) / 2;
    const end = isEnd(line);
    const texts = this.folded[i]!;
    const leading = theme.size * 1.25;
    const slot = theme.size + 3;
    const first = middle - ((line.parts.length - 1) * slot) / 2;
    return svg`
      ${end ? svg`<line x1="0" x2=${this.width} stroke=${theme.line}
        y1=${crisp(line.kind === 'base' ? bottom : top)}
        y2=${crisp(line.kind === 'base' ? bottom : top)}></line>` : ''}
      ${texts.map((text, k) => svg`<text x="0" font-weight=${end ? 600 : 400}
        fill=${line.kind === 'others' ? theme.muted : theme.text}
        y=${middle + (k - (texts.length - 1) / 2) * leading + theme.size * 0.35}>${text}</text>`)}
      ${line.parts.map((part, s) => {
        const y = first + s * slot;
        const next = this.lines[i + 1] && (this.edges[i + 2]! + bottom) / 2
          - ((line.parts.length - 1) * slot) / 2 + s * slot;
        return svg`
          ${next ? svg`<line x1=${crisp(this.x(part.to))} x2=${crisp(this.x(part.to))}
            y1=${y} y2=${next} stroke=${theme.muted} stroke-dasharray="1 2"></line>` : ''}
          ${end ? this.stop(part.to, y, theme) : this.arrow(part, y, s, theme, colors)}
          <text x=${this.width} y=${y + theme.size * 0.35} text-anchor="end" fill=${theme.text}
            font-weight=${end ? 600 : 400}>${this.words(line, part)}</text>`;
      })}` as TemplateResult;
  }

  /** Where a sum begins or ends. */
  private stop(v: number, y: number, theme: Theme): TemplateResult {
    const x = crisp(this.x(v));
    return svg`<line x1=${x} x2=${x} y1=${y - 7} y2=${y + 7} stroke=${theme.text}
      stroke-width="3"></line>` as TemplateResult;
  }

  private arrow(part: Part, y: number, series: number, theme: Theme, colors: readonly string[]):
      TemplateResult | string {
    const { amount } = part;
    if (!amount) return '';
    const [a, b] = [this.x(part.from), this.x(part.to)];
    const half = this.data!.series.length > 1 ? 5.5 : 7.5;
    const head = Math.min(HEAD, Math.abs(b - a)) * Math.sign(b - a);
    const up = amount.value >= 0 ? 1 : 0;
    const path = Math.abs(b - a) < 0.5
      ? `M${crisp(a)} ${y - half}V${y + half}`
      : `M${a} ${y - half}H${b - head}L${b} ${y}L${b - head} ${y + half}H${a}Z`;
    const [low, high] = ends(part).map(v => crisp(this.x(v)));
    const bar = `M${low} ${y}H${high}M${low} ${y - 4}V${y + 4}M${high} ${y - 4}V${y + 4}`;
    return svg`
      <path d=${path} fill=${series % 2 ? `url(#eh-second-${up})` : colors[up]!}
        stroke=${colors[up]!} stroke-width=${Math.abs(b - a) < 0.5 ? 1 : series % 2 ? 1 : 0}></path>
      ${low === undefined || high! - low < 1 ? '' : svg`
        <path d=${bar} fill="none" stroke=${theme.background} stroke-width="3"></path>
        <path d=${bar} fill="none" stroke=${theme.text}></path>`}` as TemplateResult;
  }

  protected override drawing(): Drawing | null {
    const picture = this.renderRoot.querySelector<SVGSVGElement>('.canvas svg');
    return picture && { ...sourceOf(picture), width: this.width, height: this.high };
  }
}

const crisp = (v: number): number => Math.floor(v) + 0.5;

/** Both ends of the interval, from where the step begins. */
const ends = ({ amount, from }: Part): number[] =>
  (!amount || amount.low === null || amount.high === null ? []
    : [from + amount.low, from + amount.high]);

const isEnd = ({ kind }: Line): boolean => kind === 'base' || kind === 'result';

/** For what takes away and for what adds: the ends of the ramp with two hues. */
function signColors(theme: Theme): readonly [string, string] {
  const colors = ramp(theme.dark, true);
  return [0, LEVELS - 1].map(i =>
    '#' + colors[i]!.map(v => v.toString(16).padStart(2, '0')).join('')) as [string, string];
}

/** From the base through the steps, those that add most in the first series first. */
function linesOf(data: WaterfallData, whole: boolean): Line[] {
  const { series, steps, limit } = data;
  const size = (step: number): number => Math.abs(series[0]?.amounts[step]?.value ?? 0);
  const most = (step: number): number =>
    Math.max(0, ...series.map(s => Math.abs(s.amounts[step]?.value ?? 0)));
  const order = steps.map((_, i) => i).sort((a, b) => size(b) - size(a) || most(b) - most(a));
  const kept = whole || limit === null || order.length <= limit + 1 ? order.length : limit;
  const groups: Pick<Line, 'kind' | 'text' | 'steps'>[] = order.slice(0, kept).map(step =>
    ({ kind: 'step', text: steps[step]!.label, steps: [step] }));
  const rest = order.slice(kept);
  if (rest.length) {
    groups.push({ kind: 'others', text: `${count(rest.length)} others`, steps: rest });
  }
  const sums = series.map(s => s.base);
  const at = (v: number): Part => ({ amount: null, from: v, to: v });
  return [
    { kind: 'base', text: data.base, steps: [], parts: series.map(s => at(s.base)) },
    ...groups.map((group): Line => ({ ...group, parts: series.map((s, i) => {
      const amounts = group.steps.map(step => s.amounts[step] ?? null).filter(a => a !== null);
      const value = sum(amounts.map(a => a.value));
      const from = sums[i]!;
      sums[i] = from + value;
      return { from, to: sums[i]!, amount: !amounts.length ? null
        : group.kind === 'step' ? amounts[0]! : { value, low: null, high: null } };
    }) })),
    { kind: 'result', text: data.result, steps: [], parts: series.map(s => at(s.result)) },
  ];
}
