import {
  LitElement, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult,
} from 'lit';
import { poster, save, toPng, type Drawing } from './export.js';
import { renderLegend, type LegendItem } from './legend.js';
import { clamp } from './scale.js';
import { base, frame } from './styles.js';
import { renderTable, toCsv, type Table } from './table.js';
import { ThemeController, type Theme } from './theme.js';

/** A place in a picture that can be pointed at, in pixels of the picture, and what is there. */
export interface Spot {
  x: number;
  y: number;
  width: number;
  height: number;
  title: string;
  lines: [string, string][];
}

/**
 * A figure: title, table view and downloads around a picture. A subclass draws the picture and
 * names its spots; pointer and arrow keys go from spot to spot.
 */
export abstract class EhChart<D extends { title: string }> extends LitElement {
  static override styles = [base, frame];

  static override properties: PropertyDeclarations = {
    data: { attribute: false },
    at: { state: true },
    width: { state: true },
    tabular: { state: true },
  };

  declare data: D | null | undefined;
  /** The current spot, or -1. */
  protected declare at: number;
  /** Width of the picture in pixels; 0 while it is not laid out. */
  protected declare width: number;
  protected declare tabular: boolean;

  private readonly colors = new ThemeController(this);
  private readonly sizes = new ResizeObserver(() => this.measure());
  /** Where the pointer is, in pixels from the left; null where keys are used. */
  protected pointer: number | null = null;

  constructor() {
    super();
    this.at = -1;
    this.width = 0;
    this.tabular = false;
  }

  protected abstract table(data: D): Table;
  /** What the CSV file holds, if more than is shown. */
  protected file(data: D): Table { return this.table(data); }
  protected abstract picture(data: D, theme: Theme): TemplateResult;
  protected abstract drawing(): Drawing | null;
  /** One sentence that stands in for the picture. */
  protected abstract summary(data: D): string;

  protected subtitle(_data: D): string { return ''; }
  protected legend(_data: D): LegendItem[] { return []; }
  protected note(_data: D): string { return ''; }
  protected empty(_data: D): string { return ''; }
  protected get hasTable(): boolean { return true; }

  protected spots(): number { return 0; }
  protected spotAt(_x: number, _y: number): number { return -1; }
  protected spot(_index: number): Spot | null { return null; }
  protected choose?(index: number): void;
  /** Whether spots can be chosen. */
  protected chooses(_data: D): boolean { return !!this.choose; }
  /** Controls over the picture. */
  protected controls(_data: D): TemplateResult | typeof nothing { return nothing; }
  /** Controls before and after the picture. */
  protected above(_data: D): TemplateResult | typeof nothing { return nothing; }
  protected below(_data: D): TemplateResult | typeof nothing { return nothing; }

  protected get theme(): Theme { return this.colors.current; }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    addEventListener('keydown', this.onEscape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    removeEventListener('keydown', this.onEscape);
    this.at = -1;
  }

  private measure(): void {
    const sheet = this.renderRoot.querySelector('.sheet');
    const width = Math.floor(sheet?.clientWidth ?? 0);
    if (width > 0) this.width = width;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data') && this.at >= (this.data ? this.spots() : 0)) this.at = -1;
  }

  protected override render(): unknown {
    const data = this.data;
    if (!data) return nothing;
    const theme = this.theme;
    const missing = this.empty(data);
    const subtitle = this.subtitle(data);
    return html`
      <figure role="figure" aria-labelledby="title" aria-describedby="summary">
        <header>
          <div class="heading">
            <div class="title" id="title">${data.title}</div>
            ${subtitle ? html`<div class="sub">${subtitle}</div>` : nothing}
          </div>
          ${missing ? nothing : this.tools()}
        </header>
        <p class="unseen" id="summary">${missing || this.summary(data)}</p>
        ${missing ? html`<p class="empty">${missing}</p>` : this.body(data, theme)}
        ${this.note(data) ? html`<p class="note">${this.note(data)}</p>` : nothing}
      </figure>`;
  }

  private tools(): TemplateResult {
    return html`
      <div class="tools" role="group" aria-label="View and downloads">
        ${this.hasTable ? html`
          <button aria-pressed=${this.tabular} @click=${() => { this.tabular = !this.tabular; }}
          >Table</button>` : nothing}
        <button title="Download the data as CSV" @click=${this.saveCsv}>CSV</button>
        <button title="Download the picture as SVG" @click=${this.saveSvg}>SVG</button>
        <button title="Download the picture as PNG" @click=${this.savePng}>PNG</button>
      </div>`;
  }

