package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evenhand.data.InputException;
import org.junit.jupiter.api.Test;

class PayoffTest {
  @Test
  void theGainAddsUpTheWorthOfEachRow() {
    Payoff payoff = new Payoff(10, -3, -5, 0.5);

    assertThat(payoff.of(Confusion.of(2, 1, 1, 4))).isEqualTo(20 - 3 - 5 + 2);
    assertThat(payoff.of(List.of(Confusion.of(1, 0, 0, 0), Confusion.of(0, 1, 0, 0)))).isEqualTo(7);
    assertThat(Payoff.ACCURACY.of(Confusion.of(2, 1, 1, 4))).isEqualTo(6);
  }

  /** Elkan 2001: c_FP / (c_FP + c_FN) when right decisions cost nothing. */
  @Test
  void theCalibratedThresholdIsTheShareOfTheCostOfFalsePositives() {
    assertThat(Payoff.ACCURACY.calibratedThreshold()).isEqualTo(0.5);
    assertThat(new Payoff(0, -4, -1, 0).calibratedThreshold()).isEqualTo(0.8);
    assertThat(new Payoff(0, -1, -4, 0).calibratedThreshold()).isEqualTo(0.2);
    // A loan earns 18 or loses 82; refusing is worth nothing.
    assertThat(new Payoff(18, -82, 0, 0).calibratedThreshold()).isEqualTo(0.82);
    // A free flag: whoever has any chance.
    assertThat(new Payoff(1, 0, 0, 0).calibratedThreshold()).isZero();
  }

  @Test
  void noThresholdFollowsFromValuesThatDoNotAskForOne() {
    assertThat(new Payoff(3, 3, 3, 3).indifferent()).isTrue();
    assertThat(new Payoff(3, 1, 3, 1).thresholdAbsence()).startsWith("every decision is worth");
    assertThat(new Payoff(0, 1, 1, 0).thresholdAbsence()).startsWith("wrong decisions");
    assertThat(new Payoff(2, 1, 0, 0).thresholdAbsence()).startsWith("predicting positive");
    assertThat(new Payoff(0, 0, 1, 1).thresholdAbsence()).startsWith("predicting negative");
    assertThat(new Payoff(0, 1, 1, 0).calibratedThreshold()).isNull();
    assertThat(Payoff.ACCURACY.thresholdAbsence()).isNull();
  }

  @Test
  void valuesAreFinite() {
    assertThatThrownBy(() -> new Payoff(1, Double.NaN, 0, 1))
        .isInstanceOf(InputException.class)
        .hasMessage("the value of a false positive is NaN; expected a finite number");
  }
}
