package org.evenhand.policy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one point of each group so that two rates are alike in all of them, both of which rise
 * from one point to the next.
 *
 * <p>A choice lies in a square window of the two rates; its lower corner is given by two rates that
 * occur. All corners together are one box, which is split again and again, the most promising box
 * first: no choice with a corner in a box gains more than the groups' best points do in the window
 * that covers all windows of the box. When those points are within the width themselves, no box can
 * hold a better choice, and the search is done; when the effort is spent before, the most promising
 * box says how much better a choice could be at most (branch and bound).
 */
final class TwoRates {
  private static final double ROUNDING = PolicySearch.ROUNDING;

  private final List<GroupPoints> groups;
  private final Gains gains;
  private final double[] firsts;
  private final double[] seconds;

  /**
   * @param points of each group
   * @param gap the larger difference of the two rates
   * @param missing no choice gains more than this beyond {@code gain}
   */
  record Choice(List<Integer> points, long gain, double gap, long missing) {}

  /** Corners from one to another, as indices of rates, and the best there may be. */
  private record Box(int first, int firstEnd, int second, int secondEnd, Choice bound) {
    static final Comparator<Box> MOST_PROMISING =
        Comparator.comparingLong((Box box) -> box.bound.gain)
            .reversed()
            .thenComparingInt(Box::first)
            .thenComparingInt(Box::second)
            .thenComparingInt(Box::firstEnd)
            .thenComparingInt(Box::secondEnd);

    boolean isCorner() {
      return first == firstEnd && second == secondEnd;
    }
  }

  /**
   * @param groups those that have at least one of the rates
   * @param gains of the same groups
   */
  TwoRates(List<GroupPoints> groups, Gains gains) {
    this.groups = groups;
    this.gains = gains;
    firsts = distinct(true);
    seconds = distinct(false);
  }

  /**
   * The choice of largest gain within a width; when found with effort to spare, that of smallest
   * gap among those that gain as much.
   *
   * @param effort how often a group may be looked at in a window
   */
  Choice best(double width, int effort) {
    Effort left = new Effort(effort);
    Choice best = search(width + ROUNDING, Sweep.ANY, left);
    while (best != null && best.missing == 0 && best.gap > 2 * ROUNDING) {
      Choice narrower = search(best.gap - 2 * ROUNDING, best.gain, left);
      if (narrower == null || narrower.gain < best.gain) {
        break;
      }
      best = new Choice(narrower.points, narrower.gain, narrower.gap, 0);
    }
    // Nobody in any group is within every width.
    return Objects.requireNonNull(best);
  }

  /** The best choice found that gains at least so much; null if none was. */
  private @Nullable Choice search(double width, long atLeast, Effort effort) {
    PriorityQueue<Box> open = new PriorityQueue<>(Box.MOST_PROMISING);
    Box nobody = box(0, 0, 0, 0, width, effort);
    Choice best = nobody == null || nobody.bound.gain < atLeast ? null : nobody.bound;
    Box all = box(0, firsts.length - 1, 0, seconds.length - 1, width, effort);
    for (Box box = all; box != null; box = open.poll()) {
      long known = best == null ? atLeast - 1 : best.gain;
      if (box.bound.gain <= known) {
        return best;
      }
      if (box.isCorner() || box.bound.gap <= width) {
        return box.bound;
      }
      if (effort.spent()) {
        return best == null
            ? null
            : new Choice(best.points, best.gain, best.gap, box.bound.gain - best.gain);
      }
      for (Box part : split(box, width, effort)) {
        if (part.bound.gain > known) {
          open.add(part);
        }
      }
      Choice inside = middle(box, width, effort);
      if (inside != null && inside.gain > known) {
        best = inside;
      }
    }
    return best;
  }

  private List<Box> split(Box box, double width, Effort effort) {
    double firstSide = firsts[box.firstEnd] - firsts[box.first];
    double secondSide = seconds[box.secondEnd] - seconds[box.second];
    Box low;
    Box high;
    if (firstSide >= secondSide) {
      int middle = (box.first + box.firstEnd) >>> 1;
      low = box(box.first, middle, box.second, box.secondEnd, width, effort);
      high = box(middle + 1, box.firstEnd, box.second, box.secondEnd, width, effort);
    } else {
      int middle = (box.second + box.secondEnd) >>> 1;
      low = box(box.first, box.firstEnd, box.second, middle, width, effort);
      high = box(box.first, box.firstEnd, middle + 1, box.secondEnd, width, effort);
    }
    return Stream.of(low, high).filter(Objects::nonNull).toList();
  }

  /** The best choice in the window in the middle of a box. */
  private @Nullable Choice middle(Box box, double width, Effort effort) {
    int first = (box.first + box.firstEnd) >>> 1;
    int second = (box.second + box.secondEnd) >>> 1;
    Box corner = box(first, first, second, second, width, effort);
    return corner == null ? null : corner.bound;
  }

  /** Null if some group has no point in any of the windows. */
  private @Nullable Box box(
      int first, int firstEnd, int second, int secondEnd, double width, Effort effort) {
    effort.spend(groups.size());
    Integer[] points = new Integer[groups.size()];
    long gain = 0;
    for (int group = 0; group < points.length; group++) {
      int point =
          groups
              .get(group)
              .best(
                  firsts[first],
                  firsts[firstEnd] + width,
                  seconds[second],
                  seconds[secondEnd] + width);
      if (point < 0) {
        return null;
      }
      points[group] = point;
      gain += gains.of(group)[point];
    }
    double gap = Math.max(gap(points, true), gap(points, false));
    return new Box(
        first, firstEnd, second, secondEnd, new Choice(Arrays.asList(points), gain, gap, 0));
  }

  private double gap(Integer[] points, boolean ofFirst) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int group = 0; group < points.length; group++) {
      double[] rates = groups.get(group).rates(ofFirst);
      if (rates != null) {
        low = Math.min(low, rates[points[group]]);
        high = Math.max(high, rates[points[group]]);
      }
    }
    return high > low ? high - low : 0;
  }

  /** The rates that occur, ascending; 0 if no group has such a rate. */
  private double[] distinct(boolean ofFirst) {
    double[] sorted =
        groups.stream()
            .map(group -> group.rates(ofFirst))
            .filter(Objects::nonNull)
            .flatMapToDouble(DoubleStream::of)
            .toArray();
    Arrays.sort(sorted);
    int count = 0;
    for (double rate : sorted) {
      if (count == 0 || rate > sorted[count - 1]) {
        sorted[count++] = rate;
      }
    }
    return count == 0 ? new double[1] : Arrays.copyOf(sorted, count);
  }

  /** Counts down how often groups may be looked at. */
  private static final class Effort {
    private int left;

    Effort(int looks) {
      left = looks;
    }

    void spend(int looks) {
      left -= looks;
    }

    boolean spent() {
      return left < 0;
    }
  }
}
