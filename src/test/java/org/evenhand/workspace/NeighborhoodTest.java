package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.DistanceOptions;
import org.evenhand.counterfactual.DistanceOptions.Kind;
import org.evenhand.counterfactual.Neighbor;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.onnx.TinyModels;
import org.evenhand.whatif.EditedRow;
import org.evenhand.workspace.NeighborRequest.Which;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighborhoodTest {
  private static Workspace mortgage;
  private static LoadedModel trees;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    mortgage = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
    trees = mortgage.model("Boosted trees");
  }

  @AfterAll
  static void close() {
    mortgage.close();
  }

  private static RowNeighbors nearest(Which which, int row, Table values) {
    NeighborRequest request =
        new NeighborRequest(which, 5, DistanceOptions.of(Kind.GOWER), mortgage.threshold(), null);
    return Neighborhood.of(mortgage, trees, request, Progress.NONE).nearest(row, values);
  }

  private static RowNeighbors nearest(Which which, int row) {
    return nearest(which, row, mortgage.table().slice(row, row + 1));
  }

  private static List<Integer> rows(RowNeighbors found) {
    return found.neighbors().stream().map(Neighbor::row).toList();
  }

  /**
   * Only the model's inputs count: not the label, the part or the protected attribute it ignores.
   */
  @Test
  void theNearestRowsAreThoseOfACountByHandOverTheModelsInputs() {
    Table table = mortgage.table();
    List<Integer> byHand =
        IntStream.range(0, table.rows())
            .filter(row -> row != 28)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> gower(28, row)))
            .limit(5)
            .toList();
    RowNeighbors found = nearest(Which.ALL, 28);
    assertThat(found.columns()).doesNotContain("deny", "part", "afam").hasSize(12);
    assertThat(rows(found)).containsExactlyElementsOf(byHand);
    for (Neighbor neighbor : found.neighbors()) {
      assertThat(neighbor.distance()).isCloseTo(gower(28, neighbor.row()), within(1e-12));
      assertThat(neighbor.parts().values().stream().mapToDouble(part -> part).sum())
          .isCloseTo(neighbor.distance(), within(1e-12));
    }
  }

  private static double gower(int one, int other) {
    double sum = 0;
    for (Column column : trees.binding().select(mortgage.table())) {
      sum +=
          switch (column) {
            case NumericColumn numbers -> {
              double[] sorted = numbers.toArray();
              Arrays.sort(sorted);
              yield Math.abs(numbers.get(one) - numbers.get(other))
                  / (sorted[sorted.length - 1] - sorted[0]);
            }
            case CategoricalColumn names ->
                Objects.equals(names.text(one), names.text(other)) ? 0 : 1;
          };
    }
    return sum / trees.binding().columns().size();
  }

  @Test
  void unlikeRowsHaveTheOtherAnswerAndLikeRowsTheSame() {
    RowNeighbors unlike = nearest(Which.UNLIKE, 3);
    assertThat(unlike.answers()).hasSize(5).noneMatch(answer -> same(unlike, answer));
    RowNeighbors like = nearest(Which.LIKE, 3);
    assertThat(like.answers()).hasSize(5).allMatch(answer -> same(like, answer));
    assertThat(rows(like)).doesNotContain(3);
  }

  private static boolean same(RowNeighbors found, Answer answer) {
    return Objects.equals(found.answer().prediction(), answer.prediction());
  }

  @Test
  void anEditedRowMayBeNearestToItsOwnOriginal() {
    EditedRow edited = EditedRow.of(mortgage.table(), 3).with("pirat", "0.33");
    assertThat(rows(nearest(Which.ALL, 3, edited.values()))).startsWith(3);
  }

  @Test
  void valuesOfARegressionAreUnlikeFromOneStandardDeviationOn() {
    // y = a: 0 2 4 6 8, standard deviation sqrt(10) = 3.16.
    Workspace line = line("a,b,y\n0,0,1.5\n2,0,2.5\n4,0,3.5\n6,0,4.5\n8,0,5.5\n");
    try (line) {
      assertThat(rows(nearest(line, Which.UNLIKE, null))).containsExactly(2, 3, 4);
      assertThat(rows(nearest(line, Which.LIKE, null))).containsExactly(1);
      assertThat(rows(nearest(line, Which.UNLIKE, 5.))).containsExactly(3, 4);
      assertThat(nearest(line, Which.UNLIKE, 5.).apart()).isEqualTo(5);
    }
  }

  @Test
  void aRowThatTheModelGivesNoScoreIsNeverANeighborNorLikeAnything() {
    TinyModels.logarithm(folder.resolve("m.onnx"), 1, 1);
    try (Workspace line = open("a,b,y\n1,0,1.5\n-2,0,2.5\n1.5,0,3.5\n9,0,4.5\n")) {
      assertThat(rows(nearest(line, Which.ALL, 0.))).containsExactly(2, 3);
      NeighborRequest request =
          new NeighborRequest(Which.UNLIKE, 5, DistanceOptions.of(Kind.L1), line.threshold(), null);
      Neighborhood around = Neighborhood.of(line, line.models().getFirst(), request, Progress.NONE);
      assertThatThrownBy(() -> around.nearest(1, line.table().slice(1, 2)))
          .isInstanceOf(InputException.class)
          .hasMessage("row 1: the model gives it no score, so no row is like or unlike it");
    }
  }

  private Workspace line(String data) {
    TinyModels.sum(folder.resolve("m.onnx"), 1, 0);
    return open(data);
  }

  private Workspace open(String data) {
    return TinyWorkspace.open(
        folder,
        """
        name: Line
        data: {file: data.csv}
        target: {column: y}
        models: [{name: M, file: m.onnx, inputs: [a, b]}]
        """,
        data);
  }

  private static RowNeighbors nearest(Workspace workspace, Which which, @Nullable Double apart) {
    NeighborRequest request =
        new NeighborRequest(which, 9, DistanceOptions.of(Kind.L1), workspace.threshold(), apart);
    return Neighborhood.of(workspace, workspace.models().getFirst(), request, Progress.NONE)
        .nearest(0, workspace.table().slice(0, 1));
  }

  @Test
  void columnsMayBeWeighedAndLeftOut() {
    NeighborRequest request =
        new NeighborRequest(
            Which.ALL,
            3,
            DistanceOptions.of(Kind.L2, Map.of("pirat", 9.), List.of("lvrat", "single")),
            mortgage.threshold(),
            null);
    RowNeighbors found =
        Neighborhood.of(mortgage, trees, request, Progress.NONE)
            .nearest(0, mortgage.table().slice(0, 1));
    assertThat(found.columns()).contains("pirat").doesNotContain("lvrat", "single");
    assertThat(found.neighbors().getFirst().parts()).doesNotContainKeys("lvrat", "single");
  }

  @Test
  void recordedScoresHaveNoInputsToCompareBy() {
    try (Workspace tiny = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      NeighborRequest request =
          new NeighborRequest(Which.ALL, 1, DistanceOptions.of(Kind.L1), tiny.threshold(), null);
      assertThatThrownBy(
              () -> Neighborhood.of(tiny, tiny.models().getFirst(), request, Progress.NONE))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "model 'Recorded' is a column of scores: it has no inputs to compare rows by");
    }
  }
}
