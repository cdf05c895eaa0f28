package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.effect.Grid;
import org.evenhand.effect.GroupChanges;
import org.evenhand.effect.TwoFeatureGrid;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.EffectLines.Line;
import org.evenhand.workspace.EffectRequest.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AverageEffectsTest {
  private static Workspace wages;
  private static LoadedModel linear;
  private static Workspace mortgage;
  private static LoadedModel trees;

  @BeforeAll
  static void open() {
    wages = Workspace.open(Path.of("sample-data/wages/wages.yaml"), Progress.NONE);
    linear = wages.model("Linear regression");
    mortgage = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
    trees = mortgage.model("Boosted trees");
  }

  @AfterAll
  static void close() {
    wages.close();
    mortgage.close();
  }

  private static Table row(Workspace workspace, int row) {
    return workspace.table().slice(row, row + 1);
  }

  private static RowSet all(Workspace workspace) {
    return RowSet.all(workspace.table().rows());
  }

  private static EffectLines lines(
      Workspace workspace, LoadedModel model, String feature, Kind kind, @Nullable String by) {
    return AverageEffects.over(workspace, all(workspace), 200, 1)
        .lines(
            model, new EffectRequest(feature, kind, by, false), row(workspace, 3), Progress.NONE);
  }

  private static double value(Measure measure) {
    return switch (measure) {
      case Measure.Estimate estimate -> estimate.value();
      case Measure.NotEstimable none -> throw new AssertionError(none.reason());
    };
  }

  /** What one more year of education is worth to the first row; the same for all and anywhere. */
  private static double slope() {
    Table one = row(wages, 0);
    NumericColumn years = (NumericColumn) one.column("education");
    Table more = one.with(NumericColumn.of("education", years.type(), years.get(0) + 1));
    return linear.score(more).get(0, 0) - linear.score(one).get(0, 0);
  }

  /** Local effects end where the sampled rows do. */
  private static void requireSlope(EffectLines lines, double slope) {
    assertThat(lines.lines()).isNotEmpty();
    for (Line line : lines.lines()) {
      int[] known =
          IntStream.range(0, lines.points().size())
              .filter(i -> line.values().get(i) instanceof Measure.Estimate)
              .toArray();
      assertThat(known).hasSizeGreaterThan(lines.points().size() / 2);
      for (int i = 1; i < known.length; i++) {
        double run =
            lines.values().number(lines.points().get(known[i]))
                - lines.values().number(lines.points().get(known[i - 1]));
        double rise = value(line.values().get(known[i])) - value(line.values().get(known[i - 1]));
        assertThat(rise).isCloseTo(slope * run, within(1e-4));
      }
    }
  }

  /** Of every kind and in every group, whatever the other features are. */
  @Test
  void everyAverageOfALinearModelHasItsSlope() {
    double slope = slope();
    assertThat(Math.abs(slope)).isGreaterThan(0.1);
    for (Kind kind : Kind.values()) {
      requireSlope(lines(wages, linear, "education", kind, null), slope);
      requireSlope(lines(wages, linear, "education", kind, "gender"), slope);
    }
  }

  @Test
  void theSampleIsSaidWithItsSeed() {
    assertThat(lines(mortgage, trees, "lvrat", Kind.MEAN, null).sample().note())
        .isEqualTo("200 of 2,380 rows, drawn at random (seed 1)");
    assertThat(
            AverageEffects.over(mortgage, mortgage.part("test"), 1000, 1)
                .lines(
                    trees,
                    new EffectRequest("lvrat", Kind.MEAN, null, false),
                    row(mortgage, 3),
                    Progress.NONE)
                .sample()
                .note())
        .isEqualTo("all 952 rows");
  }

  /** The mean of the scores of the sampled rows with the value set, computed row by row. */
  @Test
  void partialDependenceIsTheMeanOfTheRowsWithThatValue() {
    EffectLines lines = lines(mortgage, trees, "lvrat", Kind.MEAN, null);
    int point = 5;
    double set = lines.values().number(lines.points().get(point));
    Table taken = mortgage.table().take(lines.sample().rows());
    double[] all = new double[taken.rows()];
    Arrays.fill(all, set);
    NumericColumn column = (NumericColumn) taken.column("lvrat");
    double mean =
        Arrays.stream(
                trees
                    .score(taken.with(NumericColumn.of("lvrat", column.type(), all)))
                    .column(trees.positiveIndex()))
            .average()
            .orElseThrow();
    assertThat(value(lines.lines().getFirst().values().get(point))).isCloseTo(mean, within(1e-9));
    assertThat(lines.bundle()).hasSize(50);
    assertThat(lines.band()).hasSameSizeAs(lines.points());
  }

  /** Half of the weight is the first row's, half that of three others; the fifth has none. */
  @Test
  void weightsCountAndRowsWithoutOneDoNot(@TempDir Path folder) throws IOException {
    for (String file : List.of("wages.csv", "linear-regression.onnx")) {
      Files.copy(Path.of("sample-data/wages", file), folder.resolve(file));
    }
    List<String> data = Files.readAllLines(folder.resolve("wages.csv"));
    List<String> weights = List.of("w", "3", "1", "1", "1", "");
    Files.write(
        folder.resolve("wages.csv"),
        IntStream.range(0, 6).mapToObj(i -> data.get(i) + "," + weights.get(i)).toList());
    Path yaml =
        Files.writeString(
            folder.resolve("w.yaml"),
            """
            name: Weighted
            data: {file: wages.csv}
            target: {column: wage}
            weight: w
            models: [{name: Linear, file: linear-regression.onnx}]
            """);
    try (Workspace weighted = Workspace.open(yaml, Progress.NONE)) {
      LoadedModel model = weighted.models().getFirst();
      EffectLines lines =
          AverageEffects.over(weighted, all(weighted), 100, 1)
              .lines(
                  model,
                  new EffectRequest("education", Kind.MEAN, null, false),
                  row(weighted, 0),
                  Progress.NONE);
      assertThat(lines.sample().note()).isEqualTo("all 4 rows");
      double set = lines.values().number(lines.points().getFirst());
      Table four = weighted.table().take(0, 1, 2, 3);
      NumericColumn years = (NumericColumn) four.column("education");
      double[] scores =
          model
              .score(four.with(NumericColumn.of("education", years.type(), set, set, set, set)))
              .column(0);
      assertThat(value(lines.lines().getFirst().values().getFirst()))
          .isCloseTo((3 * scores[0] + scores[1] + scores[2] + scores[3]) / 6, within(1e-9));
    }
  }

  @Test
  void centredCurvesAreZeroAtTheRowsOwnValueAndAtTheFirst() {
    EffectLines own = lines(mortgage, trees, "lvrat", Kind.FROM_OWN, "afam");
    int at = own.points().indexOf(own.values().current());
    EffectLines first = lines(mortgage, trees, "lvrat", Kind.FROM_FIRST, null);
    assertThat(own.lines()).hasSize(2);
    assertThat(own.values().number(own.values().current()))
        .isEqualTo(((NumericColumn) mortgage.table().column("lvrat")).get(3));
    assertThat(own.lines()).allMatch(line -> value(line.values().get(at)) == 0);
    assertThat(value(first.lines().getFirst().values().getFirst())).isZero();
  }

  @Test
  void groupsAreTheRowsOfTheSample() {
    EffectLines lines = lines(mortgage, trees, "lvrat", Kind.MEAN, "afam");
    assertThat(lines.bundle()).isEmpty();
    assertThat(lines.lines().stream().mapToInt(Line::rows).sum()).isEqualTo(200);
    assertThat(lines.lines())
        .extracting(line -> line.group() == null ? "" : line.group().label())
        .containsExactlyInAnyOrder("no", "yes");
  }

  @Test
  void groupsAreComparedBetweenTheLowestAndTheHighestMean() {
    EffectLines lines = lines(wages, linear, "education", Kind.FROM_FIRST, "gender");
    GroupChanges changes = Objects.requireNonNull(lines.changes());
    assertThat(changes.from()).isZero();
    assertThat(changes.to()).isEqualTo(lines.points().getLast());
    double slope = value(changes.changes().getFirst());
    assertThat(slope).isPositive();
    assertThat(value(changes.changes().getLast())).isCloseTo(slope, within(1e-5));
    assertThat(lines(wages, linear, "education", Kind.MEAN, null).changes()).isNull();
    assertThat(lines(wages, linear, "education", Kind.LOCAL, "gender").changes()).isNull();
  }

  @Test
  void groupsBeyondTheEighthAreNamed() {
    EffectLines lines = lines(wages, linear, "education", Kind.MEAN, "experience:12");
    assertThat(lines.lines()).hasSize(8);
    assertThat(lines.notDrawn()).isNotEmpty();
  }

  @Test
  void otherModelsThatReadTheColumnAreOverlaid() {
    EffectLines lines =
        AverageEffects.over(mortgage, all(mortgage), 50, 1)
            .lines(
                trees,
                new EffectRequest("lvrat", Kind.LOCAL, null, true),
                row(mortgage, 3),
                Progress.NONE);
    assertThat(lines.lines())
        .extracting(line -> line.model().name())
        .containsExactly("Boosted trees", "XGBoost", "Logistic regression", "Random forest");
  }

  @Test
  void categoriesWithoutAnOrderHaveNoLocalEffectsAndTheReason() {
    Line line = lines(wages, linear, "occupation", Kind.LOCAL, null).lines().getFirst();
    assertThat(line.reason()).contains("have no order");
    assertThat(line.values()).isEmpty();
  }

  /** Of one row a pair of its own values has its own score. */
  @Test
  void aRowsOwnPairHasItsOwnScore() {
    Table own = row(mortgage, 3);
    AverageEffects averages = AverageEffects.over(mortgage, all(mortgage), 100, 1);
    TwoFeatureGrid pairs = averages.pairsOf(trees, "chist", "phist", own, Progress.NONE);
    int x = point(pairs.across(), own);
    int y = point(pairs.up(), own);
    assertThat(value(pairs.cell(x, y)))
        .isCloseTo(trees.score(own).get(trees.positiveIndex(), 0), within(1e-9));
    assertThat(
            value(
                averages
                    .thresholdsOf(trees, "chist", "phist", own, mortgage.threshold())
                    .cell(x, y)))
        .isEqualTo(0.25);
  }

  private static int point(Grid grid, Table own) {
    return grid.including(own.column(grid.feature()), 0).current();
  }

  /** The step along one feature is the same wherever the other is. */
  @Test
  void pairsOfALinearModelAddUp() {
    TwoFeatureGrid pairs =
        AverageEffects.over(wages, all(wages), 100, 1)
            .pairs(linear, "education", "experience", Progress.NONE);
    double run = pairs.across().number(1) - pairs.across().number(0);
    for (int y = 0; y < pairs.up().size(); y++) {
      assertThat(value(pairs.cell(1, y)) - value(pairs.cell(0, y)))
          .isCloseTo(slope() * run, within(1e-4));
    }
  }

  @Test
  void whatCannotBeAskedIsSaid() {
    AverageEffects averages = AverageEffects.over(mortgage, all(mortgage), 10, 1);
    Table own = row(mortgage, 3);
    assertThatThrownBy(
            () ->
                averages.lines(
                    trees, new EffectRequest("lvrats", Kind.MEAN, null, false), own, Progress.NONE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not read a column 'lvrats'")
        .hasMessageContaining("lvrat");
    assertThatThrownBy(() -> averages.pairs(trees, "lvrat", "lvrat", Progress.NONE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("choose another");
    RowSet none = RowSet.where(mortgage.table().rows(), row -> false);
    assertThatThrownBy(() -> AverageEffects.over(mortgage, none, 10, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no rows");
  }
}
