package org.evenhand.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.metric.Intervals;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Moments;
import org.evenhand.metric.Tally;

/**
 * What one and the same change of a feature does to the scores of each group, and how far apart the
 * groups are in that.
 *
 * @param from the point of the grid that every row starts from
 * @param to the point that every row is moved to
 * @param reference the place of the group that the others are compared with: the one of most rows
 * @param changes for each group the mean of its rows' score at {@code to} less that at {@code
 *     from}, with Student's 95 % interval over its rows; not estimable where none has both
 * @param gaps for each group its change less the reference's, with Welch's 95 % interval; not
 *     estimable of the reference itself
 */
public record GroupChanges(
    int from, int to, int reference, List<Measure> changes, List<Measure> gaps) {
  public GroupChanges {
    changes = List.copyOf(changes);
    gaps = List.copyOf(gaps);
  }

  /** A group's rows that have both scores. */
  private record Side(Moments moments, Tally rows, boolean small) {

    static Side of(Sample sample, int group, double[] before, double[] after) {
      Moments moments = new Moments();
      Tally rows = Tally.NONE;
      for (int place : sample.places(group)) {
        double change = after[place] - before[place];
        double weight = sample.weight(place);
        if (!Double.isNaN(change)) {
          moments.add(change, weight);
          rows = rows.plus(new Tally(1, weight, weight * weight));
        }
      }
      return new Side(moments, rows, rows.rows() < sample.minGroup());
    }

    Measure change() {
      return rows.weight() > 0
          ? Measures.number(moments.mean(), moments.interval(rows.effectiveRows()), small)
          : Measures.none(
              rows.rows() == 0
                  ? "no row of the group has a score at both values"
                  : "the weights of all rows are 0");
    }

    Measure less(Side other) {
      Measure own = change();
      Measure reference = other.change();
      if (!(own instanceof Estimate) || !(reference instanceof Estimate)) {
        return own instanceof Estimate ? reference : own;
      }
      double size = rows.effectiveRows();
      double otherSize = other.rows.effectiveRows();
      return Measures.number(
          moments.mean() - other.moments.mean(),
          Intervals.welch(
              moments.mean(),
              moments.variance(size),
              size,
              other.moments.mean(),
              other.moments.variance(otherSize),
              otherSize),
          small || other.small);
    }
  }

  /**
   * @param scores {@code [point][place]}, NaN for none
   */
  static GroupChanges of(Sample sample, double[][] scores, int from, int to) {
    List<Side> sides =
        IntStream.range(0, sample.groups())
            .mapToObj(group -> Side.of(sample, group, scores[from], scores[to]))
            .toList();
    int reference = 0;
    for (int group = 1; group < sides.size(); group++) {
      boolean larger = sample.places(group).length > sample.places(reference).length;
      reference = larger ? group : reference;
    }
    List<Measure> gaps = new ArrayList<>();
    for (int group = 0; group < sides.size(); group++) {
      gaps.add(
          group == reference
              ? Measures.none("it is the group that the others are compared with")
              : sides.get(group).less(sides.get(reference)));
    }
    return new GroupChanges(from, to, reference, sides.stream().map(Side::change).toList(), gaps);
  }
}
