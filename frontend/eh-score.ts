import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ScoreData, ScoreModel } from './data.js';
import { score, signed, tick } from './format.js';
import { clamp, fixedScale } from './scale.js';
import { base } from './styles.js';
import { paint, ThemeController } from './theme.js';

/** The answer of each model for one row. */
export class EhScore extends LitElement {
  static override styles = [base, css`
    ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 16px 28px;
      grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); }
    .line { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; }
    .name { color: var(--muted); font-size: 0.86em; flex: 1 0 100%; overflow-wrap: anywhere; }
    .decision { font-weight: 600; font-size: 1.15em; flex: 1 1 auto; overflow-wrap: anywhere; }
    .score { font-size: 1.15em; }
    .change { color: var(--muted); font-size: 0.86em; min-width: 4.5em; text-align: end; }
    .bar { position: relative; height: 14px; margin-block: 6px 2px; }
    .track { position: absolute; inset: 0; background: var(--hair); border-radius: 3px; }
    .fill { position: absolute; inset-block: 0; border-radius: 3px; min-width: 2px; }
    .ghost {
      position: absolute;
      inset-block: -3px;
      border: 1.5px dashed currentColor;
      border-radius: 4px;
      min-width: 3px;
      opacity: 0.75;
    }
    .tick { position: absolute; inset-block: -6px; width: 2px; margin-inline-start: -1px;
      background: currentColor; box-shadow: 0 0 0 1.5px var(--ground); }
    .axis { position: relative; height: 1.5em; font-size: 0.75em; color: var(--muted); }
    .axis span { position: absolute; white-space: nowrap; top: 4px; }
    .axis .at { color: var(--vaadin-text-color, currentColor); }
    .warning { font-size: 0.86em; margin: 2px 0 0; display: flex; gap: 6px; line-height: 1.45; }
    .warning svg { flex: none; margin-block-start: 0.2em; }
    table { width: 100%; border-collapse: collapse; font-size: 0.88em; margin-block-start: 6px; }
    th { font-weight: 400; text-align: start; padding: 3px 12px 3px 0; min-width: 5em;
      max-width: 12em; overflow-wrap: anywhere; }
    td { padding: 3px 0; text-align: end; white-space: nowrap; }
    td.wide { width: 55%; padding-inline-end: 12px; }
    td .bar { height: 10px; margin: 0; }
    .top { font-weight: 600; }
  `];

  static override properties = { data: { attribute: false } };

  declare data: ScoreData | null | undefined;

  private readonly colors = new ThemeController(this);

  protected override render(): unknown {
    const data = this.data;
    if (!data) return nothing;
    return html`<ul style="--ground:${this.colors.current.background}">
      ${data.models.map((model, i) => html`<li>${this.model(data, model, i)}</li>`)}
    </ul>`;
  }

  private model(data: ScoreData, model: ScoreModel, index: number): TemplateResult {
    const color = paint(this.colors.current, index);
    return html`
      <div class="line">
        <span class="name">${model.name}</span>
        <span class="decision">${model.decision}</span>
        ${model.classes ? nothing : html`
          <span class="score">${show(model.score, data)}</span>
          ${model.edited ? html`<span class="change">${changeOf(model, data)}</span>` : nothing}`}
      </div>
      ${model.classes ? this.classes(data, model, color) : html`
        ${this.bar(data, model, model.edited, color, data.threshold, label(data, model))}
        ${axisOf(data)}`}
      ${model.warning ? html`
        <p class="warning"><svg width="13" height="13" viewBox="0 0 14 14" aria-hidden="true"
          fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round">
          <path d="M7 1.5 13 12.5H1Z"/><path d="M7 5.5V9M7 10.3V11.4"/></svg>
          <span>${model.warning}</span></p>` : nothing}`;
  }

  private bar(
    data: ScoreData, { score: now, original }: Pick<ScoreModel, 'score' | 'original'>,
    edited: boolean, color: string, threshold: number | null, words: string,
  ): TemplateResult {
    const [min, max] = data.domain;
    const at = (v: number): number => clamp(((v - min) / (max - min || 1)) * 100, 0, 100);
    const zero = at(0);
    const span = (v: number): string =>
      `left:${Math.min(zero, at(v))}%;width:${Math.abs(at(v) - zero)}%`;
    return html`
      <div class="bar" role="meter" aria-label=${words} aria-valuemin=${min} aria-valuemax=${max}
        aria-valuenow=${now ?? min} aria-valuetext=${show(now, data)}>
        <div class="track"></div>
        ${now === null ? nothing : html`
          <div class="fill" style="${span(now)};background:${color}"></div>`}
        ${edited && original !== null ? html`
          <div class="ghost" style=${span(original)}></div>` : nothing}
        ${threshold === null ? nothing : html`
          <div class="tick" style="left:${at(threshold)}%"></div>`}
      </div>`;
  }

  private classes(data: ScoreData, model: ScoreModel, color: string): TemplateResult {
    const top = Math.max(...model.classes!.map(c => c.score ?? -Infinity));
    return html`
      <table aria-label="Scores of ${model.name}">
        <tbody>${model.classes!.map(c => html`
          <tr class=${c.score === top ? 'top' : ''}>
            <th scope="row">${c.name}</th>
            <td class="wide">${this.bar(data, c, model.edited, color, null,
              `${model.name}, ${c.name}`)}</td>
            <td>${show(c.score, data)}</td>
            ${model.edited ? html`<td class="change">${changeOf(c, data)}</td>` : nothing}
          </tr>`)}
        </tbody>
      </table>`;
  }
}

const show = (v: number | null, data: ScoreData): string =>
  v === null ? 'no score' : score(v, data.unit, data.domain);

const changeOf = (
  { score: now, original }: Pick<ScoreModel, 'score' | 'original'>, { unit, domain }: ScoreData,
): string => (now === null || original === null ? '' : signed(now - original, unit, domain));

function label(data: ScoreData, model: ScoreModel): string {
  const parts = [model.name, model.decision];
  if (data.threshold !== null) parts.push(`threshold ${show(data.threshold, data)}`);
  if (model.edited && model.original !== null) {
    parts.push(`originally ${show(model.original, data)}`);
  }
  return parts.filter(Boolean).join(', ');
}

/** The ends of the domain and the threshold; an end that the threshold would cover gives way. */
function axisOf({ domain, threshold, unit }: ScoreData): TemplateResult {
  const [min, max] = domain;
  const step = fixedScale(domain).step;
  const at = threshold === null ? null : clamp(((threshold - min) / (max - min || 1)) * 100, 0, 100);
  return html`
    <div class="axis" aria-hidden="true">
      ${at !== null && at < 30 ? nothing : html`<span style="left:0">${tick(min, step, unit)}</span>`}
      ${at !== null && at > 70 ? nothing : html`<span style="right:0">${tick(max, step, unit)}</span>`}
      ${at === null ? nothing : html`
        <span class="at" style="left:${at}%;transform:translateX(-${at}%)">threshold
          ${score(threshold!, unit, domain)}</span>`}
    </div>`;
}
