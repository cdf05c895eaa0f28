package org.evenhand.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.data.TableReader;
import org.evenhand.effect.AccumulatedLocalEffects;
import org.evenhand.effect.Grid;
import org.evenhand.effect.Ice;
import org.evenhand.effect.IceCurve;
import org.evenhand.effect.PartialDependence;
import org.evenhand.effect.Sample;
import org.evenhand.effect.TwoFeatureGrid;
import org.evenhand.job.Progress;
import org.evenhand.model.Binding;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Scorer;
import org.evenhand.model.load.ModelLoader;

/**
 * Partial dependence of the mortgage sample's boosted trees next to the time that the model itself
 * takes for as many rows, laid out ready-made; {@code bench/effects.sh} says how long scikit-learn
 * took for its own model of the same form. Bare and not are run by turns; the ratio is the median
 * of the rounds' own.
 */
public final class EffectBenchmark {
  private static final Path FOLDER = Path.of("sample-data/mortgage");
  private static final int ROWS = 1000;
  private static final int POINTS = 20;
  private static final int ROUNDS = 25;

  private EffectBenchmark() {}

  /** Arguments: scikit-learn's "seconds rows", of partial dependence of the same features. */
  public static void main(String[] arguments) {
    Table data = TableReader.read(FOLDER.resolve("hmda.csv"), Map.of(), Progress.NONE);
    try (Model model =
        ModelLoader.load(ModelSource.of("Boosted trees", FOLDER.resolve("boosted-trees.onnx")))) {
      Binding binding = Binding.of("Boosted trees", model.signature(), data.names());
      Table inputs = Table.of(binding.select(data));
      Function<Table, double[]> score =
          rows -> Scorer.score(model, binding, rows, "", Progress.NONE).column(1);
      RowSet all = RowSet.all(data.rows());
      Sample sample = Sample.of(inputs, all, ROWS, 1);
      List<Grid> mixed =
          inputs.columns().stream().map(column -> Grid.of(column, all, POINTS)).toList();
      compare("12 features", mixed, sample, score);
      // Thirteen times the same feature is as much work as thirteen features of 20 points.
      Grid ratio = Grid.of(inputs.column("pirat"), all, POINTS);
      compare("13 times 20 points", Collections.nCopies(13, ratio), sample, score);

      double here =
          Timed.of("partial dependence, 12 features", () -> effects(mixed, sample, score))
              .milliseconds();
      if (arguments.length > 0) {
        String[] told = arguments[0].trim().split(" ", -1);
        System.out.printf(
            Locale.ROOT,
            "  scikit-learn: %.0f ms for %s rows, %.0f times as long%n",
            Double.parseDouble(told[0]) * 1000,
            told[1],
            Double.parseDouble(told[0]) * 1000 / here);
      }
      Ice ice = new Ice(inputs.slice(4, 5), score, rows -> filled(rows.rows(), 0.25));
      Timed.of("one row, 12 features", () -> ice.curves(mixed, Progress.NONE));
      List<IceCurve> curves = ice.curves(mixed, Progress.NONE);
      Timed.of("its flips narrowed", () -> ice.refine(curves, Progress.NONE));
      Timed.of(
          "accumulated local effects of one feature, all 2,380 rows",
          () ->
              AccumulatedLocalEffects.of(
                  ratio, Sample.of(inputs, all, data.rows(), 1), score, Progress.NONE));
      Timed.of(
          "two features, 20 x 20 points, 1,000 rows",
          () ->
              TwoFeatureGrid.of(
                  ratio,
                  Grid.of(inputs.column("lvrat"), all, POINTS),
                  sample,
                  score,
                  Progress.NONE));
    }
  }

  private static List<PartialDependence> effects(
      List<Grid> grids, Sample sample, Function<Table, double[]> score) {
    return PartialDependence.of(grids, sample, score, Progress.NONE);
  }

  private static void compare(
      String what, List<Grid> grids, Sample sample, Function<Table, double[]> score) {
    int points = grids.stream().mapToInt(Grid::size).sum();
    Table ready = laidOut(grids, sample.table(), points);
    double[] ours = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) { // as many to warm up
      int kept = Math.max(0, round);
      long start = System.nanoTime();
      double[] expected = score.apply(ready);
      bare[kept] = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      List<PartialDependence> effects = effects(grids, sample, score);
      ours[kept] = (System.nanoTime() - start) / 1e6;
      check(effects, expected, sample.size());
    }
    double[] ratios =
        IntStream.range(0, ROUNDS).mapToDouble(round -> ours[round] / bare[round]).toArray();
    System.out.printf(
        Locale.ROOT,
        "%s, %,d rows: partial dependence %.1f ms, bare model %.1f ms, ratio %.2f%n",
        what,
        ready.rows(),
        median(ours),
        median(bare),
        median(ratios));
  }

  /** The rows that partial dependence asks for, one point after the other. */
  private static Table laidOut(List<Grid> grids, Table rows, int points) {
    int size = rows.rows();
    Table table = rows.take(IntStream.range(0, points * size).map(row -> row % size).toArray());
    for (String feature : grids.stream().map(Grid::feature).distinct().toList()) {
      Column own = table.column(feature);
      List<String> values = new ArrayList<>();
      int at = 0;
      for (Grid grid : grids) {
        for (int point = 0; point < grid.size(); point++) {
          for (int row = 0; row < size; row++, at++) {
            values.add(grid.feature().equals(feature) ? grid.label(point) : own.text(at));
          }
        }
      }
      table = table.with(like(own, values));
    }
    return table;
  }

  private static Column like(Column own, List<String> texts) {
    return switch (own) {
      case NumericColumn numbers ->
          NumericColumn.of(
              own.name(), own.type(), texts.stream().mapToDouble(Double::parseDouble).toArray());
      case CategoricalColumn names -> CategoricalColumn.of(own.name(), own.type(), texts);
    };
  }

  private static void check(List<PartialDependence> effects, double[] expected, int rows) {
    int at = 0;
    for (PartialDependence effect : effects) {
      for (int point = 0; point < effect.grid().size(); point++, at += rows) {
        if (effect.line(rows - 1)[point] != expected[at + rows - 1]) {
          throw new IllegalStateException(effect.grid().feature() + " differs");
        }
      }
    }
  }

  private static double[] filled(int rows, double value) {
    double[] values = new double[rows];
    Arrays.fill(values, value);
    return values;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
