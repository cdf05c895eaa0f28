package org.evenhand.importance;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.evenhand.data.Table;

/** A model's scores on a scale, with a count of those that have none. Safe to use from threads. */
final class ScaledScores implements Function<Table, double[]> {
  private final Function<Table, double[]> score;
  private final Scale scale;
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong without = new AtomicLong();
  private final AtomicLong atTheEnds = new AtomicLong();

  ScaledScores(Function<Table, double[]> score, Scale scale) {
    this.score = score;
    this.scale = scale;
  }

  @Override
  public double[] apply(Table rows) {
    double[] scores = score.apply(rows).clone();
    asked.addAndGet(scores.length);
    for (int row = 0; row < scores.length; row++) {
      double given = scores[row];
      double scaled = scale.of(given);
      if (!Double.isFinite(given)) {
        without.incrementAndGet();
      } else if (Double.isNaN(scaled)) {
        atTheEnds.incrementAndGet();
      }
      scores[row] = Double.isFinite(scaled) ? scaled : Double.NaN;
    }
    return scores;
  }

  /** How many rows were asked for. */
  long asked() {
    return asked.get();
  }

  /** Why a sum of scores is not known, in plain words. */
  String reason() {
    return atTheEnds.get() > 0
        ? ("%,d of %,d combinations have a score that is not between 0 and 1, where log-odds are"
                + " not defined; choose the score itself")
            .formatted(atTheEnds.get(), asked.get())
        : "the model gives no score to %,d of %,d combinations of values"
            .formatted(without.get(), asked.get());
  }
}
