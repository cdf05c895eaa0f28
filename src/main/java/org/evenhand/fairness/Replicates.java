package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The groups' metrics in samples drawn again from each group's own rows, with replacement, as many
 * as it has: a stratified bootstrap (Efron and Tibshirani 1993, An Introduction to the Bootstrap).
 * What is drawn of which metric is said at {@link Bootstrap}; counts are multinomial.
 *
 * <p>Each group has random numbers of its own that depend on the seed and its values alone.
 */
final class Replicates {
  private final Bootstrap bootstrap;
  private final boolean favorablePositive;
  private final List<Group> groups;
  private final List<GroupFigures> figures;
  private final GroupFigures overall;
  private final RowDraws rows;
  private final List<CellDraws> cells;
  private final CellDraws allCells;

  private Replicates(
      Bootstrap bootstrap,
      boolean favorablePositive,
      List<Group> groups,
      List<GroupFigures> figures,
      GroupFigures overall,
      RowDraws rows,
      List<CellDraws> cells) {
    this.bootstrap = bootstrap;
    this.favorablePositive = favorablePositive;
    this.groups = groups;
    this.figures = figures;
    this.overall = overall;
    this.rows = rows;
    this.cells = cells;
    allCells = new CellDraws(bootstrap.replicates());
    cells.forEach(allCells::add);
  }

  static Replicates of(
      DisparityOptions options,
      List<Group> groups,
      List<GroupFigures> figures,
      GroupFigures overall,
      RowDraws rows) {
    Bootstrap bootstrap = options.bootstrap();
    boolean ofDecisions =
        overall.metrics().keySet().stream().anyMatch(m -> m.family() == Metric.Family.DECISION);
    CellDraws[] cells = new CellDraws[groups.size()];
    // Each group's numbers are its own, so the order in which threads make them does not matter.
    IntStream.range(0, cells.length)
        .parallel()
        .forEach(
            i -> {
              cells[i] =
                  CellDraws.of(
                      figures.get(i),
                      ofDecisions ? bootstrap.replicates() : 0,
                      random(bootstrap, groups.get(i), 0));
            });
    return new Replicates(
        bootstrap, options.favorablePositive(), groups, figures, overall, rows, List.of(cells));
  }

  private static RandomGenerator random(Bootstrap bootstrap, Group group, int purpose) {
    return new SplittableRandom(bootstrap.seed(group, purpose));
  }

  /** One per group and one for all rows, last; nulls if nothing is known of the metric's spread. */
  List<@Nullable Draws> of(Metric metric) {
    if (bootstrap.replicates() == 0) {
      return none();
    }
    return switch (metric.family()) {
      case DECISION -> counted(metric);
      case SCORE -> rows.areDrawn() ? rows.of(metric) : normal(metric);
      case CLASSES, REGRESSION -> normal(metric);
    };
  }

  private List<@Nullable Draws> none() {
    List<@Nullable Draws> none = new ArrayList<>();
    for (int i = 0; i <= groups.size(); i++) {
      none.add(null);
    }
    return none;
  }

  private List<@Nullable Draws> counted(Metric metric) {
    List<@Nullable Draws> draws = new ArrayList<>();
    cells.forEach(group -> draws.add(group.values(metric, favorablePositive)));
    draws.add(allCells.values(metric, favorablePositive));
    return draws;
  }

  /**
   * Values around each group's own. All rows together move with the weighted mean of the groups,
   * exactly so for means.
   */
  private List<@Nullable Draws> normal(Metric metric) {
    int count = bootstrap.replicates();
    double[] all = new double[count];
    boolean known = false;
    List<@Nullable Draws> draws = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      double[] values = new double[count];
      if (figure(figures.get(i), metric) instanceof Estimate estimate) {
        known |= estimate.interval() != null;
        double error =
            estimate.interval() == null ? 0 : Intervals.standardError(estimate.interval());
        double share = share(figures.get(i));
        RandomGenerator random = random(bootstrap, groups.get(i), metric.key().hashCode());
        for (int replicate = 0; replicate < count; replicate++) {
          double off = error == 0 ? 0 : error * random.nextGaussian();
          values[replicate] = estimate.value() + off;
          all[replicate] += share * off;
        }
      }
      draws.add(new Draws(values));
    }
    if (!known || !(figure(overall, metric) instanceof Estimate estimate)) {
      return none();
    }
    for (int replicate = 0; replicate < count; replicate++) {
      all[replicate] += estimate.value();
    }
    draws.add(new Draws(all));
    return draws;
  }

  private static Measure figure(GroupFigures figures, Metric metric) {
    return Objects.requireNonNull(figures.metrics().get(metric));
  }

  private double share(GroupFigures group) {
    return group.decisions().total().weight() / overall.decisions().total().weight();
  }
}
