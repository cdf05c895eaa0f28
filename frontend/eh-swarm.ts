import {
  css, html, nothing, svg, type PropertyDeclarations, type PropertyValues, type TemplateResult,
} from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import type { FeatureSelect, MapRow, SwarmData, SwarmFeature } from './data.js';
import { drawing, type Drawing } from './export.js';
import { fold } from './fold.js';
import { count, exact, NONE, tick, value } from './format.js';
import { EhChart, redraws, type Spot } from './frame.js';
import { swatch } from './legend.js';
import { LEVELS, ramp } from './ramp.js';
import { clamp, niceScale, type Scale } from './scale.js';
import {
  amounts, band, CATEGORIES, COLORED, MISSING, strength, type Band,
} from './swarm-layout.js';
import { symbol } from './symbols.js';
import type { Table } from './table.js';
import { paint, textWidth, type Theme } from './theme.js';

const GAP = 14;
const RIGHT = 12;
const TOP = 4;
/** How far from a point it is still hovered, in pixels. */
const REACH = 9;
const CROSS = 5;
/** The symbols of categories as text. */
const SIGNS = ['\u25cf', '\u25a0', '\u25b2', '\u25c6', '\u271a', '\u2716'];

/** What can be pointed at: a feature's name, where `point` is -1, or one of its points. */
interface Place {
  band: number;
  point: number;
}

/** One band of points per feature: by what it adds to each row's score, coloured by its value. */
export class EhSwarm extends EhChart<SwarmData> {
  static override styles = [...EhChart.styles, css`
    .stage { max-height: none; }
    .canvas { position: relative; }
    .canvas canvas, .canvas svg.front { position: absolute; inset: 0; pointer-events: none; }
    .ramp { display: block; margin-block-end: 8px; }
    .more { font-size: 0.86em; margin-block-start: 8px; min-height: 24px; }
  `];

  static override properties: PropertyDeclarations = {
    row: { attribute: false },
    picked: { attribute: false },
    whole: { state: true },
  };

  /** The chosen row, below 0 for none. */
  declare row: number;
  /** The chosen feature. */
  declare picked: string;
  private declare whole: boolean;
  private bands: Band[] = [];
  private names: string[][] = [];
  private places: Place[] = [];
  /** The first place of each band. */
  private starts: number[] = [];
  private start = 0;
  private scale: Scale = niceScale([]);

  constructor() {
    super();
    this.row = -1;
    this.picked = '';
    this.whole = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { data, theme } = this;
    if (data && this.width && redraws(changed)) {
      const shown = this.whole || data.limit === null ? data.features
        : data.features.slice(0, data.limit);
      const widest = Math.max(...shown.map(f => textWidth(f.name, theme, theme.size, 600)));
      this.start = Math.ceil(clamp(widest, this.width * 0.12, this.width * 0.28)) + GAP;
      this.scale = niceScale(amounts(data), clamp(Math.floor(this.wide / 90), 2, 8));
      this.names = shown.map(f => fold(f.name, this.start - GAP, t => textWidth(t, theme)));
      this.bands = shown.map(f => band(f, this.scale, this.wide, this.dot, this.tall / 2 - 4));
      this.starts = [];
      this.places = [];
      this.bands.forEach((b, i) => {
        this.starts.push(this.places.length);
        this.places.push({ band: i, point: -1 }, ...b.rows.map((_, point) => ({ band: i, point })));
      });
    }
    super.willUpdate(changed);
  }

  private get dot(): number { return this.data!.rows.length <= 150 ? 7 : 5; }
  private get tall(): number { return this.theme.size * 2.8; }
  private get wide(): number { return Math.max(1, this.width - this.start - RIGHT); }
  private get bottom(): number { return TOP + this.bands.length * this.tall; }
  private get high(): number { return this.bottom + this.theme.size * 1.6; }
  private middle(i: number): number { return TOP + (i + 0.5) * this.tall; }
  private x(v: number): number {
    return this.start + ((v - this.scale.min) / (this.scale.max - this.scale.min)) * this.wide;
  }

  protected override empty(data: SwarmData): string {
    return amounts(data).some(a => a !== null) ? '' : data.note ?? 'There are no points to show.';
  }

