package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.Verdict;
import org.evenhand.job.Progress;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Payoff;
import org.evenhand.policy.PolicyKind;
import org.evenhand.workspace.DataCounts.Excluded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that the What-If Tool got wrong. */
class WhatIfToolDefectsTest {
  private static final List<List<String>> BY_WHO = List.of(List.of("who"));

  @TempDir private Path folder;

  private static Audit audit(Workspace workspace) {
    return Audits.run(
        workspace,
        new AuditRequest(workspace.models().getFirst(), "all", null, Threshold.of(0.5), BY_WHO),
        Progress.NONE);
  }

  /**
   * There "Yes" and "No" were no numbers, so that no row was a true positive or a true negative.
   */
  @Test
  void labelsAreWordsAsGoodAsNumbers() {
    String words = TinyWorkspace.DATA.replace(",yes,", ",Yes,").replace(",no,", ",No,");
    String numbers = TinyWorkspace.DATA.replace(",yes,", ",1,").replace(",no,", ",0,");
    Confusion expected = Confusion.of(4, 2, 1, 3);

    try (Workspace workspace =
        TinyWorkspace.open(folder, TinyWorkspace.YAML.replace("yes", "Yes"), words)) {
      assertThat(audit(workspace).overall().confusion()).isEqualTo(expected);
    }
    try (Workspace workspace =
        TinyWorkspace.open(folder, TinyWorkspace.YAML.replace("yes", "1"), numbers)) {
      assertThat(audit(workspace).overall().confusion()).isEqualTo(expected);
    }
  }

  /** There a row without a label counted as a negative. */
  @Test
  void rowsWithoutALabelAreNoNegatives() {
    String blank =
        TinyWorkspace.DATA
            .replace("a,test,no,0.7", "a,test,,0.7")
            .replace("b,test,yes,0.2", "b,test,,0.2")
            .replace("b,test,no,0.4", "b,test,,0.4");
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML, blank)) {
      Audit audit = audit(workspace);

      assertThat(audit.overall().confusion()).isEqualTo(Confusion.of(4, 1, 0, 2));
      assertThat(audit.data())
          .isEqualTo(
              new DataCounts(
                  10,
                  7,
                  List.of(new Excluded("label missing", 3), new Excluded("score missing", 0))));
      assertThat(audit.groups()).extracting(GroupResult::rows).containsExactly(4, 3);
    }
  }

  /**
   * Of 8 and of 11 rows the best thresholds select 3 and 6: rates of .375 and .545, as in the
   * What-If Tool's demographic parity on COMPAS, which said nothing of what is left.
   */
  @Test
  void aParityThatIsNotReachedSaysHowFarItIs() {
    StringBuilder data = new StringBuilder("who,y,s\n");
    for (int row = 0; row < 8; row++) {
      data.append("a,").append(row < 3 ? "yes" : "no").append(",0.").append(9 - row).append('\n');
    }
    for (int row = 0; row < 11; row++) {
      data.append("b,").append(row < 6 ? "yes" : "no").append(",0.").append(90 - row).append('\n');
    }
    double gap = 6 / 11.0 - 3 / 8.0;
    try (Workspace workspace =
        TinyWorkspace.open(folder, TinyWorkspace.YAML + "min_group: 30\n", data.toString())) {
      PolicyOutcome within = parity(workspace, 0.2);
      assertThat(within.decisions())
          .containsExactly(Confusion.of(3, 0, 0, 5), Confusion.of(6, 0, 0, 5));
      assertThat(within.withinTolerance()).isTrue();
      assertThat(Objects.requireNonNull(within.judged()).gap()).isCloseTo(gap, within(1e-12));
      Disparity shown =
          Objects.requireNonNull(within.gap(DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE));
      assertThat(value(shown.value())).isCloseTo(gap, within(1e-12));
      assertThat(shown.verdict()).isEqualTo(Verdict.TOO_FEW);

      assertThat(
              Objects.requireNonNull(Objects.requireNonNull(parity(workspace, 0.1).judged()).gap()))
          .isLessThanOrEqualTo(0.1);
    }
  }

  private static PolicyOutcome parity(Workspace workspace, double tolerance) {
    ThresholdLab lab =
        ThresholdLab.prepare(
            workspace,
            workspace.models().getFirst(),
            List.of("who"),
            "all",
            null,
            new ThresholdLab.Choosing.OnPart("all"),
            Progress.NONE);
    return Policies.find(lab, new Payoff(1, -1, 0, 0), tolerance, Progress.NONE).outcomes().stream()
        .filter(outcome -> outcome.kind() == PolicyKind.EQUAL_SELECTION_RATE)
        .findFirst()
        .orElseThrow();
  }

  /** Average precision and calibration error of a group and of all rows are never bare numbers. */
  @Test
  void whatHasNoClosedFormHasAnIntervalInAnAudit() {
    StringBuilder data = new StringBuilder("who,y,s\n");
    for (int row = 0; row < 200; row++) {
      data.append(row % 2 == 0 ? "a," : "b,")
          .append(row % 3 == 0 || row > 150 ? "yes," : "no,")
          .append(row / 200.0)
          .append('\n');
    }
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML, data.toString())) {
      Audit audit = audit(workspace);
      for (Metric metric : List.of(Metric.AVERAGE_PRECISION, Metric.CALIBRATION_ERROR)) {
        assertThat(((Estimate) audit.overall().measure(metric)).interval()).isNotNull();
        for (GroupResult group : audit.groups()) {
          assertThat(((Estimate) group.measure(metric)).interval()).isNotNull();
        }
      }
      assertThat(audit.disparities())
          .filteredOn(d -> d.measure().key().startsWith("average_precision"))
          .hasSize(6)
          .allSatisfy(d -> assertThat(d.p()).isNotNull());
    }
  }

  private static double value(Measure measure) {
    return ((Estimate) measure).value();
  }
}
