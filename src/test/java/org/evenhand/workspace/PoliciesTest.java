package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evenhand.data.InputException;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Payoff;
import org.evenhand.policy.PolicyKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {
  private static Workspace mortgage;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    mortgage = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
  }

  @AfterAll
  static void close() {
    mortgage.close();
  }

  /** In the sample the positive class is unfavorable. */
  @Test
  void everyPolicyShowsTheGapThatItIsAbout() {
    requireOwnGaps(mortgage, lab(mortgage, new ThresholdLab.Choosing.OnPart("train")));
    requireOwnGaps(mortgage, lab(mortgage, new ThresholdLab.Choosing.CrossFitted(3, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no"})
  void everyPolicyShowsItsGapWhicheverClassIsFavorable(String favorable) {
    String yaml = TinyWorkspace.YAML.replace("yes}", "\"yes\", favorable: \"" + favorable + "\"}");
    try (Workspace tiny = TinyWorkspace.open(folder, yaml)) {
      requireOwnGaps(
          tiny,
          ThresholdLab.prepare(
              tiny,
              tiny.models().getFirst(),
              List.of("who"),
              "all",
              null,
              new ThresholdLab.Choosing.OnPart("all"),
              Progress.NONE));
    }
  }

  /** Four groups by two attributes; what is written is what is audited. */
  @Test
  void policiesOfCombinationsGoIntoTheWorkspaceAndBack() {
    ThresholdLab lab =
        ThresholdLab.prepare(
            mortgage,
            mortgage.models().getFirst(),
            List.of("afam", "single"),
            "test",
            null,
            new ThresholdLab.Choosing.OnPart("train"),
            Progress.NONE);
    PolicyOutcome best = Policies.find(lab, Payoff.ACCURACY, 0.02, Progress.NONE).outcomes().get(1);
    assertThat(best.thresholds()).hasSize(4).doesNotHaveDuplicates();
    Threshold threshold = lab.threshold(best.thresholds(), 0.5);
    assertThat(mortgage.file().withThreshold(threshold).threshold()).isEqualTo(threshold);
    mortgage.check(threshold);

    assertThat(lab.thresholds(threshold)).isEqualTo(best.thresholds());
    AuditRequest request =
        new AuditRequest(
            mortgage.models().getFirst(),
            "test",
            null,
            threshold,
            List.of(List.of("afam", "single"), List.of("afam")));
    Audit audit = Audits.run(mortgage, request, Progress.NONE);
    assertThat(audit.groupsBy(List.of("afam", "single")))
        .extracting(GroupResult::confusion)
        .containsExactlyElementsOf(best.decisions());
  }

  /** Thresholds by one attribute are those of every combination with its values. */
  @Test
  void thresholdsByOneAttributeAreSeenByCombinations() {
    ThresholdLab both =
        ThresholdLab.prepare(
            mortgage,
            mortgage.models().getFirst(),
            List.of("single", "afam"),
            "test",
            null,
            new ThresholdLab.Choosing.CrossFitted(2, 1),
            Progress.NONE);
    Threshold byRace = Threshold.by(0.5, "afam", Map.of("yes", 0.3));
    assertThat(both.thresholds(byRace)).containsExactly(0.5, 0.3, 0.5, 0.3);
    ThresholdLab one = lab(mortgage, new ThresholdLab.Choosing.CrossFitted(2, 1));
    assertThat(one.divides(both.threshold(List.of(.1, .2, .3, .4), .5))).isFalse();
    assertThatThrownBy(() -> one.thresholds(both.threshold(List.of(.1, .2, .3, .4), .5)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("thresholds differ by 'single*afam'");
    assertThat(both.threshold(List.of(.5, .5, .5, .5), .5)).isEqualTo(Threshold.of(.5));
  }

  private static ThresholdLab lab(Workspace workspace, ThresholdLab.Choosing choosing) {
    return ThresholdLab.prepare(
        workspace,
        workspace.models().getFirst(),
        List.of("afam"),
        "test",
        null,
        choosing,
        Progress.NONE);
  }

  /** The gap that the search went by is the one among the measures, which has an interval. */
  private static void requireOwnGaps(Workspace workspace, ThresholdLab lab) {
    List<PolicyOutcome> outcomes =
        Policies.find(lab, Payoff.ACCURACY, 0.02, Progress.NONE).outcomes();
    assertThat(outcomes).extracting(PolicyOutcome::kind).containsExactly(PolicyKind.values());
    for (PolicyOutcome outcome : outcomes) {
      PolicyKind kind = Objects.requireNonNull(outcome.kind());
      DisparityMeasure own = PolicyOutcome.gap(kind, workspace.favorablePositive());
      assertThat(own == null).isEqualTo(!kind.constrains());
      if (own != null) {
        Disparity gap = Objects.requireNonNull(outcome.gap(own), own.key());
        if (gap.value() instanceof Estimate estimate) {
          assertThat(estimate.value())
              .as("%s of %s", own.key(), kind)
              .isCloseTo(
                  Objects.requireNonNull(Objects.requireNonNull(outcome.judged()).gap()),
                  within(1e-12));
          assertThat(estimate.interval()).as("%s of %s", own.key(), kind).isNotNull();
        } else {
          assertThat(Objects.requireNonNull(outcome.judged()).gap()).isNull();
        }
      }
    }
  }
}
