package org.evenhand.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.effect.Toy.all;
import static org.evenhand.effect.Toy.at;
import static org.evenhand.effect.Toy.effects;
import static org.evenhand.effect.Toy.grid;
import static org.evenhand.effect.Toy.means;
import static org.evenhand.effect.Toy.model;
import static org.evenhand.effect.Toy.reals;
import static org.evenhand.effect.Toy.table;
import static org.evenhand.effect.Toy.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scikit-learn and PyALE say of the same rows and model; reference.py asked them. */
class OtherLibrariesTest {
  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final Function<Table, double[]> SCORE =
      model(
          row -> {
            double a = row.number("a");
            double b = row.number("b");
            double level = row.number("level");
            double logit = 0.8 * a - 0.5 * b + 0.6 * a * b + 0.3 * level * level - 1;
            return 1 / (1 + Math.exp(-logit));
          });
  private static final List<String[]> ROWS = read("rows.csv");
  private static final List<String[]> REFERENCE = read("reference.csv");
  private static final Table DATA =
      table(
          reals("a", column(ROWS, 0)),
          reals("b", column(ROWS, 1)),
          reals("level", column(ROWS, 2)));

  private static List<String[]> read(String name) {
    try (InputStream file =
            Objects.requireNonNull(
                OtherLibrariesTest.class.getResourceAsStream("/effect/" + name));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static double[] column(List<String[]> lines, int cell) {
    return lines.stream().mapToDouble(line -> Double.parseDouble(line[cell])).toArray();
  }

  private static List<String[]> reference(String what, String feature) {
    return REFERENCE.stream()
        .filter(line -> line[0].equals(what) && line[1].equals(feature))
        .toList();
  }

  private static PartialDependence effect(String feature, Sample sample) {
    Grid grid = at(DATA, feature, column(reference("mean", feature), 2));
    return PartialDependence.of(List.of(grid), sample, SCORE, Progress.NONE).getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b", "level"})
  void scikitLearnsPartialDependence(String feature) {
    PartialDependence effect = effect(feature, all(DATA));
    assertThat(means(effect.overall()))
        .containsExactly(column(reference("mean", feature), 4), ROUNDING);
    assertThat(effect.line(7)).containsExactly(column(reference("line 7", feature), 4), ROUNDING);
    Sample weighted = all(DATA).weighted(column(ROWS, 3));
    assertThat(means(effect(feature, weighted).overall()))
        .containsExactly(column(reference("weighted", feature), 4), ROUNDING);
  }

  @Test
  void scikitLearnsPartialDependenceOfTwo() {
    TwoFeatureGrid two =
        TwoFeatureGrid.of(
            effect("a", all(DATA)).grid(),
            effect("b", all(DATA)).grid(),
            all(DATA),
            SCORE,
            Progress.NONE);
    double[] expected = column(reference("two", "a"), 4);
    for (int x = 0; x < 5; x++) {
      for (int y = 0; y < 3; y++) {
        assertThat(value(two.cell(x, y))).isCloseTo(expected[3 * x + y], ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void pyAlesBinsAndEffects(String feature) {
    Grid grid = grid(DATA, feature, 7);
    AccumulatedLocalEffects effect =
        AccumulatedLocalEffects.of(grid, all(DATA), SCORE, Progress.NONE);
    assertThat(effect.points().stream().mapToDouble(AccumulatedLocalEffects.Point::number))
        .containsExactly(box(column(reference("ale", feature), 2)));
    assertThat(effects(effect)).containsExactly(column(reference("ale", feature), 4), ROUNDING);
  }

  private static Double[] box(double[] values) {
    return Arrays.stream(values).boxed().toArray(Double[]::new);
  }

  @Test
  void pyAlesEffectsOfLevels() {
    Table named =
        table(
            reals("a", column(ROWS, 0)),
            reals("b", column(ROWS, 1)),
            Toy.names("level", ROWS.stream().map(line -> line[2]).toArray(String[]::new)));
    Function<Table, double[]> score =
        rows -> SCORE.apply(rows.with(reals("level", Numbers.of("level", rows.column("level")))));
    AccumulatedLocalEffects effect =
        AccumulatedLocalEffects.of(grid(named, "level", 9), all(named), score, Progress.NONE);
    assertThat(effects(effect)).containsExactly(column(reference("ale", "level"), 4), ROUNDING);
  }
}
