package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evenhand.data.RowSet;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.importance.Scale;
import org.evenhand.job.Progress;
import org.evenhand.workspace.BackgroundChoice;
import org.evenhand.workspace.ExplanationRequest;
import org.evenhand.workspace.FeatureImportance;
import org.evenhand.workspace.GlobalExplanation;
import org.evenhand.workspace.GlobalExplanations;
import org.evenhand.workspace.GlobalRequest;
import org.evenhand.workspace.ImportanceRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImportanceWordsTest {
  private static Workspace mortgage;

  @BeforeAll
  static void open() {
    mortgage = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
  }

  @AfterAll
  static void close() {
    mortgage.close();
  }

  private static String permuted(String metric, RowSet rows) {
    ImportanceRequest usual = ImportanceRequest.of(mortgage, mortgage.models().getFirst());
    ImportanceRequest request =
        new ImportanceRequest(
            usual.model(),
            Workspace.ALL,
            rows,
            ImportanceMetric.of(metric),
            2,
            1,
            List.of(),
            List.of(),
            List.of(),
            usual.threshold(),
            usual.payoff());
    return ImportanceWords.sentences(FeatureImportance.run(mortgage, request, Progress.NONE));
  }

  @Test
  void whatCannotBeEstimatedIsNotSaidToBeWithoutEffect() {
    RowSet one = RowSet.of(mortgage.table().rows(), 0);
    assertThat(permuted("auc", one))
        .contains(" is not estimable: no positives")
        .doesNotContain("worse");
  }

  @Test
  void aMetricThatNothingMakesWorseIsSaidToBeSo() {
    RowSet one = RowSet.of(mortgage.table().rows(), 0);
    assertThat(permuted("accuracy", one))
        .contains("It does not get worse when the values of any one feature are permuted.");
    assertThat(permuted("score_change", one))
        .startsWith("Scores do not change when the values of any one feature are permuted.");
  }

  @Test
  void scoresThatChangeDoNotGetWorse() {
    RowSet some = RowSet.where(mortgage.table().rows(), row -> row < 50);
    assertThat(permuted("score_change", some))
        .startsWith("Scores change most when the values of these are permuted: ")
        .doesNotContain("worse");
  }

  /** The forest gives scores of 0, which have no log-odds. */
  @Test
  void rowsThatCannotBeExplainedAreNotSaidToBeUnmoved() {
    LoadedModel forest = mortgage.model("Random forest");
    ExplanationRequest how =
        new ExplanationRequest(
            Scale.LOG_ODDS, BackgroundChoice.ALL, 100, mortgage.threshold(), 100_000, 1);
    GlobalExplanation found =
        GlobalExplanations.of(
            mortgage,
            forest,
            new GlobalRequest(how, 2, null),
            RowSet.all(mortgage.table().rows()),
            Progress.NONE);
    assertThat(ImportanceWords.method(found)).contains("2 rows could not be explained");
    assertThat(ImportanceWords.sentences(found, "log-odds of deny = yes"))
        .endsWith("None of them could be explained.");
  }
}
