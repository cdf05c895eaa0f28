/** The data each element takes through its `data` property, as it arrives from the server. */

/** A statistic with its counts and 95 % interval; every number may be missing. */
export interface Measure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Bounds of the 95 % interval, in the unit of `value`. */
  low: number | null;
  high: number | null;
  /** `small`: computed from few rows; `not_estimable`: `value` is null and `reason` says why. */
  status: 'ok' | 'small' | 'not_estimable';
  reason: string | null;
}

/** A unit as shown; with "%" the values are fractions from 0 to 1. */
export type Unit = string;

/** An index into the palette; larger indexes wrap around. */
export type Color = number;

export interface BarsData {
  title: string;
  unit: Unit;
  /** Ends of the value axis; null: fitted to the rows and to 0. */
  domain: [number, number] | null;
  /** A neutral point or target, drawn as a line; bars start at one that is neutral, else at 0. */
  reference: { value: number; label: string; neutral?: boolean } | null;
  /** Consecutive rows with one label form a group. */
  rows: BarRow[];
  /** Largest value first, in groups by the value of their first row. */
  sort?: boolean;
  /** How many groups are shown before all are asked for; null: all. */
  limit?: number | null;
  /** What one group is called; null: "group". */
  noun?: string | null;
}

export interface BarRow {
  label: string;
  /** Named beside the label when the rows hold more than one. */
  series: string;
  color: Color;
  measure: Measure;
}

/** Detail of `bar-select`; `index` counts the rows as given. */
export interface BarSelect {
  label: string;
  series: string;
  index: number;
}

export interface HistogramData {
  title: string;
  /** Unit of the values on the x axis. */
  unit: Unit;
  kind: 'numeric' | 'category';
  series: { name: string; color: Color }[];
  bins: HistogramBin[];
  /** Rows without a value, per series. */
  missing: number[];
  /** Rows with a category that has no bin of its own. */
  other: number | null;
  /** The value to mark: a number for numeric bins, a bin's label for categories. */
  mark: number | string | null;
}

export interface HistogramBin {
  label: string;
  /** Numeric bins hold from <= x < to, the last one its upper end too. */
  from: number | null;
  to: number | null;
  /** Rows per series. */
  counts: number[];
}

export interface ScoreData {
  /** Scores at or above it are decided positively; null without a decision. */
  threshold: number | null;
  domain: [number, number];
  unit: Unit;
  models: ScoreModel[];
}

export interface ScoreModel {
  name: string;
  /** In the unit and domain of the panel; null while unknown. */
  score: number | null;
  /** The score of the row before it was edited. */
  original: number | null;
  /** The decision in words. */
  decision: string;
  edited: boolean;
  warning: string | null;
  /** One score per class, for models with more than two; null otherwise. */
  classes: { name: string; score: number | null; original: number | null }[] | null;
}

/** Either `bins` (numbers) or `categories` is given. */
export interface SparklineData {
  bins: { from: number; to: number; count: number }[] | null;
  categories: { value: string; count: number }[] | null;
  value: number | string | null;
  original: number | string | null;
  /** The column's name. */
  label: string;
}

export interface ConfusionData {
  title: string;
  /** From 2 to about 50. */
  classes: string[];
  /** Row counts: `cells[truth][prediction]`. */
  cells: number[][];
  /** The class that is good for the person. */
  favorable?: string | null;
  /** A plain word per cell, such as "missed". */
  words?: string[][] | null;
  note: string | null;
}

/** Either a function of x or, with keys or x that do not ascend, a path in the order of its points. */
export interface LinesData {
  title: string;
  xLabel: string;
  yLabel: string;
  /** Unit of y. */
  unit: Unit;
  xUnit?: Unit;
  /** Ends of the axes; null: fitted to the points. */
  xDomain: [number, number] | null;
  yDomain: [number, number] | null;
  /** Vertical lines. */
  marks: { x: number; label: string }[];
  /** Straight lines to compare with. */
  references?: { from: [number, number]; to: [number, number]; label: string }[];
  series: LineSeries[];
  /** Both axes are drawn to one length. */
  square?: boolean;
  /** Charts of one page with the same name show where the other's hovered key is. */
  link?: string | null;
  /** What the points' key is, "threshold". */
  keyLabel?: string | null;
  note?: string | null;
}

/** What of a line chart moves while its lines stay. */
export interface LinePlaces {
  marks: { x: number; label: string }[];
  /** One per series. */
  current: ([number, number] | null)[];
}

