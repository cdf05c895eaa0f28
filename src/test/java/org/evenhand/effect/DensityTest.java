package org.evenhand.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.effect.Toy.reals;
import static org.evenhand.effect.Toy.wholes;

import org.evenhand.data.RowSet;
import org.evenhand.effect.Density.Bin;
import org.junit.jupiter.api.Test;

class DensityTest {

  @Test
  void everyRowIsInABinOutsideOrMissing() {
    Density density =
        Density.of(reals("x", 0, 0.1, 0.5, 1, 1.1, -3, Double.NaN), RowSet.all(7), 0, 1, 4);
    assertThat(density.bins())
        .containsExactly(
            new Bin(0, 0.25, 2), new Bin(0.25, 0.5, 0), new Bin(0.5, 0.75, 1), new Bin(0.75, 1, 1));
    assertThat(density.outside()).isEqualTo(2);
    assertThat(density.missing()).isEqualTo(1);
  }

  @Test
  void wholeNumbersOverAShortRangeHaveABinEach() {
    Density density = Density.of(wholes("n", 1, 1, 3), RowSet.all(3), 1, 3, 40);
    assertThat(density.bins())
        .containsExactly(new Bin(0.5, 1.5, 2), new Bin(1.5, 2.5, 0), new Bin(2.5, 3.5, 1));
    assertThat(density.rug()).containsExactly(1.0, 3.0);
  }

  @Test
  void anAxisOfOneNumberIsOneBin() {
    Density density = Density.of(reals("x", 0.5, 0.5), RowSet.all(2), 0.5, 0.5, 40);
    assertThat(density.bins()).containsExactly(new Bin(0.5, 0.5, 2));
  }
}
