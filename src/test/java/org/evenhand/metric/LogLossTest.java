package org.evenhand.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.junit.jupiter.api.Test;

class LogLossTest {
  /** -ln(0.8) and -ln(0.4), the second row counting three times. */
  @Test
  void ofTwoRowsByHand() {
    LogLoss loss = new LogLoss();
    loss.add(.8, true, 1);
    loss.add(.6, false, 3);
    assertThat(value(loss)).isCloseTo((0.2231435513 + 3 * 0.9162907319) / 4, within(1e-9));
  }

  @Test
  void aCertainMistakeIsFinite() {
    LogLoss loss = new LogLoss();
    loss.add(1, false, 1);
    loss.add(0, true, 1);
    assertThat(value(loss)).isCloseTo(52 * Math.log(2), within(1e-9));
  }

  @Test
  void ofRowsInAnyOrderItIsThatOfTheSortedOnes() {
    SplittableRandom random = new SplittableRandom(1);
    double[] scores = random.doubles(500).map(score -> Math.round(score * 50) / 50.0).toArray();
    byte[] labels = new byte[scores.length];
    double[] weights = random.doubles(scores.length, 0, 3).toArray();
    LogLoss loss = new LogLoss();
    for (int row = 0; row < scores.length; row++) {
      labels[row] = (byte) random.nextInt(2);
      loss.add(scores[row], labels[row] == 1, weights[row]);
    }
    int[] rows = IntStream.range(0, scores.length).toArray();
    Estimate sorted =
        (Estimate)
            ScoredRows.of(scores, labels, weights, rows)
                .all()
                .measure(Metric.LOG_LOSS, 0, true, 501);
    Estimate found = (Estimate) loss.measure(501);
    assertThat(found.value()).isCloseTo(sorted.value(), within(1e-13));
    assertThat(found.small()).isTrue();
    Interval interval = Objects.requireNonNull(found.interval());
    Interval expected = Objects.requireNonNull(sorted.interval());
    assertThat(interval.low()).isCloseTo(expected.low(), within(1e-13));
    assertThat(interval.high()).isCloseTo(expected.high(), within(1e-13));
  }

  @Test
  void whatCannotBeMeasuredSaysWhy() {
    LogLoss loss = new LogLoss();
    assertThat(loss.measure(1)).isEqualTo(Measures.none("no rows"));
    loss.add(.5, true, 0);
    assertThat(loss.measure(1)).isEqualTo(Measures.none("the weights of all rows are 0"));
    loss.add(2.5, true, 1);
    assertThat(loss.measure(1))
        .isEqualTo(Measures.none("the scores, from 0.5 to 2.5, are not probabilities"));
  }

  private static double value(LogLoss loss) {
    return Objects.requireNonNull(loss.measure(1).valueOrNull());
  }
}
