import { css } from 'lit';

export const base = css`
  :host {
    display: block;
    min-width: 0;
    font-variant-numeric: tabular-nums;
    --muted: var(--vaadin-text-color-secondary, color-mix(in srgb, currentColor 72%, transparent));
    --hair: color-mix(in srgb, currentColor 16%, transparent);
    --wash: color-mix(in srgb, currentColor 6%, transparent);
    --focus: var(--vaadin-focus-ring-color, light-dark(#0469b8, #3180da));
  }
  :host([hidden]) { display: none; }
  * { box-sizing: border-box; }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const frame = css`
  figure { margin: 0; position: relative; }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: flex-start;
    justify-content: space-between;
    margin-block-end: 10px;
  }
  .heading { flex: 1 1 12em; min-width: 0; overflow-wrap: anywhere; }
  .title { font-weight: 600; line-height: 1.35; }
  .sub, .note, .empty { color: var(--muted); font-size: 0.86em; line-height: 1.5; }
  .note { margin: 8px 0 0; }
  .empty { padding: 16px 0; margin: 0; }
  .tools { display: flex; gap: 2px; margin-inline-end: -6px; }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-radius: 5px;
    padding: 0;
    cursor: pointer;
  }
  .tools button {
    color: var(--muted);
    font-size: 0.75em;
    line-height: 1;
    min-height: 24px;
    min-width: 24px;
    padding: 5px 6px;
  }
  .tools button:hover { color: inherit; background: var(--wash); }
  .tools button[aria-pressed='true'] {
    color: inherit;
    background: var(--wash);
    box-shadow: inset 0 0 0 1px var(--hair);
  }
  button.link { text-align: start; text-decoration: underline; text-underline-offset: 2px; }

  .legend {
    list-style: none;
    margin: 0 0 8px;
    padding: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    font-size: 0.86em;
  }
  .legend li { display: flex; align-items: center; gap: 6px; overflow-wrap: anywhere; }
  .legend svg { flex: none; }

  .stage, .scroll {
    max-height: var(--eh-max-height, 34em);
    overflow: auto;
    overscroll-behavior: auto;
    border-radius: 4px;
  }
  /* Two dozen rows and their axis are seen at once; more are scrolled. */
  .stage { max-height: var(--eh-max-height, 50em); overflow-x: hidden; }
  .stage:focus-visible, .scroll:focus-visible { outline-offset: 4px; }
  .sheet { position: relative; }
  .sheet.choosable { cursor: pointer; }
  .canvas svg { display: block; overflow: hidden; }
  .canvas text { font-variant-numeric: tabular-nums !important; }
  .hover {
    position: absolute;
    pointer-events: none;
    background: var(--wash);
    border-radius: 3px;
  }
  .hover.line { background: var(--muted); border-radius: 0; }

  .tip {
    position: fixed;
    inset: auto;
    margin: 0;
    pointer-events: none;
    max-width: min(24rem, 90vw);
    padding: 8px 12px;
    border: 1px solid var(--hair);
    border-radius: 8px;
    font-size: 0.86em;
    line-height: 1.5;
    overflow-wrap: anywhere;
    color: light-dark(#1a1a1a, #f0f0f0);
    background: light-dark(#ffffff, #262626);
    box-shadow: 0 2px 10px rgb(0 0 0 / 0.16);
    --muted: light-dark(#555, #bbb);
    --hair: light-dark(#d8d8d8, #4a4a4a);
  }
  .tip b { font-weight: 600; }
  .tip dl { display: grid; grid-template-columns: auto auto; gap: 0 14px; margin: 2px 0 0; }
  .tip dt { color: var(--muted); }
  .tip dd { margin: 0; text-align: end; }

  table { border-collapse: collapse; font-size: 0.86em; line-height: 1.4; }
  table.data { width: 100%; }
  table.data caption {
    text-align: start;
    color: var(--muted);
    padding-block-end: 6px;
  }
  table.data th, table.data td {
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    padding: 5px 12px 5px 0;
    border-block-end: 1px solid var(--hair);
    overflow-wrap: break-word;
  }
  table.data tbody th { min-width: 7em; max-width: 24em; }
  table.data thead th { color: var(--muted); vertical-align: bottom; }
  table.data .number { text-align: end; white-space: nowrap; }
  table.data thead .number { white-space: normal; }
`;
