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

  private paths?: SVGPathElement[];

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
    const [neutral, interval, dot] = this.paths ??= this.build();
    const value = this.number('value');
    const low = this.number('low');
    const high = this.number('high');
    const middle = this.number('neutral');
    const min = this.number('min') ?? 0;
    const max = this.number('max') ?? 1;
    const x = (v: number): number => {
      const share = max > min ? (v - min) / (max - min) : 0.5;
      return EDGE + Math.min(1, Math.max(0, share)) * (WIDE - 2 * EDGE);
    };
    set(neutral, value === null || middle === null ? '' : `M${x(middle)} 0V${HIGH}`);
    set(interval, value === null || low === null || high === null ? ''
      : line(x(low), x(value) - DOT) + line(x(value) + DOT, x(high))
        + end(x(low), low < min, -1) + end(x(high), high > max, 1));
    set(dot, value === null ? '' : value < min || value > max
      ? arrow(x(value), value < min ? -1 : 1) : circle(x(value)));
  }

  /** Of the neutral point, the interval and the value; they stay, only their lines change. */
  private build(): SVGPathElement[] {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    root.innerHTML = `<svg width="${WIDE}" height="${HIGH}"><path class="neutral"/><path/>`
      + '<path class="value"/></svg>';
    return [...root.querySelectorAll('path')];
  }
}

const set = (path: SVGPathElement | undefined, d: string): void => {
  if (path!.getAttribute('d') !== d) path!.setAttribute('d', d);
};

const circle = (x: number): string =>
  `M${x - DOT} ${MID}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0Z`;

/** The interval stops at the dot so that a hollow one stays hollow. */
const line = (from: number, to: number): string => (to > from ? `M${from} ${MID}H${to}` : '');

const end = (x: number, outside: boolean, side: number): string => outside
  ? `M${x - 3 * side} ${MID - 3}L${x} ${MID}L${x - 3 * side} ${MID + 3}`
  : `M${x} ${MID - 3}V${MID + 3}`;

const arrow = (x: number, side: number): string =>
  `M${x - 5 * side} ${MID - 4}L${x + 2 * side} ${MID}L${x - 5 * side} ${MID + 4}Z`;
