package org.evenhand.importance;

import java.util.List;
import org.evenhand.metric.Measure;

/**
 * The difference between the mean scores of two groups as a sum over features: every row of the one
 * group is held against rows of the other, and what comes through a feature is the mean of its
 * Shapley values over these pairs. A rate is a mean score too, of 0 and 1.
 *
 * <p>It says through which columns of the model the difference comes on these rows. It does not say
 * what causes it: a column may stand for another that is not there.
 *
 * @param first the mean of the first group, without an interval
 * @param second the mean of the second group
 * @param gap the first less the second
 * @param parts one per feature, in the order of the model's columns
 * @param exact whether every set of features was asked for for every pair; which rows meet in pairs
 *     is drawn all the same
 * @param pairs how many pairs of rows were held against each other
 * @param evaluations model rows that were scored, those of the shuffles among them
 * @param residual the gap less all parts: what rounding left over
 */
public record GapDecomposition(
    Measure first,
    Measure second,
    Measure gap,
    List<GapPart> parts,
    boolean exact,
    int pairs,
    long evaluations,
    Measure residual) {
  public GapDecomposition {
    parts = List.copyOf(parts);
  }

  /**
   * The same with the groups' means as measures that know more, such as counts and an interval;
   * nothing changes where the gap is not known.
   */
  public GapDecomposition withFigures(Measure ofFirst, Measure ofSecond) {
    return gap instanceof Measure.Estimate
        ? new GapDecomposition(ofFirst, ofSecond, gap, parts, exact, pairs, evaluations, residual)
        : this;
  }
}
