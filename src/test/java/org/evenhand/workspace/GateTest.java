package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.evenhand.fairness.Group;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.NotEstimable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
  private static final Group A = new Group(List.of("who"), List.of("a"));
  private static final Group B = new Group(List.of("who"), List.of("b"));

  @TempDir private Path folder;

  /** At 0.5 of a's 5 rows 4 are selected, of b's 5 rows 2: the ratio is 0.4 / 0.8. */
  @Test
  void aRatioIsTheSmallestOverTheLargest() {
    LimitResult result = check("{metric: selection_rate, by: [who], compare: ratio, min: 0.8}");
    assertThat(result.holds()).isFalse();
    assertThat(result.measured()).isEqualTo(new Estimate(0.5, null, null, true));
    assertThat(result.groups()).containsExactly(B, A);
    assertThat(result.reason()).contains("is below 0.8");
    assertThat(check("{metric: selection_rate, by: [who], compare: ratio, min: 0.5}").holds())
        .isTrue();
  }

  @Test
  void aDifferenceIsTheLargestMinusTheSmallest() {
    LimitResult result =
        check("{metric: selection_rate, by: [who], compare: difference, max: 0.1}");
    assertThat(result.measured()).isEqualTo(new Estimate(0.4, null, null, true));
    assertThat(result.reason()).contains("is above 0.1");
  }

  @Test
  void aValueIsOverallOrThatOfTheGroupFarthestOut() {
    assertThat(check("{metric: selection_rate, compare: value, min: 0.6, max: 0.6}"))
        .satisfies(
            result -> {
              assertThat(result.holds()).isTrue();
              assertThat(result.reason()).isNull();
            });
    LimitResult result =
        check("{metric: selection_rate, by: [who], compare: value, min: 0.2, max: 0.5}");
    assertThat(result.holds()).isFalse();
    assertThat(result.groups()).containsExactly(A);
  }

  /** No row of b is predicted positive at 0.7, so b has no precision. */
  @Test
  void whatCannotBeEstimatedIsBroken() {
    LimitResult result =
        check("{metric: precision, by: [who], compare: difference, max: 1}", Threshold.of(0.7));
    assertThat(result.holds()).isFalse();
    assertThat(result.measured()).isInstanceOf(NotEstimable.class);
    assertThat(result.groups()).containsExactly(B);
    assertThat(result.reason())
        .startsWith("cannot be checked: precision of group 'b' is not estimable: no predicted");
  }

  @Test
  void aRatioOfNothingIsBroken() {
    LimitResult result =
        check("{metric: selection_rate, by: [who], compare: ratio, min: 0}", Threshold.of(1));
    assertThat(result.holds()).isFalse();
    assertThat(result.reason()).contains("0 in every group");
  }

  @Test
  void groupsBelowMinRowsAreLeftOut() {
    LimitResult result =
        check("{metric: selection_rate, by: [part], compare: value, max: 0.9, min_rows: 5}");
    assertThat(result.holds()).isTrue();
    assertThat(result.groups()).containsExactly(new Group(List.of("part"), List.of("test")));
    LimitResult none =
        check("{metric: selection_rate, by: [part], compare: ratio, min: 0, min_rows: 5}");
    assertThat(none.holds()).isFalse();
    assertThat(none.reason())
        .isEqualTo("cannot be checked: 1 of 2 groups have 5 rows or more; a comparison takes two");
  }

  /**
   * At 0.5 of the test part a has 3 of 4 selected and b 1 of 4; of the train part both have their
   * only row selected.
   */
  @Test
  void aGapOverAllGroupsIsOverThoseWithEnoughRows() {
    String limit = "{measure: demographic_parity_difference, by: [who, part], max: 0.5";
    assertThat(check(limit + "}").measured().valueOrNull()).isEqualTo(0.75);

    LimitResult large = check(limit + ", min_rows: 4}");

    assertThat(large.measured().valueOrNull()).isEqualTo(0.5);
    assertThat(large.holds()).isTrue();
    assertThat(large.leftOut()).extracting(Group::label).containsExactly("a, train", "b, train");
    assertThat(check(limit + ", min_rows: 4, school: overall}").measured().valueOrNull())
        .isEqualTo(0.35);
    assertThat(check(limit + ", min_rows: 5}").reason())
        .isEqualTo("cannot be checked: 0 of 4 groups have 5 rows or more; a comparison takes two");
  }

  @Test
  void aLimitOnAnotherModelIsNotAsked() {
    String yaml =
        TinyWorkspace.YAML.replace("score: s}", "score: s}, {name: Other, score: s}")
            + "limits: [{metric: auc, compare: value, min: 1, model: Other}]";
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      assertThat(audit(workspace, "Recorded").limits()).isEmpty();
      assertThat(audit(workspace, "Recorded").outcome()).isEqualTo(Audit.Outcome.NOTHING_WAS_ASKED);
      assertThat(audit(workspace, "Other").outcome()).isEqualTo(Audit.Outcome.BROKEN);
    }
  }

  @Test
  void groupsThatOnlyALimitAsksForAreNotShown() {
    String yaml =
        TinyWorkspace.YAML
            + "limits: [{metric: base_rate, by: [who, part], compare: value, max: 1}]";
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      Audit audit = audit(workspace, "Recorded");
      assertThat(audit.limits()).singleElement().matches(LimitResult::holds);
      assertThat(audit.groups()).allMatch(group -> group.group().by().equals(List.of("who")));
    }
  }

  /** The measure is the same number as the comparison of the metric, and has an interval. */
  @Test
  void aMeasureIsHeldAsItsFirstSchoolUnlessAnotherIsNamed() {
    LimitResult ratio = check("{measure: demographic_parity_ratio, by: [who], min: 0.8}");
    assertThat(ratio.holds()).isFalse();
    assertThat(ratio.measured().valueOrNull()).isEqualTo(0.5);
    assertThat(ratio.groups()).containsExactly(B, A);
    assertThat(ratio.reason()).isEqualTo("0.5 is below 0.8");
    // All ten rows: 6 selected. a is selected at 0.8 and b at 0.4: both 0.2 from 0.6.
    LimitResult overall =
        check("{measure: demographic_parity_difference, school: overall, by: [who], max: 0.1}");
    assertThat(overall.measured().valueOrNull()).isCloseTo(0.2, within(1e-12));
    LimitResult signed = check("{measure: disparate_impact, by: [who], min: 0.5}");
    assertThat(signed.holds()).isTrue();
    assertThat(signed.groups()).containsExactly(B, A);
  }

  /** With yes favorable, equal opportunity is the true positive rate: both names are one number. */
  @Test
  void aMeasureMayBeNamedByItsMetric() {
    LimitResult limit = check("{measure: true_positive_rate_difference, by: [who], max: 1}");
    LimitResult named = check("{measure: equal_opportunity_difference, by: [who], max: 1}");
    assertThat(limit.measured()).isInstanceOf(Estimate.class).isEqualTo(named.measured());
  }

  @Test
  void ofAReferenceEveryGroupMustHoldAndTheWorstIsShown() {
    String limit =
        "{measure: demographic_parity_difference, school: reference, by: [part, who], min: -0.6}";
    // Test rows: a 3 of 4, b 1 of 4; train: a 1 of 1, b 1 of 1. The largest first is test, a.
    LimitResult worst = check(limit);
    assertThat(worst.measured().valueOrNull()).isCloseTo(-0.5, within(1e-12));
    assertThat(worst.holds()).isTrue();
    assertThat(check(limit.replace("-0.6", "-0.4")).reason()).isEqualTo("-0.5 is below -0.4");
  }

  @Test
  void oneGroupMayBeMeant() {
    LimitResult metric = check("{metric: selection_rate, by: [who], group: [b], max: 0.4}");
    assertThat(metric.holds()).isTrue();
    assertThat(metric.groups()).containsExactly(B);
    LimitResult measure =
        check("{measure: demographic_parity_difference, by: [who], group: [b], min: -0.1}");
    assertThat(measure.holds()).isFalse();
    assertThat(measure.measured().valueOrNull()).isCloseTo(-0.4, within(1e-12));
    assertThat(check("{measure: accuracy_difference, by: [who], group: [a], min: 0}").reason())
        .isEqualTo("cannot be checked: group 'a' is the one that the others are compared with");
    assertThat(check("{metric: auc, by: [who], group: [b], min: 0, min_rows: 6}").reason())
        .isEqualTo("cannot be checked: group 'b' has fewer than 6 rows");
  }

  @Test
  void aGroupThatDoesNotOccurIsBroken() {
    LimitResult metric = check("{metric: selection_rate, by: [who], group: [B], max: 1}");
    assertThat(metric.holds()).isFalse();
    assertThat(metric.reason())
        .isEqualTo(
            "cannot be checked: no group 'B' by who among the judged rows; did you mean 'b'?");
    assertThat(check("{measure: accuracy_difference, by: [who], group: [x], min: -1}").reason())
        .startsWith("cannot be checked: no group 'x' by who among the judged rows");
  }

  /** Only row 9 and 10 are of train, one of each group; no row has another part. */
  @Test
  void aComparisonOfOneGroupIsBroken() {
    String yaml =
        TinyWorkspace.YAML
            + "split: {column: part, show: test}\n"
            + "limits: [{measure: demographic_parity_ratio, by: [part], min: 0.1}]";
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      LimitResult result = audit(workspace, "Recorded").limits().getFirst();
      assertThat(result.holds()).isFalse();
      assertThat(result.measured()).isInstanceOf(NotEstimable.class);
      assertThat(result.reason()).startsWith("cannot be checked: ");
    }
  }

  /** No row of b is predicted positive at 0.7: the gap over the others does not vouch for b. */
  @Test
  void aMeasureThatLeavesAGroupOutIsBroken() {
    LimitResult result =
        check(
            "{measure: predictive_parity_difference, by: [who, part], max: 1}", Threshold.of(0.7));
    assertThat(result.holds()).isFalse();
    assertThat(result.reason()).startsWith("cannot be checked: ").contains("not estimable");
  }

  /** Wilson's interval of b's 2 of 5 is 0.118 to 0.769. */
  @Test
  void anEndOfTheIntervalMayBeBounded() {
    String limit = "{metric: selection_rate, by: [who], group: [b], bound: low, min: 0.2}";
    LimitResult low = check(limit);
    assertThat(low.holds()).isFalse();
    assertThat(low.measured().valueOrNull()).isEqualTo(0.4);
    assertThat(low.reason())
        .startsWith("the low end of the 95 % interval, 0.1176")
        .endsWith(", is below 0.2");
    assertThat(check(limit.replace("low, min", "high, max")).reason())
        .startsWith("the high end of the 95 % interval, 0.769");
    assertThat(check(limit.replace("0.2", "0.1")).holds()).isTrue();
  }

  @Test
  void withoutAnIntervalItsEndCannotBeChecked() {
    LimitResult ratio =
        check("{metric: selection_rate, by: [who], compare: ratio, bound: low, min: 0}");
    assertThat(ratio.holds()).isFalse();
    assertThat(ratio.reason())
        .isEqualTo(
            "cannot be checked: the ratio of a metric has no 95 % interval here; a limit on a"
                + " 'measure' has one");
    // Two rows, drawn again without a positive one in four samples: nothing to make one from.
    assertThat(
            check("{metric: average_precision, by: [part], group: [train], bound: high, max: 1}")
                .reason())
        .isEqualTo("cannot be checked: average_precision has no 95 % interval");
    assertThat(check("{measure: demographic_parity_ratio, by: [who], bound: low, min: 0}").holds())
        .isTrue();
  }

  /** A: 20 to 23 and 28 give 0.9, 0.8, 0.7, 0.1, 0.5. Mean of the five 0.6; of b 0.4. */
  @Test
  void aRegressionHasMeasuresToo() {
    String yaml =
        TinyWorkspace.YAML.replace("{column: y, positive: yes}", "{column: age}")
            + "limits: [{measure: mean_prediction_difference, by: [who], max: 0.1}]";
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      LimitResult result = audit(workspace, "Recorded").limits().getFirst();
      assertThat(result.measured().valueOrNull()).isCloseTo(0.2, within(1e-12));
      assertThat(result.groups()).containsExactly(B, A);
      assertThat(result.holds()).isFalse();
    }
  }

  private static Audit audit(Workspace workspace, String model) {
    return Audits.run(workspace, AuditRequest.of(workspace, workspace.model(model)), Progress.NONE);
  }

  private LimitResult check(String limit) {
    return check(limit, Threshold.of(0.5));
  }

  private LimitResult check(String limit, Threshold threshold) {
    try (Workspace workspace =
        TinyWorkspace.open(folder, TinyWorkspace.YAML + "limits: [" + limit + "]")) {
      AuditRequest request =
          new AuditRequest(workspace.models().getFirst(), "all", null, threshold, List.of());
      return Audits.run(workspace, request, Progress.NONE).limits().getFirst();
    }
  }
}
