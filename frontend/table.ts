import { html, nothing, type TemplateResult } from 'lit';
import { NONE } from './format.js';

export type Cell = string | number | null;

export interface Column {
  /** Name in the CSV file. */
  key: string;
  head: string;
  /** How numbers are shown on the page; the CSV file holds them unrounded. */
  format?: (value: number) => string;
}

/** The data behind a picture, for the page and for the CSV file. */
export interface Table {
  columns: Column[];
  rows: Cell[][];
  /** Called with the row's number when its first cell is chosen. */
  choose?: (row: number) => void;
}

const show = (cell: Cell, column: Column): string =>
  cell === null || cell === '' ? NONE
    : typeof cell === 'number' && column.format ? column.format(cell) : String(cell);

export function renderTable(table: Table, caption: string): TemplateResult {
  const numeric = table.columns.map((c, i) => !!c.format && typeof table.rows[0]?.[i] !== 'string');
  return html`
    <table class="data">
      <caption>${caption}</caption>
      <thead>
        <tr>${table.columns.map((c, i) => html`
          <th scope="col" class=${numeric[i] ? 'number' : ''}>${c.head}</th>`)}</tr>
      </thead>
      <tbody>${table.rows.map((row, r) => html`
        <tr>${row.map((cell, i) => {
          const text = show(cell, table.columns[i]!);
          if (i > 0) return html`<td class=${numeric[i] ? 'number' : ''}>${text}</td>`;
          return html`<th scope="row">${table.choose
            ? html`<button class="link" @click=${() => table.choose!(r)}>${text}</button>`
            : text}</th>`;
        })}</tr>`)}
      </tbody>
    </table>
    ${table.rows.length ? nothing : html`<p>No rows.</p>`}`;
}

/**
 * Text that a spreadsheet would take for a formula gets a leading apostrophe.
 */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function toCsv(table: Table): string {
  return [table.columns.map(c => c.key), ...table.rows]
    .map(row => row.map(csvCell).join(',') + '\r\n')
    .join('');
}
