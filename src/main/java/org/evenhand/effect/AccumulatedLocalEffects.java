package org.evenhand.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What a feature does to the score of the rows that are near each of its values, summed up from one
 * value to the next, with mean 0 over the rows (Apley and Zhu 2020, Visualizing the Effects of
 * Predictor Variables in Black Box Supervised Learning Models). Unlike {@link PartialDependence} it
 * asks for small changes of real rows only.
 *
 * @param feature the column
 * @param points from the lowest value to the highest, none if there is a reason
 * @param steps what is between each point and the next
 * @param leftOut rows without a value, with one outside the grid, or with a category that is not
 *     drawn; 0 if there is a reason
 * @param reason why there is nothing to show; null if there is
 */
public record AccumulatedLocalEffects(
    String feature, List<Point> points, List<Step> steps, int leftOut, @Nullable String reason) {
  private static final String TASK = "Accumulated local effects";

  /**
   * One value.
   *
   * @param value as it is read
   * @param number NaN for a category
   * @param effect the mean is 0 over all rows. The 95 % interval is of numbers only: it takes the
   *     rows of each bin for draws and the bins for given; null where a bin has too few.
   */
  public record Point(String value, double number, Measure effect) {}

  /**
   * One step.
   *
   * @param effect the mean change of the score from the one point to the next, with its interval
   * @param rows how many rows it is of
   */
  public record Step(Measure effect, int rows) {}

  public AccumulatedLocalEffects {
    points = List.copyOf(points);
    steps = List.copyOf(steps);
  }

  /**
   * The effects of a feature: of numbers with the grid's points as edges of bins, so that those of
   * {@link Grid#of} hold about as many rows each; of categories if they have an order of their own,
   * which two categories or numbers do.
   *
   * @param sample rows with all columns that the model reads
   * @param score one score for each row of a table like that
   * @return none, with the reason, for other categories and where fewer than two values occur
   * @throws org.evenhand.data.InputException if the model refuses every change
   * @throws CancelledException if the progress says so between two batches
   */
  public static AccumulatedLocalEffects of(
      Grid grid, Sample sample, Function<Table, double[]> score, Progress progress) {
    if (grid.values() instanceof CategoricalColumn names) {
      List<String> order = order(names);
      return order == null
          ? none(
              grid.feature(),
              "the categories of '%s' have no order to go along: see its partial dependence"
                  .formatted(grid.feature()))
          : of(grid, order, sample, score, progress);
    }
    return of(grid.feature(), Steps.ofBins(grid, sample), true, sample, score, progress);
  }

  /**
   * The effects of categories in a given order.
   *
   * @param order names that are not among the grid's points are passed over, as are points that are
   *     not among the names
   */
  public static AccumulatedLocalEffects of(
      Grid grid,
      List<String> order,
      Sample sample,
      Function<Table, double[]> score,
      Progress progress) {
    Steps steps = Steps.ofCategories(grid, order, sample);
    return of(grid.feature(), steps, false, sample, score, progress);
  }

  private static AccumulatedLocalEffects none(String feature, String reason) {
    return new AccumulatedLocalEffects(feature, List.of(), List.of(), 0, reason);
  }

  private static @Nullable List<String> order(CategoricalColumn names) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String text = names.text(i);
      if (text != null) {
        values.add(text);
      }
    }
    if (values.stream().noneMatch(text -> Double.isNaN(Numbers.parse(text)))) {
      return values.stream().sorted(Comparator.comparingDouble(Numbers::parse)).toList();
    }
    return values.size() <= 2 ? values.stream().sorted().toList() : null;
  }

  private static AccumulatedLocalEffects of(
      String feature,
      Steps steps,
      boolean numbers,
      Sample sample,
      Function<Table, double[]> score,
      Progress progress) {
    if (steps.count() == 0) {
      return none(feature, "fewer than two values of '%s' to step between".formatted(feature));
    }
    Rescorer.Scored scored =
        Rescorer.score(
            sample.table().take(steps.places()),
            List.of(Variant.of(steps.level(false)), Variant.of(steps.level(true))),
            score,
            TASK,
            progress);
    List<LocalEffect> local = LocalEffect.of(steps, scored.byVariant(), sample);
    List<Step> shown = new ArrayList<>();
    for (int i = 0; i < local.size(); i++) {
      String absence = absence(steps.levels(), i, scored.refusals());
      shown.add(new Step(local.get(i).measure(absence, sample.minGroup()), local.get(i).rows()));
    }
    return shown.getFirst().effect() instanceof Measure.NotEstimable none
        ? none(feature, none.reason())
        : new AccumulatedLocalEffects(
            feature,
            accumulate(steps, local, shown, numbers),
            shown,
            sample.size() - steps.used(),
            null);
  }

  private static String absence(Column levels, int step, @Nullable String[] refusals) {
    return Arrays.stream(refusals)
        .filter(refusal -> refusal != null)
        .findFirst()
        .orElse(
            "no row between %s and %s has a score"
                .formatted(levels.text(step), levels.text(step + 1)));
  }

  /** The sums from the lowest level up to each, less their mean; up to the first that has none. */
  private static List<Point> accumulate(
      Steps steps, List<LocalEffect> local, List<Step> shown, boolean numbers) {
    int known = 0;
    while (known < local.size() && !Double.isNaN(local.get(known).mean())) {
      known++;
    }
    Accumulation sums = Accumulation.of(local.subList(0, known), steps.at());
    List<Point> points = new ArrayList<>();
    int last = known;
    for (int level = 0; level < steps.levels().size(); level++) {
      Measure effect =
          level > last
              ? shown.get(last).effect()
              : Measures.number(sums.value(level), numbers ? sums.interval(level) : null, false);
      points.add(
          new Point(
              String.valueOf(steps.levels().text(level)),
              steps.levels() instanceof NumericColumn values ? values.get(level) : Double.NaN,
              effect));
    }
    return points;
  }

  /** The highest effect less the lowest; 0 without any. */
  public double spread() {
    double[] known =
        IntStream.range(0, points.size())
            .filter(i -> points.get(i).effect() instanceof Measure.Estimate)
            .mapToDouble(i -> ((Measure.Estimate) points.get(i).effect()).value())
            .sorted()
            .toArray();
    return known.length == 0 ? 0 : known[known.length - 1] - known[0];
  }
}
