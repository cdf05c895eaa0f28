package org.evenhand.metric;

import org.jspecify.annotations.Nullable;

/**
 * Some cells of a confusion matrix: 1 for those in it, 0 for the others.
 *
 * @param name what they are together, in the plural
 */
record Cells(String name, double tp, double fp, double fn, double tn) {
  static final Cells ALL = new Cells("rows", 1, 1, 1, 1);
  static final Cells POSITIVES = new Cells("positives", 1, 0, 1, 0);
  static final Cells NEGATIVES = new Cells("negatives", 0, 1, 0, 1);
  static final Cells PREDICTED_POSITIVES = new Cells("predicted positives", 1, 1, 0, 0);
  static final Cells PREDICTED_NEGATIVES = new Cells("predicted negatives", 0, 0, 1, 1);

  double sum(double truePositives, double falsePositives, double falseNegatives, double trueNeg) {
    return tp * truePositives + fp * falsePositives + fn * falseNegatives + tn * trueNeg;
  }

  /** One sum of cells over another at consecutive thresholds, in a loop that takes no branch. */
  static void quotients(
      Cells above, Cells below, double[] tp, double[] fp, int from, double[] into) {
    double positives = tp[tp.length - 1];
    double negatives = fp[fp.length - 1];
    for (int i = 0; i < into.length; i++) {
      double t = tp[from + i];
      double f = fp[from + i];
      into[i] =
          above.sum(t, f, positives - t, negatives - f)
              / below.sum(t, f, positives - t, negatives - f);
    }
  }

  /** The rows in these cells, each once. */
  Tally rows(Confusion counts) {
    Tally sum = Tally.NONE;
    sum = tp == 0 ? sum : sum.plus(counts.tp());
    sum = fp == 0 ? sum : sum.plus(counts.fp());
    sum = fn == 0 ? sum : sum.plus(counts.fn());
    return tn == 0 ? sum : sum.plus(counts.tn());
  }

  /** Why nothing can be divided by these cells; null when it can. */
  @Nullable String absence(Confusion counts) {
    Tally rows = rows(counts);
    if (rows.weight() > 0) {
      return null;
    }
    int all = counts.total().rows();
    if (all == 0) {
      return "no rows";
    }
    return rows.rows() == 0
        ? "no " + name + " among " + Measures.rows(all)
        : "the weights of all " + name + " are 0";
  }

  /** Why one of the needed cells is empty; null when none is. */
  static @Nullable String absence(Confusion counts, Cells... needed) {
    for (Cells cells : needed) {
      String absence = cells.absence(counts);
      if (absence != null) {
        return absence;
      }
    }
    return null;
  }
}
