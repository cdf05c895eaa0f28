import { css } from 'lit';

export const mapStyles = css`
  .stage { max-height: none; overflow: visible; }
  .waiting { min-height: 20em; }
  .sheet { user-select: none; touch-action: none; cursor: crosshair; overflow: hidden; }
  .sheet.move { cursor: grab; }
  .sheet.move:active { cursor: grabbing; }
  .canvas { position: relative; }
  .canvas canvas, .canvas svg.front { position: absolute; inset: 0; pointer-events: none; }
  .hover {
    border-radius: 50%;
    background: none;
    box-shadow: 0 0 0 2px currentColor, 0 0 0 4px color-mix(in srgb, currentColor 25%, transparent);
  }
  .bar { display: flex; flex-wrap: wrap; gap: 6px 14px; margin-block-end: 10px; font-size: 0.86em; }
  .bar > div { display: flex; gap: 2px; }
  .bar button {
    min-height: 28px;
    min-width: 28px;
    padding: 3px 9px;
    box-shadow: inset 0 0 0 1px var(--hair);
  }
  .bar button:hover:not(:disabled) { background: var(--wash); }
  .bar button:disabled { color: var(--muted); cursor: default; }
  .bar button[aria-pressed='true'] {
    background: var(--wash);
    box-shadow: inset 0 0 0 1.5px currentColor;
    font-weight: 600;
  }
  .ramp { display: block; margin-block-end: 8px; overflow: visible; }
  .switches button { display: flex; align-items: center; gap: 6px; padding: 2px 4px; min-height: 24px; }
  .switches .rows { color: var(--muted); }
  .switches button[aria-pressed='false'] { text-decoration: line-through; color: var(--muted); }
  .switches button[aria-pressed='false'] svg { opacity: 0.35; }
  .scroll table + table { margin-block-start: 16px; }
`;
