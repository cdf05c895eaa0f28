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

/** A policy or a point of the frontier. */
interface Choice {
  policy: FrontierPolicy | null;
  /** Its place among the policies, or among the points of the frontier. */
  index: number;
  thresholds: { group: string; value: number }[];
}

/** A choice on some rows, as it can be drawn and chosen. */
interface Mark extends Choice {
  judged: boolean;
  gap: number;
  gain: number;
}

/**
 * The most that can be gained with no larger gap, and where policies stand; on the rows they were
 * chosen on, and on those they are judged on where these are others.
 */
export class EhFrontier extends EhChart<FrontierData> {
  static override styles = [...EhChart.styles, css`.canvas svg { width: 100%; }`];

  private choices: Choice[] = [];
  private marks: Mark[] = [];
  private kinds: string[] = [];
  private x: Scale = niceScale([0, 1]);
  private y: Scale = niceScale([0, 1]);
  private domain: [number, number] = [0, 1];

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('data') && this.data) {
      const { points, policies } = this.data;
      this.kinds = [...new Set(policies.map(p => p.kind))];
      this.choices = [
        ...policies.map((policy, index) => ({ policy, index, thresholds: policy.thresholds })),
        ...points.map(({ thresholds }, index) => ({ policy: null, index, thresholds })),
      ];
      this.marks = this.choices.flatMap(choice => {
        const { gap, gain, judged } = choice.policy ?? points[choice.index]!;
        return [
          ...(judged ? [{ ...choice, ...judged, judged: true }] : []),
          ...(gap === null || gain === null ? [] : [{ ...choice, gap, gain, judged: false }]),
        ];
      });
      this.x = niceScale([0, ...this.marks.map(m => m.gap)]);
      this.y = niceScale(this.marks.map(m => m.gain));
      const values = this.marks.flatMap(m => m.thresholds.map(t => t.value));
      this.domain = [Math.min(0, ...values), Math.max(1, ...values)];
    }
    super.willUpdate(changed);
  }

  protected override subtitle({ gainLabel, gapLabel, points, rows }: FrontierData): string {
    return `${gainLabel} by ${gapLabel}`
      + (points.length ? '; line: the most that is gained with no larger gap'
        + (rows ? `, ${rows.chosen}` : '') : '');
  }

  protected override empty(): string {
    return this.marks.length ? '' : 'There is no policy to show.';
  }

  protected override summary(data: FrontierData): string {
    return `${data.gainLabel} by ${data.gapLabel} of ${data.policies.length} policies: `
      + this.marks.filter(m => m.policy).map(m => m.policy!.name + this.where(m, ', ')
        + `, ${this.gain(m.gain)}, gap ${this.gap(m.gap)}`).join('; ')
      + (data.points.length ? `; the frontier has ${data.points.length} points.` : '.');
  }

  protected override note({ policies }: FrontierData): string {
    const missing = policies.filter(p => p.gap === null || p.gain === null);
    return missing.length ? 'Not drawn: '
      + missing.map(p => (p.note ? `${p.name} (${p.note})` : p.name)).join('; ') + '.' : '';
  }

  /** On which rows a mark is, after `before`; empty when there is one kind of rows. */
  private where({ judged }: Mark, before = ''): string {
    const rows = this.data!.rows;
    return rows ? before + (judged ? rows.judged : rows.chosen) : '';
  }

  protected override legend({ policies, points, rows }: FrontierData): LegendItem[] {
    const kinds: LegendItem[] = this.kinds.map((name, pattern) => {
      const colors = new Set(policies.filter(p => p.kind === name).map(p => p.color));
      return { name, pattern, shape: 'symbol', color: colors.size === 1 ? [...colors][0]! : null };
    });
    return rows ? [
      { name: `filled: ${rows.judged}`, shape: 'symbol', color: null, pattern: 0 },
      { name: `open: ${rows.chosen}`, shape: 'open', color: null, pattern: 0 },
      ...(points.length ? [{ name: `frontier, ${rows.chosen}`, shape: 'line' as const, color: null,
        pattern: 0 }] : []),
      ...kinds,
    ] : kinds;
  }

  private gap(v: number): string { return exact(v, this.data!.gapUnit); }

  private gain(v: number): string { return exact(v, this.data!.gainUnit); }

  private threshold(v: number): string { return score(v, '', this.domain); }

  protected override table(data: FrontierData): Table {
    const groups = [...new Set(this.choices.flatMap(c => c.thresholds.map(t => t.group)))];
    const wide = groups.length <= MOST;
    const format = (v: number): string => this.threshold(v);
    const gap = (v: number): string => this.gap(v);
    const gain = (v: number): string => this.gain(v);
    const { rows, gapLabel, gainLabel } = data;
    const head = (label: string, where: string | undefined): string =>
      (where ? `${label}, ${where}` : label);
    const place = (where: string | undefined) => [
      { key: head(gapLabel, where), head: head(gapLabel, where), format: gap },
      { key: head(gainLabel, where), head: head(gainLabel, where), format: gain },
    ];
    return {
      columns: [
        { key: 'policy', head: 'Policy' },
        { key: 'kind', head: 'Kind' },
        ...place(rows?.chosen),
        ...(rows ? place(rows.judged) : []),
        ...(wide ? groups.map(g => ({ key: `threshold ${g}`, head: `Threshold of ${g}`, format }))
          : [{ key: 'thresholds', head: 'Thresholds' }]),
        { key: 'note', head: 'Note' },
      ],
      rows: this.choices.map(choice => {
        const { policy, index, thresholds } = choice;
        const told = policy ?? data.points[index]!;
        const own = new Map(thresholds.map(t => [t.group, t.value]));
        return [this.nameOf(choice), policy?.kind ?? 'frontier', told.gap, told.gain,
          ...(rows ? [told.judged?.gap ?? null, told.judged?.gain ?? null] : []),
          ...(wide ? groups.map(g => own.get(g) ?? null)
            : [thresholds.map(t => `${t.group} ${format(t.value)}`).join('; ')]),
          policy?.note ?? null];
      }),
      choose: at => this.tell(this.choices[at]!),
    };
  }

  private nameOf({ policy, index }: Choice): string {
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
      ...(this.data.rows ? [['Rows', this.where(mark)] as [string, string]] : []),
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

  protected override choose(index: number): void { this.tell(this.marks[index]!); }

  private tell({ policy, index }: Choice): void {
    this.dispatchEvent(new CustomEvent<FrontierSelect>('frontier-select',
      { detail: { index, policy: policy?.name ?? null }, bubbles: true, composed: true }));
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
        ${this.marks.filter(m => m.judged && !m.policy).map(m => svg`
          <circle cx=${this.left(m.gap)} cy=${this.up(m.gain)} r="2.5" fill=${theme.background}
            stroke=${theme.muted}></circle>`)}
        ${this.chosen(theme)}
        ${this.policies(theme)}
      </svg>`;
  }

  /** Where policies that are judged on other rows were chosen, with a line to there. */
  private chosen(theme: Theme): SVGTemplateResult[] {
    return this.marks.filter(m => m.policy?.judged && !m.judged).map(m => {
      const { judged } = m.policy!;
      const [x, y] = [this.left(m.gap), this.up(m.gain)];
      const color = paint(theme, m.policy!.color);
      return svg`
        <line x1=${x} y1=${y} x2=${this.left(judged!.gap)} y2=${this.up(judged!.gain)}
          stroke=${color} opacity="0.6"></line>
        <path d=${symbol(this.kinds.indexOf(m.policy!.kind), 5)} transform="translate(${x},${y})"
          fill=${theme.background} stroke=${color} stroke-width="1.5"></path>`;
    });
  }

  /** Symbols with their names, which move down and get a thin line where they would overlap. */
  private policies(theme: Theme): SVGTemplateResult[] {
    const line = theme.size * 1.15;
    const drawn = this.marks.filter(m => m.policy && m.judged === !!m.policy.judged)
      .sort((a, b) => b.gain - a.gain);
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
