package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void aLimitOnAnotherModelIsNotAsked() {
    String yaml =
        TinyWorkspace.YAML.replace("score: s}", "score: s}, {name: Other, score: s}")
            + "limits: [{metric: auc, compare: value, min: 1, model: Other}]";
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      assertThat(audit(workspace, "Recorded").limits()).isEmpty();
      assertThat(audit(workspace, "Recorded").limitsHold()).isTrue();
      assertThat(audit(workspace, "Other").limitsHold()).isFalse();
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
