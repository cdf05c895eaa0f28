package org.evenhand.fairness;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * How groups are compared.
 *
 * @param reference the group that the others are compared with, of {@link School#REFERENCE}
 * @param favorablePositive whether the positive class is the outcome people want
 * @param minGroup a comparison is small if either side rests on fewer rows
 * @param bootstrap what the intervals of gaps over all groups are made of
 * @param wanted the measures to compute, by school: fewer take less time
 */
public record DisparityOptions(
    Reference reference,
    boolean favorablePositive,
    int minGroup,
    Bootstrap bootstrap,
    BiPredicate<DisparityMeasure, School> wanted) {

  /** Every measure in every school. */
  public DisparityOptions(
      Reference reference, boolean favorablePositive, int minGroup, Bootstrap bootstrap) {
    this(reference, favorablePositive, minGroup, bootstrap, (measure, school) -> true);
  }

  /** The same for some comparisons only. */
  public DisparityOptions only(BiPredicate<DisparityMeasure, School> some) {
    return new DisparityOptions(reference, favorablePositive, minGroup, bootstrap, some);
  }

  /** The same with another reference. */
  public DisparityOptions with(Reference other) {
    return new DisparityOptions(other, favorablePositive, minGroup, bootstrap, wanted);
  }

  /** The same, or with the largest group as the reference where the named one does not occur. */
  public DisparityOptions among(List<Group> groups) {
    return reference instanceof Reference.Named named && !named.isAmong(groups)
        ? with(new Reference.Largest())
        : this;
  }
}
