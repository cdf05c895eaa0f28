package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Share;
import org.evenhand.metric.Tally;
import org.jspecify.annotations.Nullable;

/** How far apart one metric is over all groups, without a sign. */
sealed interface Gap {

  /** There is none, and why. */
  record None(String reason) implements Gap {}

  /**
   * There is one.
   *
   * @param value a difference of at least 0, or a ratio of at most 1
   * @param chosen the interval for the two groups as if they had been chosen beforehand
   * @param draws null without a bootstrap
   * @param test null when nothing is known of the spread
   * @param comparisons how many the test was chosen from
   */
  record Found(
      Figure from,
      Figure to,
      double value,
      @Nullable Interval chosen,
      @Nullable Draws draws,
      @Nullable RawTest test,
      int comparisons)
      implements Gap {}

  /** The group with the smallest value against the one with the largest, the first of equals. */
  static Gap extremes(Figures figures, boolean ratio) {
    List<Figure> estimable = figures.estimable();
    if (estimable.size() < 2) {
      return tooFew(figures);
    }
    Comparator<Figure> order = Comparator.comparingDouble(Figure::value);
    Figure lowest = Collections.min(estimable, order);
    List<Figure> others = new ArrayList<>(estimable);
    others.remove(lowest);
    Figure highest = Collections.max(others, order);
    String label = figures.metric().label();
    if (ratio && (highest.value() == 0 || lowest.value() < 0)) {
      return new None(
          label + (highest.value() == 0 ? " is 0 in every group" : " is below 0") + NO_RATIO);
    }
    Contrast chosen = ratio ? new Contrast(lowest, highest) : new Contrast(highest, lowest);
    int pairs = estimable.size() * (estimable.size() - 1) / 2;
    Draws.Range range = figures.range();
    return new Found(
        lowest,
        highest,
        chosen.value(ratio),
        chosen.interval(ratio),
        range == null ? null : range.extremes(ratio),
        chosen.test(),
        pairs);
  }

  /** The group whose value is farthest from that of all rows, the first of equals. */
  static Gap farthest(Figures figures, boolean ratio) {
    List<Figure> estimable = figures.estimable();
    Figure overall = figures.overall();
    if (estimable.size() < 2) {
      return tooFew(figures);
    }
    if (overall.absence() != null) {
      return new None("all rows: " + overall.absence());
    }
    double least = estimable.stream().mapToDouble(Figure::value).min().orElseThrow();
    if (ratio && (overall.value() <= 0 || least < 0)) {
      return new None(
          figures.metric().label() + (least < 0 ? " is below 0" : " of all rows is 0") + NO_RATIO);
    }
    Comparator<Figure> order =
        Comparator.comparingDouble(figure -> apart(figure.value(), overall.value(), ratio));
    Figure farthest = ratio ? Collections.min(estimable, order) : Collections.max(estimable, order);
    Draws.Range range = figures.range();
    Draws ofAll = overall.draws();
    return new Found(
        farthest,
        overall,
        apart(farthest.value(), overall.value(), ratio),
        null,
        range == null || ofAll == null ? null : range.farthest(ofAll, ratio),
        againstTheRest(farthest, overall),
        estimable.size());
  }

  String NO_RATIO = ", which leaves no ratio";

  private static Gap tooFew(Figures figures) {
    return new None(
        "%s can be estimated in %d of %d groups; it takes two"
            .formatted(figures.metric().label(), figures.estimable().size(), figures.all().size()));
  }

  /** A group is part of all rows: it differs from them if and only if it does from the others. */
  private static @Nullable RawTest againstTheRest(Figure figure, Figure overall) {
    Share share = figure.tested();
    Share all = overall.tested();
    if (share != null && all != null) {
      Tally rest = all.whole().minus(share.whole());
      return rest.weight() > 0
          ? RawTest.ofRates(share, new Share(all.part().minus(share.part()), rest, null))
          : null;
    }
    Draws draws = new Contrast(figure, overall).draws(false);
    return draws == null
        ? null
        : RawTest.ofDifference(
            figure.value() - overall.value(), draws.standardError(), Contrast.OF_BOOTSTRAP);
  }

  /** How far apart two values are, whichever is larger. */
  private static double apart(double one, double other, boolean ratio) {
    return ratio ? Math.min(one, other) / Math.max(one, other) : Math.abs(one - other);
  }
}
