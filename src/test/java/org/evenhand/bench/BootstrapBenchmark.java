package org.evenhand.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Disparities;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.DisparityOptions;
import org.evenhand.fairness.GroupFigures;
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.Reference;
import org.evenhand.fairness.RowDraws;
import org.evenhand.fairness.School;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;

/**
 * Compares the groups of a file of scored rows by every measure and school, with intervals from
 * 1,000 bootstrap replicates; {@code bench/bootstrap.sh} makes the file and says how long fairlearn
 * took.
 */
public final class BootstrapBenchmark {

  /** As many rows as the German credit and COMPAS samples have, about. */
  private static final int SMALL = 2380;

  private BootstrapBenchmark() {}

  /** Arguments: the file; "seconds low high": fairlearn's for a replicate, and its interval. */
  public static void main(String[] arguments) throws IOException {
    ScoredSample sample = ScoredSample.read(Path.of(arguments[0]));
    double[] fairlearn =
        Arrays.stream(arguments[1].trim().split(" ", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
    CategoricalColumn race = sample.attributes().getLast();
    double six = time(sample, List.of(race), fairlearn);
    time(sample, sample.attributes(), fairlearn);
    rows(sample, race, sample.scores().length);
    rows(sample, race, SMALL);
    double theirs = fairlearn[0] * 1000 * Bootstrap.USUAL.replicates();
    System.out.printf(
        Locale.ROOT,
        "%-58s %10.2f ms%nfairlearn takes %.0f times as long for six groups%n",
        "fairlearn, six metrics, of which the replicates, extrapolated",
        theirs,
        theirs / six);
  }

  /** Prints and returns the milliseconds that one threshold takes. */
  private static double time(
      ScoredSample sample, List<CategoricalColumn> attributes, double[] fairlearn) {
    int[] rows = IntStream.range(0, sample.scores().length).toArray();
    ScoredRows sorted = ScoredRows.of(sample.scores(), sample.labels(), null, rows);
    Grouping grouping = Grouping.by(attributes, RowSet.all(rows.length));
    int count = grouping.groups().size();
    List<ScoredGroup> groups = sorted.split(grouping.groupOf(), count);
    ScoredGroup all = sorted.all();
    DisparityOptions options =
        new DisparityOptions(new Reference.Largest(), true, 30, Bootstrap.USUAL);
    String what = "%,d rows, %d groups, ".formatted(rows.length, count);
    Supplier<List<Disparity>> ofDecisions =
        () ->
            Disparities.of(
                grouping,
                groups.stream().map(BootstrapBenchmark::decided).toList(),
                decided(all),
                options);
    double decisions = time(what + "decisions: all rates and gaps", ofDecisions);
    time(
        what + "and scores",
        () ->
            Disparities.of(
                grouping,
                groups.stream().map(group -> GroupFigures.of(group, 0.5, true, 30)).toList(),
                GroupFigures.of(all, 0.5, true, 30),
                options));
    if (attributes.size() == 1) {
      print(ofDecisions.get(), fairlearn);
    }
    return decisions;
  }

  /** Prints how long it takes to draw the first rows one by one, for all metrics of scores. */
  private static void rows(ScoredSample sample, CategoricalColumn race, int count) {
    int[] rows = IntStream.range(0, Math.min(count, sample.scores().length)).toArray();
    Grouping grouping =
        Grouping.by(List.of(race), RowSet.where(sample.scores().length, r -> r < rows.length));
    double[] weights = new double[sample.scores().length];
    Arrays.setAll(weights, row -> 0.5 + row % 3);
    for (boolean weighted : new boolean[] {false, true}) {
      ScoredRows sorted =
          ScoredRows.of(sample.scores(), sample.labels(), weighted ? weights : null, rows);
      time(
          "%,d %s, %d groups, drawn one by one for scores"
              .formatted(
                  rows.length, weighted ? "weighted rows" : "rows", grouping.groups().size()),
          () -> RowDraws.of(sorted, grouping.groups(), grouping.groupOf(), Bootstrap.USUAL));
    }
  }

  private static GroupFigures decided(ScoredGroup group) {
    return GroupFigures.of(group.decisions(0.5), true, true, 30);
  }

  private static double time(String what, Supplier<?> work) {
    return Timed.of(what, work).milliseconds();
  }

  /** Both intervals of the same gap; fairlearn's is of few replicates and not stratified. */
  private static void print(List<Disparity> disparities, double[] fairlearn) {
    Disparity gap =
        disparities.stream()
            .filter(d -> d.measure().equals(DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE))
            .filter(d -> d.school() == School.EXTREMES)
            .findFirst()
            .orElseThrow();
    Interval interval = Objects.requireNonNull(((Estimate) gap.value()).interval());
    System.out.printf(
        Locale.ROOT,
        "demographic parity difference: %.5f to %.5f here, %.5f to %.5f in fairlearn%n",
        interval.low(),
        interval.high(),
        fairlearn[1],
        fairlearn[2]);
  }
}
