package org.evenhand.metric;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrecisionJackknifeTest {
  private static final int ROWS = 80;

  /** With ties, weights of which some are 0, and rows of other groups between. */
  @Test
  void isTheAveragePrecisionOfTheRowsWithoutTheBlock() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 60; trial++) {
      int steps = trial % 2 == 0 ? 12 : 100_000;
      double[] scores = random.doubles(ROWS).map(s -> Math.round(s * steps)).toArray();
      double[] weights =
          trial % 3 == 0 ? null : random.doubles(ROWS).map(w -> Math.max(0, w - 0.1)).toArray();
      byte[] labels = labels(random, 0.3);
      int[] groupOf = random.ints(ROWS, -1, 2).toArray();
      Strata strata = ScoredRows.of(scores, labels, weights, Rows.first(ROWS)).strata(groupOf, 2);
      for (int group = 0; group < 2; group++) {
        int own = group;
        // In the order in which rows of the group are kept.
        int[] rows =
            Arrays.stream(ScoreOrder.descending(scores, Rows.first(ROWS)))
                .filter(row -> groupOf[row] == own)
                .toArray();
        int blocks = 3 + trial % 5;
        byte[] blockOf = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
          blockOf[i] = (byte) random.nextInt(blocks);
        }

        double[] found = new PrecisionJackknife(strata, group, blockOf, blocks).withoutEach();

        for (int block = 0; block < blocks; block++) {
          int left = block;
          int[] others =
              IntStream.range(0, rows.length)
                  .filter(i -> blockOf[i] != left)
                  .map(i -> rows[i])
                  .toArray();
          assertThat(found[block])
              .isCloseTo(averagePrecision(scores, labels, weights, others), within(1e-12));
        }
      }
    }
  }

  @Test
  void withoutAnyPositiveLeftItIsNotEstimable() {
    Strata strata = Rows.scored("1 1 0 0", ".9 .8 .7 .6").strata(new int[4], 1);

    double[] found = new PrecisionJackknife(strata, 0, new byte[] {1, 1, 0, 1}, 2).withoutEach();

    // Without block 0 both positives are above the negative.
    assertThat(found).containsExactly(1, Double.NaN);
  }

  @Test
  void thereAreAsManyBlocksAsPositivesFromTenToAHundred() {
    for (int positives : new int[] {9, 10, 42, 100, 5000}) {
      double[] scores = new SplittableRandom(2).doubles(6000).toArray();
      byte[] labels = new byte[scores.length];
      Arrays.fill(labels, 0, positives, (byte) 1);

      Jackknife jackknife = of(ScoredRows.of(scores, labels, null, Rows.first(scores.length)));

      if (positives < 10) {
        assertThat(jackknife).isNull();
      } else {
        assertThat(requireNonNull(jackknife).blocks()).isEqualTo(Math.min(100, positives));
      }
    }
  }

  /** Twelve positives of weight 1 and one of 6: 18² / (12 + 36) = 6.75 of them. */
  @Test
  void weightedPositivesCountByTheirEffectiveNumber() {
    double[] scores = new SplittableRandom(2).doubles(100).toArray();
    byte[] labels = new byte[100];
    double[] weights = new double[100];
    Arrays.fill(labels, 0, 13, (byte) 1);
    Arrays.fill(weights, 1);
    assertThat(of(ScoredRows.of(scores, labels, weights, Rows.first(100)))).isNotNull();

    weights[0] = 6;

    assertThat(of(ScoredRows.of(scores, labels, weights, Rows.first(100)))).isNull();
  }

  @Test
  void theUnitOfWeightsDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(6);
    double[] scores = random.doubles(ROWS).toArray();
    double[] weights = random.doubles(ROWS).toArray();
    double[] inOtherUnits = Arrays.stream(weights).map(weight -> weight * 1000).toArray();
    byte[] labels = labels(random, 0.5);

    Jackknife one = requireNonNull(of(ScoredRows.of(scores, labels, weights, Rows.first(ROWS))));
    Jackknife other =
        requireNonNull(of(ScoredRows.of(scores, labels, inOtherUnits, Rows.first(ROWS))));

    assertThat(other.standardError()).isCloseTo(one.standardError(), within(1e-12));
  }

  @Test
  void aGroupsNumbersDependOnItsRowsAndSeedAlone() {
    SplittableRandom random = new SplittableRandom(7);
    double[] scores = random.doubles(ROWS).toArray();
    int[] groupOf = IntStream.range(0, ROWS).map(row -> row % 2).toArray();
    int[] swapped = IntStream.range(0, ROWS).map(row -> 1 - row % 2).toArray();
    ScoredRows rows = ScoredRows.of(scores, labels(random, 0.6), null, Rows.first(ROWS));

    List<@Nullable Jackknife> usual = PrecisionJackknife.of(rows, groupOf, new long[] {1, 2});

    assertThat(usual).doesNotContainNull();
    assertThat(PrecisionJackknife.of(rows, swapped, new long[] {2, 1}))
        .containsExactly(usual.get(1), usual.get(0));
    assertThat(PrecisionJackknife.of(rows, groupOf, new long[] {3, 2}).getFirst())
        .isNotEqualTo(usual.getFirst());
  }

  @Test
  void withoutRowsOrLabelsThereIsNone() {
    ScoredRows unlabelled =
        ScoredRows.of(
            new SplittableRandom(1).doubles(ROWS).toArray(), null, null, Rows.first(ROWS));

    assertThat(of(unlabelled)).isNull();
    assertThat(of(ScoredRows.of(new double[0], new byte[0], null, new int[0]))).isNull();
  }

  private static @Nullable Jackknife of(ScoredRows rows) {
    return PrecisionJackknife.of(rows, new int[6000], new long[] {1}).getFirst();
  }

  private static byte[] labels(SplittableRandom random, double share) {
    byte[] labels = new byte[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = (byte) (random.nextDouble() < share ? 1 : 0);
    }
    return labels;
  }

  private static double averagePrecision(
      double[] scores, byte[] labels, double @Nullable [] weights, int... rows) {
    return Rows.value(ScoredRows.of(scores, labels, weights, rows).all(), Metric.AVERAGE_PRECISION);
  }
}
