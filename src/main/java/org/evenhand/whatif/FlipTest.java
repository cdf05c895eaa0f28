package org.evenhand.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;

/**
 * What happens to decisions when one attribute of each row is changed to each of its other values
 * and nothing else is: whether the model answers to the attribute itself. It does not say what
 * other columns tell about the attribute.
 *
 * <p>As the flip rates of TensorFlow Model Analysis, for counterfactual fairness in the sense of
 * Garg et al. 2019, Counterfactual Fairness in Text Classification through Robustness.
 *
 * @param attribute what is changed
 * @param missing rows without a value of it, which are left out
 * @param unscored rows left out because the model gave no score to them or to one of their changes
 * @param overall every row against all its other values: it changes if any of them changes it
 * @param byValue likewise, for the rows with each value; empty if nothing could be asked
 * @param pairs for each value and each other one what happens to the rows that are changed from the
 *     one to the other
 */
public record FlipTest(
    String attribute,
    int missing,
    int unscored,
    Flips overall,
    List<Flips> byValue,
    List<Flips> pairs) {
  public FlipTest {
    byValue = List.copyOf(byValue);
    pairs = List.copyOf(pairs);
  }

  /** One that cannot be made, or has nothing to show, for a stated reason. */
  public static FlipTest none(String attribute, String reason) {
    return new FlipTest(attribute, 0, 0, Flips.none(reason), List.of(), List.of());
  }

  /**
   * Changes and scores the rows.
   *
   * @param score what the model makes of a table with the columns of the subjects' table: one score
   *     per row, NaN for none
   * @throws CancelledException if the progress says so between two values
   */
  public static FlipTest run(
      FlipSubjects subjects, Function<Table, double[]> score, Progress progress) {
    FlipAttribute attribute = subjects.attribute();
    List<String> values = attribute.values();
    if (values.size() < 2) {
      return none(
          attribute.groups().name(),
          values.isEmpty()
              ? "all values of '" + attribute.column() + "' are missing"
              : "'%s' has one value only, '%s': there is nothing to change it to"
                  .formatted(attribute.column(), values.getFirst()));
    }
    int[] known =
        Arrays.stream(subjects.rows().toArray())
            .filter(row -> !attribute.groups().isMissing(row))
            .toArray();
    double[][] changed = new double[values.size()][];
    String task = "Changing " + attribute.column();
    for (int value = 0; value < values.size(); value++) {
      progress.report(task, value, values.size());
      changed[value] = scoreAs(value, subjects, known, score);
    }
    progress.report(task, values.size(), values.size());
    return compare(subjects, known, changed);
  }

  /** For each of the rows its score if it had that value; its own score if it has. */
  private static double[] scoreAs(
      int value, FlipSubjects subjects, int[] rows, Function<Table, double[]> score) {
    FlipAttribute attribute = subjects.attribute();
    int[] others =
        IntStream.range(0, rows.length)
            .filter(i -> attribute.groups().code(rows[i]) != value)
            .toArray();
    double[] scores = Arrays.stream(rows).mapToDouble(subjects.score()).toArray();
    if (others.length > 0) {
      Table taken = subjects.table().take(Arrays.stream(others).map(i -> rows[i]).toArray());
      double[] answers =
          score.apply(taken.with(attribute.as(subjects.table(), value, others.length)));
      for (int i = 0; i < others.length; i++) {
        scores[others[i]] = answers[i];
      }
    }
    return scores;
  }

  private static FlipTest compare(FlipSubjects subjects, int[] rows, double[][] changed) {
    FlipAttribute attribute = subjects.attribute();
    int count = attribute.values().size();
    FlipCounter overall = new FlipCounter(null, null);
    FlipCounter[] byValue = new FlipCounter[count];
    FlipCounter[][] pairs = new FlipCounter[count][count];
    for (int from = 0; from < count; from++) {
      byValue[from] = new FlipCounter(attribute.values().get(from), null);
      for (int to = 0; to < count; to++) {
        pairs[from][to] = new FlipCounter(attribute.values().get(from), attribute.values().get(to));
      }
    }
    int unscored = 0;
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      int at = i;
      if (IntStream.range(0, count).anyMatch(value -> Double.isNaN(changed[value][at]))) {
        unscored++;
        continue;
      }
      double weight = subjects.weight().applyAsDouble(row);
      int own = attribute.groups().code(row);
      boolean favorable = subjects.favorable(row, row, changed[own][i]);
      boolean flips = false;
      double moved = 0;
      for (int value = 0; value < count; value++) {
        if (value != own) {
          double by = changed[value][i] - changed[own][i];
          boolean flipped =
              subjects.favorable(row, attribute.donors().get(value), changed[value][i])
                  != favorable;
          pairs[own][value].add(favorable, flipped, by, weight);
          flips |= flipped;
          moved += by / (count - 1);
        }
      }
      byValue[own].add(favorable, flips, moved, weight);
      overall.add(favorable, flips, moved, weight);
    }
    List<Flips> ofPairs = new ArrayList<>();
    for (int from = 0; from < count; from++) {
      for (int to = 0; to < count; to++) {
        if (from != to) {
          ofPairs.add(pairs[from][to].flips(subjects));
        }
      }
    }
    return new FlipTest(
        attribute.groups().name(),
        subjects.rows().count() - rows.length,
        unscored,
        overall.flips(subjects),
        Arrays.stream(byValue).map(counter -> counter.flips(subjects)).toList(),
        ofPairs);
  }
}