  protected override subtitle(data: SwarmData): string {
    return [
      data.what,
      `one point per row, ${count(data.rows.length)} in each band`,
      data.rows.includes(this.row) ? `ring: row ${this.row}` : '',
    ].filter(Boolean).join('; ');
  }

  protected override note(data: SwarmData): string { return data.note ?? ''; }

  protected override summary(data: SwarmData): string {
    return `${data.what} for ${count(data.features.length)} features of ${count(data.rows.length)} `
      + `rows; by mean size: ${data.features.slice(0, 3).map(f =>
        `${f.name} ${value(strength(f), data.unit)}`).join(', ')}. The table view holds all features.`;
  }

  protected override above(data: SwarmData): TemplateResult | typeof nothing {
    return data.features.some(f => !f.categories || f.values.includes(null)) ? html`
      <svg class="ramp" width="360" height="16" role="img" aria-label=${'Colours: from the lowest to '
        + 'the highest value of the feature; a cross where it is missing'}>${unsafeSVG(
        rampBar(data, this.theme))}</svg>` : nothing;
  }

  protected override below(data: SwarmData): TemplateResult | typeof nothing {
    return data.limit !== null && data.features.length > data.limit ? html`
      <button class="link more" aria-expanded=${this.whole} @click=${() => {
        this.whole = !this.whole;
        this.at = -1;
      }}>${this.whole ? `Show the first ${count(data.limit)} features only`
        : `Show all ${count(data.features.length)} features`}</button>` : nothing;
  }

  protected override table(data: SwarmData): Table {
    const format = (v: number): string => value(v, data.unit);
    return {
      columns: [
        { key: 'feature', head: 'Feature' },
        { key: 'rows', head: 'Rows', format: count },
        { key: 'mean absolute', head: 'Mean size', format },
        { key: 'least', head: 'Lowest', format },
        { key: 'median', head: 'Median', format },
        { key: 'most', head: 'Highest', format },
      ],
      rows: data.features.map(f => {
        const known = f.amounts.filter(a => a !== null).sort((a, b) => a - b);
        const middle = known.length ? (known[(known.length - 1) >> 1]! + known[known.length >> 1]!) / 2
          : null;
        return [f.name, known.length, strength(f), known[0] ?? null, middle, known.at(-1) ?? null];
      }),
      choose: i => this.pick(data.features[i]!),
    };
  }

  protected override file(data: SwarmData): Table {
    return {
      columns: ['feature', 'row', 'value', 'amount'].map(key => ({ key, head: key })),
      rows: data.features.flatMap(f => data.rows.map((row, i) =>
        [f.name, row, told(f, i, String), f.amounts[i] ?? null])),
    };
  }

  protected override spots(): number { return this.places.length; }

