package org.evenhand.effect;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measures;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one row if one of its features had another value and all else were the same
 * (individual conditional expectation: Goldstein et al. 2015, Peeking Inside the Black Box).
 */
public final class IceCurve {
  /** The feature that moves the score most comes first; without any score last. */
  public static final Comparator<IceCurve> MOST_MOVING =
      Comparator.comparingDouble((IceCurve curve) -> curve.points() == 0 ? -1 : curve.spread())
          .reversed();

  private final Grid grid;
  private final double[] scores;
  private final @Nullable String[] refusals;
  private final double @Nullable [] thresholds;
  private final List<Flip> flips;

  IceCurve(
      Grid grid,
      double[] scores,
      @Nullable String[] refusals,
      double @Nullable [] thresholds,
      List<Flip> flips) {
    this.grid = grid;
    this.scores = scores;
    this.refusals = refusals;
    this.thresholds = thresholds;
    this.flips = List.copyOf(flips);
  }

  IceCurve withFlips(List<Flip> refined) {
    return new IceCurve(grid, scores, refusals, thresholds, refined);
  }

  /** The values; {@link Grid#current} is the row's own. */
  public Grid grid() {
    return grid;
  }

  /** The score at a point, NaN if the model gave none. */
  public double score(int point) {
    return scores[point];
  }

  /** The score at a point, or why there is none. */
  public Measure measure(int point) {
    String refusal = refusals[point];
    return Double.isNaN(scores[point])
        ? Measures.none(
            refusal != null
                ? refusal
                : "the model gives no score with %s = %s"
                    .formatted(grid.feature(), grid.label(point)))
        : Measures.number(scores[point], null, false);
  }

  /** The number of points with a score. */
  public int points() {
    return (int) IntStream.range(0, scores.length).filter(this::isScored).count();
  }

  /** The number of points left out for having no score. */
  public int leftOut() {
    return scores.length - points();
  }

  /** The highest score less the lowest; 0 without any. */
  public double spread() {
    double[] known =
        IntStream.range(0, scores.length)
            .filter(this::isScored)
            .mapToDouble(point -> scores[point])
            .sorted()
            .toArray();
    return known.length == 0 ? 0 : known[known.length - 1] - known[0];
  }

  /** The threshold at a point; NaN if no decisions are made. */
  public double threshold(int point) {
    double[] known = thresholds;
    return known == null ? Double.NaN : known[point];
  }

  /** Whether the row would be predicted positive; false without a score or a decision. */
  public boolean isPositive(int point) {
    return scores[point] >= threshold(point);
  }

  /** Whether the decision at a point is known and is another than at the row's own value. */
  public boolean changesDecision(int point) {
    int own = grid.current();
    return own >= 0 && isDecided(own) && isDecided(point) && isPositive(point) != isPositive(own);
  }

  /** Where the decision changes along numbers, ascending; none for categories. */
  public List<Flip> flips() {
    return flips;
  }

  private boolean isScored(int point) {
    return !Double.isNaN(scores[point]);
  }

  private boolean isDecided(int point) {
    return isScored(point) && !Double.isNaN(threshold(point));
  }
}
