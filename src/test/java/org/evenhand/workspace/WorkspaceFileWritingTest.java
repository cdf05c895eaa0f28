package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFileWritingTest {
  private static final Path PATH = Path.of("folder", "loans.yaml");
  private static final String LEAST =
      """
      name: Loans
      data: {file: loans.csv}
      models: [{name: One, file: one.onnx}]
      """;

  @TempDir private Path folder;

  @Test
  void readAndWrittenTheFileIsTheSame() throws IOException {
    String text =
        "\uFEFF"
            + """
            # who
            name:   'Loans' # x
            data: {file: d.csv}

            models:
            - name: "\uD83D\uDE00"
              score: s
            """
                .replace("\n", "\r\n");
    Path path = Files.writeString(folder.resolve("w.yaml"), text);
    WorkspaceFile.read(path).write(path);
    assertThat(path).content().isEqualTo(text);
    assertThat(folder).isDirectoryContaining("glob:**w.yaml");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aNewThresholdLeavesEverythingElse() {
    assertSet("threshold: 0.3 # agreed in May", "threshold: 0.25 # agreed in May");
    assertSet("threshold:  {default: .3,\n  by: a, groups: {x: 1}} # c", "threshold:  0.25 # c");
    assertSet(
        "threshold:\n  default: .3 # a\n  by: a\n  groups:\n    x: 1\n# next\nweight: w",
        "threshold:\n  0.25\n# next\nweight: w");
    assertSet("weight: w # last", "weight: w # last\nthreshold: 0.25");
    assertSet("weight: w # c\n\n# end\n", "weight: w # c\nthreshold: 0.25\n\n# end\n");
    assertSet("weight: w\n...\n", "weight: w\nthreshold: 0.25\n...\n");
    assertSet("weight: |\n  w\n# end", "weight: |\n  w\nthreshold: 0.25\n# end");
    assertSet("weight: w\r\n", "weight: w\r\nthreshold: 0.25\r\n");
  }

  private static void assertSet(String before, String after) {
    String head = "# \uD83D\uDE00\n" + LEAST;
    WorkspaceFile changed =
        WorkspaceFile.parse(PATH, head + before).withThreshold(Threshold.of(0.25));
    assertThat(changed.threshold()).isEqualTo(Threshold.of(0.25));
    assertThat(changed.text()).isEqualTo(head + after);
  }

  @Test
  void thresholdsByGroupAreWrittenAsTheyAreRead() {
    Threshold byGroup = Threshold.by(0.5, "a \"b\"", Map.of("yes", 0.25, "\\: #\n", 1.0));
    assertThat(WorkspaceFile.parse(PATH, LEAST).withThreshold(byGroup).threshold())
        .isEqualTo(byGroup);
  }

  @Test
  void thresholdsOfCombinationsAreWrittenAsTheyAreRead() {
    Threshold both =
        new Threshold(
            0.5, List.of("a*b", "c"), Map.of(List.of("x*y", "z"), 0.25, List.of("\\", "*"), 1.0));
    assertThat(WorkspaceFile.parse(PATH, LEAST).withThreshold(both).threshold()).isEqualTo(both);
    Threshold starred = Threshold.by(0.5, "a*b", Map.of("C*", 0.25));
    assertThat(WorkspaceFile.parse(PATH, LEAST).withThreshold(starred).threshold())
        .isEqualTo(starred);
  }

  @Test
  void aFileInBracesGetsItsThresholdInside() {
    String text = "{name: L, data: {file: d}, models: [{name: A, score: s}]}\n";
    WorkspaceFile changed = WorkspaceFile.parse(PATH, text).withThreshold(Threshold.of(0.25));
    assertThat(changed.text())
        .isEqualTo("{name: L, data: {file: d}, models: [{name: A, score: s}], threshold: 0.25}\n");
  }
}
