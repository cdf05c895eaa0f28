package org.evenhand.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
  private static final Toy SUM =
      new Toy(
          List.of(
              Toy.spread("x", 0, 9, 91, 1),
              Toy.spread("y", 0, 9, 91, 2),
              Toy.category(
                  "c", IntStream.range(0, 91).mapToObj(i -> "k" + i % 3).toArray(String[]::new))),
          row -> row.number("x") + row.number("y") + (row.text("c").equals("k2") ? 1 : 0));

  private static Constraints rule(String column, FeatureRule rule) {
    return new Constraints(Map.of(column, rule), List.of(), null);
  }

  private static Constraints relations(Relation... relations) {
    return new Constraints(Map.of(), List.of(relations), null);
  }

  private static void refused(Constraints constraints, String message) {
    assertThatThrownBy(() -> SUM.search(Toy.atLeast(5), constraints, SearchOptions.STANDARD))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  @Test
  void rowThatHasTheTargetIsToldSo() {
    Findings findings = SUM.find(SUM.row("x", 9, "y", 9), Toy.atLeast(5), Constraints.NONE);
    assertThat(findings.found()).isEmpty();
    assertThat(findings.reason()).isEqualTo("the row already has at least 5");
    assertThat(findings.evaluations()).isEqualTo(1);
    assertThat(findings.proof()).isEqualTo(Proof.NONE);
  }

  @Test
  void allFeaturesFrozenIsToldBeforeAnySearch() {
    Constraints frozen = Constraints.NONE.freeze(List.of("x", "y", "c"));
    Findings findings = SUM.find(SUM.row("x", 0, "y", 0), Toy.atLeast(5), frozen);
    assertThat(findings.reason())
        .isEqualTo("nothing can change: all features that the model reads are immutable");
    assertThat(findings.evaluations()).isEqualTo(1);
    assertThat(SUM.search(Toy.atLeast(5), frozen, SearchOptions.STANDARD).obstacles(SUM.row()))
        .hasSize(1);
  }

  @Test
  void increaseBeyondTheMaximumIsNoted() {
    FeatureRule up = new FeatureRule(false, Direction.INCREASE, null, 4., null, false, List.of());
    Findings findings = SUM.find(SUM.row("x", 6, "y", 0), Toy.atLeast(8), rule("x", up));
    assertThat(findings.notes())
        .containsExactly(
            "'x' cannot change: it may only increase, and none of the permitted values is above 6:"
                + " 0 to 4");
    assertThat(findings.found()).isNotEmpty().noneMatch(one -> one.changes().containsKey("x"));
  }

  @Test
  void nothingLeftNamesEveryReason() {
    FeatureRule up = new FeatureRule(false, Direction.INCREASE, null, 4., null, false, List.of());
    Findings findings =
        SUM.find(SUM.row("x", 6, "y", 0), Toy.atLeast(8), rule("x", up).freeze(List.of("y", "c")));
    assertThat(findings.reason())
        .startsWith("nothing can change: y, c may not change; 'x' cannot change: it may only");
  }

  @Test
  void rangeBeyondTheDataIsTakenAndMarked() {
    Findings findings =
        SUM.find(
            SUM.row("x", 0, "y", 0),
            Toy.atLeast(20),
            rule("x", FeatureRule.between(15., 30.)).freeze(List.of("y")));
    Counterfactual found = findings.found().getFirst();
    assertThat(Double.parseDouble(Toy.value(found, "x"))).isBetween(19., 20.);
    assertThat(found.outside()).contains("'x' is").contains("but all real rows have 0 to 9");
  }

  @Test
  void mistakesInRulesAreNamed() {
    refused(rule("z", FeatureRule.FROZEN), "no column 'z'; did you mean 'x'?");
    refused(rule("x", FeatureRule.between(5., 3.)), "'x': its min 5 is above its max 3");
    refused(
        rule("x", new FeatureRule(false, Direction.ANY, 0., 9., 0., false, List.of())),
        "'x': its step 0 is not above 0");
    refused(
        rule("x", new FeatureRule(false, Direction.ANY, 1.2, 1.8, null, true, List.of())),
        "'x': no value is permitted: 1.2 to 1.8");
    refused(rule("x", FeatureRule.oneOf("a")), "'x': the allowed value 'a' is no number");
    refused(
        rule("c", FeatureRule.oneOf("k9")),
        "'c': no row has the allowed value 'k9'; did you mean 'k0'?");
    refused(
        rule("c", FeatureRule.between(1., 2.)),
        "'c': it has categories, not numbers: name the allowed ones instead of a range, step or"
            + " direction");
    refused(Constraints.NONE.atMost(0), "at most 0 changes: expected 1 or more");
  }

  @Test
  void mistakesInRelationsAreNamed() {
    refused(
        relations(new Relation.Together(List.of("x"))),
        "columns that change together: expected two or more, found one");
    refused(
        relations(
            new Relation.Together(List.of("x", "y")), new Relation.Together(List.of("y", "c"))),
        "'y' is named twice among columns that change together");
    refused(
        relations(new Relation.Implication("c", Relation.Move.RISES, "x", Relation.Move.RISES, 1)),
        "'c' has categories: it cannot rise or fall");
    refused(
        relations(new Relation.Implication("x", Relation.Move.RISES, "q", Relation.Move.RISES, -1)),
        "no column 'q'; did you mean 'x'?; 'q' is to move by at least -1: expected a number not"
            + " below 0");
  }

  @Test
  void constantModelIsNamed() {
    Toy constant = new Toy(SUM.table.columns(), row -> 0.25);
    Findings findings = constant.find(0, Toy.atLeast(0.5), Constraints.NONE);
    assertThat(findings.found()).isEmpty();
    assertThat(findings.reason())
        .contains("the score stays 0.25")
        .contains("none of the 91 real rows has it either");
  }

  @Test
  void editsWithoutAScoreAreNeverAnswers() {
    Toy partly =
        new Toy(
            SUM.table.columns(),
            row -> row.number("x") > 5 ? Double.NaN : row.number("x") + row.number("y"));
    Findings findings = partly.find(partly.row("x", 1, "y", 1), Toy.atLeast(8), Constraints.NONE);
    assertThat(findings.found()).isNotEmpty();
    assertThat(findings.found())
        .allMatch(one -> one.score() >= 8 && partly.score(one.row(), 0) >= 8);
  }

  @Test
  void modelWithoutAnyScoreIsNamed() {
    Toy silent = new Toy(SUM.table.columns(), row -> Double.NaN);
    Findings findings = silent.find(0, Toy.atLeast(8), Constraints.NONE);
    assertThat(findings.found()).isEmpty();
    assertThat(findings.reason()).contains("the model gave them no score");
  }

  @Test
  void decisionWithoutAScoreIsNeverReached() {
    Toy partly =
        new Toy(SUM.table.columns(), row -> row.number("x") > 3 ? Double.NaN : 1 - row.number("y"));
    Target below = new Target.Decision(0, false, rows -> new double[rows.rows()]);
    Findings findings = partly.find(partly.row("x", 1, "y", 0), below, Constraints.NONE);
    assertThat(findings.found()).isNotEmpty().allMatch(one -> one.score() < 0);
  }

  @Test
  void columnOfFiveThousandCategoriesIsTriedInPart() {
    Random random = new Random(3);
    String[] values = new String[12_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = "v" + (i < 5_000 ? i : random.nextInt(30));
    }
    double[] numbers = IntStream.range(0, values.length).mapToDouble(i -> i % 10).toArray();
    Toy toy =
        new Toy(
            List.of(Toy.category("c", values), Toy.whole("n", numbers)),
            row ->
                (row.text("c").equals("v7") ? 1 : 0)
                    + (row.text("c").equals("v4999") ? 2 : 0)
                    + row.number("n") / 100);
    Findings frequent = toy.find(toy.row("c", "v1", "n", 0), Toy.atLeast(1), Constraints.NONE);
    assertThat(frequent.found().getFirst().changes())
        .isEqualTo(Map.of("c", new Change("v1", "v7")));
    assertThat(frequent.proof().everyValue()).isFalse();
    assertThat(frequent.proof().singles()).isEqualTo(Feature.MAX_CATEGORIES - 1 + 9);
    // The real rows lead to a value that is not among those tried.
    Findings rare = toy.find(toy.row("c", "v1", "n", 0), Toy.atLeast(2), Constraints.NONE);
    assertThat(rare.found().getFirst().changes()).isEqualTo(Map.of("c", new Change("v1", "v4999")));
    assertThat(rare.proof().singlesReaching()).isZero();
  }

  @Test
  void columnWithoutVarianceIsLeftOut() {
    Toy toy =
        new Toy(List.of(Toy.whole("x", 1, 2, 3), Toy.whole("k", 7, 7, 7)), row -> row.number("x"));
    Findings findings = toy.find(0, Toy.atLeast(3), Constraints.NONE);
    assertThat(findings.found()).hasSize(1);
    assertThat(findings.notes()).containsExactly("'k' cannot change: all real rows have 7");
  }

  @Test
  void missingValueMayBeLeftOrSet() {
    Toy toy =
        new Toy(
            List.of(
                Toy.real("x", Double.NaN, 1, 2, 3, 4),
                Toy.category("c", null, "a", "b", "a", "b"),
                Toy.whole("n", 0, 1, 2, 3, 4)),
            row ->
                (Double.isNaN(row.number("x")) ? 0 : row.number("x"))
                    + (row.text("c").isEmpty() ? 0 : 1)
                    + row.number("n"));
    Findings findings = toy.find(0, Toy.atLeast(4), Constraints.NONE);
    assertThat(findings.found()).isNotEmpty();
    assertThat(findings.found().stream().map(Counterfactual::changes))
        .contains(Map.of("x", new Change(null, "4")), Map.of("n", new Change("0", "4")));
    // No value becomes missing.
    Toy gone = new Toy(toy.table.columns(), row -> row.text("c").isEmpty() ? 1 : 0);
    assertThat(gone.find(1, Toy.atLeast(1), Constraints.NONE).found()).isEmpty();
  }

  @Test
  void cancellingEndsTheSearch() {
    AtomicInteger reports = new AtomicInteger();
    Search search = SUM.search(Toy.atLeast(30), Constraints.NONE, SearchOptions.STANDARD);
    Progress cancelled =
        (task, done, total) -> {
          if (reports.incrementAndGet() == 2) {
            throw new CancelledException();
          }
        };
    assertThatThrownBy(() -> search.find(SUM.row("x", 0), cancelled))
        .isInstanceOf(CancelledException.class);
    // Nothing is left behind: the next search answers as any.
    assertThat(search.find(SUM.row("x", 0), Progress.NONE))
        .usingRecursiveComparison()
        .isEqualTo(search.find(SUM.row("x", 0), Progress.NONE));
  }

  @Test
  void searchesAtOnceAnswerAsOneAfterTheOther() throws Exception {
    Search search = SUM.search(Toy.atLeast(12), Constraints.NONE, SearchOptions.STANDARD);
    List<Callable<List<Map<String, Change>>>> work = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int row = i;
      work.add(
          () ->
              search.find(SUM.table.slice(row, row + 1), Progress.NONE).found().stream()
                  .map(Counterfactual::changes)
                  .toList());
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<List<Map<String, Change>>>> answers = pool.invokeAll(work);
      for (int i = 0; i < work.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(work.get(i).call());
      }
    }
  }

  @Test
  void clockThatHasRunOutIsSaid() {
    Findings findings =
        SUM.search(Toy.atLeast(12), Constraints.NONE, new SearchOptions(4, 20_000, Duration.ZERO))
            .find(SUM.row("x", 0, "y", 0), Progress.NONE);
    assertThat(findings.stoppedEarly()).isTrue();
    assertThat(findings.found()).isEmpty();
    assertThat(findings.reason()).contains("no change was tried: the time is up");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 30, 60, 150, 300, 1000})
  void budgetIsKept(int budget) {
    SearchOptions options = new SearchOptions(4, budget, Duration.ofDays(200_000));
    Search search = SUM.search(Toy.atLeast(12.5), Constraints.NONE, options);
    int asked = SUM.rowsAsked.get();
    Findings findings = search.find(SUM.row("x", 0, "y", 0), Progress.NONE);
    assertThat(findings.evaluations())
        .isEqualTo(SUM.rowsAsked.get() - asked)
        .isLessThanOrEqualTo(budget);
    assertThat(findings.found()).allMatch(one -> SUM.score(one.row(), 0) >= 12.5);
    assertThat(findings.found().isEmpty()).isEqualTo(findings.reason() != null);
    assertThat(findings.found().isEmpty() && !findings.budgetSpent()).isFalse();
  }
}
