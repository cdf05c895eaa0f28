package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Grouping;
import org.evenhand.job.Progress;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/**
 * The scores of groups, ready for choosing thresholds: the rows that policies are found on, and
 * those they are judged on.
 */
public final class ThresholdLab {
  /** Where policies are found. */
  public sealed interface Choosing {
    /** On the rows of another part. */
    record OnPart(String part) implements Choosing {}

    /**
     * On the rows that are judged: each fold by policies found on the others.
     *
     * @param folds 2 or more
     * @param seed the same seed makes the same folds
     */
    record CrossFitted(int folds, long seed) implements Choosing {}

    /** Cross-fitting unless other folds are asked for. */
    CrossFitted CROSS_FITTED = new CrossFitted(5, 1);

    /**
     * Where policies for a part are found unless another place is asked for: on the part for
     * validation, else that for training, else on the judged part itself by cross-fitting.
     */
    static Choosing usual(Workspace workspace, String judged) {
      List<String> others =
          workspace.parts().stream().filter(part -> !part.equals(judged)).toList();
      if (others.isEmpty() || judged.equals(Workspace.ALL)) {
        return CROSS_FITTED;
      }
      return new OnPart(
          others.stream()
              .filter(part -> part.toLowerCase(Locale.ROOT).startsWith("val"))
              .findFirst()
              .orElse(others.getFirst()));
    }
  }

  private final Workspace workspace;
  private final List<String> by;
  private final Choosing choosing;
  private final Grouping grouping;
  private final ScoredRows rows;
  private final ScoredGroup overall;
  private final List<ScoredGroup> shown;
  private final List<ScoredGroup> chosen;
  private final DataCounts counts;
  private final boolean judgesElsewhere;

  private ThresholdLab(
      Workspace workspace,
      List<String> by,
      Choosing choosing,
      Grouping grouping,
      JudgedRows.OfClasses judged,
      ScoredRows choosingRows) {
    this.workspace = workspace;
    this.by = List.copyOf(by);
    this.choosing = choosing;
    this.grouping = grouping;
    this.rows = judged.rows();
    this.counts = judged.counts();
    int groups = grouping.groups().size();
    judgesElsewhere = choosing instanceof Choosing.CrossFitted || choosingRows != rows;
    overall = rows.all();
    shown = rows.split(grouping.groupOf(), groups);
    chosen = choosingRows == rows ? shown : choosingRows.split(grouping.groupOf(), groups);
  }

  /**
   * Sorts and groups the rows.
   *
   * @param by the attributes whose combinations may have thresholds of their own; none for one
   *     group of all rows
   * @param part the part that is judged
   * @param selection only these rows; null for all of the parts
   * @throws InputException if the model is a regression, which has no thresholds
   */
  public static ThresholdLab prepare(
      Workspace workspace,
      LoadedModel model,
      List<String> by,
      String part,
      @Nullable RowSet selection,
      Choosing choosing,
      Progress progress) {
    Scores scores = model.scores(progress);
    RowSet judged = within(workspace.part(part), selection);
    RowSet choose =
        switch (choosing) {
          case Choosing.OnPart on -> within(workspace.part(on.part()), selection);
          case Choosing.CrossFitted folds -> judged;
        };
    progress.report("Sorting scores", 0, 1);
    JudgedRows.OfClasses shown = classes(workspace, model, scores, judged);
    ScoredRows found =
        choose.equals(judged) ? shown.rows() : classes(workspace, model, scores, choose).rows();
    return new ThresholdLab(
        workspace, by, choosing, workspace.divide(by, judged.or(choose)), shown, found);
  }

  /** The attributes of the thresholds, else the first protected one. */
  public static List<String> usualBy(Workspace workspace, Threshold threshold) {
    return threshold.isByGroup()
        ? threshold.by()
        : workspace.protectedAttributes().stream().limit(1).toList();
  }

  private static RowSet within(RowSet rows, @Nullable RowSet selection) {
    return selection == null ? rows : rows.and(selection);
  }

