package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.policy.GroupNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwkwardPoliciesTest {
  @TempDir private Path folder;

  /** Whatever is decided is worth nothing: which thresholds are shown says nothing. */
  @Test
  void costsThatMakeAllEqualAreSaidWithThePolicies() {
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      ThresholdLab lab =
          ThresholdLab.prepare(
              workspace,
              workspace.models().getFirst(),
              List.of("who"),
              "all",
              null,
              new ThresholdLab.Choosing.OnPart("all"),
              Progress.NONE);

      Policies policies = Policies.find(lab, new Payoff(0, 0, 0, 0), 0.05, Progress.NONE);

      assertThat(policies.outcomes())
          .allSatisfy(
              outcome ->
                  assertThat(outcome.notes())
                      .extracting(GroupNote::text)
                      .contains(
                          "every decision is worth the same, so no thresholds gain more than"
                              + " others"));
    }
  }
}
