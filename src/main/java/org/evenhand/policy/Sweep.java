package org.evenhand.policy;

import java.util.Arrays;
import org.evenhand.metric.ScoreOrder;

/**
 * Chooses one point of each group so that one rate is alike in all of them.
 *
 * <p>The points of all groups are put in descending order of their rate. A choice lies within a
 * window of neighbouring points, and the best choice within a window is each group's point of
 * largest gain there: the window slides once over all points, and keeps each group's largest gain
 * in a monotone queue.
 */
final class Sweep {
  /** No window. */
  static final long NONE = Long.MIN_VALUE;

  /** Below any gain. */
  static final long ANY = Long.MIN_VALUE + 1;

  private final double[] rates;
  private final long[] gains;
  private final int[] groupOf;

  /** Where each group's part of the queues begins; at the end, where the last one ends. */
  private final int[] starts;

  private final int groups;

  /** Rates from low to high, both included. */
  record Range(double low, double high) {
    double width() {
      return high - low;
    }

    boolean contains(double rate) {
      return low <= rate && rate <= high;
    }
  }

  /**
   * @param rates by group and point; NaN for a point that may not be chosen; a group with no other
   *     point makes every choice impossible
   * @param gains likewise
   */
  Sweep(double[][] rates, long[][] gains) {
    groups = rates.length;
    starts = new int[groups + 1];
    for (int group = 0; group < groups; group++) {
      starts[group + 1] = starts[group] + rates[group].length;
    }
    double[] flat = new double[starts[groups]];
    int[] owner = new int[flat.length];
    int[] chosen = new int[flat.length];
    int count = 0;
    for (int group = 0; group < groups; group++) {
      for (int point = 0; point < rates[group].length; point++) {
        int at = starts[group] + point;
        flat[at] = rates[group][point];
        owner[at] = group;
        if (!Double.isNaN(flat[at])) {
          chosen[count++] = at;
        }
      }
    }
    int[] order = ScoreOrder.descending(flat, Arrays.copyOf(chosen, count));
    this.rates = new double[count];
    this.gains = new long[count];
    groupOf = new int[count];
    for (int i = 0; i < count; i++) {
      int group = owner[order[i]];
      this.rates[i] = flat[order[i]];
      groupOf[i] = group;
      this.gains[i] = gains[group][order[i] - starts[group]];
    }
  }

  /** The largest gain of a choice whose rates differ by at most that; {@link #NONE} if none is. */
  long best(double width) {
    Window window = new Window();
    long best = NONE;
    int first = 0;
    for (int last = 0; last < rates.length; last++) {
      window.add(last);
      while (rates[first] - rates[last] > width) {
        window.remove(first++);
      }
      best = Math.max(best, window.gain());
    }
    return best;
  }

  /**
   * The narrowest range of rates with a choice that gains so much; of several the highest.
   *
   * @return of infinite width if there is none
   */
  Range narrowest(long gain) {
    Window window = new Window();
    Range best = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    int first = 0;
    for (int last = 0; last < rates.length; last++) {
      window.add(last);
      if (window.gain() >= gain) {
        while (window.gainWithout(first) >= gain) {
          window.remove(first++);
        }
        if (rates[first] - rates[last] < best.width() - PolicySearch.ROUNDING) {
          best = new Range(rates[last], rates[first]);
        }
      }
    }
    return best;
  }

  /** A group's point of largest gain within a range; of several the one of highest threshold. */
  static int best(double[] rates, long[] gains, Range range) {
    int best = -1;
    for (int point = 0; point < rates.length; point++) {
      if (range.contains(rates[point]) && (best < 0 || gains[point] > gains[best])) {
        best = point;
      }
    }
    return best;
  }

  /** Neighbouring points, and of each group those that may yet be its best. */
  private final class Window {
    private final int[] queue = new int[starts[groups]];
    private final int[] head = starts.clone();
    private final int[] tail = starts.clone();
    private int present;
    private long total;

    void add(int point) {
      int group = groupOf[point];
      boolean absent = head[group] == tail[group];
      long before = absent ? 0 : gains[queue[head[group]]];
      while (tail[group] > head[group] && gains[queue[tail[group] - 1]] <= gains[point]) {
        tail[group]--;
      }
      queue[tail[group]++] = point;
      present += absent ? 1 : 0;
      total += gains[queue[head[group]]] - before;
    }

    void remove(int point) {
      int group = groupOf[point];
      if (queue[head[group]] == point) {
        head[group]++;
        boolean absent = head[group] == tail[group];
        present -= absent ? 1 : 0;
        total += (absent ? 0 : gains[queue[head[group]]]) - gains[point];
      }
    }

    /** The gain of the best choice; {@link #NONE} if some group has no point here. */
    long gain() {
      return present == groups ? total : NONE;
    }

    /** What {@link #gain} would be without the first point. */
    long gainWithout(int point) {
      int group = groupOf[point];
      if (queue[head[group]] != point) {
        return gain();
      }
      return head[group] + 1 == tail[group]
          ? NONE
          : total - gains[point] + gains[queue[head[group] + 1]];
    }
  }
}
