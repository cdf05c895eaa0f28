import { css, html, nothing, type TemplateResult } from 'lit';
import type { ConfusionData } from './data.js';
import { escapeXml, type Drawing } from './export.js';
import { count, percent } from './format.js';
import { EhChart } from './frame.js';
import { sum } from './scale.js';
import type { Table } from './table.js';
import { mix, paint, textOn, textWidth, type Theme } from './theme.js';

/** With more classes, cells hold the count only. */
const ROOMY = 8;

interface Totals {
  rows: number[];
  columns: number[];
  all: number;
}

/** Row counts by true and predicted class, shaded by their share of the row. */
export class EhConfusion extends EhChart<ConfusionData> {
  static override styles = [...EhChart.styles, css`
    .scroll { max-height: var(--eh-max-height, 44em); }
    table { border-collapse: separate; border-spacing: 2px; font-size: 0.88em; }
    th { font-weight: 400; text-align: start; padding: 4px 8px; overflow-wrap: break-word; }
    thead th { text-align: center; vertical-align: bottom; }
    th.class { min-width: 4em; max-width: 12em; }
    .dense th.class { min-width: 0; }
    tbody th { max-width: 12em; }
    thead tr:last-child th { position: sticky; inset-block-start: 0; z-index: 1;
      background: var(--ground); }
    tbody th { position: sticky; inset-inline-start: 0; background: var(--ground); z-index: 1; }
    .axis { color: var(--muted); }
    td { text-align: center; padding: 8px 10px; min-width: 6.5em; border-radius: 4px;
      white-space: nowrap; }
    td b { font-weight: 600; font-size: 1.15em; }
    td.right { box-shadow: inset 0 0 0 1.5px currentColor; }
    td small { display: block; font-size: 0.88em; line-height: 1.4; }
    td.total, th.total { color: var(--muted); }
    .dense td { padding: 4px 6px; min-width: 3.4em; }
    .dense td b { font-weight: 400; font-size: 1em; }
    .dense th.axis, thead th.axis[scope='col'] { text-align: start; }
    .good { font-size: 0.88em; color: var(--muted); display: block; }
  `];

  protected override get hasTable(): boolean { return false; }

  protected override subtitle(): string {
    return 'rows: true class; columns: predicted class; percentages and shading are shares of '
      + 'the row; outlined cells are correct';
  }

  protected override note(data: ConfusionData): string { return data.note ?? ''; }

  protected override empty(data: ConfusionData): string {
    return data.classes.length ? '' : 'There are no classes to show.';
  }

  protected override summary(data: ConfusionData): string {
    const right = sum(data.cells.map((row, i) => row[i] ?? 0));
    const { all } = totals(data);
    return `Confusion matrix of ${data.classes.length} classes: ${count(right)} of ${count(all)} `
      + 'rows are predicted correctly.';
  }

  protected override table(data: ConfusionData): Table {
    const { rows } = totals(data);
    return {
      columns: [
        { key: 'true', head: 'True' },
        { key: 'predicted', head: 'Predicted' },
        { key: 'count', head: 'Count', format: count },
        { key: 'share_of_true', head: 'Share of true class', format: percent },
        ...(data.words ? [{ key: 'word', head: 'Word' }] : []),
      ],
      rows: data.cells.flatMap((row, i) => row.map((n, j) => [data.classes[i]!, data.classes[j]!,
        n, rows[i] ? n / rows[i]! : null, ...(data.words ? [data.words[i]?.[j] ?? null] : [])])),
    };
  }

  protected override picture(data: ConfusionData, theme: Theme): TemplateResult {
    const { classes, cells, words } = data;
    const t = totals(data);
    const dense = classes.length > ROOMY;
    const names = Math.min(160, Math.max(...classes.map(c => textWidth(c, theme, theme.size + 2))));
    const name = (c: string): TemplateResult => html`${c}${c === data.favorable
      ? html`<span class="good">favorable</span>` : nothing}`;
    return html`
      <table class=${dense ? 'dense' : ''} style="--ground:${theme.background}">
        <caption class="unseen">${data.title}</caption>
        <thead>
          <tr><td></td><th class="axis" scope="colgroup" colspan=${classes.length}>Predicted</th>
            <td></td></tr>
          <tr><th scope="col" class="axis">True</th>
            ${classes.map(c => html`<th scope="col" class="class">${name(c)}</th>`)}
            <th scope="col" class="total">Total</th></tr>
        </thead>
        <tbody>${cells.map((row, i) => html`
          <tr><th scope="row" style="min-width:${names + 18}px">${name(classes[i]!)}</th>
            ${row.map((n, j) => {
              const share = t.rows[i] ? percent(n / t.rows[i]!) : '';
              const word = words?.[i]?.[j];
              return html`<td class=${i === j ? 'right' : ''} style=${styleOf(shade(theme, n,
                t.rows[i]!, i === j))} title="${classes[i]} predicted as ${classes[j]}: ${count(n)} of
                ${count(t.rows[i]!)} ${share ? `(${share})` : ''}"><b>${count(n)}</b>${dense
                ? nothing : html`<small>${share}</small>${word
                  ? html`<small>${word}</small>` : nothing}`}</td>`;
            })}
            <td class="total">${count(t.rows[i]!)}</td></tr>`)}
          <tr><th scope="row" class="total">Total</th>
            ${t.columns.map(n => html`<td class="total">${count(n)}</td>`)}
            <td class="total">${count(t.all)}</td></tr>
        </tbody>
      </table>`;
  }

