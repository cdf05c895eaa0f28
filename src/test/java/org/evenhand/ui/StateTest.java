package org.evenhand.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.evenhand.data.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {

  /** As the command line has them. */
  @ParameterizedTest
  @ValueSource(longs = {0, -1, 20_240_101_123_456L, Long.MAX_VALUE, Long.MIN_VALUE})
  void seedsAreAnyLong(long seed) {
    assertThat(State.EMPTY.with("seed", Long.toString(seed)).seed(1)).isEqualTo(seed);
  }

  @Test
  void aSeedThatIsNoneIsRefused() {
    assertThat(State.EMPTY.seed(7)).isEqualTo(7);
    assertThatThrownBy(() -> State.EMPTY.with("seed", "1-2").seed(1))
        .isInstanceOf(InputException.class)
        .hasMessage("the address has seed=1-2; expected a whole number");
  }
}
