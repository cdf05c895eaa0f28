package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.DistanceOptions.Kind;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;

/**
 * The real rows that searches draw on: what values there are, how far rows lie apart, what the
 * model answers to them. Made once for a table and a model; immutable, so that any number of
 * searches may use it at once.
 */
public final class Background {
  /** At most so many rows are used; of more, a sample without replacement. */
  public static final int MAX_ROWS = 20_000;

  /** How many of the nearest real rows are asked whether they have the wanted answer. */
  public static final int NEIGHBORS = 5;

  /** Of features that change together so many combinations are tried. */
  private static final int MAX_TUPLES = 200;

  /** The combinations of some features' values that rows have, the most frequent first. */
  record Tuples(List<double[]> mostFrequent, boolean all) {}

  private final Table rows;
  private final Scores scores;
  private final List<Feature> features;
  private final Map<String, Integer> indexOf;
  private final Distance distance;
  private final double typicalGap;

  private Background(
      Table rows,
      Scores scores,
      List<Feature> features,
      Map<String, Integer> indexOf,
      Distance distance,
      double typicalGap) {
    this.rows = rows;
    this.scores = scores;
    this.features = features;
    this.indexOf = indexOf;
    this.distance = distance;
    this.typicalGap = typicalGap;
  }

  /**
   * Looks at the rows.
   *
   * @param table with all columns of the data
   * @param scores of all rows of the table
   * @param rows those to use
   * @param features the columns that the model reads, one or more
   * @param seed of the sample
   * @throws org.evenhand.job.CancelledException if the progress says so
   */
  public static Background of(
      Table table,
      Scores scores,
      RowSet rows,
      List<String> features,
      long seed,
      Progress progress) {
    int[] used = sample(rows.toArray(), seed);
    Table sample = table.take(used);
    double[][] byOutput =
        IntStream.range(0, scores.width())
            .mapToObj(output -> take(scores.column(output), used))
            .toArray(double[][]::new);
    List<String> names = features.stream().distinct().toList();
    List<Feature> known = new ArrayList<>();
    Map<String, Integer> indexOf = new LinkedHashMap<>();
    for (String name : names) {
      progress.report("Looking at the data", known.size(), names.size());
      indexOf.put(name, known.size());
      known.add(Feature.of(sample.column(name)));
    }
    Distance distance = Distance.of(sample, names, DistanceOptions.of(Kind.GOWER));
    double gap = RealRows.typicalGap(sample, distance, progress);
    return new Background(sample, new Scores(byOutput), List.copyOf(known), indexOf, distance, gap);
  }

  private static int[] sample(int[] rows, long seed) {
    if (rows.length <= MAX_ROWS) {
      return rows;
    }
    Random random = new Random(seed);
    for (int i = 0; i < MAX_ROWS; i++) {
      int other = i + random.nextInt(rows.length - i);
      int row = rows[other];
      rows[other] = rows[i];
      rows[i] = row;
    }
    int[] sample = Arrays.copyOf(rows, MAX_ROWS);
    Arrays.sort(sample);
    return sample;
  }

  private static double[] take(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** The real rows that are used, with all columns of the data. */
  Table rows() {
    return rows;
  }

  /** The scores of these rows. */
  Scores scores() {
    return scores;
  }

  List<Feature> features() {
    return features;
  }

  /** The names of all columns of the data. */
  List<String> columns() {
    return rows.names();
  }

  /** Which feature a column is, -1 if the model does not read it. */
  int index(String column) {
    return indexOf.getOrDefault(column, -1);
  }

  /** Gower's over the features; a point of these is one of its. */
  Distance distance() {
    return distance;
  }

  /** From nearly all real rows another one is no farther than this; NaN if there are too few. */
  double typicalGap() {
    return typicalGap;
  }

  /** The combinations that real rows have, those with a missing value left out. */
  Tuples tuples(int[] of) {
    Map<List<Double>, Integer> counts = new HashMap<>();
    for (int row = 0; row < rows.rows(); row++) {
      List<Double> tuple = new ArrayList<>();
      for (int feature : of) {
        tuple.add(features.get(feature).value(row) + 0.0);
      }
      if (!tuple.contains(Double.NaN)) {
        counts.merge(tuple, 1, Integer::sum);
      }
    }
    Comparator<Map.Entry<List<Double>, Integer>> byCount =
        Comparator.comparingInt(entry -> -entry.getValue());
    List<double[]> tuples =
        counts.entrySet().stream()
            .sorted(byCount.thenComparing(entry -> entry.getKey().toString()))
            .limit(MAX_TUPLES)
            .map(entry -> entry.getKey().stream().mapToDouble(value -> value).toArray())
            .toList();
    return new Tuples(tuples, tuples.size() == counts.size());
  }
}