  protected override body(data: ConfusionData, theme: Theme): TemplateResult {
    return html`<div class="scroll" role="group" tabindex="0" aria-label="Confusion matrix">
      ${this.picture(data, theme)}</div>`;
  }

  protected override drawing(): Drawing {
    const data = this.data!;
    const { theme } = this;
    const { classes, cells } = data;
    const t = totals(data);
    const dense = classes.length > ROOMY;
    const names = Math.max(...classes.map(c => textWidth(c, theme)), 30) + 14;
    const widest = Math.max(...[...classes, ...(dense ? [] : data.words ?? []).flat()]
      .map(t => textWidth(t, theme)));
    const wide = Math.max(dense ? 46 : 96, Math.min(widest + 18, 200));
    const high = dense ? 26 : data.words ? 62 : 46;
    const top = theme.size * 3.4;
    const out: string[] = [];
    const write = (x: number, y: number, text: string, fill: string, anchor = 'middle'): void => {
      out.push(`<text x="${x}" y="${y}" fill="${fill}" text-anchor="${anchor}">`
        + `${escapeXml(text)}</text>`);
    };
    const x = (j: number): number => names + (j + 0.5) * wide;
    write(names + (classes.length * wide) / 2, theme.size, 'Predicted', theme.muted);
    write(0, top - 10, 'True', theme.muted, 'start');
    classes.forEach((c, j) => write(x(j), top - 10, c, theme.text));
    write(x(classes.length), top - 10, 'Total', theme.muted);
    cells.forEach((row, i) => {
      const y = top + i * high;
      write(0, y + high / 2 + 4, classes[i]!, theme.text, 'start');
      row.forEach((n, j) => {
        const { fill, text } = shade(theme, n, t.rows[i]!, i === j);
        out.push(`<rect x="${x(j) - wide / 2 + 1}" y="${y + 1}" width="${wide - 2}" `
          + `height="${high - 2}" rx="4" fill="${fill}" `
          + `stroke="${i === j ? text : 'none'}" stroke-width="2"/>`);
        const lines = [count(n), ...(dense ? [] : [t.rows[i] ? percent(n / t.rows[i]!) : '',
          data.words?.[i]?.[j] ?? ''])].filter(Boolean);
        lines.forEach((line, k) =>
          write(x(j), y + high / 2 + 4 + (k - (lines.length - 1) / 2) * 15, line, text));
      });
      write(x(classes.length), y + high / 2 + 4, count(t.rows[i]!), theme.muted);
    });
    const foot = top + cells.length * high + 18;
    write(0, foot, 'Total', theme.muted, 'start');
    t.columns.forEach((n, j) => write(x(j), foot, count(n), theme.muted));
    write(x(classes.length), foot, count(t.all), theme.muted);
    return { svg: `<g font-size="${theme.size}">${out.join('')}</g>`,
      width: names + (classes.length + 1) * wide, height: foot + 8 };
  }
}

function totals({ cells, classes }: ConfusionData): Totals {
  const rows = cells.map(sum);
  return { rows, columns: classes.map((_, j) => sum(cells.map(r => r[j] ?? 0))), all: sum(rows) };
}

/** Blue for correct cells, vermilion for wrong ones, stronger with the share of the row. */
function shade(theme: Theme, n: number, row: number, right: boolean): { fill: string; text: string } {
  const share = row > 0 ? n / row : 0;
  const fill = mix(paint(theme, right ? 0 : 3), theme.background, 0.04 + 0.8 * share);
  return { fill, text: textOn(fill) };
}

const styleOf = ({ fill, text }: { fill: string; text: string }): string =>
  `background:${fill};color:${text}`;
