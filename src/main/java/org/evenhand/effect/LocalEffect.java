package org.evenhand.effect;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Moments;
import org.evenhand.metric.Tally;

/** The changes of the score over one step. */
final class LocalEffect {
  private final Moments changes = new Moments();
  private Tally tally = Tally.NONE;

  /**
   * One for each step.
   *
   * @param scores at the beginning and at the end, {@code [2][evidence]}; NaN for none
   */
  static List<LocalEffect> of(Steps steps, double[][] scores, Sample sample) {
    List<LocalEffect> effects = new ArrayList<>();
    for (int step = 0; step < steps.count(); step++) {
      effects.add(new LocalEffect());
    }
    for (int i = 0; i < steps.places().length; i++) {
      double change = scores[1][i] - scores[0][i];
      if (!Double.isNaN(change)) {
        effects.get(steps.steps()[i]).add(change, sample.weight(steps.places()[i]));
      }
    }
    return effects;
  }

  private void add(double change, double weight) {
    changes.add(change, weight);
    tally = tally.plus(new Tally(1, weight, weight * weight));
  }

  int rows() {
    return tally.rows();
  }

  /** NaN without any. */
  double mean() {
    return tally.weight() > 0 ? changes.mean() : Double.NaN;
  }

  /** The variance of the mean, NaN for one row. */
  double variance() {
    double effective = tally.effectiveRows();
    return changes.variance(effective) / effective;
  }

  Measure measure(String absence, int minGroup) {
    return tally.weight() > 0
        ? Measures.number(
            changes.mean(), changes.interval(tally.effectiveRows()), tally.rows() < minGroup)
        : Measures.none(tally.rows() > 0 ? "the weights of all rows are 0" : absence);
  }
}
