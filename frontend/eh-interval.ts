const WIDE = 96;
const HIGH = 18;
const MID = HIGH / 2;
const DOT = 3.5;
const EDGE = 6;

const style = new CSSStyleSheet();
style.replaceSync(`
  :host { display: inline-block; width: ${WIDE}px; height: ${HIGH}px; vertical-align: middle; }
  :host([hidden]) { display: none; }
  svg { display: block; overflow: visible; fill: none; stroke: currentColor; stroke-width: 1.5; }
  .neutral { opacity: 0.55; stroke-width: 1; stroke-dasharray: 2 2; }
  .value { fill: currentColor; }
  :host([small]) .value { fill: none; }
`);

/**
 * A value and its interval on a small axis with a neutral point, for use beside the number in a
 * table cell. Takes the attributes `value`, `low`, `high`, `neutral`, `min`, `max` (0 and 1 unless
 * given) and `small`; without a value it is empty. What lies outside the axis ends in an arrow.
 */
export class EhInterval extends HTMLElement {
  static readonly observedAttributes = ['value', 'low', 'high', 'neutral', 'min', 'max', 'small'];

  private pending = false;

  connectedCallback(): void {
    this.setAttribute('aria-hidden', 'true');
    this.later();
  }

  attributeChangedCallback(): void { this.later(); }

  private later(): void {
    if (this.pending || !this.isConnected) return;
    this.pending = true;
    queueMicrotask(() => {
      this.pending = false;
      this.draw();
    });
  }

  private number(name: string): number | null {
    const text = this.getAttribute(name)?.trim();
    return text && Number.isFinite(Number(text)) ? Number(text) : null;
  }

  private draw(): void {
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [style];
    const value = this.number('value');
    this.shadowRoot!.innerHTML = value === null ? ''
      : `<svg width="${WIDE}" height="${HIGH}">${this.marks(value)}</svg>`;
  }

  private marks(value: number): string {
    const [low, high, neutral] = [this.number('low'), this.number('high'), this.number('neutral')];
    const min = this.number('min') ?? 0;
    const max = this.number('max') ?? 1;
    const x = (v: number): number => {
      const share = max > min ? (v - min) / (max - min) : 0.5;
      return EDGE + Math.min(1, Math.max(0, share)) * (WIDE - 2 * EDGE);
    };
    let marks = neutral === null ? ''
      : `<path class="neutral" d="M${x(neutral)} 0V${HIGH}"/>`;
    if (low !== null && high !== null) {
      const [from, to, at] = [x(low), x(high), x(value)];
      marks += `<path d="${line(from, at - DOT)}${line(at + DOT, to)}${end(from, low < min, -1)}`
        + `${end(to, high > max, 1)}"/>`;
    }
    return marks + (value < min || value > max
      ? `<path class="value" d="${arrow(x(value), value < min ? -1 : 1)}"/>`
      : `<circle class="value" cx="${x(value)}" cy="${MID}" r="${DOT}"/>`);
  }
}

/** The interval stops at the dot so that a hollow one stays hollow. */
const line = (from: number, to: number): string => (to > from ? `M${from} ${MID}H${to}` : '');

const end = (x: number, outside: boolean, side: number): string => outside
  ? `M${x - 3 * side} ${MID - 3}L${x} ${MID}L${x - 3 * side} ${MID + 3}`
  : `M${x} ${MID - 3}V${MID + 3}`;

const arrow = (x: number, side: number): string =>
  `M${x - 5 * side} ${MID - 4}L${x + 2 * side} ${MID}L${x - 5 * side} ${MID + 4}Z`;
