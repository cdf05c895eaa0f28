package org.evenhand.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.evenhand.data.Column;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small problems, of which every change over the values of the data is tried by the test. */
class EnumerationTest {
  private static final String[] LETTERS = {"a", "b", "c"};

  /** Every combination of a whole number, a real one and a category; each has a random score. */
  private static Toy arbitrary(long seed) {
    Random random = new Random(seed);
    double[] scores = random.doubles(60).toArray();
    double[] n = new double[60];
    double[] r = new double[60];
    String[] c = new String[60];
    for (int i = 0; i < 60; i++) {
      n[i] = i % 5;
      r[i] = (i / 5 % 4) * 0.5;
      c[i] = LETTERS[i / 20];
    }
    List<Column> columns = List.of(Toy.whole("n", n), Toy.real("r", r), Toy.category("c", c));
    return new Toy(columns, row -> scores[cell(row)]);
  }

  /** Between the values of the data, a score is that of the value below. */
  private static int cell(Toy.Row row) {
    int r = (int) Math.floor(row.number("r") / 0.5);
    return (int) row.number("n") + 5 * r + 20 * (row.text("c").charAt(0) - 'a');
  }

  private record Best(int changes, double fewest, double nearestOfTwo, int reaching) {}

  private static Best enumerate(Toy toy, int from, double wanted) {
    int fewestChanges = Integer.MAX_VALUE;
    double fewest = Double.POSITIVE_INFINITY;
    double nearest = Double.POSITIVE_INFINITY;
    int reaching = 0;
    for (int to = 0; to < 60; to++) {
      if (toy.score(toy.table, to) < wanted) {
        continue;
      }
      reaching++;
      int[] a = {from % 5, from / 5 % 4, from / 20};
      int[] b = {to % 5, to / 5 % 4, to / 20};
      int changes = 0;
      for (int i = 0; i < 3; i++) {
        changes += a[i] == b[i] ? 0 : 1;
      }
      double distance =
          (Math.abs(a[0] - b[0]) / 4. + Math.abs(a[1] - b[1]) / 3. + (a[2] == b[2] ? 0 : 1)) / 3;
      if (changes < fewestChanges || (changes == fewestChanges && distance < fewest)) {
        fewestChanges = changes;
        fewest = distance;
      }
      nearest = changes <= 2 ? Math.min(nearest, distance) : nearest;
    }
    return new Best(fewestChanges, fewest, nearest, reaching);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 0.9, 0.97, 1.0})
  void neverWorseThanTheBestOfAllSingleChangesAndPairs(double wanted) {
    int found = 0;
    for (int seed = 0; seed < 60; seed++) {
      Toy toy = arbitrary(seed);
      int from = 7 * seed % 60;
      if (toy.score(toy.table, from) >= wanted) {
        continue;
      }
      Findings findings = toy.find(from, Toy.atLeast(wanted), Constraints.NONE);
      Best best = enumerate(toy, from, wanted);
      if (best.reaching() == 0) {
        assertThat(findings.found()).as("seed %d", seed).isEmpty();
        assertThat(findings.reason()).isNotNull();
        continue;
      }
      found++;
      assertThat(findings.found()).as("seed %d", seed).isNotEmpty();
      Counterfactual first = findings.found().getFirst();
      assertThat(first.changed()).as("seed %d", seed).isEqualTo(best.changes());
      assertThat(first.distance()).as("seed %d", seed).isLessThanOrEqualTo(best.fewest() + 1e-12);
      double nearest =
          findings.found().stream().mapToDouble(Counterfactual::distance).min().orElseThrow();
      if (best.changes() <= 2) {
        assertThat(nearest).as("seed %d", seed).isLessThanOrEqualTo(best.nearestOfTwo() + 1e-12);
      }
      Proof proof = findings.proof();
      assertThat(proof.allSingles() && proof.everyValue()).isTrue();
      assertThat(proof.singles()).isEqualTo(4 + 3 + 2);
      assertThat(proof.singlesReaching() > 0).isEqualTo(best.changes() == 1);
      if (best.changes() > 1) {
        assertThat(proof.allPairs()).isTrue();
        assertThat(proof.pairs()).isEqualTo(4 * 3 + 4 * 2 + 3 * 2);
        assertThat(proof.pairsReaching() > 0).isEqualTo(best.changes() == 2);
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(wanted == 1 ? 0 : 20);
  }
}
