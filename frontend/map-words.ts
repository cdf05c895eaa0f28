import { count } from './format.js';
import type { Axis } from './map-points.js';
import type { Scene } from './map-scene.js';

/** What the picture shows of all there is; `step`: one of how many points is drawn. */
export function status(scene: Scene, seen: number, step: number): string {
  const { placed, unplaced } = scene.tallies;
  const parts = [step > 1
    ? `While the picture moves 1 of ${step} points is drawn; all ${count(seen)} when it rests.`
    : seen === placed ? `${count(placed)} points.`
      : `${count(seen)} of ${count(placed)} points in view.`];
  if (unplaced) {
    parts.push(`${count(unplaced)} of ${count(placed + unplaced)} rows are not drawn: they have no `
      + 'finite value on an axis.');
  }
  if (scene.loaded!.data.selection) parts.push('Rows that are not selected are pale.');
  return parts.join(' ');
}

/** One sentence that stands in for the picture. */
export function summary(scene: Scene): string {
  const { color } = scene.loaded!.data;
  const name = (axis: Axis): string => axis.channel?.label ?? 'no column';
  return `${count(scene.tallies.placed)} points by ${name(scene.x)} across and ${name(scene.y)} up`
    + (color ? `, coloured by ${color.label}` : '')
    + (scene.headings.length ? `, in ${scene.headings.length} pictures` : '') + '.';
}
