package org.evenhand.workspace;

import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.NumericColumn;
import org.evenhand.effect.EffectCurve;
import org.evenhand.effect.Grid;
import org.evenhand.effect.GroupChanges;
import org.evenhand.effect.Sample;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What a feature does to scores on average: the curves of several models, or of several groups of
 * rows, at the same values.
 *
 * @param values of the feature, with how many rows are near each
 * @param points the places in the values at which the curves are, in the order to draw them; a
 *     missing number is not among them
 * @param bundle the curves of single rows, one number per point, NaN for none; empty unless there
 *     is one curve and it averages them
 * @param band what most of them lie within, one per point, likewise
 * @param missing the mean where the number is missing; null if there is none
 * @param changes what the change from the value of the lowest mean over all groups to that of the
 *     highest does to each group; null unless the lines are means by group
 * @param notDrawn groups without a curve, for they are too many or have no rows
 * @param leftOut rows without a value, of accumulated local effects
 */
public record EffectLines(
    Grid values,
    List<Integer> points,
    Sample sample,
    List<Line> lines,
    List<List<Double>> bundle,
    List<EffectCurve.@Nullable Band> band,
    @Nullable Measure missing,
    @Nullable GroupChanges changes,
    List<Group> notDrawn,
    int leftOut) {

  /**
   * One curve.
   *
   * @param group null for all rows
   * @param rows how many it is of
   * @param values one per point, or why there is none; empty if there is a reason
   * @param reason why there is no curve; null if there is
   */
  public record Line(
      LoadedModel model,
      @Nullable Group group,
      int rows,
      List<Measure> values,
      @Nullable String reason) {
    public Line {
      values = List.copyOf(values);
    }
  }

  public EffectLines {
    points = List.copyOf(points);
    lines = List.copyOf(lines);
    bundle = List.copyOf(bundle);
    notDrawn = List.copyOf(notDrawn);
  }

  /** The places of the values that are drawn: all categories, all numbers but the missing one. */
  static List<Integer> drawn(Grid values) {
    return IntStream.range(0, values.size())
        .filter(
            point ->
                !(values.values() instanceof NumericColumn numbers && numbers.isMissing(point)))
        .boxed()
        .toList();
  }
}
