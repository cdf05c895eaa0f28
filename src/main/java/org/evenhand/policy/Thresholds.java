package org.evenhand.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.evenhand.metric.ScoredGroup;

/** Numbers to type for the decisions of a group: short ones, not the scores themselves. */
public final class Thresholds {
  /** More decimals than any double needs to be told from its neighbours. */
  private static final int DECIMALS = 340;

  private Thresholds() {}

  /**
   * The shortest threshold that makes the decision of a point; the one nearest the middle if there
   * are several.
   *
   * <p>Everybody is predicted positive by 0 where no score is negative. Nobody is by 1 where no
   * score is above, or by the next larger number if some score is 1.
   *
   * @param group with at least one row, of finite scores
   */
  public static double at(ScoredGroup group, int point) {
    double highest = group.threshold(1);
    double lowest = group.threshold(group.points() - 1);
    double from =
        point == group.points() - 1 ? Double.NEGATIVE_INFINITY : group.threshold(point + 1);
    double to = point == 0 ? Double.POSITIVE_INFINITY : group.threshold(point);
    return between(from, to, lowest >= 0 && highest <= 1);
  }

  /**
   * The threshold that flags the largest share of a group's weight that is at most {@code share};
   * the rows of one score are flagged together or not at all, so ties can leave it well below.
   * Labels are not needed.
   *
   * @param group with at least one row, of finite scores
   * @param share from 0, nobody, to 1, everybody
   * @throws IllegalArgumentException for another share
   */
  public static double thresholdForShare(ScoredGroup group, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + " is not from 0 to 1");
    }
    // A share such as 0.3 is rarely the very double that 3 / 10 is.
    double most = share * group.weight() * (1 + 1e-12);
    int low = 0;
    int high = group.points() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (group.predictedPositives(group.threshold(middle)).weight() <= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return at(group, low);
  }

  /**
   * The shortest decimal above {@code below} and at most {@code score}.
   *
   * @param below the next lower score; negative infinity for none
   * @param score infinite to be above all scores
   * @param probabilities whether all scores are from 0 to 1
   */
  static double between(double below, double score, boolean probabilities) {
    if (score == Double.POSITIVE_INFINITY) {
      return probabilities ? (below < 1 ? 1 : Math.nextUp(1.0)) : above(below);
    }
    if (below == Double.NEGATIVE_INFINITY) {
      return score >= 0 ? 0 : Math.floor(score);
    }
    BigDecimal middle =
        BigDecimal.valueOf(below).add(BigDecimal.valueOf(score)).divide(BigDecimal.TWO);
    RoundingMode halfUp = middle.signum() < 0 ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP;
    for (int decimals = 0; decimals <= DECIMALS; decimals++) {
      double candidate = middle.setScale(decimals, halfUp).doubleValue();
      if (candidate > below && candidate <= score) {
        return candidate;
      }
    }
    return score;
  }

  private static double above(double score) {
    double next = Math.floor(score) + 1;
    return next > score ? next : Math.nextUp(score);
  }
}
