package org.evenhand.workspace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Grouping;
import org.evenhand.importance.GapDecomposition;
import org.evenhand.importance.GapOptions;
import org.evenhand.importance.GapSearch;
import org.evenhand.importance.GapSide;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Moments;
import org.evenhand.metric.Tally;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** Takes gaps between groups of a workspace's rows apart. */
public final class GapExplanations {
  private final Workspace workspace;
  private final LoadedModel model;
  private final GapRequest request;
  private final double[] figures;
  private final Grouping grouping;

  private GapExplanations(
      Workspace workspace, LoadedModel model, GapRequest request, RowSet rows, Progress progress) {
    this.workspace = workspace;
    this.model = model;
    this.request = request;
    Scores scores = model.scores(progress);
    this.figures = figures(workspace.table(), scores);
    // Those of an audit, so that the gap is the one that is reported there.
    int[] judged =
        Arrays.stream(JudgedRows.sieve(workspace, scores, rows).kept())
            .filter(row -> weight(row) > 0 && labelled(row))
            .toArray();
    this.grouping = workspace.divide(request.by(), RowSet.of(rows.total(), judged));
  }

  /**
   * Takes one gap apart.
   *
   * @param rows those to look at: a part, a selection
   * @throws InputException if the model is recorded scores, the metric does not go with it, or a
   *     group has no rows
   * @throws CancelledException if the progress says so
   */
  public static GapExplanation of(
      Workspace workspace, LoadedModel model, GapRequest request, RowSet rows, Progress progress) {
    model.requireEditable();
    boolean regression = model.classes().isEmpty();
    if (regression != (request.metric() == Metric.MEAN_PREDICTION)) {
      throw new InputException(
          "model '%s' predicts %s: its gaps in %s can be taken apart"
              .formatted(
                  model.name(),
                  regression ? "a number" : "classes",
                  regression
                      ? "mean_prediction"
                      : "selection_rate, mean_score, true_positive_rate, false_positive_rate"));
    }
    if (request.metric().needsLabels() && workspace.target() == null) {
      throw new InputException(
          "the data has no labels, which %s needs".formatted(request.metric().key()));
    }
    return new GapExplanations(workspace, model, request, rows, progress).explain(progress);
  }

  private String which() {
    return switch (request.metric()) {
      case TRUE_POSITIVE_RATE -> "the truly positive of these";
      case FALSE_POSITIVE_RATE -> "the truly negative of these";
      default -> "these";
    };
  }

  private boolean labelled(int row) {
    return switch (request.metric()) {
      case TRUE_POSITIVE_RATE -> label(row) == 1;
      case FALSE_POSITIVE_RATE -> label(row) == 0;
      default -> true; // the other metrics that a request may have are about all rows
    };
  }

  private int label(int row) {
    return workspace.target() instanceof ClassTarget target ? target.labels()[row] : Target.MISSING;
  }

  /** What the metric is the mean of, for each row of a table with the columns asked for. */
  private double[] figures(Table table, Scores scores) {
    double[] judged = scores.column(model.positiveIndex());
    if (request.metric() == Metric.MEAN_SCORE || request.metric() == Metric.MEAN_PREDICTION) {
      return judged;
    }
    double[] thresholds = workspace.thresholds(table, request.threshold());
    boolean positive = request.metric() != Metric.SELECTION_RATE || workspace.favorablePositive();
    double[] decisions = new double[judged.length];
    for (int row = 0; row < decisions.length; row++) {
      boolean decided = judged[row] >= thresholds[row];
      decisions[row] = Double.isNaN(judged[row]) ? Double.NaN : decided == positive ? 1 : 0;
    }
    return decisions;
  }

