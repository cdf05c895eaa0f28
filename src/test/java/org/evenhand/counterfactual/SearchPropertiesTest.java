package org.evenhand.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.Relation.Implication;
import org.evenhand.counterfactual.Relation.Move;
import org.evenhand.counterfactual.Relation.Together;
import org.evenhand.data.Column;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every answer, for random models, rows and constraints. */
class SearchPropertiesTest {
  private static final int ROWS = 120;

  /** Three numbers, two categories and a column that the model does not heed. */
  private static Toy random(long seed) {
    Random random = new Random(seed);
    double[] age = random.ints(ROWS, 18, 80).asDoubleStream().toArray();
    double[] education = random.ints(ROWS, 1, 9).asDoubleStream().toArray();
    double[] income = random.doubles(ROWS, 0, 100).map(v -> Decimals.round(v, 2)).toArray();
    String[] job = random.ints(ROWS, 0, 5).mapToObj(i -> "job" + i).toArray(String[]::new);
    String[] town = random.ints(ROWS, 0, 3).mapToObj(i -> "town" + i).toArray(String[]::new);
    double[] ignored = random.doubles(ROWS).toArray();
    double[] weights = random.doubles(8, -1, 1).toArray();
    double kink = random.nextDouble();
    return new Toy(
        List.of(
            Toy.whole("age", age),
            Toy.whole("education", education),
            Toy.real("income", income),
            Toy.category("job", job),
            Toy.category("town", town),
            Toy.real("ignored", ignored)),
        row -> {
          double a = row.number("age") / 80;
          double e = row.number("education") / 8;
          double i = row.number("income") / 100;
          int j = row.text("job").charAt(3) - '0';
          int t = row.text("town").charAt(4) - '0';
          double z =
              weights[0] * a
                  + weights[1] * e
                  + weights[2] * (i > kink ? 1 - i : i)
                  + weights[3] * (j == 2 ? 1 : 0)
                  + weights[4] * (t == 1 ? e : a)
                  + weights[5] * a * i
                  + weights[6] * Math.sin(9 * i + j);
          return 1 / (1 + Math.exp(-3 * z));
        });
  }