export interface LineSeries {
  name: string;
  color: Color;
  /** x, y and key. */
  points: LinePoint[];
  /** [x, low, high] in the order of the points, null where there is no interval. */
  band: [number, number | null, number | null][] | null;
  /** The line is level between its points and takes the next y at its start or end. */
  step?: 'start' | 'end' | null;
  /** The place to mark. */
  current?: [number, number] | null;
}

export type LinePoint = [number, number | null] | [number, number | null, number | null];

export interface DensityData {
  title: string;
  xLabel: string;
  /** The common threshold. */
  threshold: number | null;
  /** Every group has a line and a handle of its own. */
  perGroup?: boolean;
  /** Ends of the axis; null: those of the bins. */
  domain?: [number, number] | null;
  groups: DensityGroup[];
  /** As for lines; the key is a value of x. */
  link?: string | null;
}

export interface DensityGroup {
  name: string;
  color: Color;
  /** Rows in the group. */
  n: number;
  /**
   * Row counts by true class; all groups share the bin edges. Where no truth is known `positive` is
   * null and `negative` counts all rows.
   */
  bins: { from: number; to: number; positive: number | null; negative: number }[];
  /** The group's own threshold; null: the common one. */
  threshold?: number | null;
}

/** Detail of `threshold-change`; `final` is false while the line is still held. */
export interface ThresholdChange {
  value: number;
  final: boolean;
  /** The name of the group whose own it is; null for the common one. */
  group: string | null;
}

export interface FrontierData {
  title: string;
  gapLabel: string;
  gapUnit: Unit;
  gainLabel: string;
  gainUnit: Unit;
  /** What the two kinds of rows are called; null when policies are judged where they are chosen. */
  rows: { chosen: string; judged: string } | null;
  /** The most that is gained with no larger gap, ascending in gap. */
  points: FrontierPoint[];
  policies: FrontierPolicy[];
}

/** What the same thresholds do to the rows they are judged on. */
export interface FrontierPlace {
  gap: number;
  gain: number;
}

export interface FrontierPoint {
  gap: number;
  gain: number;
  thresholds: { group: string; value: number }[];
  judged: FrontierPlace | null;
}

export interface FrontierPolicy {
  name: string;
  /** What its symbol stands for. */
  kind: string;
  color: Color;
  /** A policy without a gap or gain is named under the picture. */
  gap: number | null;
  gain: number | null;
  thresholds: { group: string; value: number }[];
  /** Whether it is in use. */
  current: boolean;
  note: string | null;
  judged: FrontierPlace | null;
}

/** Detail of `frontier-select`; `index` counts the policies, or the points if `policy` is null. */
export interface FrontierSelect {
  index: number;
  policy: string | null;
}

/** Points by their columns, which are fetched from their addresses as `columns.ts` says. */
export interface MapData {
  title: string;
  /** How many rows each column has, shown or not. */
  rows: number;
  /** Null: spread out at random. */
  x: MapChannel | null;
  y: MapChannel | null;
  color: MapChannel | null;
  /** Categories with a column and a row of pictures of their own. */
  across: MapChannel | null;
  down: MapChannel | null;
  /** Addresses of sets of rows: those there are, null for all; those selected, null without. */
  shown: string | null;
  selection: string | null;
  /** The chosen row. */
  row: number | null;
  note: string | null;
}

export interface MapChannel {
  label: string;
  /** Unit of the numbers. */
  unit: Unit;
  src: string;
  /** The names of the codes; null for numbers. */
  categories: string[] | null;
  /** Their colours, null for grey; null where they are in the palette's order. */
  colors: (Color | null)[] | null;
  /** Ends of the numbers; null: fitted. */
  domain: [number, number] | null;
  /** The number where two ramps of colour meet; null for one ramp. */
  middle: number | null;
}

/** What the server says of a row, for the hover card. */
export interface MapCard {
  row: number;
  lines: { name: string; value: string }[];
}

/** Detail of `eh-hover-row` and `eh-select-row`. */
export interface MapRow {
  row: number;
}

/** Detail of `eh-select-rows`. */
export interface MapRows {
  /** As `encodeRows` writes them. */
  rows: string;
  count: number;
  /** How they go with the rows selected already. */
  how: 'replace' | 'add' | 'remove';
  /** What the rows have in common if that says it all, as JSON of a {@link MapRange}; else null. */
  range: string | null;
}

/** A rectangle in one picture, over two axes of numbers: both ends are in it. */
export interface MapRange {
  x: [number, number];
  y: [number, number];
  across: number | null;
  down: number | null;
}

