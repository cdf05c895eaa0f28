package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.importance.PermutedFeature;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Payoff;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureImportanceTest {
  private static Workspace mortgage;
  private static Workspace wages;
  private static Workspace plebiscite;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    mortgage = sample("mortgage");
    wages = sample("wages");
    plebiscite = sample("plebiscite");
  }

  @AfterAll
  static void close() {
    mortgage.close();
    wages.close();
    plebiscite.close();
  }

  private static Workspace sample(String name) {
    return Workspace.open(Path.of("sample-data", name, name + ".yaml"), Progress.NONE);
  }

  private static ImportanceRequest request(Workspace workspace, String model, String metric) {
    ImportanceRequest usual = ImportanceRequest.of(workspace, workspace.model(model));
    return new ImportanceRequest(
        usual.model(),
        usual.part(),
        null,
        ImportanceMetric.of(metric),
        2,
        1,
        List.of(),
        List.of(),
        List.of(),
        usual.threshold(),
        Payoff.ACCURACY);
  }

  private static ImportanceRequest with(
      ImportanceRequest request,
      List<List<String>> together,
      List<String> within,
      List<String> by) {
    return new ImportanceRequest(
        request.model(),
        request.part(),
        request.selection(),
        request.metric(),
        request.repeats(),
        request.seed(),
        together,
        within,
        by,
        request.threshold(),
        request.payoff());
  }

  private static FeatureImportance run(Workspace workspace, ImportanceRequest request) {
    return FeatureImportance.run(workspace, request, Progress.NONE);
  }

  /** Of the same rows and groups. */
  private static Audit audit(ImportanceRequest request) {
    AuditRequest usual = AuditRequest.of(mortgage, request.model());
    return Audits.run(
        mortgage,
        new AuditRequest(
            usual.model(), usual.part(), null, usual.threshold(), List.of(request.by())),
        Progress.NONE);
  }

  private static PermutedFeature feature(List<PermutedFeature> features, String name) {
    return features.stream().filter(f -> f.feature().name().equals(name)).findFirst().orElseThrow();
  }

  private static double value(Measure measure) {
    return Objects.requireNonNull(measure.valueOrNull());
  }

  @Test
  void theBaselineIsTheAuditsNumber() {
    for (String metric : List.of("auc", "log_loss", "accuracy", "f1", "brier")) {
      FeatureImportance found = run(mortgage, request(mortgage, "Boosted trees", metric));
      Audit audit =
          Audits.run(
              mortgage, AuditRequest.of(mortgage, mortgage.model("Boosted trees")), Progress.NONE);
      double told = value(Objects.requireNonNull(audit.overall().metrics().get(Metric.of(metric))));
      assertThat(value(found.baseline())).as(metric).isCloseTo(told, within(1e-12));
      assertThat(found.counts()).isEqualTo(audit.data());
    }
  }

  /** No closed form is right for the first two: an audit draws rows, of which the seed decides. */
  @Test
  void intervalsOfBaselinesAreTheAudits() {
    for (String metric : List.of("average_precision", "calibration_error", "auc", "brier")) {
      ImportanceRequest request =
          with(request(mortgage, "XGBoost", metric), List.of(), List.of(), List.of("afam"));
      FeatureImportance found = run(mortgage, request);
      Audit audit = audit(request);
      assertThat(found.baseline()).isEqualTo(audit.overall().measure(Metric.of(metric)));
      for (int i = 0; i < 2; i++) {
        assertThat(found.groups().get(i).baseline())
            .as(metric)
            .isEqualTo(audit.groups().get(i).measure(Metric.of(metric)));
      }
    }
  }

  @Test
  void groupsHaveTheAuditsNumbersToo() {
    ImportanceRequest request =
        with(request(mortgage, "XGBoost", "auc"), List.of(), List.of(), List.of("afam", "single"));
    FeatureImportance found = run(mortgage, request);
    Audit audit = audit(request);
    assertThat(found.groups()).hasSize(4);
    for (int i = 0; i < 4; i++) {
      GroupResult told = audit.groups().get(i);
      FeatureImportance.OfGroup group = found.groups().get(i);
      assertThat(group.group()).isEqualTo(told.group());
      assertThat(group.rows()).isEqualTo(told.rows());
      assertThat(group.baseline()).isEqualTo(told.metrics().get(Metric.AUC));
      assertThat(group.features().stream().map(PermutedFeature::feature))
          .containsExactlyElementsOf(
              found.features().stream().map(PermutedFeature::feature).toList());
    }
  }

  @Test
  void theMostImportantFeatureIsFirst() {
    List<PermutedFeature> found =
        run(mortgage, request(mortgage, "Logistic regression", "auc")).features();
    assertThat(found).hasSize(12);
    assertThat(found.stream().map(f -> -value(f.loss()))).isSorted();
  }

  /** Two models on the same rows: a feature's rows are the same ones, so equal models are equal. */
  @Test
  void theSeedAloneDecidesWhatMovesWhere() {
    ImportanceRequest request = request(mortgage, "Boosted trees", "auc");
    assertThat(run(mortgage, request).features()).isEqualTo(run(mortgage, request).features());
    try (Workspace again = sample("mortgage")) {
      assertThat(run(again, request(again, "Boosted trees", "auc")).features())
          .isEqualTo(run(mortgage, request).features());
    }
  }

  /** On which exact zeros and the saving of work rest. */
  @Test
  void aRowsScoreDoesNotDependOnTheRowsBesideIt() {
    for (Workspace workspace : List.of(mortgage, wages, plebiscite)) {
      int rows = workspace.table().rows();
      int[] reversed = IntStream.range(0, rows).map(row -> rows - 1 - row).toArray();
      for (LoadedModel model : workspace.models()) {
        Scores once = model.scores(Progress.NONE);
        Scores again = model.score(workspace.table().take(reversed));
        Scores few = model.score(workspace.table().slice(0, 7));
        for (int output = 0; output < once.width(); output++) {
          for (int row = 0; row < rows; row++) {
            assertThat(again.get(output, rows - 1 - row))
                .as(model.name())
                .isEqualTo(once.get(output, row));
          }
          for (int row = 0; row < 7; row++) {
            assertThat(few.get(output, row)).isEqualTo(once.get(output, row));
          }
        }
      }
    }
  }

  @Test
  void columnsTogetherAreOneFeatureInThePlaceOfTheirFirst() {
    FeatureImportance found =
        run(
            mortgage,
            with(
                request(mortgage, "Boosted trees", "auc"),
                List.of(List.of("hirat", "pirat"), List.of("chist", "mhist", "phist")),
                List.of(),
                List.of()));
    assertThat(found.features().stream().map(f -> f.feature().name()))
        .hasSize(9)
        .contains("hirat+pirat", "chist+mhist+phist", "lvrat")
        .doesNotContain("pirat", "chist");
  }

  @Test
  void withinItselfAFeatureCannotMove() {
    FeatureImportance found =
        run(
            mortgage,
            with(
                request(mortgage, "Boosted trees", "auc"),
                List.of(),
                List.of("single", "lvrat:4"),
                List.of()));
    assertThat(found.strata()).isEqualTo(8);
    PermutedFeature single = found.features().getLast();
    assertThat(single.feature().name()).isEqualTo("single");
    assertThat(((NotEstimable) single.loss()).reason())
        .isEqualTo("it has one value only within each stratum");
    assertThat(value(feature(found.features(), "lvrat").loss())).isNotZero();
  }

  /** Right and wrong decisions worth 1 and 0: the gain of a row is the accuracy. */
  @Test
  void theGainOfRightDecisionsIsTheAccuracy() {
    FeatureImportance gain = run(mortgage, request(mortgage, "Boosted trees", "gain_per_row"));
    FeatureImportance accuracy = run(mortgage, request(mortgage, "Boosted trees", "accuracy"));
    for (PermutedFeature feature : accuracy.features()) {
      List<Double> other = feature(gain.features(), feature.feature().name()).repeats();
      for (int i = 0; i < 2; i++) {
        assertThat(other.get(i)).isCloseTo(feature.repeats().get(i), within(1e-12));
      }
    }
  }

  @Test
  void classesTogetherAndOneAgainstTheRestAreMeasured() {
    for (String metric :
        List.of("auc", "multiclass_accuracy", "macro_f1", "multiclass_log_loss", "score_change")) {
      FeatureImportance found =
          run(plebiscite, request(plebiscite, plebiscite.models().getFirst().name(), metric));
      assertThat(found.features()).as(metric).isNotEmpty();
      assertThat(value(found.features().getFirst().loss())).as(metric).isPositive();
    }
  }

  @Test
  void aModelOfTwoClassesHasOneLogLossOnly() {
    assertThatThrownBy(
            () -> run(mortgage, request(mortgage, "Boosted trees", "multiclass_log_loss")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("metric 'multiclass_log_loss' does not suit model 'Boosted trees'");
  }

  @Test
  void everyMetricThatSuitsIsMeasured() {
    for (Workspace workspace : List.of(mortgage, wages, plebiscite)) {
      LoadedModel model = workspace.models().getFirst();
      List<ImportanceMetric> suitable = ImportanceMetric.of(model.signature().output(), true);
      assertThat(suitable).hasSizeGreaterThan(5);
      List<String> none = new ArrayList<>();
      for (ImportanceMetric metric : suitable) {
        FeatureImportance found = run(workspace, request(workspace, model.name(), metric.key()));
        if (found.baseline() instanceof NotEstimable) {
          none.add(metric.key());
        }
      }
      // The sample sets no tolerance for its target.
      assertThat(none).isSubsetOf("beyond_tolerance");
    }
  }

  @Test
  void aSelectionIsPermutedByItself() {
    ImportanceRequest usual = request(mortgage, "Boosted trees", "auc");
    RowSet few = RowSet.where(mortgage.table().rows(), row -> row < 400);
    ImportanceRequest some =
        new ImportanceRequest(
            usual.model(),
            Workspace.ALL,
            few,
            usual.metric(),
            2,
            1,
            List.of(),
            List.of(),
            List.of(),
            usual.threshold(),
            usual.payoff());
    assertThat(run(mortgage, some).counts().used()).isEqualTo(400);
  }

  @Test
  void labelsAreNeededByAllButOneMetric() {
    Path models = Path.of("sample-data/mortgage").toAbsolutePath();
    String yaml =
        """
        name: Unlabelled
        data: {file: %s/hmda.csv}
        target: {positive: "yes"}
        models: [{name: Boosted trees, file: %s/boosted-trees.onnx}]
        """
            .formatted(models, models);
    try (Workspace unlabelled = TinyWorkspace.open(folder, yaml)) {
      assertThatThrownBy(() -> run(unlabelled, request(unlabelled, "Boosted trees", "auc")))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "metric 'auc' needs labels, and the workspace has none; name their column under"
                  + " 'target', or choose score_change");
      FeatureImportance found =
          run(unlabelled, request(unlabelled, "Boosted trees", "score_change"));
      assertThat(value(found.baseline())).isZero();
      assertThat(found.counts().used()).isEqualTo(2380);
      assertThat(found.features().stream().map(f -> value(f.loss())))
          .allMatch(change -> change >= 0)
          .anyMatch(change -> change > 0.01);
    }
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    ImportanceRequest usual = request(mortgage, "Boosted trees", "auc");
    assertRefused(
        "model 'Boosted trees' does not read a column 'afam'",
        with(usual, List.of(List.of("afam", "lvrat")), List.of(), List.of()));
    assertRefused(
        "column 'lvrat' is permuted together with others twice",
        with(
            usual,
            List.of(List.of("pirat", "lvrat"), List.of("lvrat", "hirat")),
            List.of(),
            List.of()));
    assertRefused("ask for 'lvrat:4'", with(usual, List.of(), List.of("lvrat"), List.of()));
    assertRefused("no column 'afm'", with(usual, List.of(), List.of(), List.of("afm")));
    assertRefused(
        "metric 'r_squared' does not suit model 'Boosted trees'; choose one of",
        request(mortgage, "Boosted trees", "r_squared"));
    assertThatThrownBy(() -> ImportanceMetric.of("selection_rate"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not better high or low");
    assertThatThrownBy(() -> ImportanceMetric.of("auk"))
        .isInstanceOf(InputException.class)
        .hasMessage("no metric 'auk'; did you mean 'auc'?");
    try (Workspace tiny = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      assertThatThrownBy(() -> run(tiny, ImportanceRequest.of(tiny, tiny.models().getFirst())))
          .isInstanceOf(InputException.class)
          .hasMessage("model 'Recorded' is a column of scores and cannot answer changed rows");
    }
  }

  private static void assertRefused(String message, ImportanceRequest request) {
    assertThatThrownBy(() -> run(mortgage, request))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
