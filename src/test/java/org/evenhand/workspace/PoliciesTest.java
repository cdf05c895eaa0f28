package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
              "who",
              "all",
              null,
              new ThresholdLab.Choosing.OnPart("all"),
              Progress.NONE));
    }
  }

  private static ThresholdLab lab(Workspace workspace, ThresholdLab.Choosing choosing) {
    return ThresholdLab.prepare(
        workspace,
        workspace.models().getFirst(),
        "afam",
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