  protected body(data: D, theme: Theme): TemplateResult {
    const spot = this.currentSpot();
    return html`
      ${this.tabular ? html`
        <div class="scroll" role="group" tabindex="0" aria-label="Table: ${data.title}">
          ${renderTable(this.table(data), data.title)}
        </div>` : nothing}
      <div ?hidden=${this.tabular}>
        ${renderLegend(this.legend(data), theme)}
        ${this.above(data)}
        <div class="stage" role="group" tabindex="0"
          aria-label=${`Picture: arrow keys step through it${this.chooses(data) ? ', Enter chooses' : ''}`}
          @keydown=${this.onKey} @blur=${this.leave}
          @pointermove=${this.onPointer} @pointerleave=${this.leave} @click=${this.onClick}>
          <div class="sheet ${this.chooses(data) ? 'choosable' : ''}">
            <div class="canvas" aria-hidden="true">${this.picture(data, theme)}</div>
            ${spot ? html`
              <div class="hover ${spot.width <= 1 ? 'line' : ''}" style="left:${spot.x}px;
                top:${spot.y}px;width:${spot.width}px;height:${spot.height}px"></div>` : nothing}
            ${this.controls(data)}
          </div>
        </div>
        ${this.below(data)}
        ${this.tips(spot)}
      </div>`;
  }

  /** What is at the current spot, to be seen and to be heard. */
  protected tips(spot: Spot | null): TemplateResult {
    return html`
      <div class="tip" popover="manual" aria-hidden="true">${spot ? html`
        <b>${spot.title}</b>
        <dl>${spot.lines.map(([k, v]) => html`<dt>${k}</dt><dd>${v}</dd>`)}</dl>` : nothing}
      </div>
      <div class="unseen" aria-live="polite">${spot && this.pointer === null
        ? [spot.title, ...spot.lines.map(l => l.join(' '))].join('; ')
        : nothing}</div>`;
  }

  protected override firstUpdated(): void {
    this.measure();
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.width) this.measure();
    this.placeTip();
  }

  protected currentSpot(): Spot | null {
    return this.data && this.width && this.at >= 0 && !this.tabular ? this.spot(this.at) : null;
  }

  /** Beside a column, under a row, inside the window. */
  private placeTip(): void {
    const tip = this.renderRoot.querySelector<HTMLElement>('.tip');
    if (!tip) return;
    const spot = this.currentSpot();
    const open = tip.matches(':popover-open');
    if (!spot) {
      if (open) tip.hidePopover();
      return;
    }
    if (!open) tip.showPopover();
    const sheet = this.renderRoot.querySelector('.sheet')!.getBoundingClientRect();
    const { offsetWidth: w, offsetHeight: h } = tip;
    const tall = spot.height > spot.width;
    let left = sheet.left + (tall ? spot.x + spot.width + 12 : (this.pointer ?? spot.x) + 12);
    let top = sheet.top + (tall ? spot.y : spot.y + spot.height + 6);
    if (tall && left + w > innerWidth - 8) left = sheet.left + spot.x - w - 12;
    if (!tall && top + h > innerHeight - 8) top = sheet.top + spot.y - h - 6;
    tip.style.left = `${clamp(left, 8, Math.max(8, innerWidth - w - 8))}px`;
    tip.style.top = `${clamp(top, 8, Math.max(8, innerHeight - h - 8))}px`;
  }

  private readonly onPointer = (event: PointerEvent): void => {
    if (!this.data || !this.width) return;
    const sheet = this.renderRoot.querySelector('.sheet')!.getBoundingClientRect();
    this.pointer = event.clientX - sheet.left;
    this.at = this.spotAt(this.pointer, event.clientY - sheet.top);
    if (this.at >= 0) this.requestUpdate('at', -1);
  };

  private readonly onClick = (event: MouseEvent): void => {
    const sheet = this.renderRoot.querySelector('.sheet')!.getBoundingClientRect();
    const index = this.spotAt(event.clientX - sheet.left, event.clientY - sheet.top);
    if (index >= 0) this.choose?.(index);
  };

  protected readonly leave = (): void => {
    this.pointer = null;
    this.at = -1;
  };

  private readonly onEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.at >= 0) this.leave();
  };

  /** The spot that a key leads to, undefined for other keys. */
  protected goal(key: string): number | undefined {
    const last = this.spots() - 1;
    return {
      ArrowDown: this.at + 1,
      ArrowRight: this.at + 1,
      ArrowUp: this.at < 0 ? last : this.at - 1,
      ArrowLeft: this.at < 0 ? last : this.at - 1,
      PageDown: this.at + 10,
      PageUp: this.at < 0 ? last : this.at - 10,
      Home: 0,
      End: last,
    }[key];
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const last = this.spots() - 1;
    const to = this.goal(event.key);
    if (to !== undefined && last >= 0) {
      this.pointer = null;
      this.at = clamp(to, 0, last);
      void this.updateComplete.then(() => {
        this.renderRoot.querySelector('.hover')?.scrollIntoView({ block: 'nearest' });
        this.placeTip();
      });
    } else if ((event.key === 'Enter' || event.key === ' ') && this.at >= 0 && this.choose) {
      this.choose(this.at);
    } else {
      return;
    }
    event.preventDefault();
  };

  private poster(): Drawing | null {
    const drawing = this.drawing();
    return drawing && poster(drawing, this.data!.title, this.subtitle(this.data!),
      this.legend(this.data!), this.theme);
  }

  private readonly saveCsv = (): void => {
    const csv = toCsv(this.file(this.data!));
    save(this.data!.title, 'csv', new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  };

  private readonly saveSvg = (): void => {
    const file = this.poster();
    if (file) save(this.data!.title, 'svg', new Blob([file.svg], { type: 'image/svg+xml' }));
  };

  private readonly savePng = async (): Promise<void> => {
    const file = this.poster();
    if (file) save(this.data!.title, 'png', await toPng(file));
  };
}

/** Whether an update came from anything but pointing. */
export const redraws = (changed: PropertyValues): boolean =>
  !changed.size || [...changed.keys()].some(key => key !== 'at' && key !== 'linked');