/** One curve over the points of an effect. */
export interface EffectLine {
  name: string;
  color: number;
  /** One per point, null for none. */
  values: (number | null)[];
  /** Both ends of the 95 % interval, one per point; null for no intervals. */
  low: (number | null)[] | null;
  high: (number | null)[] | null;
}

/** What a feature does to a score: along numbers, or over categories. */
export interface EffectData {
  title: string;
  yLabel: string;
  unit: Unit;
  /** The numbers of the points, ascending; null for categories. */
  x: number[] | null;
  /** The points as they are read, one per point. */
  labels: string[];
  /** Rows of the data at each point. */
  counts: number[];
  /** Stretches of the axis without rows; shaded as are points that no row is near. */
  gaps: [number, number][];
  /** Numbers of the data to mark along the axis. */
  rug: number[];
  /** How many rows of the data lie between two places, for a strip under the axis. */
  density: { from: number; to: number; count: number }[];
  lines: EffectLine[];
  /** Curves of single rows, behind the lines. */
  bundle: (number | null)[][];
  /** Ends of the band that holds most single rows, one per point; null for none. */
  band: { low: (number | null)[]; high: (number | null)[]; label: string } | null;
  /** Where decisions are made, one per point; null for none. */
  threshold: (number | null)[] | null;
  /** The row's own value as a number, or as an index of a category; null for none. */
  current: number | null;
  /** Where the first line's decision changes. */
  flips: { at: number; label: string }[];
  yDomain: [number, number] | null;
  /** Height of the picture between its axes, in pixels. */
  height: number;
  note: string | null;
}

/** Scores over two features: one cell for each pair of their values. */
export interface HeatData {
  title: string;
  /** What a cell holds, such as "mean score". */
  what: string;
  unit: Unit;
  xName: string;
  yName: string;
  /** The values across, and from the bottom up. */
  xLabels: string[];
  yLabels: string[];
  /** By x, then y; null for none. */
  values: (number | null)[][];
  /** Rows of the data near each pair; null where a cell is no such place. */
  counts: number[][] | null;
  /** Where the decision is positive; null where there is none to show. */
  positive: boolean[][] | null;
  /** What positive means here, such as "score of 0.25 and more". */
  positiveLabel: string | null;
  /** The row's own place as indices of the labels, between two of them if need be. */
  current: [number, number] | null;
  /** Whether a user may choose a cell. */
  choosable?: boolean;
  note: string | null;
}

/** Detail of `cell-select`: the indices of its labels. */
export interface CellSelect {
  x: number;
  y: number;
}

/** A row's score, or a gap between groups, as a sum: from a base, step by step, to the result. */
export interface WaterfallData {
  title: string;
  /** What is added up, such as "log-odds of deny = yes". */
  what: string;
  /** With "%" the steps are in percentage points. */
  unit: Unit;
  /** What the base and the result are called; the first is under all steps, the last is their sum. */
  base: string;
  result: string;
  steps: WaterfallStep[];
  series: WaterfallSeries[];
  /** How many steps are shown before all are asked for, those that add most; null: all. */
  limit: number | null;
  /** A place on the axis to mark, such as the threshold. */
  mark: { value: number; label: string } | null;
  /** What a user may choose a step for, such as "shows its curve"; null: they are not chosen. */
  choosing: string | null;
  note: string | null;
}

export interface WaterfallStep {
  feature: string;
  /** The feature with its value, "lvrat = 0.9". */
  label: string;
}

export interface WaterfallSeries {
  name: string;
  base: number;
  result: number;
  /** What each step adds, with its interval; null where a series does not have the step. */
  amounts: (WaterfallAmount | null)[];
}

export interface WaterfallAmount {
  value: number;
  /** Ends of the 95 % interval; null where the amount is exact. */
  low: number | null;
  high: number | null;
}

/** Detail of `step-select`. */
export interface StepSelect {
  feature: string;
}

/** What each feature adds to the scores of many rows: one band of points per feature. */
export interface SwarmData {
  title: string;
  /** What a point's place is, such as "what the value adds to the log-odds". */
  what: string;
  unit: Unit;
  /** The rows' numbers, one per point of a band. */
  rows: number[];
  /** From the top. */
  features: SwarmFeature[];
  /** How many features are shown before all are asked for; null: all. */
  limit: number | null;
  note: string | null;
}

export interface SwarmFeature {
  name: string;
  /** One per row; null where the row has none. */
  amounts: (number | null)[];
  /** The feature's numbers, or the indexes of its categories, one per row; null where missing. */
  values: (number | null)[];
  categories: string[] | null;
}

/** Detail of `feature-select`. */
export interface FeatureSelect {
  feature: string;
}