  protected override goal(key: string): number | undefined {
    const at = this.places[this.at];
    const down = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!at || !down) return super.goal(key);
    const to = at.band + down;
    if (to < 0 || to >= this.bands.length) return this.at;
    return this.starts[to]! + 1 + (at.point < 0 ? -1
      : this.nearest(this.bands[to]!, this.bands[at.band]!.x[at.point]!, 0));
  }

  private nearest({ x, y }: Band, px: number, py: number, reach = Infinity): number {
    let best = -1;
    let away = reach;
    x.forEach((own, i) => {
      const far = Math.hypot(own - px, y[i]! - py);
      if (far < away) [best, away] = [i, far];
    });
    return best;
  }

  protected override spotAt(px: number, py: number): number {
    const i = Math.floor((py - TOP) / this.tall);
    const at = this.bands[i];
    if (!at) return -1;
    if (px < this.start - GAP / 2) return this.starts[i]!;
    const point = this.nearest(at, px - this.start, py - this.middle(i), REACH);
    return point < 0 ? -1 : this.starts[i]! + 1 + point;
  }

  protected override spot(index: number): Spot | null {
    const at = this.places[index];
    const { data } = this;
    if (!at || !data) return null;
    const { feature, rows, x, y } = this.bands[at.band]!;
    if (at.point < 0) {
      return { x: 0, y: this.middle(at.band) - this.tall / 2, width: this.start - GAP / 2,
        height: this.tall, title: feature.name, lines: [
          ['Mean size', exact(strength(feature), data.unit)],
          ['Rows', count(rows.length)],
          ...(feature.categories && feature.categories.length <= COLORED
            ? feature.categories.map((name, c): [string, string] => [SIGNS[c]!, name]) : []),
          ['Enter or click', 'picks this feature'],
        ] };
    }
    const i = rows[at.point]!;
    return { x: this.start + x[at.point]! - 7, y: this.middle(at.band) + y[at.point]! - 7, width: 14,
      height: 14, title: `Row ${data.rows[i]!}`, lines: [
        [feature.name, told(feature, i, v => exact(v, '')) ?? 'missing'],
        ['Adds', (feature.amounts[i]! > 0 ? '+' : '') + exact(feature.amounts[i]!, data.unit)],
        ['Enter or click', 'chooses this row'],
      ] };
  }

  protected override choose(index: number): void {
    const at = this.places[index]!;
    const { feature, rows } = this.bands[at.band]!;
    if (at.point < 0) this.pick(feature);
    else {
      this.dispatchEvent(new CustomEvent<MapRow>('eh-select-row',
        { detail: { row: this.data!.rows[rows[at.point]!]! } }));
    }
  }

  private pick({ name }: SwarmFeature): void {
    this.dispatchEvent(new CustomEvent<FeatureSelect>('feature-select',
      { detail: { feature: name } }));
  }

  protected override picture(data: SwarmData, theme: Theme): TemplateResult {
    if (!this.width) return html``;
    const { high, width } = this;
    const zero = crisp(this.x(0));
    return html`
      <svg class="back" width=${width} height=${high} font-size=${theme.size}>
        ${this.bands.map(({ feature }, i) => this.name(feature, i, theme))}
        ${this.scale.ticks.map(t => svg`
          <line x1=${crisp(this.x(t))} x2=${crisp(this.x(t))} y1=${TOP} y2=${this.bottom}
            stroke=${theme.line} opacity="0.6"></line>
          <text x=${this.x(t)} y=${this.bottom + theme.size + 3} text-anchor="middle"
            font-size=${theme.size - 1} fill=${theme.muted}
            >${tick(t, this.scale.step, data.unit)}</text>`)}
        <line x1=${zero} x2=${zero} y1=${TOP} y2=${this.bottom} stroke=${theme.muted}></line>
      </svg>
      <canvas style="width:${width}px;height:${high}px"></canvas>
      <svg class="front" width=${width} height=${high}>${this.rings(theme)}</svg>`;
  }

  /** The name; under it the categories in their colours, where there is room. */
  private name(feature: SwarmFeature, i: number, theme: Theme): TemplateResult {
    const lines = this.names[i]!;
    const { categories } = feature;
    const small = theme.size - 2;
    const room = this.start - GAP;
    const texts = categories ?? [];
    const wide = texts.map(t => textWidth(t, theme, small) + 16);
    const keyed = lines.length === 1 && categories && categories.length <= COLORED
      && wide.reduce((a, b) => a + b, 0) <= room;
    const rows = lines.length + (keyed ? 1 : 0);
    const leading = theme.size * 1.2;
    const y = (row: number): number =>
      this.middle(i) + (row - (rows - 1) / 2) * leading + theme.size * 0.35;
    let x = 0;
    return svg`
      <line x1="0" x2=${this.width} y1=${crisp(this.middle(i) + this.tall / 2)}
        y2=${crisp(this.middle(i) + this.tall / 2)} stroke=${theme.line} opacity="0.5"></line>
      ${lines.map((text, row) => svg`<text x="0" y=${y(row)} fill=${theme.text}
        font-weight=${feature.name === this.picked ? 600 : 400}>${text}</text>`)}
      ${keyed ? texts.map((text, c) => {
        const left = x;
        x += wide[c]!;
        return svg`
          <path d=${symbol(c, 3.5)} fill=${paint(theme, c)}
            transform="translate(${left + 4},${y(1) - small * 0.35})"></path>
          <text x=${left + 10} y=${y(1)} font-size=${small} fill=${theme.muted}>${text}</text>`;
      }) : ''}` as TemplateResult;
  }

  /** Around the points of the chosen row, and thinner of the one that is pointed at. */
  private rings(theme: Theme): TemplateResult[] {
    const at = this.places[this.at];
    const pointed = at && at.point >= 0 ? this.bands[at.band]!.rows[at.point]! : -1;
    const chosen = this.data!.rows.indexOf(this.row);
    return ([[pointed, 1.25], [chosen, 2]] as const).flatMap(([row, stroke]) => (row < 0 ? []
      : this.bands.flatMap(({ rows, x, y }, i) => {
        const point = rows.indexOf(row);
        if (point < 0) return [];
        const path = symbol(0, this.dot / 2 + 2.5);
        const move = `translate(${this.start + x[point]!},${this.middle(i) + y[point]!})`;
        return [svg`
          <path d=${path} transform=${move} fill="none" stroke=${theme.background}
            stroke-width=${stroke + 2}></path>
          <path d=${path} transform=${move} fill="none" stroke=${theme.text}
            stroke-width=${stroke}></path>`];
      }))) as TemplateResult[];
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.data && this.width && !this.tabular && redraws(changed)) this.dots(this.theme);
  }

  private dots(theme: Theme): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) return;
    const ratio = Math.min(2, devicePixelRatio || 1);
    canvas.width = Math.max(1, Math.round(this.width * ratio));
    canvas.height = Math.max(1, Math.round(this.high * ratio));
    const pen = canvas.getContext('2d')!;
    const colors = inks(theme);
    const shapes = Array.from({ length: COLORED }, (_, i) => new Path2D(symbol(i, this.dot / 2)));
    const cross = new Path2D(symbol(CROSS, this.dot / 2));
    pen.lineWidth = 0.8;
    pen.strokeStyle = theme.background;
    this.bands.forEach(({ x, y, color, close }, i) => x.forEach((px, point) => {
      const c = color[point]!;
      const path = c === MISSING ? cross : shapes[c >= CATEGORIES && c < CATEGORIES + COLORED
        ? c - CATEGORIES : 0]!;
      pen.setTransform(ratio, 0, 0, ratio, (this.start + px) * ratio,
        (this.middle(i) + y[point]!) * ratio);
      pen.fillStyle = colors[c]!;
      if (!close) pen.stroke(path);
      pen.fill(path);
    }));
  }

  protected override drawing(): Drawing | null {
    return drawing(this.renderRoot, this.width, this.high, rampBar(this.data!, this.theme), 24);
  }
}

