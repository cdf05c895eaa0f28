package org.evenhand.workspace;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;
import org.evenhand.whatif.FlipAttribute;
import org.evenhand.whatif.FlipSubjects;
import org.evenhand.whatif.FlipTest;
import org.jspecify.annotations.Nullable;

/** Changes one attribute of a workspace's rows and asks its model again. */
public final class FlipTests {
  private FlipTests() {}

  /**
   * The flip test of some rows. Of a number that is cut into groups, each group's median stands for
   * it. A threshold that is by the attribute itself goes with the value that a row is changed to.
   *
   * @param attribute a column that names groups, as {@link Workspace#attribute} takes it
   * @return not estimable, with the reason, for recorded scores and where neither the model nor the
   *     threshold takes the attribute into account
   * @throws InputException if there is no such attribute
   * @throws CancelledException if the progress says so
   */
  public static FlipTest run(
      Workspace workspace,
      LoadedModel model,
      String attribute,
      RowSet rows,
      Threshold threshold,
      Progress progress) {
    String column = workspace.known(attribute).column();
    CategoricalColumn values = workspace.attribute(attribute);
    if (!model.editable()) {
      return FlipTest.none(
          attribute,
          "the scores of '%s' are recorded in the data: there is no model to ask again"
              .formatted(model.name()));
    }
    boolean read = model.binding().columns().contains(column);
    boolean decides =
        threshold.by().stream().anyMatch(by -> workspace.known(by).column().equals(column));
    if (!read && !decides) {
      return FlipTest.none(
          attribute, "the model does not read '%s': nothing changes".formatted(column));
    }
    Scores scores = model.scores(progress);
    double[] weights = workspace.weights();
    double[] known = scores.column(model.positiveIndex());
    FlipSubjects subjects =
        new FlipSubjects(
            inputs(workspace.table(), model, column),
            weights == null
                ? rows
                : rows.minus(RowSet.where(rows.total(), row -> Double.isNaN(weights[row]))),
            new FlipAttribute(column, values, donors(values, workspace.table().column(column))),
            row -> known[row],
            row -> weights == null ? 1 : weights[row],
            model.classes().isEmpty() ? null : cut(workspace, threshold, decides ? column : null),
            workspace.favorablePositive(),
            workspace.minGroup());
    return FlipTest.run(
        subjects,
        changed -> model.score(changed, progress).column(model.positiveIndex()),
        progress);
  }

  /**
   * @param changed the column that a row takes from the row it is made like; null if no threshold
   *     depends on it
   */
  private static FlipSubjects.Cut cut(
      Workspace workspace, Threshold threshold, @Nullable String changed) {
    Table table = workspace.table();
    if (changed == null) {
      double[] thresholds = workspace.thresholds(table, threshold);
      return (row, like) -> thresholds[row];
    }
    List<Attribute> attributes = threshold.by().stream().map(workspace::known).toList();
    return (row, like) ->
        threshold.of(
            attributes.stream()
                .map(by -> by.name(table, by.column().equals(changed) ? like : row))
                .toList());
  }

  private static Table inputs(Table table, LoadedModel model, String attribute) {
    Set<String> names = new LinkedHashSet<>(model.binding().columns());
    names.add(attribute);
    return Table.of(names.stream().map(table::column).toList());
  }

  /** For each value a row that has it: of numbers the one in the middle, the lower of two. */
  private static List<Integer> donors(CategoricalColumn values, Column column) {
    return IntStream.range(0, values.dictionary().size())
        .mapToObj(value -> middle(values, value, column))
        .toList();
  }

  private static int middle(CategoricalColumn values, int value, Column column) {
    Stream<Integer> rows =
        IntStream.range(0, values.size()).filter(row -> values.code(row) == value).boxed();
    List<Integer> ordered =
        switch (column) {
          case CategoricalColumn names -> rows.limit(1).toList();
          case NumericColumn numbers ->
              rows.sorted(Comparator.comparingDouble(numbers::get)).toList();
        };
    return ordered.get((ordered.size() - 1) / 2);
  }
}
