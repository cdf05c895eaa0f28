package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.DataCounts.Excluded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditsTest {
  private static final String YAML = TinyWorkspace.YAML + "min_group: 4\n";

  @TempDir private Path folder;

  /**
   * At 0.5 of the test rows of a (y: 0.9, 0.8; n: 0.7, 0.1): tp 2, fp 1, fn 0, tn 1; of b (y: 0.6,
   * 0.2; n: 0.4, 0.3): tp 1, fp 0, fn 1, tn 2.
   */
  @Test
  void groupsAreCountedAtTheThreshold() {
    try (Workspace workspace = TinyWorkspace.open(folder, YAML + "split: {column: part}")) {
      Audit audit = audit(workspace, "test", Threshold.of(0.5), List.of(List.of("who")));
      assertThat(audit.overall().rows()).isEqualTo(8);
      assertThat(audit.overall().confusion()).isEqualTo(Confusion.of(3, 1, 1, 3));
      assertThat(audit.groups())
          .extracting(GroupResult::confusion)
          .containsExactly(Confusion.of(2, 1, 0, 1), Confusion.of(1, 0, 1, 2));
      assertThat(audit.groups())
          .extracting(group -> group.group().label())
          .containsExactly("a", "b");
      assertThat(value(audit.groups().getFirst().measure(Metric.SELECTION_RATE))).isEqualTo(0.75);
      assertThat(audit.groups().getFirst().measure(Metric.SELECTION_RATE))
          .isInstanceOfSatisfying(Estimate.class, e -> assertThat(e.small()).isFalse());
      assertThat(audit.disparitiesBy(List.of("who")))
          .filteredOn(d -> d.measure().equals(DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE))
          .filteredOn(Disparity::isFirst)
          .singleElement()
          .satisfies(d -> assertThat(value(d.value())).isEqualTo(0.5));
      assertThat(audit.data())
          .isEqualTo(
              new DataCounts(
                  8,
                  8,
                  List.of(new Excluded("label missing", 0), new Excluded("score missing", 0))));
    }
  }

  @Test
  void theFavorableOutcomeMayBeTheNegativeClass() {
    String yaml = YAML.replace("positive: yes", "positive: yes, favorable: no");
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      GroupResult all = audit(workspace, "all", Threshold.of(0.75), List.of()).overall();
      assertThat(value(all.measure(Metric.POSITIVE_RATE))).isEqualTo(0.2);
      assertThat(value(all.measure(Metric.SELECTION_RATE))).isEqualTo(0.8);
    }
  }

  @Test
  void rowsWithoutLabelScoreOrWeightAreLeftOutAndCountedOnce() {
    String data =
        """
        who,y,s,w
        a,yes,0.9,1
        a,,0.8,1
        a,,,
        a,no,,1
        b,no,,
        b,yes,0.2,
        b,no,0.1,3
        c,,0.5,1
        """;
    try (Workspace workspace = TinyWorkspace.open(folder, YAML + "weight: w", data)) {
      Audit audit = audit(workspace, "all", Threshold.of(0.5), List.of(List.of("who")));
      assertThat(audit.data())
          .isEqualTo(
              new DataCounts(
                  8,
                  2,
                  List.of(
                      new Excluded("label missing", 3),
                      new Excluded("score missing", 2),
                      new Excluded("weight missing", 1))));
      assertThat(audit.overall().measure(Metric.ACCURACY))
          .isInstanceOfSatisfying(
              Estimate.class,
              accuracy -> assertThat(accuracy.fraction()).isEqualTo(new Measure.Fraction(4, 4)));
      assertThat(audit.groups()).extracting(GroupResult::rows).containsExactly(1, 1, 0);
      assertThat(audit.groups().getLast().measure(Metric.SELECTION_RATE))
          .isInstanceOf(NotEstimable.class);
    }
  }

  @Test
  void aMissingGroupIsAGroup() {
    String data =
        TinyWorkspace.DATA.replace("b,train", ",train").replace("a,train,no", ",train,no");
    try (Workspace workspace = TinyWorkspace.open(folder, YAML, data)) {
      Audit audit = audit(workspace, "all", Threshold.of(0.5), List.of(List.of("who")));
      assertThat(audit.groups())
          .extracting(group -> group.group().label())
          .containsExactly("a", "b", "(missing)");
      assertThat(audit.groups().stream().mapToInt(GroupResult::rows).sum()).isEqualTo(10);
    }
  }

  /** The rows of a at 0.75 (tp 2, fn 1, tn 2) and those of b at 0.25 (tp 1, fp 3, fn 1). */
  @Test
  void groupsMayHaveThresholdsOfTheirOwn() {
    try (Workspace workspace = TinyWorkspace.open(folder, YAML)) {
      Threshold byWho = Threshold.by(0.75, "who", Map.of("b", 0.25));
      Audit audit = audit(workspace, "all", byWho, List.of(List.of("who"), List.of("part", "who")));
      assertThat(audit.overall().confusion()).isEqualTo(Confusion.of(3, 3, 2, 2));
      assertThat(audit.groupsBy(List.of("who")))
          .extracting(GroupResult::confusion)
          .containsExactly(Confusion.of(2, 0, 1, 2), Confusion.of(1, 3, 1, 0));
      assertThat(audit.groupsBy(List.of("part", "who")))
          .extracting(GroupResult::confusion)
          .containsExactly(
              Confusion.of(2, 0, 0, 2),
              Confusion.of(1, 2, 1, 0),
              Confusion.of(0, 0, 1, 0),
              Confusion.of(0, 1, 0, 0));
      Audit equal = audit(workspace, "all", Threshold.by(0.5, "who", Map.of("b", 0.5)), List.of());
      assertThat(equal.overall())
          .isEqualTo(audit(workspace, "all", Threshold.of(0.5), List.of()).overall());
    }
  }

  /**
   * a in test at 0.75: tp 2, tn 2. b in test at 0.25: tp 1, fp 2, fn 1. In train at 0.6: fn 1, tn
   * 1.
   */
  @Test
  void combinationsMayHaveThresholdsOfTheirOwn() {
    Threshold both =
        new Threshold(
            0.6,
            List.of("part", "who"),
            Map.of(List.of("test", "a"), 0.75, List.of("test", "b"), 0.25));
    try (Workspace workspace = TinyWorkspace.open(folder, YAML)) {
      Audit audit = audit(workspace, "all", both, List.of(List.of("who"), List.of("who", "part")));
      assertThat(audit.overall().confusion()).isEqualTo(Confusion.of(3, 2, 2, 3));
      assertThat(audit.groupsBy(List.of("who")))
          .extracting(GroupResult::confusion)
          .containsExactly(Confusion.of(2, 0, 1, 2), Confusion.of(1, 2, 1, 1));
      assertThat(workspace.thresholds(workspace.table(), both))
          .containsExactly(.75, .75, .75, .75, .25, .25, .25, .25, .6, .6);
    }
  }

  /** The row without a group is at the threshold of missing values, 0.95, and so refused. */
  @Test
  void aMissingValueMayHaveAThresholdOfItsOwn() {
    String data = TinyWorkspace.DATA.replaceFirst("\na,test,yes,0.9", "\n,test,yes,0.9");
    Threshold threshold = Threshold.by(0.5, "who", Map.of("(missing)", 0.95));
    try (Workspace workspace = TinyWorkspace.open(folder, YAML, data)) {
      workspace.check(threshold);
      Audit audit = audit(workspace, "all", threshold, List.of(List.of("who")));
      assertThat(audit.groupsBy(List.of("who")).get(2).confusion())
          .isEqualTo(Confusion.of(0, 0, 1, 0));
      assertThat(workspace.thresholds(workspace.table(), threshold)).startsWith(.95, .5);
    }
  }

  @Test
  void withoutLabelsWhatNeedsNoTruthIsMeasured() {
    String yaml = YAML.replace("{column: y, positive: yes}", "{positive: yes}");
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      Audit audit =
          audit(
              workspace,
              "all",
              Threshold.by(0.5, "who", Map.of("b", 0.3)),
              List.of(List.of("who")));
      GroupResult all = audit.overall();
      assertThat(value(all.measure(Metric.SELECTION_RATE))).isEqualTo(0.8);
      assertThat(value(all.measure(Metric.MEAN_SCORE))).isCloseTo(0.5, within(1e-12));
      assertThat(all.measure(Metric.ACCURACY)).isEqualTo(new NotEstimable("no labels", null));
      assertThat(all.measure(Metric.AUC)).isEqualTo(new NotEstimable("no labels", null));
      assertThat(all.confusion()).isNull();
      assertThat(audit.disparities())
          .filteredOn(d -> d.value() instanceof Estimate && d.isFirst())
          .extracting(d -> d.measure())
          .containsExactly(
              DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE,
              DisparityMeasure.DEMOGRAPHIC_PARITY_RATIO);
    }
  }

  @Test
  void withoutATargetTheLastClassIsJudged() {
    String yaml = YAML.replace("target: {column: y, positive: yes}\n", "");
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      assertThat(workspace.target()).isNull();
      GroupResult all = audit(workspace, "all", Threshold.of(0.5), List.of()).overall();
      assertThat(value(all.measure(Metric.POSITIVE_RATE))).isEqualTo(0.6);
    }
  }

  /** Errors of age - w: mean(age) = 24.5, mean(w) = 1.4. */
  @Test
  void aNumericTargetIsARegression() {
    String yaml =
        TinyWorkspace.YAML
            .replace("{column: y, positive: yes}", "{column: w}")
            .replace("score: s", "score: age");
    String data = TinyWorkspace.DATA.replace("a,test,yes,0.9,1", "a,test,yes,0.9,3");
    try (Workspace workspace = TinyWorkspace.open(folder, yaml, data)) {
      Audit audit = audit(workspace, "all", Threshold.of(0.5), List.of(List.of("who")));
      assertThat(value(audit.overall().measure(Metric.MEAN_ERROR)))
          .isCloseTo(24.5 - 1.6, within(1e-12));
      assertThat(audit.overall().metrics().keySet())
          .allMatch(metric -> metric.family() == Metric.Family.REGRESSION);
      assertThat(audit.overall().confusion()).isNull();
      assertThat(audit.impacts()).isEmpty();
      assertThat(audit.disparities())
          .isNotEmpty()
          .allMatch(
              gap ->
                  gap.measure().basis().metrics(true).stream()
                      .allMatch(metric -> metric.family() == Metric.Family.REGRESSION));
      // a: 20 to 23 and 28, mean 22.8; b: 24 to 27 and 29, mean 26.2.
      assertThat(audit.disparities())
          .filteredOn(gap -> gap.measure().key().equals("mean_prediction_difference"))
          .first()
          .satisfies(gap -> assertThat(value(gap.value())).isCloseTo(3.4, within(1e-12)));
      assertThat(audit.predictionGaps()).hasSize(2);
      assertThat(value(audit.predictionGaps().getFirst().meanDifference()))
          .isCloseTo(-3.4, within(1e-12));
      assertThat(audit.groups()).hasSize(2);
    }
  }

  /** Errors of age - w are from 17 to 28; w is 3, 1 or 2. */
  @Test
  void theToleranceOfTheTargetCountsErrorsBeyondIt() {
    String yaml =
        TinyWorkspace.YAML
            .replace("{column: y, positive: yes}", "{column: w, tolerance: 22}")
            .replace("score: s", "score: age");
    String data = TinyWorkspace.DATA.replace("a,test,yes,0.9,1", "a,test,yes,0.9,3");
    try (Workspace workspace = TinyWorkspace.open(folder, yaml, data)) {
      Audit audit = audit(workspace, "all", Threshold.of(0.5), List.of(List.of("who")));
      assertThat(value(audit.overall().measure(Metric.BEYOND_TOLERANCE))).isEqualTo(0.5);
      assertThat(value(audit.overall().measure(Metric.MEDIAN_ERROR))).isEqualTo(22.5);
    }
  }

  @Test
  void anEmptySelectionIsNotEstimable() {
    try (Workspace workspace = TinyWorkspace.open(folder, YAML)) {
      Audit audit =
          Audits.run(
              workspace,
              new AuditRequest(
                  workspace.models().getFirst(),
                  "all",
                  RowSet.where(10, row -> false),
                  Threshold.of(0.5),
                  List.of(List.of("who"))),
              Progress.NONE);
      assertThat(audit.data().rows()).isZero();
      assertThat(audit.overall().metrics().values()).allMatch(NotEstimable.class::isInstance);
      assertThat(audit.groups()).isEmpty();
    }
  }

  @Test
  void aPreparedAuditAnswersEveryThresholdAsAFreshOne() {
    try (Workspace workspace = TinyWorkspace.open(folder, YAML)) {
      List<List<String>> by = List.of(List.of("who"), List.of("part"));
      PreparedAudit prepared =
          Audits.prepare(
              workspace, request(workspace, "all", Threshold.of(0.5), by), Progress.NONE);
      for (double threshold = 0; threshold <= 1; threshold += 0.05) {
        Audit fresh = audit(workspace, "all", Threshold.of(threshold), by);
        assertThat(prepared.at(Threshold.of(threshold))).isEqualTo(fresh);
      }
    }
  }

  @Test
  void anAuditCanBeCancelled() {
    try (Workspace workspace = TinyWorkspace.open(folder, YAML)) {
      assertThatThrownBy(
              () ->
                  Audits.run(
                      workspace,
                      AuditRequest.of(workspace, workspace.models().getFirst()),
                      (task, done, total) -> {
                        throw new CancelledException();
                      }))
          .isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void moreThanTwoClassesHaveAMatrixByHighestScore() {
    try (Workspace workspace =
        Workspace.open(Path.of("sample-data/plebiscite/plebiscite.yaml"), Progress.NONE)) {
      Audit audit =
          Audits.run(
              workspace, AuditRequest.of(workspace, workspace.models().getFirst()), Progress.NONE);
      var matrix = audit.overall().matrix();
      assertThat(matrix).isNotNull();
      assertThat(matrix.classes()).containsExactly("A", "N", "U", "Y");
      double sum = 0;
      for (double[] row : matrix.cells()) {
        for (double cell : row) {
          sum += cell;
        }
      }
      assertThat(sum).isEqualTo(audit.overall().rows());
      assertThat(audit.groupsBy(List.of("sex")))
          .allSatisfy(
              group -> assertThat(value(group.measure(Metric.MACRO_F1))).isBetween(0.2, 1.0));
      assertThat(audit.overall().measure(Metric.MULTICLASS_ACCURACY))
          .isEqualTo(matrix.accuracy(workspace.minGroup()));
    }
  }

  @Test
  void aLimitOnManyClassesIsRefusedWhereThereAreTwo() {
    String limit = "limits: [{metric: macro_f1, compare: value, min: 0.5}]\n";
    assertThatThrownBy(() -> TinyWorkspace.open(folder, YAML + limit))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "limits[0].metric: macro_f1 needs labels of more than two classes, and 'Recorded' has"
                + " two classes");
  }

  private static Audit audit(
      Workspace workspace, String part, Threshold threshold, List<List<String>> by) {
    return Audits.run(workspace, request(workspace, part, threshold, by), Progress.NONE);
  }

  private static AuditRequest request(
      Workspace workspace, String part, Threshold threshold, List<List<String>> by) {
    return new AuditRequest(workspace.models().getFirst(), part, null, threshold, by);
  }

  private static double value(Measure measure) {
    assertThat(measure).isInstanceOf(Estimate.class);
    return ((Estimate) measure).value();
  }
}
