package org.evenhand.fairness;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.fairness.OutcomeMeasure.Outcome;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Share;
import org.jspecify.annotations.Nullable;

/** How many of each group have the favorable outcome, and in each replicate of the bootstrap. */
final class OutcomeCounts {
  private final GroupedDecisions decisions;

  /** By replicate and group. */
  private final double[][] rows;

  private final Map<Outcome, double[][]> favorable = new EnumMap<>(Outcome.class);

  /**
   * @param purpose so that other rows with the same groups are drawn with other numbers
   */
  OutcomeCounts(GroupedDecisions decisions, int purpose) {
    this.decisions = decisions;
    DisparityOptions options = decisions.options();
    int replicates = options.bootstrap().replicates();
    List<CellDraws> draws =
        IntStream.range(0, size()).parallel().mapToObj(i -> draw(decisions, i, purpose)).toList();
    rows = new double[replicates][];
    Arrays.setAll(rows, r -> draws.stream().mapToDouble(group -> group.total(r)).toArray());
    for (Outcome outcome : Outcome.values()) {
      double[][] drawn = new double[replicates][];
      Arrays.setAll(
          drawn,
          r ->
              draws.stream()
                  .mapToDouble(group -> favorable(group, outcome, options.favorablePositive(), r))
                  .toArray());
      favorable.put(outcome, drawn);
    }
  }

  private static CellDraws draw(GroupedDecisions decisions, int group, int purpose) {
    Bootstrap bootstrap = decisions.options().bootstrap();
    long seed = bootstrap.seed(decisions.grouping().groups().get(group), purpose);
    return CellDraws.of(
        decisions.groups().get(group), bootstrap.replicates(), new SplittableRandom(seed));
  }

  private static double favorable(
      CellDraws cells, Outcome outcome, boolean favorablePositive, int replicate) {
    double positive =
        switch (outcome) {
          case DECISIONS -> cells.predicted(replicate);
          case LABELS -> cells.positives(replicate);
        };
    return favorablePositive ? positive : cells.total(replicate) - positive;
  }

  int size() {
    return decisions.groups().size();
  }

  /** How often each group has the favorable outcome. */
  List<Share> shares(Outcome outcome) {
    return decisions.groups().stream().map(group -> share(group.decisions(), outcome)).toList();
  }

  private Share share(Confusion counts, Outcome outcome) {
    boolean positive = decisions.options().favorablePositive();
    return new Share(
        switch (outcome) {
          case DECISIONS -> positive ? counts.predictedPositives() : counts.predictedNegatives();
          case LABELS -> positive ? counts.positives() : counts.negatives();
        },
        counts.total(),
        null);
  }

  /** The rows of each group in one replicate, by weight; not a copy. */
  double[] rows(int replicate) {
    return rows[replicate];
  }

  /** Those of them with the favorable outcome; not a copy. */
  double[] favorable(Outcome outcome, int replicate) {
    return Objects.requireNonNull(favorable.get(outcome))[replicate];
  }

  /** A number in each replicate; null without a bootstrap. */
  @Nullable Draws draws(IntToDoubleFunction ofReplicate) {
    return rows.length == 0
        ? null
        : new Draws(IntStream.range(0, rows.length).mapToDouble(ofReplicate).toArray());
  }

  boolean isSmall(int group) {
    return decisions.groups().get(group).decisions().total().rows()
        < decisions.options().minGroup();
  }

  boolean isAnySmall() {
    return IntStream.range(0, size()).anyMatch(this::isSmall);
  }

  /** The measure with the interval of its replicates. */
  static Measure with(@Nullable Draws draws, Measure measure, boolean small) {
    return measure instanceof Estimate estimate
        ? new Estimate(
            estimate.value(), null, draws == null ? null : draws.interval(estimate.value()), small)
        : measure;
  }

  /** The same of what is never below 0, down to where the groups are alike unless ruled out. */
  static Measure fromNone(Measure measure, boolean ruledOut) {
    if (measure instanceof Estimate estimate && !ruledOut) {
      Interval interval = estimate.interval();
      return interval == null
          ? measure
          : Measures.number(estimate.value(), new Interval(0, interval.high()), estimate.small());
    }
    return measure;
  }
}
