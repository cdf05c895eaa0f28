import { html, type TemplateResult } from 'lit';
import type { MapChannel } from './data.js';
import { count, percent, tick } from './format.js';
import { valueOf, NOWHERE, type Axis } from './map-points.js';
import type { Scene } from './map-scene.js';
import { contains, type Column } from './columns.js';
import { fixedScale } from './scale.js';
import { renderTable, type Cell, type Table } from './table.js';

/** Rows in the table. */
export const LISTED = 100;

/** How many rows lie where, and the first of them. */
export function renderTables(scene: Scene): TemplateResult {
  return html`
    <div class="scroll" role="group" tabindex="0" aria-label="Table: ${scene.loaded!.data.title}">
      ${renderTable(countTable(scene), 'How many rows lie where')}
      ${renderTable(rowTable(scene, LISTED), `The first ${LISTED} rows; the CSV file holds all`)}
    </div>`;
}

/** The rows themselves, as many as asked for, and whether they are selected. */
export function rowTable(scene: Scene, most: number): Table {
  const { data, columns } = scene.loaded!;
  const channels = new Map<string, [MapChannel, Column | null]>();
  for (const key of ['x', 'y', 'color', 'across', 'down'] as const) {
    const channel = data[key];
    if (channel && !channels.has(channel.label)) channels.set(channel.label, [channel, columns[key]]);
  }
  const rows: Cell[][] = [];
  for (let r = 0; r < data.rows && rows.length < most; r++) {
    if (!contains(columns.shown, r)) continue;
    rows.push([r, ...[...channels.values()].map(([channel, column]): Cell => {
      const value = valueOf(column, r);
      return value !== null && channel.categories ? channel.categories[value]! : value;
    }), ...(columns.selection ? [contains(columns.selection, r) ? 'yes' : 'no'] : [])]);
  }
  return {
    columns: [
      { key: 'row', head: 'Row', format: String },
      ...[...channels.values()].map(([channel]) => ({ key: channel.label, head: channel.label,
        ...(channel.categories ? {} : { format: (v: number) => tick(v, 1e-3, channel.unit) }) })),
      ...(columns.selection ? [{ key: 'selected', head: 'Selected' }] : []),
    ],
    rows,
  };
}

/** Parts of an axis: its categories, or intervals between ticks. */
function parts({ channel, scale }: Axis): { names: string[]; of: (u: number) => number } {
  if (!channel) return { names: ['all'], of: () => 0 };
  const span = scale.max - scale.min;
  if (channel.categories) {
    return { names: channel.categories, of: u => Math.floor(u * span) };
  }
  const { ticks, step } = fixedScale([scale.min, scale.max], 8);
  const edges = [scale.min, ...ticks.filter(t => t > scale.min && t < scale.max), scale.max];
  const say = (v: number): string => tick(v, step / 10, channel.unit);
  return {
    names: edges.slice(1).map((to, i) => `${say(edges[i]!)} to ${say(to)}`),
    of: u => {
      const v = scale.min + u * span;
      const at = edges.findIndex((edge, i) => i > 0 && v < edge);
      return at < 0 ? edges.length - 2 : at - 1;
    },
  };
}

/** How many points there are per picture, or per part of both axes. */
export function countTable(scene: Scene): Table {
  const share = (n: number): number => n / Math.max(1, scene.tallies.placed);
  const tail = [{ key: 'rows', head: 'Rows', format: count },
    { key: 'share', head: 'Share', format: percent }];
  if (scene.headings.length) {
    return {
      columns: [{ key: 'picture', head: 'Picture' }, ...tail],
      rows: scene.headings.map((name, i) =>
        [name, scene.tallies.cells[i]!, share(scene.tallies.cells[i]!)]),
    };
  }
  const [x, y] = [parts(scene.x), parts(scene.y)];
  const counts = new Uint32Array(x.names.length * y.names.length);
  const { points } = scene;
  for (let r = 0; r < points.key.length; r++) {
    const [u, v] = [points.x[r]!, points.y[r]!];
    if (points.cell[r] === NOWHERE || !Number.isFinite(u) || !Number.isFinite(v)) continue;
    counts[x.of(u) * y.names.length + y.of(v)]!++;
  }
  const name = (axis: Axis, other: string): string => axis.channel?.label ?? other;
  const rows: Cell[][] = [];
  x.names.forEach((a, i) => y.names.forEach((b, j) => {
    const n = counts[i * y.names.length + j]!;
    if (n) rows.push([a, b, n, share(n)]);
  }));
  return { columns: [{ key: 'x', head: name(scene.x, 'x') }, { key: 'y', head: name(scene.y, 'y') },
    ...tail], rows: rows.slice(0, 500) };
}
