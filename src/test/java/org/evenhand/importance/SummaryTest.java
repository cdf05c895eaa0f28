package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.importance.Games.explainer;
import static org.evenhand.importance.Games.reason;
import static org.evenhand.importance.Games.row;
import static org.evenhand.importance.Games.rows;
import static org.evenhand.importance.Games.value;

import java.util.List;
import java.util.Objects;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final double[] ALIKE = {1, 1, 1};

  /** f = 2 x0 - x1 against 0: contributions 2, -4, 6 and -1, 0, -1. */
  @Test
  void meansOfSizesAndOfSignsWithStudentsInterval() {
    List<Attribution> explained =
        explainer(rows(row(0, 0)), x -> 2 * x[0] - x[1], Scale.SCORE)
            .explainAll(rows(row(1, 1), row(-2, 0), row(3, 1)), Progress.NONE);
    List<Summary> all = Summary.of(explained, ALIKE, place -> true, 2);
    assertThat(value(all.get(0).meanAbsolute())).isCloseTo(4, within(1e-12));
    assertThat(value(all.get(0).mean())).isCloseTo(4 / 3.0, within(1e-12));
    assertThat(value(all.get(1).mean())).isCloseTo(-2 / 3.0, within(1e-12));
    // Sizes 2, 4, 6: variance 4, standard error 2 / sqrt(3), t with 2 degrees of freedom 4.302653.
    Measure.Interval interval = ((Measure.Estimate) all.get(0).meanAbsolute()).interval();
    assertThat(interval).isNotNull();
    assertThat(interval.high()).isCloseTo(4 + 4.302653 * 2 / Math.sqrt(3), within(1e-5));
    List<Summary> two = Summary.of(explained, ALIKE, place -> place != 1, 3);
    assertThat(two.get(0).mean())
        .isInstanceOfSatisfying(
            Measure.Estimate.class,
            mean -> {
              assertThat(mean.value()).isCloseTo(4, within(1e-12));
              assertThat(mean.small()).isTrue();
            });
    assertThat(reason(Summary.of(explained, ALIKE, place -> false, 2).getFirst().mean()))
        .contains("no row");
    assertThat(Summary.of(List.of(), new double[0], place -> true, 2)).isEmpty();
  }

  /** Sizes 0 and 2: Student's interval of so few reaches far below 0, where no size is. */
  @Test
  void theIntervalOfAMeanSizeDoesNotReachBelowZero() {
    List<Attribution> explained =
        explainer(rows(row(0)), x -> x[0], Scale.SCORE)
            .explainAll(rows(row(0), row(2)), Progress.NONE);
    Summary found = Summary.of(explained, new double[] {1, 1}, place -> true, 2).getFirst();
    assertThat(low(found.meanAbsolute())).isZero();
    assertThat(low(found.mean())).isNegative();
  }

  private static double low(Measure measure) {
    return Objects.requireNonNull(((Measure.Estimate) measure).interval()).low();
  }

  /** Contributions 1 and 3, of which the second weighs three times as much. */
  @Test
  void rowsCountForTheirWeights() {
    List<Attribution> explained =
        explainer(rows(row(0)), x -> x[0], Scale.SCORE)
            .explainAll(rows(row(1), row(3)), Progress.NONE);
    Summary found = Summary.of(explained, new double[] {.5, 1.5}, place -> true, 2).getFirst();
    assertThat(value(found.mean())).isCloseTo(2.5, within(1e-12));
    // Two rows are no fewer than two, whatever they weigh.
    assertThat(((Measure.Estimate) found.mean()).small()).isFalse();
    assertThat(Summary.of(explained, new double[] {5, 15}, place -> true, 2).getFirst())
        .isEqualTo(found);
  }
}
