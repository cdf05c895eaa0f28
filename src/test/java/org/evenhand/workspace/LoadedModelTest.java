package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LoadedModelTest {
  private static final Path MORTGAGE = Path.of("sample-data/mortgage/mortgage.yaml");

  @TempDir private Path folder;

  @Test
  void theTableIsScoredOnce() {
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      LoadedModel model = workspace.model("Recorded");
      Scores scores = model.scores(Progress.NONE);
      assertThat(scores.column(model.positiveIndex()))
          .containsExactly(0.9, 0.8, 0.7, 0.1, 0.6, 0.2, 0.4, 0.3, 0.5, 0.5);
      assertThat(model.scores(Progress.NONE)).isSameAs(scores);
    }
  }

  @Test
  void aCancelledRunLeavesNothingBehind() {
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      LoadedModel model = workspace.model("Recorded");
      AtomicInteger reports = new AtomicInteger();
      Progress cancel =
          (task, done, total) -> {
            reports.incrementAndGet();
            throw new CancelledException();
          };
      assertThatThrownBy(() -> model.scores(cancel)).isInstanceOf(CancelledException.class);
      assertThatThrownBy(() -> model.scores(cancel)).isInstanceOf(CancelledException.class);
      assertThat(reports).hasValue(2);
      assertThat(model.scores(Progress.NONE).rows()).isEqualTo(10);
      assertThat(model.scores(cancel).rows()).isEqualTo(10);
    }
  }

  @Test
  @Timeout(60)
  void whoWaitsForAnothersRunTakesOverWhenItIsCancelled() throws Exception {
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML);
        ExecutorService pool = Executors.newFixedThreadPool(2)) {
      LoadedModel model = workspace.model("Recorded");
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch waiting = new CountDownLatch(1);
      Progress stopWhenSomeoneWaits =
          (task, done, total) -> {
            running.countDown();
            awaitQuietly(waiting);
            throw new CancelledException();
          };
      Future<Scores> first = pool.submit(() -> model.scores(stopWhenSomeoneWaits));
      running.await();
      Future<Scores> second =
          pool.submit(() -> model.scores((task, done, total) -> waiting.countDown()));
      assertThatThrownBy(first::get).hasCauseInstanceOf(CancelledException.class);
      assertThat(second.get().rows()).isEqualTo(10);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theThresholdDecidesBetweenTwoClasses() {
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      LoadedModel model = workspace.model("Recorded");
      Table rows = workspace.table().take(0, 4, 6);
      assertThat(predictions(workspace, rows, Threshold.of(0.6)))
          .containsExactly("yes", "yes", "no");
      assertThat(predictions(workspace, rows, Threshold.by(0.95, "who", Map.of("b", 0.4))))
          .containsExactly("no", "yes", "yes");
      Answer answer = model.answers(rows, new double[] {0.5, 0.5, 0.5}).getFirst();
      assertThat(answer.score()).isEqualTo(0.9);
      assertThat(answer.classes().keySet()).containsExactly("no", "yes");
      assertThat(answer.classes()).containsEntry("yes", 0.9);
    }
  }

  private static List<String> predictions(Workspace workspace, Table rows, Threshold threshold) {
    return workspace.model("Recorded").answers(rows, workspace.thresholds(rows, threshold)).stream()
        .map(answer -> String.valueOf(answer.prediction()))
        .toList();
  }

  /** Ages are 20 to 29, cut in two at 25. */
  @Test
  void thresholdsAreByTheGroupOfTheRowAsItIsNow() {
    String yaml = TinyWorkspace.YAML.replace("[who]", "[{column: age, bins: 2}]");
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      List<String> groups = workspace.attribute("age").dictionary();
      Threshold threshold = Threshold.by(0.5, "age", Map.of(groups.get(1), 0.25));
      Table young = workspace.table().take(0);
      assertThat(workspace.thresholds(young, threshold)).containsExactly(0.5);
      Table older = young.with(NumericColumn.of("age", ColumnType.REAL, 99));
      assertThat(workspace.thresholds(older, threshold)).containsExactly(0.25);
    }
  }

  @Test
  void aRowWithoutAScoreHasNoPrediction() {
    String data = TinyWorkspace.DATA.replace("0.9", "");
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML, data)) {
      Answer answer =
          workspace.model("Recorded").answers(workspace.table().take(0), new double[] {0.5}).get(0);
      assertThat(answer.score()).isNull();
      assertThat(answer.prediction()).isNull();
      assertThat(answer.classes()).isEmpty();
    }
  }

  @Test
  void aChangedRowIsScoredAgainAndWarnsOfWhatTheModelHasNotSeen() {
    try (Workspace workspace = Workspace.open(MORTGAGE, Progress.NONE)) {
      LoadedModel model = workspace.models().getFirst();
      Table row = workspace.table().take(4);
      Answer before = model.answers(row, new double[] {0.25}).getFirst();
      assertThat(before.score())
          .isEqualTo(model.scores(Progress.NONE).get(model.positiveIndex(), 4));
      assertThat(before.flags()).isEmpty();
      Table changed = row.with(NumericColumn.of("lvrat", ColumnType.REAL, 1.8));
      Answer after = model.answers(changed, new double[] {0.25}).getFirst();
      assertThat(after.score()).isNotEqualTo(before.score());
    }
  }

  @Test
  void classesThatTheTargetDoesNotKnowAreRefusedWithWhatToAdd() {
    Path path = rewritten("    classes: [\"no\", \"yes\"]", "");
    assertThatThrownBy(() -> Workspace.open(path, Progress.NONE).close())
        .hasMessageContaining(
            "model 'XGBoost' answers the classes 0, 1 but the target has no, yes;"
                + " add classes: [no, yes] to the model");
  }

  /** The mortgage sample with other words, in the test's folder; its files are linked to. */
  private Path rewritten(String from, String to) {
    try {
      String yaml = Files.readString(MORTGAGE);
      assertThat(yaml).contains(from);
      for (String file : List.of("hmda.csv", "boosted-trees.onnx", "xgboost.onnx")) {
        Files.copy(MORTGAGE.resolveSibling(file), folder.resolve(file));
      }
      return Files.writeString(folder.resolve("mortgage.yaml"), yaml.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
