import { html, nothing, type TemplateResult } from 'lit';
import type { Mode } from './map-hand.js';
import { WHOLE, isWhole, zoomed, type View } from './map-layout.js';

/** The buttons over the map; `clear` is null where nothing is selected. */
export function renderBar(mode: Mode, choose: (mode: Mode) => void, view: View,
    look: (view: View) => void, selectSeen: () => void, clear: (() => void) | null):
    TemplateResult {
  const drag = (key: Mode, label: string, title: string): TemplateResult => html`
    <button aria-pressed=${mode === key} title=${title} @click=${() => choose(key)}>${label}</button>`;
  const zoom = (factor: number) => (): void => look(zoomed(view, factor, 0.5, 0.5));
  return html`
    <div class="bar">
      <div role="group" aria-label="What dragging does">
        ${drag('move', 'Move', 'Dragging moves the picture')}
        ${drag('rectangle', 'Rectangle', 'Dragging selects; with Shift it adds, with Alt removes')}
        ${drag('lasso', 'Lasso', 'Dragging around points selects; with Shift it adds, with Alt removes')}
      </div>
      <div role="group" aria-label="Magnify">
        <button aria-label="Magnify" title="Magnify (+)" @click=${zoom(1.6)}>+</button>
        <button aria-label="Reduce" title="Reduce (\u2212)" ?disabled=${isWhole(view)}
          @click=${zoom(1 / 1.6)}>\u2212</button>
        <button title="Show all (0)" ?disabled=${isWhole(view)} @click=${() => look(WHOLE)}>Fit</button>
      </div>
      <button title="Selects the points that are in view" @click=${selectSeen}
        >Select what is in view</button>
      ${clear ? html`<button @click=${clear}>Clear the selection</button>` : nothing}
    </div>`;
}
