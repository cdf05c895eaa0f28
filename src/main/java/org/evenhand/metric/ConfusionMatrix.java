package org.evenhand.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a group by true class and predicted class, for any number of classes. */
public final class ConfusionMatrix {
  private final List<String> classes;
  private final Tally[][] cells;

  private ConfusionMatrix(List<String> classes) {
    this.classes = List.copyOf(classes);
    cells = new Tally[classes.size()][classes.size()];
    for (Tally[] row : cells) {
      Arrays.fill(row, Tally.NONE);
    }
  }

  /**
   * One matrix per group. {@code truth}, {@code predicted}, {@code weights} and {@code groupOf}
   * hold one value per row of the table.
   *
   * @param truth the index of the true class
   * @param predicted the index of the predicted class; rows without either class must have been
   *     left out of {@code rows} by the caller, who counts them
   * @param weights finite and not negative; null when all rows weigh 1
   * @param rows the rows to count, each once
   * @param groupOf the group, from 0; below 0 for none
   */
  public static List<ConfusionMatrix> byGroup(
      List<String> classes,
      int[] truth,
      int[] predicted,
      double @Nullable [] weights,
      int[] rows,
      int[] groupOf,
      int groups) {
    List<ConfusionMatrix> matrices = new ArrayList<>(groups);
    for (int group = 0; group < groups; group++) {
      matrices.add(new ConfusionMatrix(classes));
    }
    for (int row : rows) {
      if (groupOf[row] >= 0) {
        double weight = weights == null ? 1 : weights[row];
        matrices.get(groupOf[row]).add(truth[row], predicted[row], weight);
      }
    }
    return matrices;
  }

  private void add(int truth, int predicted, double weight) {
    cells[truth][predicted] = cells[truth][predicted].plus(new Tally(1, weight, weight * weight));
  }

  public List<String> classes() {
    return classes;
  }

  /** A copy of the sums of weights: {@code [true class][predicted class]}. */
  public double[][] cells() {
    double[][] weights = new double[cells.length][cells.length];
    for (int truth = 0; truth < cells.length; truth++) {
      for (int predicted = 0; predicted < cells.length; predicted++) {
        weights[truth][predicted] = cells[truth][predicted].weight();
      }
    }
    return weights;
  }

  public Tally cell(int truth, int predicted) {
    return cells[truth][predicted];
  }

  /** One class against the rest: it is the positive one. */
  public Confusion against(int positive) {
    Tally tp = Tally.NONE;
    Tally fp = Tally.NONE;
    Tally fn = Tally.NONE;
    Tally tn = Tally.NONE;
    for (int truth = 0; truth < cells.length; truth++) {
      for (int predicted = 0; predicted < cells.length; predicted++) {
        Tally cell = cells[truth][predicted];
        if (truth == positive && predicted == positive) {
          tp = tp.plus(cell);
        } else if (predicted == positive) {
          fp = fp.plus(cell);
        } else if (truth == positive) {
          fn = fn.plus(cell);
        } else {
          tn = tn.plus(cell);
        }
      }
    }
    return new Confusion(tp, fp, fn, tn);
  }

  /** The share of rows whose predicted class is the true one. */
  public Measure accuracy(int minGroup) {
    Tally right = Tally.NONE;
    Tally all = Tally.NONE;
    for (int truth = 0; truth < cells.length; truth++) {
      right = right.plus(cells[truth][truth]);
      for (Tally cell : cells[truth]) {
        all = all.plus(cell);
      }
    }
    String absence = all.rows() == 0 ? "no rows" : "the weights of all rows are 0";
    return new Share(right, all, all.weight() > 0 ? null : absence).measure(minGroup);
  }
}
