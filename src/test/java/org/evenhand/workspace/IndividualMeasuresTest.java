package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.value;

import java.nio.file.Path;
import java.util.List;
import org.evenhand.fairness.Consistency;
import org.evenhand.fairness.Group;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndividualMeasuresTest {
  @TempDir private Path folder;

  /**
   * At 0.5 the benefits are: a 1 1 2 1 and, of train, 1; b 1 0 1 1 and 2. Means: a 6 / 5, b 1, all
   * 1.1; the sum of squares is 15.
   */
  @Test
  void benefitsOfTenRowsByHand() {
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      IndividualMeasures measures = of(workspace, Workspace.ALL);
      double squared = (1.5 / Math.pow(1.1, 2) - 1) / 2;
      double between = ((Math.pow(1.2 / 1.1, 2) + Math.pow(1 / 1.1, 2)) / 2 - 1) / 2;

      assertThat(measures.groups()).extracting(Group::label).containsExactly("a", "b");
      assertThat(value(measures.entropy().total())).isCloseTo(squared, within(1e-12));
      assertThat(value(measures.entropy().between())).isCloseTo(between, within(1e-12));
      assertThat(value(measures.theil().total())).isPositive();
    }
  }

  /**
   * Rows are alike by age, the only column that is no label, score or protected attribute; w is a
   * feature too, so it is made the weight. Decisions by age are 1 1 1 0 1 0 0 0 1 1. The nearest
   * two of a row are its neighbours in age, at the ends the next two.
   */
  @Test
  void consistencyOfTenRowsByHand() {
    String yaml = TinyWorkspace.YAML + "weight: w\nsplit: {column: part}\n";
    String data = TinyWorkspace.DATA.replace(",2,2", ",1,2");
    try (Workspace workspace = TinyWorkspace.open(folder, yaml, data)) {
      IndividualMeasures measures = of(workspace, Workspace.ALL);
      double off = 0 + 0 + 0.5 + 1 + 1 + 0.5 + 0 + 0.5 + 0.5 + 0.5;

      assertThat(measures.features()).containsExactly("age");
      assertThat(value(measures.consistency().overall())).isCloseTo(1 - off / 10, within(1e-12));
      assertThat(measures.consistency().groups()).hasSize(2);
    }
  }

  @Test
  void withoutLabelsThereIsConsistencyButNoBenefit() {
    String yaml = TinyWorkspace.YAML.replace("{column: y, positive: yes}", "{positive: yes}");
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      IndividualMeasures measures = of(workspace, Workspace.ALL);

      assertThat(reason(measures.theil().total())).isEqualTo("no labels");
      assertThat(measures.consistency().overall().valueOrNull()).isNotNull();
    }
  }

  @Test
  void aRegressionMakesNoDecisions() {
    String yaml =
        TinyWorkspace.YAML
            .replace("{column: y, positive: yes}", "{column: age}")
            .replace("score: s", "score: w");
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      IndividualMeasures measures = of(workspace, Workspace.ALL);

      assertThat(reason(measures.entropy().within()))
          .isEqualTo("of decisions only; the target is a number");
      assertThat(reason(measures.consistency().groups().get(1)))
          .isEqualTo("of decisions only; the target is a number");
    }
  }

  @Test
  void featuresAreWhatTheModelReadsWithoutProtectedAttributes() {
    try (Workspace mortgage =
        Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE)) {
      IndividualMeasures measures =
          IndividualMeasures.of(
              mortgage,
              mortgage.model("Boosted trees"),
              mortgage.part("test"),
              mortgage.threshold(),
              List.of("afam"),
              new Consistency.Question(5, false, 1, 1),
              Progress.NONE);

      assertThat(measures.features()).contains("pirat").doesNotContain("afam", "single", "deny");
      assertThat(value(measures.consistency().overall())).isBetween(0.5, 1.0);
      assertThat(measures.consistency().measured()).isEqualTo(mortgage.part("test").count());
    }
  }

  private static IndividualMeasures of(Workspace workspace, String part) {
    return IndividualMeasures.of(
        workspace,
        workspace.models().get(0),
        workspace.part(part),
        workspace.threshold(),
        List.of("who"),
        new Consistency.Question(2, false, 1, 1),
        Progress.NONE);
  }
}
