package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Grouping;
import org.evenhand.importance.FeatureGroup;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.importance.PermutationImportance;
import org.evenhand.importance.Permutations;
import org.evenhand.importance.PermutedFeature;
import org.evenhand.importance.Shuffles;
import org.evenhand.importance.Yardstick;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.Scores;

/**
 * What a model's scores lean on among rows of a workspace: permutation importance, and beside it
 * what the model's file says.
 *
 * @param counts which rows it rests on
 * @param baseline the metric with nothing permuted
 * @param features the most important first, those that are not estimable last; equal ones in the
 *     order of the model's inputs
 * @param groups the same within each group of the request's attributes
 * @param strata within how many different values rows were permuted; 1 if there was no condition
 * @param own what the model's file says; empty if it says nothing
 */
public record FeatureImportance(
    ImportanceRequest request,
    DataCounts counts,
    Measure baseline,
    List<PermutedFeature> features,
    List<OfGroup> groups,
    int strata,
    List<OwnImportance> own) {
  private static final Comparator<PermutedFeature> MOST_IMPORTANT =
      Comparator.comparing(
          feature -> feature.loss().valueOrNull(), Comparator.nullsLast(Comparator.reverseOrder()));

  /**
   * The importance within one group.
   *
   * @param rows how many it rests on
   * @param features in the order of those of all rows
   */
  public record OfGroup(Group group, int rows, Measure baseline, List<PermutedFeature> features) {
    public OfGroup {
      features = List.copyOf(features);
    }
  }

  public FeatureImportance {
    features = List.copyOf(features);
    groups = List.copyOf(groups);
    own = List.copyOf(own);
  }

  /**
   * Permutes every feature of the model and measures again.
   *
   * @throws InputException if the model is recorded scores, the metric does not suit the model or
   *     needs labels that the workspace does not have, or the request names a column, attribute or
   *     part that is not there
   * @throws org.evenhand.job.CancelledException if the progress says so
   */
  public static FeatureImportance run(
      Workspace workspace, ImportanceRequest request, Progress progress) {
    LoadedModel model = request.model();
    check(workspace, request);
    List<FeatureGroup> features = features(request);
    RowSet rows = request.rows(workspace);
    Scores scores = model.scores(progress);
    JudgedRows.Sieve sieve = JudgedRows.sieve(workspace, scores, rows);
    int[] used = sieve.kept();
    Table inputs = inputs(workspace.table(), model, used);
    Scores baseline = taken(scores, used);
    ImportanceTruth truth = new ImportanceTruth(workspace, request, baseline, used);
    Yardstick all = truth.yardstick();
    Grouping grouping = workspace.divide(request.by(), rows);
    Grouping strata = workspace.divide(request.within(), rows);
    int[] groupOf = Arrays.stream(used).map(row -> grouping.groupOf()[row]).toArray();
    List<Yardstick> yardsticks = new ArrayList<>(List.of(all));
    if (!request.by().isEmpty()) {
      for (int group = 0; group < grouping.groups().size(); group++) {
        int own = group;
        yardsticks.add(all.where(row -> groupOf[row] == own));
      }
    }
    Permutations permutations =
        Shuffles.within(
            request.seed(),
            Arrays.stream(used).map(row -> strata.groupOf()[row]).toArray(),
            strata.groups().size());
    List<PermutationImportance> found =
        PermutationImportance.of(
            inputs,
            features,
            table -> model.score(table),
            baseline,
            yardsticks,
            permutations,
            request.repeats(),
            progress);
    int[] order = order(found.getFirst());
    List<Measure> baselines = found.stream().map(PermutationImportance::baseline).toList();
    List<Measure> ofGroups =
        truth.audited(baselines.subList(1, found.size()), grouping.groups(), groupOf);
    return new FeatureImportance(
        request,
        sieve.counts(),
        truth
            .audited(baselines.subList(0, 1), List.of(RowGroups.ALL), new int[used.length])
            .getFirst(),
        sorted(found.getFirst(), order),
        IntStream.range(1, found.size())
            .mapToObj(
                i ->
                    new OfGroup(
                        grouping.groups().get(i - 1),
                        (int) Arrays.stream(groupOf).filter(group -> group == i - 1).count(),
                        ofGroups.get(i - 1),
                        sorted(found.get(i), order)))
            .toList(),
        strata.groups().size(),
        model.ownImportance());
  }

  private static void check(Workspace workspace, ImportanceRequest request) {
    LoadedModel model = request.model();
    ImportanceMetric metric = request.metric();
    model.requireEditable();
    List<ImportanceMetric> suitable =
        ImportanceMetric.of(model.signature().output(), workspace.target() != null);
    if (!metric.suits(model.signature().output())) {
      throw new InputException(
          "metric '%s' does not suit model '%s'; choose one of %s"
              .formatted(metric.key(), model.name(), Names.list(ImportanceMetric.keys(suitable))));
    }
    if (!suitable.contains(metric)) {
      throw new InputException(
          "metric '%s' needs labels, and the workspace has none; name their column under 'target',"
                  .formatted(metric.key())
              + " or choose "
              + String.join(", ", ImportanceMetric.keys(suitable)));
    }
  }

  private static List<FeatureGroup> features(ImportanceRequest request) {
    List<String> read = request.model().binding().columns().stream().distinct().toList();
    List<String> grouped = request.together().stream().flatMap(List::stream).toList();
    for (String column : grouped) {
      if (!read.contains(column)) {
        throw new InputException(
            "model '%s' does not read a column '%s'%s"
                .formatted(request.model().name(), column, Names.hint(column, read)));
      }
      if (grouped.indexOf(column) != grouped.lastIndexOf(column)) {
        throw new InputException(
            "column '%s' is permuted together with others twice".formatted(column));
      }
    }
    return Stream.concat(
            request.together().stream().map(FeatureGroup::new),
            read.stream().filter(column -> !grouped.contains(column)).map(FeatureGroup::of))
        .sorted(Comparator.comparingInt(feature -> read.indexOf(feature.columns().getFirst())))
        .toList();
  }

  private static Table inputs(Table table, LoadedModel model, int... rows) {
    List<Column> columns =
        model.binding().columns().stream().distinct().map(table::column).toList();
    return Table.of(columns).take(rows);
  }

  private static Scores taken(Scores scores, int... rows) {
    return new Scores(
        IntStream.range(0, scores.width())
            .mapToObj(
                output -> Arrays.stream(rows).mapToDouble(row -> scores.get(output, row)).toArray())
            .toArray(double[][]::new));
  }

  private static int[] order(PermutationImportance found) {
    return IntStream.range(0, found.features().size())
        .boxed()
        .sorted(Comparator.comparing(found.features()::get, MOST_IMPORTANT))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static List<PermutedFeature> sorted(PermutationImportance found, int... order) {
    return Arrays.stream(order).mapToObj(found.features()::get).toList();
  }
}
