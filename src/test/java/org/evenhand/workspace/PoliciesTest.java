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

  /**
   * By hand: of the tests of a the two highest scores are the positives, of b the highest and the
   * lowest. Selecting as many of both gets at most 6 of 8 right; two of a, one of b, 7. Of the two
   * rows in train these thresholds, 0.8 and 0.5, get neither right and select that of b only.
   */
  @Test
  void theFrontierIsJudgedOnTheOtherRows() {
    try (Workspace tiny =
        TinyWorkspace.open(folder, TinyWorkspace.YAML + "split: {column: part}\n")) {
      ThresholdLab lab =
          ThresholdLab.prepare(
              tiny,
              tiny.models().getFirst(),
              List.of("who"),
              "train",
              null,
              new ThresholdLab.Choosing.OnPart("test"),
              Progress.NONE);
      List<Frontier> all = Frontier.all(lab, Payoff.ACCURACY, Progress.NONE);
      List<Frontier.Point> points = all.getFirst().points();

      assertThat(all)
          .extracting(Frontier::kind)
          .containsExactly(
              PolicyKind.EQUAL_SELECTION_RATE,
              PolicyKind.EQUAL_OPPORTUNITY,
              PolicyKind.EQUAL_FALSE_POSITIVE_RATE,
              PolicyKind.EQUALIZED_ODDS,
              PolicyKind.EQUAL_ACCURACY,
              PolicyKind.EQUAL_PRECISION);
      assertThat(points)
          .extracting(Frontier.Point::chosen)
          .containsExactly(new PolicyOutcome.Side(6, 8, 0.0), new PolicyOutcome.Side(7, 8, 0.25));
      assertThat(points.getLast().thresholds()).containsExactly(0.8, 0.5);
      assertThat(points.getLast().judged()).isEqualTo(new PolicyOutcome.Side(0, 2, 1.0));
      assertThat(points).extracting(Frontier.Point::resolution).containsOnly(0.0);
    }
  }

  @Test
  void frontiersRiseFromTheSmallestGapToTheLargestGain() {
    ThresholdLab lab = lab(mortgage, new ThresholdLab.Choosing.OnPart("train"));
    double most =
        Objects.requireNonNull(
                Policies.find(lab, Payoff.ACCURACY, 0.02, Progress.NONE).outcomes().get(1).chosen())
            .gain();
    for (Frontier frontier : Frontier.all(lab, Payoff.ACCURACY, Progress.NONE)) {
      List<Frontier.Point> points = frontier.points();
      for (int i = 1; i < points.size(); i++) {
        PolicyOutcome.Side before = points.get(i - 1).chosen();
        PolicyOutcome.Side after = points.get(i).chosen();
        assertThat(after.gain()).isGreaterThan(before.gain());
        assertThat(Objects.requireNonNull(after.gap()))
            .isGreaterThan(Objects.requireNonNull(before.gap()));
      }
      assertThat(points.getLast().chosen().gain()).as(frontier.kind().key()).isEqualTo(most);
      for (Frontier.Point point : points) {
        assertThat(Objects.requireNonNull(point.judged()).gain())
            .isEqualTo(
                Objects.requireNonNull(
                        Policies.byHand(lab, point.thresholds(), Payoff.ACCURACY).judged())
                    .gain());
      }
    }
  }

  @Test
  void noFoldHasTheThresholdsOfAFrontier() {
    ThresholdLab lab = lab(mortgage, new ThresholdLab.Choosing.CrossFitted(2, 1));
    assertThat(
            Frontier.find(lab, Payoff.ACCURACY, PolicyKind.EQUAL_OPPORTUNITY, Progress.NONE)
                .points())
        .isNotEmpty()
        .allSatisfy(point -> assertThat(point.judged()).isNull());
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
