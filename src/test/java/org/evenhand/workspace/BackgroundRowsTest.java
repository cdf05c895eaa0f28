package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.evenhand.data.RowSet;
import org.evenhand.importance.Contribution;
import org.evenhand.importance.Summary;
import org.evenhand.job.Progress;
import org.evenhand.model.onnx.TinyModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundRowsTest {
  private static final String DATA =
      """
      y,x,w
      1,0,1
      2,4,3
      3,9,0
      """;

  private static Workspace open(Path folder, String weight) {
    TinyModels.sum(folder.resolve("twice.onnx"), 2);
    return TinyWorkspace.open(
        folder,
        """
        name: Tiny
        data: {file: data.csv}
        target: {column: y}
        %s
        models: [{name: Twice, file: twice.onnx, inputs: [x]}]
        """
            .formatted(weight),
        DATA);
  }

  private static String note(Workspace workspace, String which, int most, int... rows) {
    return BackgroundRows.draw(workspace, RowSet.of(3, rows), which, most, 1).note();
  }

  @Test
  void theNoteSaysWhichRowsTheyAre(@TempDir Path folder) {
    try (Workspace workspace = open(folder, "")) {
      assertThat(note(workspace, "", 3, 0, 1, 2)).isEqualTo("all 3 rows");
      assertThat(note(workspace, "", 2, 0, 1, 2))
          .isEqualTo("2 of 3 rows, drawn at random (seed 1)");
      assertThat(note(workspace, " with another answer", 2, 1))
          .isEqualTo("1 row with another answer");
    }
  }

  /** A row without weight is none. */
  @Test
  void ofRowsThatAllFitEachIsThereOnceWithItsWeight(@TempDir Path folder) {
    try (Workspace workspace = open(folder, "weight: w")) {
      BackgroundRows.Drawn all =
          BackgroundRows.draw(workspace, RowSet.all(3), "", 999_999_999, 1).ascending();
      assertThat(all.rows()).containsExactly(0, 1);
      assertThat(all.weights()).containsExactly(1, 3);
      assertThat(all.note()).isEqualTo("all 2 rows by their weights");
      assertThat(note(workspace, "", 5, 1)).isEqualTo("1 row");
      assertThat(note(workspace, "", 1, 0, 1, 2))
          .isEqualTo("1 of 2 rows, drawn with replacement in proportion to their weights (seed 1)");
    }
  }

  /** 2 x against weighted rows with x 0 and 4, whose mean is 3; contributions are -6 and 2. */
  @Test
  void meansAreWeightedOnBothSides(@TempDir Path folder) {
    try (Workspace workspace = open(folder, "weight: w")) {
      GlobalExplanation found =
          GlobalExplanations.of(
              workspace,
              workspace.models().getFirst(),
              new GlobalRequest(ExplanationRequest.usual(workspace.threshold()), 500, null),
              RowSet.all(3),
              Progress.NONE);
      assertThat(found.numbers()).containsExactly(0, 1);
      List<Double> amounts =
          found.attributions().stream()
              .map(attribution -> attribution.contributions().getFirst())
              .map(Contribution::amount)
              .map(amount -> amount.valueOrNull())
              .toList();
      assertThat(amounts).containsExactly(-6.0, 2.0);
      Summary x = found.features().getFirst();
      assertThat(x.meanAbsolute().valueOrNull()).isCloseTo((6 + 3 * 2) / 4.0, within(1e-12));
      assertThat(x.mean().valueOrNull()).isCloseTo(0, within(1e-12));
      assertThat(found.which()).isEqualTo("all 2 rows by their weights");
      assertThat(found.background()).isEqualTo("all 2 rows by their weights");
    }
  }
}
