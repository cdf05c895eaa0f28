import type { LinePoint, LineSeries, LinesData } from './data.js';

/** A point of one line, by its place in the data. */
export interface PathPoint {
  series: number;
  index: number;
  x: number;
  y: number;
  key: number | null;
}

export const keyOf = (point: LinePoint): number | null => point[2] ?? null;

/** Whether the lines are ways from point to point, not functions of one x. */
export const isPath = ({ series }: LinesData): boolean => series.some(({ points }) =>
  points.some((p, i) => keyOf(p) !== null || (i > 0 && p[0] <= points[i - 1]![0])));

/** The points that can be shown, line by line. */
export const pathPoints = (data: LinesData): PathPoint[] => data.series.flatMap((s, series) =>
  s.points.flatMap((p, index) => (p[1] === null ? []
    : [{ series, index, x: p[0], y: p[1], key: keyOf(p) }])));

/** The point of a line whose key is the closest; null without keys. */
export function nearest(points: readonly PathPoint[], series: number, key: number):
    PathPoint | null {
  let best: PathPoint | null = null;
  for (const point of points) {
    if (point.series === series && point.key !== null
        && (!best || Math.abs(point.key - key) < Math.abs(best.key! - key))) {
      best = point;
    }
  }
  return best;
}

/** The interval at a point of a line, where its band goes along with the points. */
export function bandAt({ band, points }: LineSeries, index: number): [number, number] | null {
  const at = band?.length === points.length ? band[index]! : null;
  return at && at[1] !== null && at[2] !== null ? [at[1], at[2]] : null;
}
