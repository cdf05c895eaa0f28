package org.evenhand.counterfactual;

import java.util.function.Function;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.model.Scores;

/** The answer that a counterfactual is to have. A score that is NaN never is the wanted one. */
public sealed interface Target {

  /** The output whose score is shown. */
  int output();

  /**
   * How far each row is from the target: 0 or less if it is reached, else above 0 and the less the
   * nearer; positive infinity if a score that matters is NaN.
   *
   * @param rows with all columns of the data
   * @param scores of these rows
   */
  double[] shortfalls(Table rows, Scores scores);

  /** What is wanted of a row, for people to read: "a score below 0.25". */
  String wanted(Table row);

  /**
   * A decision at each row's threshold: positive from it on.
   *
   * @param output the positive class's
   * @param positive whether the positive decision is wanted, rather than the other one
   * @param thresholds one for each row of a table with all columns of the data: it may differ by
   *     group, and the group may be among what changes
   */
  record Decision(int output, boolean positive, Function<Table, double[]> thresholds)
      implements Target {
    @Override
    public double[] shortfalls(Table rows, Scores scores) {
      double[] shortfalls = thresholds.apply(rows).clone();
      for (int row = 0; row < shortfalls.length; row++) {
        double missing = shortfalls[row] - scores.get(output, row);
        shortfalls[row] = positive ? known(missing) : notReachedAt0(-missing);
      }
      return shortfalls;
    }

    @Override
    public String wanted(Table row) {
      return (positive ? "a score of at least " : "a score below ")
          + NumericColumn.format(thresholds.apply(row)[0]);
    }
  }

  /**
   * The class with the highest score, the first of equals.
   *
   * @param output the class wanted
   * @param name of that class
   */
  record ChosenClass(int output, String name) implements Target {
    @Override
    public double[] shortfalls(Table rows, Scores scores) {
      double[] shortfalls = new double[scores.rows()];
      for (int row = 0; row < shortfalls.length; row++) {
        double lead = bestOther(output, scores, row) - scores.get(output, row);
        shortfalls[row] = scores.best(row) == output ? known(lead) : notReachedAt0(lead);
      }
      return shortfalls;
    }

    @Override
    public String wanted(Table row) {
      return "class '" + name + "'";
    }
  }

  /**
   * Any class but one, by the highest score.
   *
   * @param output the class that is not wanted
   * @param name of that class
   */
  record AnotherClass(int output, String name) implements Target {
    @Override
    public double[] shortfalls(Table rows, Scores scores) {
      double[] shortfalls = new double[scores.rows()];
      for (int row = 0; row < shortfalls.length; row++) {
        double lead = scores.get(output, row) - bestOther(output, scores, row);
        shortfalls[row] = scores.best(row) == output ? notReachedAt0(lead) : known(lead);
      }
      return shortfalls;
    }

    @Override
    public String wanted(Table row) {
      return "another class than '" + name + "'";
    }
  }

  /**
   * A score or a regression's value in a range.
   *
   * @param low the smallest wanted, negative infinity for none
   * @param high the largest wanted, positive infinity for none
   */
  record ScoreRange(int output, double low, double high) implements Target {
    public ScoreRange {
      if (!(low <= high)) {
        throw new InputException(
            "the wanted range is empty: from %s to %s; expected the smaller number first"
                .formatted(NumericColumn.format(low), NumericColumn.format(high)));
      }
    }

    @Override
    public double[] shortfalls(Table rows, Scores scores) {
      double[] shortfalls = new double[scores.rows()];
      for (int row = 0; row < shortfalls.length; row++) {
        double score = scores.get(output, row);
        shortfalls[row] = known(Math.max(low - score, score - high));
      }
      return shortfalls;
    }

    @Override
    public String wanted(Table row) {
      return high == Double.POSITIVE_INFINITY
          ? "at least " + NumericColumn.format(low)
          : low == Double.NEGATIVE_INFINITY
              ? "at most " + NumericColumn.format(high)
              : NumericColumn.format(low) + " to " + NumericColumn.format(high);
    }
  }

  private static double bestOther(int output, Scores scores, int row) {
    double best = Double.NEGATIVE_INFINITY;
    for (int other = 0; other < scores.width(); other++) {
      best = other == output ? best : Math.max(best, scores.get(other, row)); // NaN stays NaN
    }
    return best;
  }

  private static double known(double shortfall) {
    return Double.isNaN(shortfall) ? Double.POSITIVE_INFINITY : shortfall;
  }

  private static double notReachedAt0(double shortfall) {
    return shortfall == 0 ? Double.MIN_VALUE : known(shortfall);
  }
}
