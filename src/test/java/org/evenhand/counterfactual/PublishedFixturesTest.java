package org.evenhand.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.evenhand.data.Table;
import org.junit.jupiter.api.Test;

/** Problems whose answers are known: by hand, or from the tests of other systems. */
class PublishedFixturesTest {
  /** 2a - b + c/2 - 1, wanted at least 0; a, b and c from -5 to 5. */
  private static final Toy LINEAR =
      new Toy(
          List.of(
              Toy.spread("a", -5, 5, 41, 1),
              Toy.spread("b", -5, 5, 41, 2),
              Toy.spread("c", -5, 5, 41, 3)),
          row -> 2 * row.number("a") - row.number("b") + row.number("c") / 2 - 1);

  private static final Table ZERO = LINEAR.row("a", 0, "b", 0, "c", 0);

  private static Findings linear(Map<String, FeatureRule> rules) {
    return LINEAR.find(ZERO, Toy.atLeast(0), new Constraints(rules, List.of(), null));
  }

  private static Map<String, Change> best(Findings findings) {
    return findings.found().getFirst().changes();
  }

  @Test
  void nearestSingleChangeOfALinearModelIsItsLargestCoefficients() {
    Findings findings = linear(Map.of());
    assertThat(best(findings)).isEqualTo(Map.of("a", new Change("0", "0.5")));
    assertThat(findings.found().getFirst().score()).isZero();
    // Gower: 0.5 of a range of 10, over three columns.
    assertThat(findings.found().getFirst().distance()).isCloseTo(0.05 / 3, within(1e-12));
  }

  @Test
  void frozenFeatureLeavesTheNextBest() {
    assertThat(best(linear(Map.of("a", FeatureRule.FROZEN))))
        .isEqualTo(Map.of("b", new Change("0", "-1")));
  }

  @Test
  void featureThatMayOnlyRiseLeavesTheLast() {
    assertThat(
            best(
                linear(Map.of("a", FeatureRule.FROZEN, "b", FeatureRule.only(Direction.INCREASE)))))
        .isEqualTo(Map.of("c", new Change("0", "2")));
  }

  @Test
  void infeasibleIsSaid() {
    Findings findings =
        linear(
            Map.of(
                "a", FeatureRule.FROZEN,
                "b", FeatureRule.only(Direction.INCREASE),
                "c", FeatureRule.between(null, 1.)));
    assertThat(findings.found()).isEmpty();
    // With a and b as they are, c of 1 is the best: 0.5 - 1.
    assertThat(findings.reason())
        .contains("permitted changes tried reaches at least 0; the nearest is -0.5 by c 0 to 1");
    assertThat(findings.proof().singlesReaching()).isZero();
    assertThat(findings.proof().allPairs()).isTrue();
  }

  @Test
  void wholeNumbersAreGivenWhole() {
    assertThat(
            best(
                linear(
                    Map.of(
                        "a", FeatureRule.FREE.wholeOnly(),
                        "b", FeatureRule.FROZEN,
                        "c", FeatureRule.FROZEN))))
        .isEqualTo(Map.of("a", new Change("0", "1")));
  }

  /** Like the data of DiCE's own tests: one number, one category. */
  private static final Toy MIXED =
      new Toy(
          List.of(
              Toy.real("Numerical", 10, 1, 14, 88, 5, 12, 15, 20),
              Toy.category("Categorical", "a", "b", "c", "a", "b", "c", "a", "b")),
          row -> row.number("Numerical") / 10 + (row.text("Categorical").equals("a") ? 0 : 1));

  @Test
  void numbersStayInThePermittedRange() {
    Findings findings =
        MIXED.find(
            MIXED.row("Numerical", 5, "Categorical", "a"),
            new Target.ScoreRange(0, 1, 2.8),
            new Constraints(Map.of("Numerical", FeatureRule.between(10., 15.)), List.of(), null));
    assertThat(findings.found()).isNotEmpty();
    for (Counterfactual found : findings.found()) {
      assertThat(found.score()).isBetween(1., 2.8);
      Change change = found.changes().get("Numerical");
      if (change != null) {
        assertThat(Double.parseDouble(change.to())).isBetween(10., 15.);
      }
    }
  }

