package org.evenhand.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepsTest {

  @Test
  void stepsAreOneTwoOrFiveTimesAPowerOfTen() {
    assertThat(Steps.readable(0, 3)).isEqualTo(0.02);
    assertThat(Steps.readable(1.8, 10.6)).isEqualTo(0.05);
    assertThat(Steps.readable(0, 100)).isEqualTo(1);
    assertThat(Steps.readable(250, 18424)).isEqualTo(100);
  }

  @Test
  void everyStepIsAsShortAsPeopleWriteIt() {
    Steps steps = Steps.over(1.8, 10.6, 0.05);

    assertThat(IntStream.rangeClosed(0, steps.count()).mapToObj(i -> "" + steps.value(i)))
        .allMatch(text -> text.length() <= 5)
        .contains("3.9", "10.6");
  }

  @Test
  void bothEndsAreReached() {
    Steps steps = Steps.over(0.02, 1.95, 0.01);

    assertThat(steps.value(0)).isLessThanOrEqualTo(0.02);
    assertThat(steps.value(steps.count())).isGreaterThanOrEqualTo(1.95);
  }

  /** Snapping twice is snapping once: else page and server would correct each other for ever. */
  @Test
  void aSnappedValueStaysWhereItIs() {
    Steps steps = Steps.over(1.8, 10.6, 0.05);

    for (double value = 1.8; value < 10.6; value += 0.0137) {
      double snapped = steps.snap(value);
      assertThat(steps.snap(snapped)).isEqualTo(snapped);
    }
  }

  @Test
  void whatIsOutsideOrMissingStandsAtAnEnd() {
    Steps steps = Steps.over(0, 1, 0.1);

    assertThat(steps.snap(7)).isEqualTo(1);
    assertThat(steps.snap(-7)).isEqualTo(0);
    assertThat(steps.snap(Double.NaN)).isEqualTo(0);
  }
}
