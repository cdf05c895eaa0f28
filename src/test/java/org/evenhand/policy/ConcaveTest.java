package org.evenhand.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcaveTest {
  @Test
  void findsTheHighestPlaceOfARoof() {
    Random random = new Random(2);
    for (int trial = 0; trial < 200; trial++) {
      double ridge = random.nextDouble();
      double steepness = 1 + random.nextInt(5);
      DoubleUnaryOperator roof =
          x -> 1000 - Math.max(steepness * (ridge - x), (x - ridge) / steepness);
      double[] ascending =
          IntStream.range(0, 1 + random.nextInt(60))
              .mapToObj(i -> random.nextDouble())
              // Twice each, but for rounding.
              .flatMapToDouble(x -> DoubleStream.of(x, Math.nextUp(x)))
              .sorted()
              .toArray();
      double[] places =
          IntStream.rangeClosed(1, ascending.length)
              .mapToDouble(i -> ascending[ascending.length - i])
              .toArray();
      double highest =
          IntStream.range(0, places.length)
              .mapToDouble(i -> roof.applyAsDouble(places[i]))
              .max()
              .orElseThrow();

      assertThat(roof.applyAsDouble(Concave.argmax(places, roof))).isEqualTo(highest);
    }
  }

  @Test
  void ofALevelTheFirst() {
    assertThat(Concave.argmax(new double[] {0.9, 0.5, 0.1}, x -> 3)).isEqualTo(0.9);
    assertThat(Concave.argmax(new double[] {0.4}, x -> x)).isEqualTo(0.4);
  }
}
