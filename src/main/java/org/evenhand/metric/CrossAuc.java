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

  /** For each of some rows, the share of others that score higher, half of those that tie. */
  private static Moments sharesAbove(
      ScoredGroup group, Prefix rows, ScoredGroup otherGroup, Prefix others) {
    Moments shares = new Moments();
    double all = others.total().weight();
    int atOrAbove = 0;
    for (int k = 1; k < group.points(); k++) {
      double score = group.threshold(k);
      while (atOrAbove + 1 < otherGroup.points() && otherGroup.threshold(atOrAbove + 1) >= score) {
        atOrAbove++;
      }
      boolean tied = atOrAbove > 0 && otherGroup.threshold(atOrAbove) == score;
      double half = tied ? others.weightAt(atOrAbove) / 2 : 0;
      shares.add((others.weight(atOrAbove) - half) / all, rows.weightAt(k));
    }
    return shares;
  }
}
