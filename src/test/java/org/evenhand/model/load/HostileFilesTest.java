package org.evenhand.model.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made by make_hostile.py: each is refused in one clear line, or survived. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/exports/hostile");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          truncated.onnx          | truncated or damaged
          random.onnx             | damaged
          empty.onnx              | the file is empty
          empty-graph.onnx        | holds no graph
          no-outputs.onnx         | has no outputs
          external-data.onnx      | save it as one file
          external-relative.onnx  | save it as one file
          external-sibling.onnx   | save it as one file
          external-constant.onnx  | save it as one file
          external-subgraph.onnx  | save it as one file
          unknown-operator.onnx   | operator 'MindReader', which ONNX Runtime does not know
          unknown-domain.onnx     | operator Run of 'com.evil', which is not a standard one
          nested-ifs.onnx         | nested
          huge-loop.onnx          | did not answer 2 rows
          huge-tensor.onnx        | ONNX Runtime fails on it
          huge-weight.onnx        | larger than what the file holds
          tree-lengths.onnx       | ONNX Runtime refuses its graph
          tree-cycle.onnx         | ONNX Runtime refuses its graph
          wrong-shape.onnx        | has the shape [N, 28, 28]
          wrong-rows.onnx         | the first dimension must be the rows
          markup-names.onnx       | control characters
          java-serialised.tribuo  | Java-serialised object
          foreign-class.tribuo    | java.lang.ProcessBuilder
          not-a-model.tribuo      | this is a text file
          """)
  void isRefusedInOneLine(String file, String words) {
    assertThatThrownBy(() -> load(file))
        .isInstanceOf(InputException.class)
        .satisfies(
            refused ->
                assertThat(refused.getMessage())
                    .contains(words, file)
                    .doesNotContain("\n", "/etc/passwd", "ORT_"));
  }

  @Test
  void everyFileIsTried() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.filter(file -> !file.toString().endsWith(".py"))).hasSize(25);
    }
  }

  @Test
  void aModelThatReturnsNanIsSurvived() {
    try (Model model = load("returns-nan.onnx")) {
      Scores scores =
          model.score(
              List.of(
                  NumericColumn.of("x", ColumnType.REAL, -1, 4),
                  NumericColumn.of("y", ColumnType.REAL, 0, 2)));
      assertThat(scores.get(1, 0)).isNaN();
      assertThat(scores.get(1, 1)).isEqualTo(0.5); // sigmoid(sqrt(4) - 2)
    }
  }

  private static Model load(String file) {
    return ModelLoader.load(
        new ModelSource(
            "uploaded",
            FOLDER.resolve(file),
            List.of(),
            /* activation= */ null,
            /* task= */ null,
            List.of(),
            List.of("x", "y")));
  }
}
