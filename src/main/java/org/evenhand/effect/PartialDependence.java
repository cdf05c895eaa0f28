package org.evenhand.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The mean score of many rows if all of them had the same value of a feature, for each value of a
 * grid, and the single rows' lines behind it (Friedman 2001, Greedy Function Approximation, section
 * 8.2; Goldstein et al. 2015, Peeking Inside the Black Box).
 *
 * <p>It asks for combinations that may be far from any row; {@link AccumulatedLocalEffects} do not.
 */
public final class PartialDependence {
  private final Grid grid;
  private final Sample sample;
  private final double[][] scores;
  private final List<String> absence;
  private final int anchor;
  private final EffectCurve overall;
  private final List<EffectCurve> groups;

  private PartialDependence(
      Grid grid, Sample sample, double[][] scores, List<String> absence, int anchor) {
    this.grid = grid;
    this.sample = sample;
    this.scores = scores;
    this.absence = absence;
    this.anchor = anchor;
    this.overall = new Averages(sample, sample.places(-1)).curve(scores, absence);
    this.groups =
        IntStream.range(0, sample.groups())
            .mapToObj(group -> new Averages(sample, sample.places(group)).curve(scores, absence))
            .toList();
  }

  /**
   * One for each grid, in their order.
   *
   * @param sample rows with all columns that the model reads
   * @param score one score for each row of a table like that
   * @throws org.evenhand.data.InputException if the model refuses every one of the values
   * @throws CancelledException if the progress says so between two batches
   */
  public static List<PartialDependence> of(
      List<Grid> grids, Sample sample, Function<Table, double[]> score, Progress progress) {
    List<Variant> variants =
        grids.stream().flatMap(grid -> grid.columns().stream()).map(Variant::of).toList();
    Rescorer.Scored scored =
        Rescorer.score(sample.table(), variants, score, "Partial dependence", progress);
    List<PartialDependence> all = new ArrayList<>();
    int from = 0;
    for (Grid grid : grids) {
      int to = from + grid.size();
      int first = from;
      List<String> absence =
          IntStream.range(0, grid.size())
              .mapToObj(point -> absence(grid, point, sample, scored.refusals()[first + point]))
              .toList();
      double[][] own = Arrays.copyOfRange(scored.byVariant(), from, to);
      all.add(new PartialDependence(grid, sample, own, absence, -1));
      from = to;
    }
    return all;
  }

  private static String absence(Grid grid, int point, Sample sample, @Nullable String refusal) {
    return refusal != null
        ? refusal
        : "the model gives no score to any of %,d rows with %s = %s"
            .formatted(sample.size(), grid.feature(), grid.label(point));
  }

  /**
   * The same with each line's own score at a point subtracted from it, so that all lines meet there
   * at 0. A row without a score there has no line.
   */
  public PartialDependence centred(int point) {
    double[][] centred = new double[scores.length][];
    for (int i = 0; i < centred.length; i++) {
      double[] own = scores[i].clone();
      for (int place = 0; place < own.length; place++) {
        own[place] -= scores[point][place];
      }
      centred[i] = own;
    }
    return new PartialDependence(grid, sample, centred, absence, point);
  }

  public Grid grid() {
    return grid;
  }

  public Sample sample() {
    return sample;
  }

  /** The point at which the lines are 0, -1 if they are not centred. */
  public int anchor() {
    return anchor;
  }

  /** The curve of all rows. */
  public EffectCurve overall() {
    return overall;
  }

  /** The curve of each group of the sample, in their order; empty if it has none. */
  public List<EffectCurve> groups() {
    return groups;
  }

  /** What the change from one point to another does to each group of the sample. */
  public GroupChanges changes(int from, int to) {
    return GroupChanges.of(sample, scores, from, to);
  }

  /**
   * Some rows to draw the lines of: places in the sample, evenly spread over it.
   *
   * @param most how many at most, 1 or more
   */
  public List<Integer> lines(int most) {
    int size = sample.size();
    int count = Math.min(most, size);
    return IntStream.range(0, count)
        .mapToObj(i -> (int) ((2L * i + 1) * size / (2L * count)))
        .toList();
  }

  /** One row's line: a score per point, NaN for none. */
  public double[] line(int place) {
    return Arrays.stream(scores).mapToDouble(atPoint -> atPoint[place]).toArray();
  }
}
