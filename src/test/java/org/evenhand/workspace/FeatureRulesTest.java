package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evenhand.counterfactual.Constraints;
import org.evenhand.counterfactual.Direction;
import org.evenhand.counterfactual.FeatureRule;
import org.evenhand.counterfactual.Relation;
import org.evenhand.counterfactual.Relation.Implication;
import org.evenhand.counterfactual.Relation.Move;
import org.evenhand.counterfactual.Relation.Together;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static List<Relation> relations(Constraints known, String... rules) {
    return FeatureRules.apply(List.of(rules), known, model).relations();
  }

  @Test
  void columnsThatChangeTogetherAreJoinedByWith() {
    assertThat(relations(Constraints.NONE, " pirat with hirat "))
        .containsExactly(new Together(List.of("pirat", "hirat")));
    assertThat(relations(Constraints.NONE, "chist with mhist with phist", "pirat with hirat"))
        .containsExactly(
            new Together(List.of("chist", "mhist", "phist")),
            new Together(List.of("pirat", "hirat")));
  }

  /** Both hold: what changes with the one changes with the other. */
  @Test
  void columnsThatChangeTogetherWithOneMoreAllDo() {
    Constraints known =
        new Constraints(Map.of(), List.of(new Together(List.of("pirat", "hirat"))), null);

    assertThat(relations(known, "hirat with lvrat"))
        .containsExactly(new Together(List.of("pirat", "hirat", "lvrat")));
    assertThat(relations(known, "pirat with hirat")).isEqualTo(known.relations());
    assertThat(relations(known, "chist with mhist", "mhist with pirat"))
        .containsExactly(new Together(List.of("chist", "mhist", "pirat", "hirat")));
  }

  @Test
  void whatFollowsFromAChangeIsAnImplication() {
    assertThat(
            relations(
                Constraints.NONE,
                "if chist rises then mhist rises by 2",
                "if pirat falls then hirat falls by 0.1",
                "if insurance changes then lvrat rises",
                "if lvrat rises then insurance changes"))
        .containsExactly(
            new Implication("chist", Move.RISES, "mhist", Move.RISES, 2),
            new Implication("pirat", Move.FALLS, "hirat", Move.FALLS, 0.1),
            new Implication("insurance", Move.CHANGES, "lvrat", Move.RISES, 0),
            new Implication("lvrat", Move.RISES, "insurance", Move.CHANGES, 0));
  }

  @Test
  void anImplicationTakesThePlaceOfTheSameWithAnotherLeast() {
    Implication one = new Implication("chist", Move.RISES, "mhist", Move.RISES, 1);
    Implication other = new Implication("chist", Move.FALLS, "mhist", Move.RISES, 1);
    Constraints known = new Constraints(Map.of(), List.of(one, other), null);

    assertThat(relations(known, "if chist rises then mhist rises by 2"))
        .containsExactly(other, new Implication("chist", Move.RISES, "mhist", Move.RISES, 2));
    assertThat(relations(known)).isEqualTo(known.relations());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "pirat with hirta; does not read a column 'hirta'",
        "pirat with; expected a column and",
        "pirat with pirat; 'pirat' is there twice",
        "pirats with hirat; does not read a column 'pirats'",
        "if pirat rises; expected 'if A rises then B rises by 2'",
        "if pirat soars then hirat rises; expected 'if A rises then B rises by 2'",
        "if pirat rises then hirta rises; does not read a column 'hirta'",
        "if prat rises then hirat rises; does not read a column 'prat'",
        "if pirat rises then hirat rises by much; 'much' is not a number",
        "if pirat rises then hirat rises by -1; expected a number above 0 after 'by'",
        "if pirat rises then hirat rises by NaN; expected a number above 0 after 'by'",
        "if pirat rises then insurance changes by 1; 'by' needs a direction",
        "if pirat rises then pirat falls; is said to follow from itself"
      })
  void aRelationThatCannotBeReadIsSaidInOneLine(String rule, String said) {
    assertThatThrownBy(() -> relations(Constraints.NONE, rule))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("rule '" + rule + "': ")
        .hasMessageContaining(said)
        .message()
        .hasLineCount(1);
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
