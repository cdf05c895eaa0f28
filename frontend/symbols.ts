/** The outlines of symbols that stay apart at 10 pixels, around 0 with a reach of about `r`. */
const OUTLINES: ((r: number) => string)[] = [
  r => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`,
  r => polygon([[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]], r),
  r => polygon([[0, -1.1], [1.1, 0.85], [-1.1, 0.85]], r),
  r => polygon([[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]], r),
  r => polygon(cross(0), r),
  r => polygon(cross(Math.PI / 4), r),
  r => polygon([[0, 1.1], [1.1, -0.85], [-1.1, -0.85]], r),
  r => polygon(Array.from({ length: 10 }, (_, i) =>
    spoke((i * Math.PI) / 5 - Math.PI / 2, i % 2 ? 0.52 : 1.3)), r),
  r => polygon([[-1, -1], [1, 1], [1, -1], [-1, 1]], r),
  r => polygon([[-0.45, -1.2], [0.45, -1.2], [0.45, 1.2], [-0.45, 1.2]], r),
];

type Place = readonly [number, number];

const spoke = (angle: number, reach: number): Place =>
  [Math.cos(angle) * reach, Math.sin(angle) * reach];

function cross(turn: number): Place[] {
  const [long, thin] = [1.2, 0.4];
  const corners: Place[] = [[-thin, -long], [thin, -long], [thin, -thin], [long, -thin],
    [long, thin], [thin, thin], [thin, long], [-thin, long], [-thin, thin], [-long, thin],
    [-long, -thin], [-thin, -thin]];
  return corners.map(([x, y]) => [x * Math.cos(turn) - y * Math.sin(turn),
    x * Math.sin(turn) + y * Math.cos(turn)]);
}

const polygon = (places: readonly Place[], r: number): string =>
  `M${places.map(([x, y]) => `${(x * r).toFixed(2)} ${(y * r).toFixed(2)}`).join('L')}Z`;

/** An SVG path; larger indexes wrap around. */
export const symbol = (index: number, r: number): string => OUTLINES[index % OUTLINES.length]!(r);