const crisp = (v: number): number => Math.floor(v) + 0.5;

const inks = (theme: Theme): string[] => [
  ...ramp(theme.dark, false).map(([r, g, b]) => `rgb(${r} ${g} ${b})`),
  ...Array.from({ length: COLORED }, (_, i) => paint(theme, i)),
  theme.muted, theme.muted,
];

/** The value of a row as it is read; null where it is missing. */
function told(feature: SwarmFeature, i: number, format: (v: number) => string): string | null {
  const v = feature.values[i] ?? null;
  return v === null ? null : feature.categories ? feature.categories[v] ?? NONE : format(v);
}

/** What the colours mean, as SVG source. */
function rampBar(data: SwarmData, theme: Theme): string {
  const colors = inks(theme);
  const text = (x: number, words: string): string =>
    `<text x="${x}" y="12" font-size="${theme.size - 1}" fill="${theme.text}">${words}</text>`;
  const bar = Array.from({ length: 50 }, (_, i) => `<rect x="${80 + i * 2}" y="3" width="2.3" `
    + `height="10" fill="${colors[Math.round((i / 49) * (LEVELS - 1))]}"/>`).join('');
  return (data.features.some(f => !f.categories) ? text(0, 'low value') + bar + text(186, 'high') : '')
    + (data.features.some(f => f.values.includes(null))
      ? `<g transform="translate(240,2)">${swatch({ name: '', color: null, shape: 'symbol',
        pattern: CROSS }, theme)}</g>${text(262, 'missing')}` : '');
}