  @Test
  void categoriesStayAmongTheAllowed() {
    Findings findings =
        MIXED.find(
            MIXED.row("Numerical", 5, "Categorical", "a"),
            Toy.atLeast(1.5),
            new Constraints(
                Map.of("Categorical", FeatureRule.oneOf("c"), "Numerical", FeatureRule.FROZEN),
                List.of(),
                null));
    assertThat(findings.found())
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.changes()).isEqualTo(Map.of("Categorical", new Change("a", "c"))));
  }

  /** A step says where changes lead: the data's own values may lie between. */
  @Test
  void frozenValueBetweenTwoStepsIsKept() {
    FeatureRule frozen = new FeatureRule(true, Direction.ANY, 0., 15., 2., false, List.of());
    Findings findings =
        MIXED.find(
            MIXED.row("Numerical", 5, "Categorical", "a"),
            Toy.atLeast(1.5),
            new Constraints(
                Map.of("Categorical", FeatureRule.oneOf("c"), "Numerical", frozen),
                List.of(),
                null));
    assertThat(findings.found())
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.changes()).isEqualTo(Map.of("Categorical", new Change("a", "c"))));
  }

  @Test
  void frozenValueThatIsNotPermittedIsNamedBeforeAnySearch() {
    FeatureRule frozen = FeatureRule.between(10., 15.).frozen();
    Findings findings =
        MIXED.find(
            MIXED.row("Numerical", 5, "Categorical", "a"),
            Toy.atLeast(1),
            new Constraints(Map.of("Numerical", frozen), List.of(), null));
    assertThat(findings.found()).isEmpty();
    assertThat(findings.evaluations()).isEqualTo(1);
    assertThat(findings.reason())
        .isEqualTo(
            "'Numerical' may not change, but its value 5 is not among those permitted: 10 to 15");
  }

  /** As LIT's test of its tabular generator: 2 x1^2 + x2, two rows of data. */
  private static final Toy LIT =
      new Toy(
          List.of(Toy.real("x1", 0, 0.5), Toy.real("x2", 0, 0.4)),
          row -> 2 * row.number("x1") * row.number("x1") + row.number("x2"));

  @Test
  void regressionComesBelowItsThreshold() {
    Findings findings = LIT.find(LIT.row("x1", 1, "x2", 1), Toy.atMost(2.8), Constraints.NONE);
    assertThat(findings.found()).isNotEmpty().allMatch(found -> found.score() <= 2.8);
  }

  @Test
  void regressionComesAboveItsThreshold() {
    Findings findings = LIT.find(LIT.row("x1", 0, "x2", -5), Toy.atLeast(0.1), Constraints.NONE);
    assertThat(findings.found()).isNotEmpty().allMatch(found -> found.score() >= 0.1);
  }

  @Test
  void nothingIsFoundBeyondWhatTheDataHas() {
    Findings findings = LIT.find(LIT.row("x1", 1, "x2", 1), Toy.atLeast(4), Constraints.NONE);
    assertThat(findings.found()).isEmpty();
    assertThat(findings.reason()).contains("none of the 2 real rows has it either");
  }

  @Test
  void moreChangesGiveMoreAnswers() {
    // A third row of data: (0.1, 0.2) is below 0.25, and neither value of it alone is.
    Toy more =
        new Toy(List.of(Toy.real("x1", 0, 0.5, 0.1), Toy.real("x2", 0, 0.4, 0.2)), LIT.formula);
    Table row = more.row("x1", 0.3, "x2", 0.3);
    Findings one = more.find(row, Toy.atMost(0.25), Constraints.NONE.atMost(1));
    Findings two = more.find(row, Toy.atMost(0.25), Constraints.NONE.atMost(2));
    assertThat(one.found()).hasSize(1).allMatch(found -> found.changed() == 1);
    assertThat(two.found()).hasSizeGreaterThan(1);
  }

  /**
   * The ages and sexes of the five pairs of Adult rows of CARLA's test_evaluations.py. It counts
   * afterwards how many immutable columns a counterfactual changed: here those are the columns that
   * differ, and a search in which they are frozen has none to count.
   */
  @Test
  void carlasImmutableColumnsAreNeverChanged() {
    Toy adult =
        new Toy(
            List.of(
                Toy.whole("age", 39, 50, 38, 53, 28, 45, 50, 18, 53, 28),
                Toy.category("sex", "M", "M", "M", "M", "F", "F", "M", "M", "M", "M"),
                Toy.whole("hours", 40, 13, 40, 40, 40, 99, 99, 99, 99, 99)),
            row ->
                (row.text("sex").equals("F") ? 1 : 0)
                    + row.number("age") / 100
                    + row.number("hours") / 100);
    Distance immutable =
        Distance.of(
            adult.table, List.of("age", "sex"), DistanceOptions.of(DistanceOptions.Kind.L1));
    int[] violations = {2, 0, 1, 0, 1};
    Constraints frozen = Constraints.NONE.freeze(List.of("age", "sex"));
    for (int i = 0; i < violations.length; i++) {
      double[] parts =
          immutable.parts(immutable.point(adult.table, i), immutable.point(adult.table, i + 5));
      assertThat(Arrays.stream(parts).filter(part -> part > 0)).hasSize(violations[i]);

      Table row = adult.table.slice(i, i + 1);
      Target more = Toy.atLeast(adult.score(row).get(0, 0) + 0.3);
      assertThat(adult.find(row, more, frozen).found())
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.changes()).containsOnlyKeys("hours"));
    }
    Table first = adult.table.slice(0, 1);
    Target more = Toy.atLeast(adult.score(first).get(0, 0) + 0.3);
    assertThat(adult.find(first, more, Constraints.NONE).found())
        .anyMatch(found -> found.changes().containsKey("sex"));
  }
}
