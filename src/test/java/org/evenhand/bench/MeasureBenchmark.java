package org.evenhand.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Disparities;
import org.evenhand.fairness.DisparityOptions;
import org.evenhand.fairness.GroupFigures;
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.Reference;
import org.evenhand.metric.Metric;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;

/**
 * Measures the groups of a file of scored rows; {@code bench/measures.sh} makes the file and says
 * how long fairlearn took.
 *
 * <p>A group's decisions change only at its own scores, so its metrics at every threshold are those
 * at each of its distinct scores; every one of these values is computed and added up.
 */
public final class MeasureBenchmark {

  /** Thresholds at a time: their values stay in the processor's cache. */
  private static final int BLOCK = 1024;

  private MeasureBenchmark() {}

  /** Arguments: the file; "seconds rate rate ...", fairlearn's time and selection rates. */
  public static void main(String[] arguments) throws IOException {
    ScoredSample sample = ScoredSample.read(Path.of(arguments[0]));
    double[] fairlearn =
        Arrays.stream(arguments[1].trim().split(" ", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
    int[] rows = IntStream.range(0, sample.scores().length).toArray();

    ScoredRows sorted =
        Timed.of("sort", () -> ScoredRows.of(sample.scores(), sample.labels(), null, rows)).value();
    Grouping grouping =
        Timed.of("intersections", () -> Grouping.by(sample.attributes(), RowSet.all(rows.length)))
            .value();
    Timed<List<ScoredGroup>> split = Timed.of("split", () -> split(sorted, grouping));
    Timed<Double> decisions =
        Timed.of("metrics of decisions, every threshold", () -> curves(split.value()));
    Timed<Double> scores =
        Timed.of("metrics of scores, with the split", () -> scores(split(sorted, grouping)));
    Timed<Double> one =
        Timed.of("one threshold, with disparities", () -> one(grouping, split.value()));
    double all = decisions.milliseconds() + scores.milliseconds();
    print("all measures after the sort", all);
    print("fairlearn, six metrics at one threshold", fairlearn[0] * 1000);
    requireSame(fairlearn, split.value());
    System.out.printf(
        Locale.ROOT,
        "fairlearn takes %.0f times as long%n(sums: %s, %s, %s)%n",
        fairlearn[0] * 1000 / all,
        decisions.value(),
        scores.value(),
        one.value());
  }

  /** Each group of the grouping, and all rows. */
  private static List<ScoredGroup> split(ScoredRows sorted, Grouping grouping) {
    List<ScoredGroup> groups =
        new ArrayList<>(sorted.split(grouping.groupOf(), grouping.groups().size()));
    groups.add(sorted.all());
    return groups;
  }

  /** All metrics of decisions at every threshold, added up; on all cores. */
  private static double curves(List<ScoredGroup> groups) {
    return metrics(Metric.Family.DECISION)
        .parallel()
        .mapToDouble(metric -> groups.stream().mapToDouble(group -> curve(metric, group)).sum())
        .sum();
  }

  private static double curve(Metric metric, ScoredGroup group) {
    double sum = 0;
    for (int from = 0; from < group.points(); from += BLOCK) {
      double[] block = new double[Math.min(BLOCK, group.points() - from)];
      group.curve(metric, true, from, block);
      sum += sum(block);
    }
    return sum;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Double.isNaN(value) ? 0 : value;
    }
    return sum;
  }

  private static double scores(List<ScoredGroup> groups) {
    return metrics(Metric.Family.SCORE).parallel().mapToDouble(metric -> sum(metric, groups)).sum();
  }

  private static double one(Grouping grouping, List<ScoredGroup> groups) {
    List<GroupFigures> figures =
        groups.stream().map(group -> GroupFigures.of(group, 0.5, true, 30)).toList();
    DisparityOptions options =
        new DisparityOptions(new Reference.Largest(), true, 30, Bootstrap.USUAL);
    return Disparities.of(
                grouping, figures.subList(0, figures.size() - 1), figures.getLast(), options)
            .size()
        + metrics(Metric.Family.DECISION).mapToDouble(metric -> sum(metric, groups)).sum();
  }

  private static double sum(Metric metric, List<ScoredGroup> groups) {
    return groups.stream().mapToDouble(group -> value(metric, group)).sum();
  }

  private static double value(Metric metric, ScoredGroup group) {
    return Objects.requireNonNull(group.measure(metric, 0.5, true, 30).valueOrNull());
  }

  private static Stream<Metric> metrics(Metric.Family family) {
    return Arrays.stream(Metric.values()).filter(metric -> metric.family() == family);
  }

  private static void print(String what, double milliseconds) {
    System.out.printf(Locale.ROOT, "%-42s %10.2f ms%n", what, milliseconds);
  }

  private static void requireSame(double[] fairlearn, List<ScoredGroup> groups) {
    for (int group = 0; group < groups.size() - 1; group++) {
      double here = value(Metric.SELECTION_RATE, groups.get(group));
      if (Math.abs(here - fairlearn[group + 1]) > 1e-12) {
        throw new IllegalStateException("group " + group + ": " + here + " here");
      }
    }
  }
}
