import { css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { FrontierData, FrontierPolicy, FrontierSelect } from './data.js';
import { sourceOf, type Drawing } from './export.js';
import { exact, score, tick } from './format.js';
import { EhChart, type Spot } from './frame.js';
import type { LegendItem } from './legend.js';
import { niceScale, type Scale } from './scale.js';
import { symbol } from './symbols.js';
import type { Table } from './table.js';
import { paint, textWidth, type Theme } from './theme.js';

const HEIGHT = 300;
const TOP = 16;
const RIGHT = 24;
const REACH = 9;
/** More thresholds than this are left to the table. */
const MOST = 12;

/** A policy or a point of the frontier, as it can be drawn and chosen. */
interface Mark {
  policy: FrontierPolicy | null;
  /** Its place among the policies, or among the points of the frontier. */
  index: number;
  gap: number;
  gain: number;
  thresholds: { group: string; value: number }[];
}

/** The most that can be gained with no larger gap, and where policies stand. */
export class EhFrontier extends EhChart<FrontierData> {
  static override styles = [...EhChart.styles, css`.canvas svg { width: 100%; }`];

  private marks: Mark[] = [];
  private kinds: string[] = [];
  private x: Scale = niceScale([0, 1]);
  private y: Scale = niceScale([0, 1]);
  private domain: [number, number] = [0, 1];

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('data') && this.data) {
      const { points, policies } = this.data;
      this.kinds = [...new Set(policies.map(p => p.kind))];
      this.marks = [
        ...policies.flatMap((policy, index) => (policy.gap === null || policy.gain === null ? []
          : [{ policy, index, gap: policy.gap, gain: policy.gain,
            thresholds: policy.thresholds }])),
        ...points.map((p, index) => ({ policy: null, index, ...p })),
      ];
      this.x = niceScale([0, ...this.marks.map(m => m.gap)]);
      this.y = niceScale(this.marks.map(m => m.gain));
      const values = this.marks.flatMap(m => m.thresholds.map(t => t.value));
      this.domain = [Math.min(0, ...values), Math.max(1, ...values)];
    }
    super.willUpdate(changed);
  }

  protected override subtitle({ gainLabel, gapLabel, points }: FrontierData): string {
    return `${gainLabel} by ${gapLabel}`
      + (points.length ? '; line: the most that is gained with no larger gap' : '');
  }

  protected override empty(): string {
    return this.marks.length ? '' : 'There is no policy to show.';
  }

  protected override summary(data: FrontierData): string {
    return `${data.gainLabel} by ${data.gapLabel} of ${data.policies.length} policies: `
      + this.marks.filter(m => m.policy).map(m => `${m.policy!.name}, ${this.gain(m.gain)}, gap `
        + this.gap(m.gap)).join('; ')
      + (data.points.length ? `; the frontier has ${data.points.length} points.` : '.');
  }

  protected override note({ policies }: FrontierData): string {
    const missing = policies.filter(p => p.gap === null || p.gain === null);
    return missing.length ? 'Not drawn: '
      + missing.map(p => (p.note ? `${p.name} (${p.note})` : p.name)).join('; ') + '.' : '';
  }

  protected override legend({ policies }: FrontierData): LegendItem[] {
    return this.kinds.map((name, pattern) => {
      const colors = new Set(policies.filter(p => p.kind === name).map(p => p.color));
      return { name, pattern, shape: 'symbol', color: colors.size === 1 ? [...colors][0]! : null };
    });
  }

  private gap(v: number): string { return exact(v, this.data!.gapUnit); }

  private gain(v: number): string { return exact(v, this.data!.gainUnit); }

  private threshold(v: number): string { return score(v, '', this.domain); }

  protected override table(data: FrontierData): Table {
    const groups = [...new Set(this.marks.flatMap(m => m.thresholds.map(t => t.group)))];
    const wide = groups.length <= MOST;
    const format = (v: number): string => this.threshold(v);
    const undrawn = data.policies.filter(p => p.gap === null || p.gain === null);
    const row = (name: string, kind: string, gap: number | null, gain: number | null,
      { thresholds, note }: { thresholds: Mark['thresholds']; note: string | null }) => {
      const own = new Map(thresholds.map(t => [t.group, t.value]));
      return [name, kind, gap, gain, ...(wide ? groups.map(g => own.get(g) ?? null)
        : [thresholds.map(t => `${t.group} ${format(t.value)}`).join('; ')]), note];
    };
    return {
      columns: [
        { key: 'policy', head: 'Policy' },
        { key: 'kind', head: 'Kind' },
        { key: data.gapLabel, head: data.gapLabel, format: v => this.gap(v) },
        { key: data.gainLabel, head: data.gainLabel, format: v => this.gain(v) },
        ...(wide ? groups.map(g => ({ key: `threshold ${g}`, head: `Threshold of ${g}`, format }))
          : [{ key: 'thresholds', head: 'Thresholds' }]),
        { key: 'note', head: 'Note' },
      ],
      rows: [
        ...this.marks.map(m => row(this.nameOf(m), m.policy?.kind ?? 'frontier', m.gap, m.gain,
          { thresholds: m.thresholds, note: m.policy?.note ?? null })),
        ...undrawn.map(p => row(p.name, p.kind, p.gap, p.gain, p)),
      ],
      choose: at => {
        const policy = undrawn[at - this.marks.length];
        if (policy) this.tell(data.policies.indexOf(policy), policy.name);
        else this.choose(at);
      },
    };
  }

  private nameOf({ policy, index }: Mark): string {
    return policy ? policy.name + (policy.current ? ' (in use)' : '') : `Frontier point ${index + 1}`;
  }

  protected override spots(): number { return this.marks.length; }

  /** The nearest mark; of equally near ones a policy, which comes first. */
  protected override spotAt(px: number, py: number): number {
    let best = -1;
    let least = 24;
    this.marks.forEach((m, i) => {
      const away = Math.hypot(this.left(m.gap) - px, this.up(m.gain) - py) + (m.policy ? 0 : 4);
      if (away < least) [best, least] = [i, away];
    });
    return best;
  }

  protected override spot(index: number): Spot | null {
    const mark = this.marks[index];
    if (!mark || !this.data) return null;
    const { policy, gap, gain, thresholds } = mark;
    const lines: [string, string][] = [
      ...(policy ? [['Kind', policy.kind] as [string, string]] : []),
      [this.data.gainLabel, this.gain(gain)],
      [this.data.gapLabel, this.gap(gap)],
      ...thresholds.slice(0, MOST).map(t =>
        [`Threshold of ${t.group}`, this.threshold(t.value)] as [string, string]),
    ];
    if (thresholds.length > MOST) {
      lines.push(['', `and ${thresholds.length - MOST} more in the table`]);
    }
    if (policy?.note) lines.push(['Note', policy.note]);
    return { x: this.left(gap) - REACH, y: this.up(gain) - REACH, width: 2 * REACH,
      height: 2 * REACH, title: this.nameOf(mark), lines };
  }

  protected override choose(index: number): void {
    const { policy, index: own } = this.marks[index]!;
    this.tell(own, policy?.name ?? null);
  }

  private tell(index: number, policy: string | null): void {
    this.dispatchEvent(new CustomEvent<FrontierSelect>('frontier-select',
      { detail: { index, policy }, bubbles: true, composed: true }));
  }

  private get start(): number {
    return Math.ceil(Math.max(...this.y.ticks.map(v => textWidth(this.tickY(v), this.theme)))) + 12;
  }

  private tickY(v: number): string { return tick(v, this.y.step, this.data!.gainUnit); }

  private left(gap: number): number {
    const { start } = this;
    return start + ((gap - this.x.min) / (this.x.max - this.x.min)) * (this.width - start - RIGHT);
  }

  private up(gain: number): number {
    return TOP + (1 - (gain - this.y.min) / (this.y.max - this.y.min)) * HEIGHT;
  }

  private get high(): number { return TOP + HEIGHT + this.theme.size * 3 + 4; }

  protected override picture(data: FrontierData, theme: Theme): TemplateResult {
    if (!this.width || !this.marks.length) return html``;
    const bottom = TOP + HEIGHT;
    const small = theme.size - 1;
    const right = this.width - RIGHT;
    const front = data.points.map((p, i) => (i
      ? `H${this.left(p.gap)}V${this.up(p.gain)}` : `M${this.left(p.gap)} ${this.up(p.gain)}`));
    return html`
      <svg width=${this.width} height=${this.high} viewBox="0 0 ${this.width} ${this.high}"
        font-size=${theme.size}>
        ${this.y.ticks.map(t => svg`
          <line x1=${this.start} x2=${right} y1=${this.up(t)} y2=${this.up(t)} stroke=${theme.line}
            opacity="0.6"></line>
          <text x=${this.start - 8} y=${this.up(t) + small / 3} text-anchor="end" font-size=${small}
            fill=${theme.muted}>${this.tickY(t)}</text>`)}
        ${this.x.ticks.map(t => svg`
          <line x1=${this.left(t)} x2=${this.left(t)} y1=${bottom} y2=${bottom + 4}
            stroke=${theme.muted}></line>
          <text x=${this.left(t)} y=${bottom + theme.size + 6} text-anchor="middle"
            font-size=${small} fill=${theme.muted}>${tick(t, this.x.step, data.gapUnit)}</text>`)}
        <line x1=${this.start} x2=${right} y1=${bottom} y2=${bottom} stroke=${theme.muted}></line>
        <text x=${(this.start + right) / 2} y=${bottom + theme.size * 2 + 10} text-anchor="middle"
          font-size=${small} fill=${theme.muted}>${data.gapLabel}</text>
        <path d=${front.join('') + (front.length ? `H${right}` : '')} fill="none"
          stroke=${theme.muted} stroke-width="1.5"></path>
        ${data.points.map(p => svg`<circle cx=${this.left(p.gap)} cy=${this.up(p.gain)} r="2.5"
          fill=${theme.muted}></circle>`)}
        ${this.policies(theme)}
      </svg>`;
  }

  /** Symbols with their names, which move down and get a thin line where they would overlap. */
  private policies(theme: Theme): SVGTemplateResult[] {
    const line = theme.size * 1.15;
    const drawn = this.marks.filter(m => m.policy).sort((a, b) => b.gain - a.gain);
    const taken = drawn.map(m => ({ x: this.left(m.gap) - 8, y: this.up(m.gain), wide: 16 }));
    return drawn.map(m => {
      const [x, y] = [this.left(m.gap), this.up(m.gain)];
      const name = this.nameOf(m);
      const wide = textWidth(name, theme, theme.size, m.policy!.current ? 600 : 400);
      const flips = x + 14 + wide > this.width;
      const from = flips ? Math.max(0, x - 14 - wide) : x + 14;
      const clashes = (at: number): boolean => taken.some(t =>
        Math.abs(t.y - at) < line && from < t.x + t.wide + 6 && t.x < from + wide + 6);
      let at = Math.max(y, TOP);
      while (clashes(at) && at < TOP + HEIGHT) at += 2;
      taken.push({ x: from, y: at, wide });
      const color = paint(theme, m.policy!.color);
      const end = flips ? from + wide + 3 : from - 3;
      return svg`
        ${Math.abs(at - y) < line / 2 ? nothing : svg`
          <line x1=${x} y1=${y} x2=${end} y2=${at} stroke=${theme.muted}></line>`}
        ${m.policy!.current ? svg`<circle cx=${x} cy=${y} r="10" fill="none" stroke=${theme.text}
          stroke-width="1.5"></circle>` : nothing}
        <path d=${symbol(this.kinds.indexOf(m.policy!.kind), 6)} transform="translate(${x},${y})"
          fill=${color} stroke=${theme.background} stroke-width="1"></path>
        <text x=${from} y=${at + theme.size / 3} fill=${theme.text} stroke=${theme.background}
          stroke-width="3" paint-order="stroke" font-weight=${m.policy!.current ? 600 : 400}
          >${name}</text>`;
    });
  }

  protected override drawing(): Drawing | null {
    const picture = this.renderRoot.querySelector<SVGSVGElement>('.canvas svg');
    return picture && { ...sourceOf(picture), width: this.width, height: this.high };
  }
}
