package org.evenhand.metric;

/**
 * How one group's positives rank among another group's negatives: the chance that a random positive
 * of the one scores higher than a random negative of the other, ties counting half. Of one group
 * with itself it is {@link Metric#AUC}; between groups it is the xAUC of Kallus and Zhou 2019, The
 * Fairness of Risk Scores Beyond Classification.
 */
public final class CrossAuc {
  private CrossAuc() {}

  /**
   * The exact area with the interval of DeLong, DeLong and Clarke-Pearson 1988, which holds for any
   * two independent samples.
   *
   * @param ofPositives the group whose positives are ranked
   * @param ofNegatives the group whose negatives they should be above
   * @param minGroup small if fewer of the positives or of the negatives
   * @return from 0 to 1; not estimable without labels, positives or negatives
   */
  public static Measure of(ScoredGroup ofPositives, ScoredGroup ofNegatives, int minGroup) {
    if (!ofPositives.labelled() || !ofNegatives.labelled()) {
      return Measures.none("no labels");
    }
    String absence = Cells.POSITIVES.absence(ofPositives.at(Double.NEGATIVE_INFINITY));
    if (absence == null) {
      absence = Cells.NEGATIVES.absence(ofNegatives.at(Double.NEGATIVE_INFINITY));
    }
    if (absence != null) {
      return Measures.none(absence);
    }
    Prefix positives = ofPositives.positives();
    Prefix negatives = ofNegatives.negatives();
    Moments overPositives = sharesAbove(ofPositives, positives, ofNegatives, negatives);
    Moments overNegatives = sharesAbove(ofNegatives, negatives, ofPositives, positives);
    double m = positives.total().effectiveRows();
    double n = negatives.total().effectiveRows();
    double area = Math.clamp(overNegatives.mean(), 0, 1);
    double variance = overPositives.variance(m) / m + overNegatives.variance(n) / n;
    return Measures.number(
        area,
        Intervals.within(Intervals.normal(area, variance), 0, 1),
        Math.min(positives.total().rows(), negatives.total().rows()) < minGroup);
  }

  /**
   * For each of some rows, the share of others that score higher, half of those that tie. All
   * groups of a table are compared with all, so this sums distances from the first share, which are
   * exactly 0 if the shares are all equal, rather than divide at every score.
   */
  private static Moments sharesAbove(
      ScoredGroup group, Prefix rows, ScoredGroup otherGroup, Prefix others) {
    double[] above = others.weights();
    double[] upTo = rows.weights();
    double all = above[above.length - 1];
    double first = Double.NaN;
    double weight = 0;
    double sum = 0;
    double squares = 0;
    int atOrAbove = 0;
    double next = otherGroup.points() > 1 ? otherGroup.threshold(1) : Double.NaN;
    double last = Double.NaN;
    for (int k = 1; k < upTo.length; k++) {
      double score = group.threshold(k);
      while (next >= score) {
        atOrAbove++;
        last = next;
        next = atOrAbove + 1 < above.length ? otherGroup.threshold(atOrAbove + 1) : Double.NaN;
      }
      double here = upTo[k] - upTo[k - 1];
      if (here > 0) {
        double half = last == score ? others.weightAt(atOrAbove) / 2 : 0;
        double counted = above[atOrAbove] - half;
        first = Double.isNaN(first) ? counted : first;
        double distance = counted - first;
        weight += here;
        sum += here * distance;
        squares += here * distance * distance;
      }
    }
    double mean = sum / weight;
    double spread = Math.max(0, squares - sum * mean);
    return Moments.of(weight, (first + mean) / all, spread / (all * all));
  }
}
