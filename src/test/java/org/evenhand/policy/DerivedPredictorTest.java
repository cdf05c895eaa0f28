package org.evenhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Payoff;
import org.evenhand.policy.DerivedPredictor.Turn;
import org.junit.jupiter.api.Test;

class DerivedPredictorTest {
  /** COMPAS, two years: Black and White defendants by predicted and actual recidivism. */
  private static final Confusion BLACK = Confusion.of(1369, 805, 532, 990);

  private static final Confusion WHITE = Confusion.of(505, 349, 461, 1139);

  /** fairness.md F17. */
  @Test
  void equalizesTheOddsOfCompas() {
    DerivedPredictor derived = DerivedPredictor.of(List.of(BLACK, WHITE), Payoff.ACCURACY);

    assertThat(derived.falsePositiveRate()).isCloseTo(0.3833165, within(1e-6));
    assertThat(derived.truePositiveRate()).isCloseTo(0.6155275, within(1e-6));
    Turn black = derived.turns().getFirst();
    Turn white = derived.turns().getLast();
    assertThat(black.keepPositive()).isCloseTo(0.8547244, within(1e-6));
    assertThat(black.turnNegative()).isZero();
    assertThat(white.keepPositive()).isCloseTo(1, within(1e-12));
    assertThat(white.turnNegative()).isCloseTo(0.1943591, within(1e-6));
  }

  @Test
  void aThirdGroupThatIsWorseSetsThePoint() {
    Confusion coin = Confusion.of(50, 50, 50, 50);

    DerivedPredictor derived = DerivedPredictor.of(List.of(BLACK, coin, WHITE), Payoff.ACCURACY);

    // A coin reaches the diagonal only; with more negatives than positives nobody is best there.
    assertThat(derived.falsePositiveRate()).isZero();
    assertThat(derived.truePositiveRate()).isZero();
    assertThat(derived.turns()).containsOnly(new Turn(0, 0));
    assertThat(derived.gain()).isEqualTo(990 + 805 + 50 + 50 + 1139 + 349);
  }

  @Test
  void decisionsThatAreMostlyWrongAreTurnedRound() {
    Confusion inverted = Confusion.of(0, 10, 10, 0);

    DerivedPredictor derived = DerivedPredictor.of(List.of(inverted), Payoff.ACCURACY);

    assertThat(derived.turns()).containsExactly(new Turn(0, 1));
    assertThat(derived.gain()).isEqualTo(20);
  }

  @Test
  void aGroupWithoutNegativesHasNoOdds() {
    assertThatThrownBy(
            () -> DerivedPredictor.of(List.of(Confusion.of(1, 0, 1, 0)), Payoff.ACCURACY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
