package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.List;

/** Says why nothing was found. */
final class NotFound {
  private final Frame frame;
  private final Oracle oracle;
  private final RealRows real;

  NotFound(Frame frame, Oracle oracle, RealRows real) {
    this.frame = frame;
    this.oracle = oracle;
    this.real = real;
  }

  /** The reason, a sentence without a full stop. */
  String reason(String wanted, double score) {
    List<String> parts = new ArrayList<>();
    int tried = oracle.evaluations() - 1;
    if (tried == 0) {
      parts.add(
          "no change was tried: " + (oracle.stopped() ? "the time" : "the budget") + " is up");
    } else {
      parts.add("none of the %,d permitted changes tried reaches %s".formatted(tried, wanted));
      parts.add(best(score));
    }
    if (oracle.unscored() > 0 && oracle.unscored() < tried) {
      parts.add("the model gave no score to %,d of them".formatted(oracle.unscored()));
    }
    if (real.reaching() == 0) {
      parts.add("none of the %,d real rows has it either".formatted(real.size()));
    }
    if (oracle.stopped()) {
      parts.add("the search was stopped by the clock");
    } else if (oracle.budgetSpent()) {
      parts.add("the budget ended before everything was tried");
    }
    return String.join("; ", parts);
  }

  private String best(double score) {
    if (Double.isNaN(oracle.bestScore())) {
      return "the model gave them no score";
    }
    if (oracle.allTheSame() && oracle.bestScore() == score) {
      return "the score stays " + Decimals.shown(score);
    }
    List<String> changes = new ArrayList<>();
    double[] best = oracle.best();
    for (int feature = 0; feature < best.length; feature++) {
      double from = frame.origin()[feature];
      if (!Feature.same(from, best[feature])) {
        changes.add(
            "%s %s to %s"
                .formatted(
                    frame.features().get(feature).name(),
                    frame.shown(feature, from),
                    frame.shown(feature, best[feature])));
      }
    }
    return "the nearest is %s by %s"
        .formatted(Decimals.shown(oracle.bestScore()), String.join(", ", changes));
  }
}
