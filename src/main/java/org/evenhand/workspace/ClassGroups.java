package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Disparities;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.DisparityOptions;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.GroupFigures;
import org.evenhand.fairness.GroupedDecisions;
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.ImpactRatios;
import org.evenhand.fairness.PredictionGap;
import org.evenhand.fairness.Reference;
import org.evenhand.fairness.RowDraws;
import org.evenhand.fairness.School;
import org.evenhand.metric.CellWeights;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.ConfusionMatrix;
import org.evenhand.metric.CrossAuc;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.jspecify.annotations.Nullable;

/** Groups of rows of a classifier. What no threshold changes is measured once. */
final class ClassGroups implements RowGroups {
  private final Workspace workspace;
  private final ScoredRows rows;
  private final @Nullable Grouping grouping;
  private final List<Group> groups;
  private final int[] groupOf;
  private final List<ScoredGroup> scored;
  private final List<Map<Metric, Measure>> scoreMetrics = new ArrayList<>();
  private final @Nullable Matrices answers;
  private final @Nullable List<ConfusionMatrix> matrices;
  private final @Nullable ClassGroups together;
  private final DisparityOptions options;
  private final List<Disparity> ofScores;
  private volatile @Nullable ThresholdCells cells;

  /**
   * @param grouping the groups; null for all rows as one group
   * @param together all rows as one group; null if these are
   */
  ClassGroups(
      Workspace workspace,
      ScoredRows rows,
      @Nullable Grouping grouping,
      @Nullable ClassGroups together,
      @Nullable Matrices answers,
      DisparityOptions options) {
    this.workspace = workspace;
    this.rows = rows;
    this.grouping = grouping;
    this.groups = grouping == null ? List.of(ALL) : grouping.groups();
    this.groupOf = grouping == null ? new int[workspace.table().rows()] : grouping.groupOf();
    this.scored = rows.split(groupOf, groups.size());
    this.answers = answers;
    this.matrices = answers == null ? null : answers.by(groupOf, groups.size());
    RowDraws draws = RowDraws.of(rows, groups, groupOf, options.bootstrap());
    for (int i = 0; i < scored.size(); i++) {
      Map<Metric, Measure> metrics = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        switch (metric.family()) {
          case SCORE -> {
            Measure measure = scored.get(i).measure(metric, 0, true, options.minGroup());
            metrics.put(metric, draws.withInterval(i, metric, measure));
          }
          case CLASSES -> {
            if (this.matrices != null) {
              metrics.put(metric, this.matrices.get(i).measure(metric, options.minGroup()));
            }
          }
          case DECISION, REGRESSION -> {
            // Decisions are measured at each threshold.
          }
        }
      }
      scoreMetrics.add(metrics);
    }
    this.together = together;
    this.options = options.among(groups);
    ofScores =
        grouping == null || together == null
            ? List.of()
            : Disparities.of(
                grouping, undecided(), together.undecided().getFirst(), this.options, draws);
  }

  /** What no threshold changes of each group. */
  private List<GroupFigures> undecided() {
    List<GroupFigures> undecided = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      ScoredGroup group = scored.get(i);
      Confusion none = group.decisions(Double.POSITIVE_INFINITY);
      undecided.add(new GroupFigures(scoreMetrics.get(i), none, group.labelled()));
    }
    return undecided;
  }

  @Override
  public List<String> by() {
    return grouping == null ? List.of() : grouping.by();
  }

  @Override
  public List<Group> groups() {
    return groups;
  }

  @Override
  public Measured at(Threshold threshold, BiPredicate<DisparityMeasure, School> wanted) {
    List<GroupResult> results = new ArrayList<>();
    List<GroupFigures> decided = decided(threshold);
    for (int i = 0; i < groups.size(); i++) {
      results.add(result(i, decided.get(i)));
    }
    if (grouping == null || together == null) {
      return new Measured(results, List.of(), List.of());
    }
    List<Disparity> disparities =
        new ArrayList<>(
            Disparities.of(
                grouping, decided, together.decided(threshold).getFirst(), options.only(wanted)));
    disparities.addAll(ofScores);
    return new Measured(
        results,
        disparities,
        ImpactRatios.of(grouping, decided, options.with(new Reference.BestOff())));
  }

  @Override
  public @Nullable RowGroups atLeast(int minRows) {
    if (grouping == null) {
      return null;
    }
    Set<Group> large =
        IntStream.range(0, groups.size())
            .filter(i -> scored.get(i).rows() >= minRows)
            .mapToObj(groups::get)
            .collect(Collectors.toSet());
    return new ClassGroups(workspace, rows, grouping.keep(large), together, answers, options);
  }

  @Override
  public @Nullable GroupedDecisions decisions(Threshold threshold) {
    return grouping == null ? null : new GroupedDecisions(grouping, decided(threshold), options);
  }

  @Override
  public List<PredictionGap> predictionGaps() {
    return List.of();
  }

  @Override
  public List<Ranking> rankings() {
    List<Ranking> rankings = new ArrayList<>();
    if (groups.size() > 1 && groups.size() <= Ranking.MOST_GROUPS && scored.getFirst().labelled()) {
      for (int i = 0; i < groups.size(); i++) {
        for (int j = 0; j < groups.size(); j++) {
          rankings.add(
              new Ranking(
                  groups.get(i),
                  groups.get(j),
                  CrossAuc.of(scored.get(i), scored.get(j), options.minGroup())));
        }
      }
    }
    return rankings;
  }

  /** What is known of each group's decisions. */
  private List<GroupFigures> decided(Threshold threshold) {
    List<GroupFigures> decided = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      decided.add(
          GroupFigures.of(
              decisions(i, threshold),
              scored.get(i).labelled(),
              options.favorablePositive(),
              options.minGroup()));
    }
    if (options.bootstrap().unit() == Bootstrap.Unit.ROWS && rows.areWeighted()) {
      List<CellWeights> weights =
          rows.weights(workspace.thresholds(workspace.table(), threshold), groupOf, groups.size());
      return IntStream.range(0, decided.size())
          .mapToObj(i -> decided.get(i).with(weights.get(i)))
          .toList();
    }
    return decided;
  }

  private GroupResult result(int index, GroupFigures decided) {
    ScoredGroup group = scored.get(index);
    Map<Metric, Measure> metrics = new EnumMap<>(scoreMetrics.get(index));
    metrics.putAll(decided.metrics());
    return new GroupResult(
        groups.get(index),
        group.rows(),
        group.labelled() ? decided.decisions() : null,
        metrics,
        matrices == null ? null : matrices.get(index));
  }

  private Confusion decisions(int group, Threshold threshold) {
    if (!threshold.isByGroup()) {
      return scored.get(group).decisions(threshold.standard());
    }
    ThresholdCells known = cells;
    if (known == null || !known.by().equals(threshold.by())) {
      Grouping divided = workspace.divide(threshold.by(), RowSet.all(groupOf.length));
      known = ThresholdCells.of(divided, rows, groupOf, groups.size());
      cells = known;
    }
    return known.decisions(group, threshold);
  }
}
