package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.interval;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.scored;
import static org.evenhand.metric.Rows.value;

import java.util.List;
import java.util.Random;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CrossAucTest {
  private static final int ROWS = 40;

  /** The positives 0.9 and 0.4 against the negatives 0.4 and 0.2: won, won, tied, won. */
  @Test
  void pairsAreCountedAcrossGroups() {
    ScoredGroup one = scored("1 1 0", "0.9 0.4 0.95").all();
    ScoredGroup other = scored("0 0 1", "0.4 0.2 0.1").all();

    assertThat(value(CrossAuc.of(one, other, 1))).isEqualTo(3.5 / 4);
    assertThat(value(CrossAuc.of(other, one, 1))).isEqualTo(0);
  }

  @RepeatedTest(20)
  void itIsThatOfAllWeightedPairs(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    double[] scores = random.doubles(ROWS).map(score -> Math.round(score * 8) / 8.0).toArray();
    double[] weights = random.doubles(ROWS).toArray();
    byte[] labels = new byte[ROWS];
    int[] groupOf = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = (byte) (row < 2 ? row : random.nextInt(2));
      groupOf[row] = row < 2 ? 1 - row : random.nextInt(2);
    }
    double won = 0;
    double pairs = 0;
    for (int positive = 0; positive < ROWS; positive++) {
      for (int negative = 0; negative < ROWS; negative++) {
        if (labels[positive] == 1
            && labels[negative] == 0
            && groupOf[positive] == 0
            && groupOf[negative] == 1) {
          double weight = weights[positive] * weights[negative];
          pairs += weight;
          won += weight * (1 + Math.signum(scores[positive] - scores[negative])) / 2;
        }
      }
    }

    List<ScoredGroup> groups =
        ScoredRows.of(scores, labels, weights, first(ROWS)).split(groupOf, 2);

    assertThat(value(CrossAuc.of(groups.get(0), groups.get(1), 1)))
        .isCloseTo(won / pairs, within(1e-12));
    Measure own = CrossAuc.of(groups.get(0), groups.get(0), 1);
    Measure auc = groups.get(0).measure(Metric.AUC, 0, true, 1);
    assertThat(value(own)).isCloseTo(value(auc), within(1e-12));
    assertThat(interval(own).low()).isCloseTo(interval(auc).low(), within(1e-9));
  }

  @Test
  void ofAGroupWithItselfItIsTheAuc() {
    ScoredGroup group = scored("1 1 0 0 0 1", "0.9 0.4 0.4 0.3 0.7 0.6").all();
    Measure auc = group.measure(Metric.AUC, 0, true, 1);

    Measure own = CrossAuc.of(group, group, 1);

    assertThat(value(own)).isCloseTo(value(auc), within(1e-15));
    assertThat(interval(own).low()).isCloseTo(interval(auc).low(), within(1e-12));
    assertThat(interval(own).high()).isCloseTo(interval(auc).high(), within(1e-12));
  }

  /**
   * The positives 3, 2 and 1 are above 1, 1/2 and 1/2 of the negatives 2.5 and 0, shares with a
   * variance of 1/12; the negatives are below 1/3 and 1 of the positives, with one of 2/9. The area
   * is 2/3, its variance 1/12 / 3 + 2/9 / 2 = 5/36.
   */
  @Test
  void theIntervalIsThatOfIndependentSamples() {
    ScoredGroup one = scored("1 1 1", "3 2 1").all();
    ScoredGroup other = scored("0 0", "2.5 0").all();

    Interval interval = interval(CrossAuc.of(one, other, 1));

    assertThat(interval.low())
        .isCloseTo(Math.max(0, 2 / 3.0 - 1.959963984540054 * Math.sqrt(5 / 36.0)), within(1e-9));
    assertThat(interval.high()).isEqualTo(1);
  }

  @Test
  void groupsThatDoNotOverlapHaveNoInterval() {
    ScoredGroup one = scored("1 1 1", "3 2.9 2.8").all();
    ScoredGroup other = scored("0 0 1", "0.3 0.1 9").all();

    assertThat(((Estimate) CrossAuc.of(one, other, 1)).interval()).isNull();
    assertThat(value(CrossAuc.of(one, other, 1))).isEqualTo(1);
  }

  @Test
  void fewOfEitherClassAreSmall() {
    ScoredGroup one = scored("1 1 1", "3 2 1").all();
    ScoredGroup other = scored("0 0", "2.5 0").all();

    assertThat(((Estimate) CrossAuc.of(one, other, 2)).small()).isFalse();
    assertThat(((Estimate) CrossAuc.of(one, other, 3)).small()).isTrue();
  }

  @Test
  void aMissingClassOrTruthHasAReason() {
    ScoredGroup positives = scored("1 1", "3 2").all();
    ScoredGroup negatives = scored("0 0", "2.5 0").all();
    ScoredGroup unlabelled = ScoredRows.of(new double[] {0.2}, null, null, first(1)).all();

    assertThat(reason(CrossAuc.of(negatives, positives, 1))).isEqualTo("no positives among 2 rows");
    assertThat(reason(CrossAuc.of(positives, positives, 1))).isEqualTo("no negatives among 2 rows");
    assertThat(reason(CrossAuc.of(positives, unlabelled, 1))).isEqualTo("no labels");
  }
}