  private static Constraints constraints(long seed) {
    List<Relation> relations = new ArrayList<>();
    if (seed % 2 == 0) {
      relations.add(new Implication("education", Move.RISES, "age", Move.RISES, 2));
    }
    if (seed % 3 == 0) {
      relations.add(new Together(List.of("job", "town")));
    }
    return new Constraints(
        Map.of(
            "age",
            FeatureRule.only(Direction.INCREASE),
            "income",
            new FeatureRule(false, Direction.ANY, 5., 90., 0.5, false, List.of()),
            "town",
            seed % 5 == 0 ? FeatureRule.FROZEN : FeatureRule.FREE),
        relations,
        seed % 4 == 0 ? 3 : null);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 8, 9, 12, 15, 20, 30})
  void everyAnswerIsValidPermittedAndIrreducible(int seed) {
    Toy toy = random(seed);
    Constraints constraints = constraints(seed);
    double[] scores = toy.score(toy.table).column(0).clone();
    double threshold = IntStream.range(0, ROWS).mapToDouble(i -> scores[i]).sorted().toArray()[90];
    Search search = toy.search(Toy.atLeast(threshold), constraints, SearchOptions.STANDARD);
    int answers = 0;
    for (int row = 0; row < 40; row++) {
      Table asked = toy.table.slice(row, row + 1);
      Findings findings = search.find(asked, Progress.NONE);
      if (scores[row] >= threshold) {
        assertThat(findings.found()).isEmpty();
        continue;
      }
      assertThat(findings.found().isEmpty()).isEqualTo(findings.reason() != null);
      Set<Map<String, Change>> distinct = new HashSet<>();
      for (Counterfactual found : findings.found()) {
        answers++;
        String what = "seed %d row %d %s".formatted(seed, row, found.changes());
        assertThat(toy.score(found.row(), 0)).as(what).isGreaterThanOrEqualTo(threshold);
        assertThat(found.score()).as(what).isEqualTo(toy.score(found.row(), 0));
        assertThat(permitted(asked, found.row(), toy, constraints)).as(what).isTrue();
        assertThat(found.changes()).as(what).isNotEmpty().doesNotContainKey("ignored");
        assertThat(distinct.add(found.changes())).as(what).isTrue();
        if (found.changed() <= 4) {
          assertIrreducible(asked, found, toy, constraints, threshold, what);
        }
      }
    }
    assertThat(answers).isPositive();
  }

  private static void assertIrreducible(
      Table asked,
      Counterfactual found,
      Toy toy,
      Constraints constraints,
      double threshold,
      String what) {
    List<String> changed = List.copyOf(found.changes().keySet());
    for (int kept = 0; kept < (1 << changed.size()) - 1; kept++) {
      Table part = asked;
      for (int i = 0; i < changed.size(); i++) {
        if ((kept & (1 << i)) != 0) {
          part = part.with(found.row().column(changed.get(i)));
        }
      }
      assertThat(toy.score(part, 0) >= threshold && permitted(asked, part, toy, constraints))
          .as(what + " without some")
          .isFalse();
    }
  }

  /** The constraints, checked in another way than the search does. */
  private static boolean permitted(Table from, Table to, Toy toy, Constraints constraints) {
    Toy.Row before = new Toy.Row(from, 0);
    Toy.Row after = new Toy.Row(to, 0);
    int changes = 0;
    for (Column column : from.columns()) {
      boolean same = Objects.equals(column.text(0), to.column(column.name()).text(0));
      changes += same ? 0 : 1;
      if (!same && constraints.rule(column.name()).immutable()) {
        return false;
      }
    }
    double income = after.number("income");
    boolean incomeChanged = income != before.number("income");
    boolean studied = after.number("education") > before.number("education");
    boolean age = after.number("age") >= before.number("age");
    boolean whole = after.number("age") == Math.rint(after.number("age"));
    boolean together = true;
    for (Relation relation : constraints.relations()) {
      switch (relation) {
        case Implication it -> {
          if (studied && after.number("age") < before.number("age") + it.least()) {
            return false;
          }
        }
        case Together it -> together = sameInSomeRow(toy.table, to, from, it.columns());
      }
    }
    Integer most = constraints.maxChanges();
    return age
        && whole
        && together
        && (!incomeChanged || (income >= 5 && income <= 90 && income * 2 == Math.rint(income * 2)))
        && (most == null || changes <= most);
  }

  private static boolean sameInSomeRow(Table data, Table to, Table from, List<String> columns) {
    return columns.stream().allMatch(c -> text(to, c, 0).equals(text(from, c, 0)))
        || IntStream.range(0, data.rows())
            .anyMatch(
                row -> columns.stream().allMatch(c -> text(to, c, 0).equals(text(data, c, row))));
  }

  private static String text(Table table, String column, int row) {
    return new Toy.Row(table, row).text(column);
  }

  @Test
  void sameSeedGivesTheSameAnswers() {
    Toy toy = random(7);
    Search one = toy.search(Toy.atLeast(0.8), Constraints.NONE, SearchOptions.STANDARD);
    Search other = toy.search(Toy.atLeast(0.8), Constraints.NONE, SearchOptions.STANDARD);
    for (int row = 0; row < 20; row++) {
      Table asked = toy.table.slice(row, row + 1);
      Findings first = one.find(asked, Progress.NONE);
      Findings second = other.find(asked, Progress.NONE);
      assertThat(first.found().stream().map(Counterfactual::changes).toList())
          .isEqualTo(second.found().stream().map(Counterfactual::changes).toList());
      assertThat(first.evaluations()).isEqualTo(second.evaluations());
      assertThat(first.proof()).isEqualTo(second.proof());
    }
  }

  @Test
  void anAnswerExistsWhereverARealRowShowsOne() {
    Toy toy = random(11);
    double[] scores = toy.score(toy.table).column(0).clone();
    double threshold = IntStream.range(0, ROWS).mapToDouble(i -> scores[i]).max().orElseThrow();
    Search search = toy.search(Toy.atLeast(threshold), Constraints.NONE, SearchOptions.STANDARD);
    for (int row = 0; row < 30; row++) {
      assertThat(search.find(toy.table.slice(row, row + 1), Progress.NONE).found().isEmpty())
          .isEqualTo(scores[row] >= threshold);
    }
  }

  @Test
  void anEditedRowIsAskedAboutAsAnyOther() {
    Toy toy = random(3);
    Table edited =
        toy.row("age", 19, "education", 2, "income", 33.33, "job", "job1", "town", "town2");
    Findings findings = toy.find(edited, Toy.atLeast(0.6), Constraints.NONE);
    for (Counterfactual found : findings.found()) {
      found
          .changes()
          .forEach((name, change) -> assertThat(change.from()).isEqualTo(text(edited, name, 0)));
    }
    assertThat(findings.score()).isEqualTo(toy.score(edited, 0));
  }
}
