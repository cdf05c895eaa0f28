package org.evenhand.workspace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.fairness.Grouping;
import org.evenhand.importance.Attribution;
import org.evenhand.importance.Interactions;
import org.evenhand.importance.Summary;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.GlobalExplanation.GroupSummary;

/** Explains many rows of a workspace at once. */
public final class GlobalExplanations {
  /** Rows that interactions are looked for on: each pair of features takes the square of it. */
  private static final int INTERACTION_ROWS = 100;

  private GlobalExplanations() {}

  /**
   * Explains rows.
   *
   * @param among which rows: a part, a selection
   * @throws InputException as {@link Explanations} do, or if no row has a score
   * @throws CancelledException if the progress says so
   */
  public static GlobalExplanation of(
      Workspace workspace,
      LoadedModel model,
      GlobalRequest request,
      RowSet among,
      Progress progress) {
    if (request.by() != null) {
      Product.split(request.by()).forEach(workspace::attribute); // refused before the long work
    }
    Explanations explanations = Explanations.of(workspace, model, request.how(), progress);
    BackgroundRows background = explanations.background(workspace.table().slice(0, 0));
    BackgroundRows.Drawn drawn =
        explanations.drawn(among, "", request.most(), request.how().seed()).ascending();
    int[] numbers = drawn.rows();
    Table rows = workspace.table().take(numbers);
    List<Attribution> attributions = explanations.explainer(background).explainAll(rows, progress);
    List<Summary> features =
        Summary.of(attributions, drawn.weights(), place -> true, workspace.minGroup());
    List<Integer> order = order(features);
    return new GlobalExplanation(
        model,
        Arrays.stream(numbers).boxed().toList(),
        rows,
        attributions,
        sorted(features, order),
        request.by() == null
            ? List.of()
            : groups(workspace, request.by(), drawn, attributions, order),
        drawn.note(),
        background.note());
  }

  private static List<GroupSummary> groups(
      Workspace workspace,
      String by,
      BackgroundRows.Drawn drawn,
      List<Attribution> attributions,
      List<Integer> order) {
    int[] numbers = drawn.rows();
    int total = workspace.table().rows();
    Grouping grouping = workspace.divide(Product.split(by), RowSet.all(total));
    return IntStream.range(0, grouping.groups().size())
        .mapToObj(
            group -> {
              List<Integer> own =
                  IntStream.range(0, numbers.length)
                      .filter(place -> grouping.groupOf()[numbers[place]] == group)
                      .boxed()
                      .toList();
              return new GroupSummary(
                  grouping.groups().get(group),
                  own.size(),
                  (int) own.stream().filter(place -> attributions.get(place).known()).count(),
                  sorted(
                      Summary.of(
                          attributions,
                          drawn.weights(),
                          place -> grouping.groupOf()[numbers[place]] == group,
                          workspace.minGroup()),
                      order));
            })
        .toList();
  }

  private static List<Integer> order(List<Summary> features) {
    return IntStream.range(0, features.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -size(features.get(i))))
        .toList();
  }

  private static double size(Summary summary) {
    return summary.meanAbsolute() instanceof Measure.Estimate estimate ? estimate.value() : 0;
  }

  private static List<Summary> sorted(List<Summary> features, List<Integer> order) {
    return features.isEmpty()
        ? List.of()
        : order.stream().map(features::get).collect(Collectors.toUnmodifiableList());
  }

  /**
   * How much pairs of features act together, on some rows: Friedman's and Popescu's H² on the scale
   * of the request.
   *
   * @param features columns that the model reads
   * @return as {@link Interactions} have it
   * @throws InputException if the model is recorded scores, or no row has a score
   * @throws CancelledException if the progress says so
   */
  public static List<List<Measure>> interactions(
      Workspace workspace,
      LoadedModel model,
      GlobalRequest request,
      RowSet among,
      List<String> features,
      Progress progress) {
    Explanations explanations = Explanations.of(workspace, model, request.how(), progress);
    BackgroundRows.Drawn drawn =
        explanations.drawn(among, "", INTERACTION_ROWS, request.how().seed());
    Table rows =
        Table.of(
            model.binding().columns().stream()
                .map(name -> workspace.table().column(name).take(drawn.rows()))
                .toList());
    Function<Table, double[]> score = RowEffects.scores(model);
    return Interactions.of(rows, drawn.weights(), features, score, request.how().scale(), progress);
  }
}