  private static JudgedRows.OfClasses classes(
      Workspace workspace, LoadedModel model, Scores scores, RowSet rows) {
    if (JudgedRows.of(workspace, model, scores, rows) instanceof JudgedRows.OfClasses classes) {
      return classes;
    }
    throw new InputException("'" + model.name() + "' is a regression, which has no thresholds");
  }

  public Choosing choosing() {
    return choosing;
  }

  /** The attributes whose combinations may have thresholds of their own; empty for none. */
  public List<String> by() {
    return by;
  }

  /** The groups, in the order of every list of thresholds. */
  public List<Group> groups() {
    return grouping.groups();
  }

  /** The rows that are judged. */
  public DataCounts counts() {
    return counts;
  }

  /** All judged rows. */
  public ScoredGroup overall() {
    return overall;
  }

  /** The judged rows of each group. */
  public List<ScoredGroup> shown() {
    return shown;
  }

  /** The rows of each group that policies are found on. */
  public List<ScoredGroup> chosen() {
    return chosen;
  }

  /** Whether policies are judged on other rows than they are found on, be it fold by fold. */
  public boolean judgesElsewhere() {
    return judgesElsewhere;
  }

  /** Whether the positive class is the outcome people want. */
  public boolean favorablePositive() {
    return workspace.favorablePositive();
  }

  Workspace workspace() {
    return workspace;
  }

  Grouping grouping() {
    return grouping;
  }

  ScoredRows rows() {
    return rows;
  }

  /** Whether all rows of each group have one threshold. */
  public boolean divides(Threshold threshold) {
    return by.containsAll(threshold.by());
  }

  /**
   * The thresholds of the groups, in their order.
   *
   * @throws InputException unless {@link #divides}: a group has rows with different thresholds
   */
  public List<Double> thresholds(Threshold threshold) {
    if (!divides(threshold)) {
      throw new InputException(
          "thresholds differ by '%s'; choose that to see them"
              .formatted(Product.join(threshold.by())));
    }
    int[] places = threshold.by().stream().mapToInt(by::indexOf).toArray();
    return groups().stream()
        .map(
            group ->
                threshold.of(
                    Arrays.stream(places).mapToObj(place -> group.values().get(place)).toList()))
        .toList();
  }

  /**
   * Thresholds of groups as a workspace keeps them.
   *
   * @param thresholds one per group
   * @param common for rows of no group here
   */
  public Threshold threshold(List<Double> thresholds, double common) {
    if (by.isEmpty()) {
      return Threshold.of(thresholds.get(0));
    }
    if (thresholds.stream().allMatch(threshold -> threshold == common)) {
      return Threshold.of(common);
    }
    Map<List<String>, Double> groups = new LinkedHashMap<>();
    for (int i = 0; i < thresholds.size(); i++) {
      groups.put(groups().get(i).values(), thresholds.get(i));
    }
    return new Threshold(common, by, groups);
  }

  /** Where the thresholds of each judged row lie, for the rows whose decision they change. */
  public List<Change> changes(List<Double> from, List<Double> to) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      double above = positives(i, from.get(i));
      double now = positives(i, to.get(i));
      changes.add(
          new Change(
              groups().get(i),
              shown.get(i).weight(),
              Math.max(0, now - above),
              Math.max(0, above - now)));
    }
    return changes;
  }

  private double positives(int group, double threshold) {
    return shown.get(group).predictedPositives(threshold).weight();
  }

  /**
   * How many decisions of a group change.
   *
   * @param rows the group's rows, or their weight
   * @param toPositive those that become predicted positive
   * @param toNegative those that become predicted negative
   */
  public record Change(Group group, double rows, double toPositive, double toNegative) {}

  /** How much the rows of all groups weigh together. */
  static double weight(List<ScoredGroup> groups) {
    return groups.stream().mapToDouble(ScoredGroup::weight).sum();
  }

  @Override
  public String toString() {
    return Arrays.toString(grouping.sizes()) + " rows by " + Product.join(by);
  }
}
