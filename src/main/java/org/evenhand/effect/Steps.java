package org.evenhand.effect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;

/**
 * From each level of a feature to the next, and which rows tell what that step does: those that are
 * near it.
 *
 * @param levels the values between which the steps are; at least two if there is any step
 * @param places for each piece of evidence the row's place in the sample, ascending
 * @param steps for each the step, numbered as the level it begins at
 * @param at for each level the part of the rows' weight that is at it, for the mean; of numbers
 *     each row is halfway between the ends of its step
 * @param used how many rows are at some level
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
record Steps(Column levels, int[] places, int[] steps, double[] at, int used) {

  /**
   * Steps between edges of bins: each row is evidence for the bin it is in. A bin has its upper
   * edge, the first has both. Bins without rows are joined with the next; at the ends they are left
   * off.
   */
  static Steps ofBins(Grid grid, Sample sample) {
    NumericColumn column = (NumericColumn) sample.table().column(grid.feature());
    double[] edges = IntStream.range(0, grid.present()).mapToDouble(grid::number).toArray();
    boolean[] filled = new boolean[edges.length];
    int[] binOf =
        IntStream.range(0, column.size()).map(row -> bin(edges, column.get(row))).toArray();
    Arrays.stream(binOf).filter(bin -> bin >= 0).forEach(bin -> filled[bin] = true);
    int[] full = IntStream.range(0, edges.length).filter(bin -> filled[bin]).toArray();
    int[] place = new int[edges.length];
    double[] kept = new double[full.length == 0 ? 0 : full.length + 1];
    for (int i = 0; i < full.length; i++) {
      kept[i] = i == 0 ? edges[full[0]] : kept[i];
      kept[i + 1] = edges[full[i] + 1];
      place[full[i]] = i;
    }
    int[] places = IntStream.range(0, binOf.length).filter(row -> binOf[row] >= 0).toArray();
    int[] steps = Arrays.stream(places).map(row -> place[binOf[row]]).toArray();
    double[] at = new double[kept.length];
    for (int i = 0; i < places.length; i++) {
      at[steps[i]] += sample.weight(places[i]) / 2;
      at[steps[i] + 1] += sample.weight(places[i]) / 2;
    }
    Column levels = NumericColumn.of(column.name(), column.type(), kept);
    return new Steps(levels, places, steps, parts(at), places.length);
  }

  /** The bin of a value, -1 if it is missing or outside. */
  private static int bin(double[] edges, double value) {
    int last = edges.length - 1;
    if (last < 1 || !(value >= edges[0] && value <= edges[last])) {
      return -1;
    }
    int found = Arrays.binarySearch(edges, value + 0.0);
    return found >= 0 ? Math.max(0, found - 1) : -found - 2;
  }

  /**
   * Steps between categories in an order: each row is evidence for the step to its value and for
   * the step from it. Categories without rows are left out.
   */
  static Steps ofCategories(Grid grid, List<String> order, Sample sample) {
    CategoricalColumn own = (CategoricalColumn) sample.table().column(grid.feature());
    CategoricalColumn values = (CategoricalColumn) grid.values();
    Column present =
        values.take(
            order.stream()
                .mapToInt(
                    name ->
                        IntStream.range(0, grid.present())
                            .filter(point -> name.equals(values.text(point)))
                            .findFirst()
                            .orElse(-1))
                .filter(point -> point >= 0)
                .distinct()
                .toArray());
    int[] found = Places.of(present).of(own, RowSet.all(own.size()));
    int[] levels = Arrays.stream(found).filter(level -> level >= 0).distinct().sorted().toArray();
    int[] level =
        Arrays.stream(found).map(old -> old < 0 ? -1 : Arrays.binarySearch(levels, old)).toArray();
    double[] at = new double[levels.length];
    for (int place = 0; place < level.length; place++) {
      if (level[place] >= 0) {
        at[level[place]] += sample.weight(place);
      }
    }
    int last = levels.length - 1;
    int[] places =
        IntStream.range(0, level.length)
            .filter(place -> level[place] >= 0)
            .flatMap(
                place ->
                    level[place] > 0 && level[place] < last
                        ? IntStream.of(place, place)
                        : IntStream.of(place))
            .toArray();
    int[] steps = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      boolean second = i > 0 && places[i - 1] == places[i];
      int reached = level[places[i]];
      steps[i] = second || reached == 0 ? reached : reached - 1;
    }
    int used = (int) Arrays.stream(level).filter(place -> place >= 0).count();
    return new Steps(present.take(levels), places, steps, parts(at), used);
  }

  private static double[] parts(double[] weights) {
    double all = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / all).toArray();
  }

  int count() {
    return Math.max(0, levels.size() - 1);
  }

  /** For each piece of evidence the level that its step begins at, or ends at. */
  Column level(boolean end) {
    return levels.take(end ? Arrays.stream(steps).map(step -> step + 1).toArray() : steps);
  }
}
