package org.evenhand.importance;

import java.util.Arrays;
import org.evenhand.data.Table;

/**
 * What has to be scored for one feature: each pair of a row and a value of the feature that some
 * permutation gives it, once. A row that keeps its value keeps its score, and a value that it gets
 * twice is scored once: of a feature with few values that saves most of the work.
 */
final class Rewritten {
  /** Stands for a row as it is. */
  private static final int UNCHANGED = -1;

  private final FeatureGroup feature;
  private final int[] rows;
  private final int[] sources;
  private final int[][] places;

  private Rewritten(FeatureGroup feature, int[] rows, int[] sources, int[]... places) {
    this.feature = feature;
    this.rows = rows;
    this.sources = sources;
    this.places = places;
  }

  /** Of {@code count} consecutive repeats from one on. */
  static Rewritten of(
      Table table, FeatureGroup feature, Permutations permutations, int from, int count) {
    DistinctValues values = DistinctValues.of(table, feature);
    int[][] places = new int[count][];
    Arrays.setAll(places, repeat -> permutations.of(feature, from + repeat));
    int[] rows = new int[table.rows()];
    int[] sources = new int[table.rows()];
    int[] seenIn = new int[values.count()];
    int[] placeOf = new int[values.count()];
    Arrays.fill(seenIn, UNCHANGED);
    int size = 0;
    for (int row = 0; row < table.rows(); row++) {
      for (int[] place : places) {
        int source = place[row];
        int code = values.code(source);
        if (code == values.code(row)) {
          place[row] = UNCHANGED;
          continue;
        }
        if (seenIn[code] != row) {
          seenIn[code] = row;
          placeOf[code] = size;
          if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            sources = Arrays.copyOf(sources, 2 * size);
          }
          rows[size] = row;
          sources[size] = source;
          size++;
        }
        place[row] = placeOf[code];
      }
    }
    return new Rewritten(feature, Arrays.copyOf(rows, size), Arrays.copyOf(sources, size), places);
  }

  FeatureGroup feature() {
    return feature;
  }

  /** How many rows have to be scored. */
  int size() {
    return rows.length;
  }

  int row(int place) {
    return rows[place];
  }

  /** The row whose values of the feature the row at that place gets. */
  int source(int place) {
    return sources[place];
  }

  /**
   * The scores of all rows in one repeat.
   *
   * @param repeat counted from the first of these
   * @param baseline one output of the rows as they are
   * @param answers that output at each place
   * @param from where the answers of this feature start
   */
  double[] scores(int repeat, double[] baseline, double[] answers, int from) {
    int[] place = places[repeat];
    double[] scores = new double[place.length];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = place[row] == UNCHANGED ? baseline[row] : answers[from + place[row]];
    }
    return scores;
  }
}
