package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.evenhand.counterfactual.Constraints;
import org.evenhand.counterfactual.Direction;
import org.evenhand.counterfactual.FeatureRule;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FeatureRulesTest {
  private static Workspace workspace;
  private static LoadedModel model;

  @BeforeAll
  static void open() {
    workspace = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
    model = workspace.models().getFirst();
  }

  @AfterAll
  static void close() {
    workspace.close();
  }

  private static FeatureRule rule(String column, String... rules) {
    return FeatureRules.apply(List.of(rules), Constraints.NONE, model).rule(column);
  }

  @Test
  void eachKindOfRuleIsRead() {
    assertThat(rule("pirat", "pirat increase").direction()).isEqualTo(Direction.INCREASE);
    assertThat(rule("pirat", "pirat decrease").direction()).isEqualTo(Direction.DECREASE);
    assertThat(rule("chist", "chist whole").whole()).isTrue();
    assertThat(rule("pirat", "pirat step 0.25").step()).isEqualTo(0.25);
    assertThat(rule("pirat", "pirat 0.2..0.8")).isEqualTo(FeatureRule.between(0.2, 0.8));
    assertThat(rule("pirat", "pirat ..0.8")).isEqualTo(FeatureRule.between(null, 0.8));
    assertThat(rule("pirat", "pirat -1..")).isEqualTo(FeatureRule.between(-1.0, null));
    assertThat(rule("insurance", "insurance in no | yes").allowed()).containsExactly("no", "yes");
  }

  @Test
  void rulesOfOneColumnHoldTogetherAndOthersStay() {
    Constraints own = Counterfactuals.permitted(workspace, model);

    Constraints changed = FeatureRules.apply(List.of("pirat decrease", "pirat 0.1.."), own, model);

    assertThat(changed.rule("pirat").direction()).isEqualTo(Direction.DECREASE);
    assertThat(changed.rule("pirat").min()).isEqualTo(0.1);
    assertThat(changed.rule("pirat").step()).isEqualTo(own.rule("pirat").step());
    assertThat(changed.rule("single").immutable()).isTrue();
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> rule("pirat", "pirats increase"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'pirats'")
        .hasMessageContaining("did you mean 'pirat'?");
    assertThatThrownBy(() -> rule("pirat", "pirat"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a column and");
    assertThatThrownBy(() -> rule("pirat", "pirat 1..x"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'x' is not a number");
    assertThatThrownBy(() -> rule("pirat", "pirat upward"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'increase'");
  }
}