  private GapExplanation explain(Progress progress) {
    List<Group> groups = grouping.groups();
    if (groups.size() < 2) {
      throw new InputException(
          "%s: expected two groups, found %d among %s rows"
              .formatted(Product.join(request.by()), groups.size(), which()));
    }
    int reference = place(groups, request.against(), this::reference);
    int group = place(groups, request.group(), () -> furthest(reference));
    boolean itself = group == reference && request.against() == null;
    int against = itself ? furthest(group) : reference;
    if (group == against) {
      throw new InputException(
          "both groups are '%s': choose another one".formatted(groups.get(group).label()));
    }
    int[] first = members(group);
    int[] second = members(against);
    int[] taken = drawn(first);
    int[] takenSecond = drawn(second);
    Set<String> columns = new LinkedHashSet<>(model.binding().columns());
    if (request.threshold().isByGroup()) {
      // Another threshold is another way by which the group decides.
      request.threshold().by().forEach(name -> columns.add(workspace.known(name).column()));
    }
    GapDecomposition decomposition =
        new GapSearch(
                side(taken, columns),
                side(takenSecond, columns),
                List.copyOf(columns),
                masked -> figures(masked, model.score(masked)),
                GapOptions.usual(workspace.minGroup(), request.seed()))
            .decompose(progress)
            .withFigures(figure(taken), figure(takenSecond));
    return new GapExplanation(
        model,
        request.metric(),
        groups.get(group),
        groups.get(against),
        new GapExplanation.Rows(first.length, taken.length),
        new GapExplanation.Rows(second.length, takenSecond.length),
        decomposition,
        request.seed());
  }

  private static int place(
      List<Group> groups, @Nullable List<String> values, IntSupplier otherwise) {
    if (values == null) {
      return otherwise.getAsInt();
    }
    return IntStream.range(0, groups.size())
        .filter(i -> groups.get(i).values().equals(values))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "no rows with %s = %s here; there are: %s"
                        .formatted(
                            Product.join(groups.getFirst().by()),
                            Product.joinValues(values),
                            String.join(
                                "; ",
                                groups.stream()
                                    .limit(20)
                                    .map(group -> Product.joinValues(group.values()))
                                    .toList()))));
  }

  /** The group that the file names, else the largest. */
  private int reference() {
    List<String> named =
        request.by().stream().map(workspace::reference).filter(Objects::nonNull).toList();
    List<Group> groups = grouping.groups();
    return IntStream.range(0, groups.size())
        .filter(i -> groups.get(i).values().equals(named))
        .findFirst()
        .orElseGet(() -> most(i -> members(i).length));
  }

  private int furthest(int from) {
    double mean = mean(from);
    return most(i -> i == from ? -1 : Math.abs(mean(i) - mean));
  }

  private int most(IntToDoubleFunction figure) {
    return IntStream.range(0, grouping.groups().size())
        .boxed()
        .max(Comparator.comparingDouble((Integer i) -> figure.applyAsDouble(i)))
        .orElseThrow();
  }

  private int[] members(int group) {
    return IntStream.range(0, grouping.groupOf().length)
        .filter(row -> grouping.groupOf()[row] == group)
        .toArray();
  }

  private double mean(int group) {
    double sum = 0;
    double weight = 0;
    for (int row : members(group)) {
      double own = weight(row);
      sum += own * figures[row];
      weight += own;
    }
    return sum / weight;
  }

  /** What an audit says of the rows. */
  private Measure figure(int... rows) {
    Moments moments = new Moments();
    Tally all = Tally.NONE;
    double sum = 0;
    for (int row : rows) {
      double own = weight(row);
      moments.add(figures[row], own);
      all = all.plus(new Tally(1, own, own * own));
      sum += own * figures[row];
    }
    boolean small = rows.length < workspace.minGroup();
    return request.metric().isShare()
        ? Measures.rate(sum, all.weight(), all.effectiveRows(), small)
        : Measures.number(moments.mean(), moments.interval(all.effectiveRows()), small);
  }

  private double weight(int row) {
    double[] weights = workspace.weights();
    return weights == null ? 1 : weights[row];
  }

  private int[] drawn(int[] rows) {
    RowSet all = RowSet.of(workspace.table().rows(), rows);
    int[] drawn = all.draw(request.most(), request.seed());
    Arrays.sort(drawn);
    return drawn;
  }

  private GapSide side(int[] rows, Set<String> columns) {
    List<Column> taken =
        columns.stream().map(name -> workspace.table().column(name).take(rows)).toList();
    return new GapSide(Table.of(taken), Arrays.stream(rows).mapToDouble(this::weight).toArray());
  }
}
