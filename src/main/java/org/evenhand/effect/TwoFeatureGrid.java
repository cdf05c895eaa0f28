package org.evenhand.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Column;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;

/**
 * The mean score of a sample's rows if all of them had the same values of two features, for each
 * pair of values of two grids. Of a sample of one row it is that row's score.
 */
public final class TwoFeatureGrid {
  private final Grid across;
  private final Grid up;
  private final Sample sample;
  private final List<Measure> cells;
  private final int[] counts;

  private TwoFeatureGrid(Grid across, Grid up, Sample sample, List<Measure> cells, int[] counts) {
    this.across = across;
    this.up = up;
    this.sample = sample;
    this.cells = cells;
    this.counts = counts;
  }

  /**
   * Scores every pair.
   *
   * @param across one feature
   * @param up another one, its grid of the same rows of the same data
   * @throws org.evenhand.data.InputException if the model refuses every pair
   * @throws CancelledException if the progress says so between two batches
   */
  public static TwoFeatureGrid of(
      Grid across, Grid up, Sample sample, Function<Table, double[]> score, Progress progress) {
    if (across.feature().equals(up.feature()) || !across.rows().equals(up.rows())) {
      throw new IllegalArgumentException("expected two features of the same rows");
    }
    List<Variant> variants = new ArrayList<>();
    for (Column x : across.columns()) {
      up.columns().forEach(y -> variants.add(new Variant(List.of(x, y))));
    }
    Rescorer.Scored scored =
        Rescorer.score(sample.table(), variants, score, "Two features at once", progress);
    Averages averages = new Averages(sample, sample.places(-1));
    int height = up.size();
    List<Measure> cells =
        IntStream.range(0, variants.size())
            .mapToObj(
                cell -> {
                  String refusal = scored.refusals()[cell];
                  String absence =
                      refusal != null
                          ? refusal
                          : "the model gives no score with %s = %s and %s = %s"
                              .formatted(
                                  across.feature(),
                                  across.label(cell / height),
                                  up.feature(),
                                  up.label(cell % height));
                  return averages.mean(scored.byVariant()[cell], absence);
                })
            .toList();
    return new TwoFeatureGrid(across, up, sample, cells, counts(across, up));
  }

  private static int[] counts(Grid across, Grid up) {
    int[] counts = new int[across.size() * up.size()];
    int[] x = across.placeOf();
    int[] y = up.placeOf();
    RowSet rows = across.rows();
    rows.forEach(
        row -> {
          if (x[row] >= 0 && y[row] >= 0) {
            counts[x[row] * up.size() + y[row]]++;
          }
        });
    return counts;
  }

  public Grid across() {
    return across;
  }

  public Grid up() {
    return up;
  }

  public Sample sample() {
    return sample;
  }

  /** The mean score at a point of each grid, or why there is none. */
  public Measure cell(int x, int y) {
    return cells.get(x * up.size() + y);
  }

  /** How many rows of the data are nearest to that pair, as {@link Grid#count} counts them. */
  public int count(int x, int y) {
    return counts[x * up.size() + y];
  }
}
