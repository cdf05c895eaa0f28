package org.evenhand.policy;

import org.jspecify.annotations.Nullable;

/**
 * The points of a group by two rates that both rise from one point to the next.
 *
 * @see TwoRates
 */
final class GroupPoints {
  private final double @Nullable [] first;
  private final double @Nullable [] second;
  private final MaxTree gains;
  private final int last;

  /**
   * @param first by point, ascending; null where the group has no such rate
   * @param second likewise
   * @param gains by point
   */
  GroupPoints(double @Nullable [] first, double @Nullable [] second, long[] gains) {
    this.first = first;
    this.second = second;
    this.gains = new MaxTree(gains);
    last = gains.length - 1;
  }

  double @Nullable [] rates(boolean ofFirst) {
    return ofFirst ? first : second;
  }

  /** The point of largest gain whose rates lie in those ranges; -1 if none does. */
  int best(double lowFirst, double highFirst, double lowSecond, double highSecond) {
    int from = 0;
    int to = last;
    if (first != null) {
      from = atLeast(first, lowFirst, from, to);
      to = atLeast(first, Math.nextUp(highFirst), from, to) - 1;
    }
    if (second != null) {
      from = atLeast(second, lowSecond, from, to);
      to = atLeast(second, Math.nextUp(highSecond), from, to) - 1;
    }
    return from > to ? -1 : gains.best(from, to);
  }

  /** The first index from {@code from} to {@code to} with such a rate; {@code to + 1} if none. */
  private static int atLeast(double[] rates, double low, int from, int to) {
    int start = from;
    int end = to + 1;
    while (start < end) {
      int middle = (start + end) >>> 1;
      if (rates[middle] >= low) {
        end = middle;
      } else {
        start = middle + 1;
      }
    }
    return start;
  }
}
