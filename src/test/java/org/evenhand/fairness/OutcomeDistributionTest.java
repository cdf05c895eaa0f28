package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.evenhand.metric.Rows;
import org.evenhand.metric.Share;
import org.evenhand.metric.Tally;
import org.junit.jupiter.api.Test;

/** Most answers are those of AI Fairness 360's tests/sklearn/test_metrics.py. */
class OutcomeDistributionTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  private static Share share(double part, double whole) {
    return new Share(new Tally((int) part, part, part), new Tally((int) whole, whole, whole), null);
  }

  /** Groups 1: 5, 2 and 3 of each label; 0: 4, 3 and 3. */
  @Test
  void divergenceOfLabelsHasADirection() {
    double[] one = {5, 2, 3};
    double[] zero = {4, 3, 3};

    assertThat(Rows.value(OutcomeDistribution.divergence(one, zero)))
        .isCloseTo(0.0304788, within(1e-7));
    assertThat(Rows.value(OutcomeDistribution.divergence(zero, one)))
        .isCloseTo(0.0323821, within(1e-7));
  }

  @Test
  void divergenceFromWhatDoesNotOccurIsNotEstimable() {
    assertThat(Rows.value(OutcomeDistribution.divergence(new double[] {2, 0}, new double[] {1, 1})))
        .isCloseTo(Math.log(2), CLOSE);
    assertThat(
            Rows.reason(OutcomeDistribution.divergence(new double[] {1, 1}, new double[] {2, 0})))
        .isEqualTo("an outcome of the reference group does not occur in the group");
  }

  /** Weights: 2 of 3, 4 of 7 and 2 of 6 are favorable. */
  @Test
  void meanDemographicDisparity() {
    List<Share> groups = List.of(share(2, 3), share(4, 7), share(2, 6));

    assertThat(Rows.value(OutcomeDistribution.meanDemographicDisparity(groups)))
        .isCloseTo(0.015625, CLOSE);
    assertThat(Rows.value(OutcomeDistribution.demographicDisparity(groups.get(2), share(8, 16))))
        .isCloseTo(0.25, CLOSE);
    assertThat(Rows.reason(OutcomeDistribution.meanDemographicDisparity(List.of(share(3, 3)))))
        .isEqualTo("all rows have the same outcome");
  }

  @Test
  void classImbalanceIsOfTheGroupAgainstTheReference() {
    assertThat(Rows.value(OutcomeDistribution.classImbalance(6, 10))).isCloseTo(-0.25, CLOSE);
    assertThat(Rows.reason(OutcomeDistribution.classImbalance(0, 0))).isEqualTo("no rows");
  }

  /**
   * By hand: smoothed 1.5 / 5 and 3.5 / 5, alike for both outcomes: ln(7 / 3). Of labels 2.5 / 5 in
   * both groups: 0, so the model adds all of it.
   */
  @Test
  void differentialFairnessIsTheLargestDistanceOfLogarithms() {
    List<Share> selected = List.of(share(1, 4), share(3, 4));
    List<Share> truly = List.of(share(2, 4), share(2, 4));

    assertThat(Rows.value(OutcomeDistribution.differentialFairness(selected, 1)))
        .isCloseTo(Math.log(7 / 3.0), CLOSE);
    assertThat(Rows.value(OutcomeDistribution.biasAmplification(selected, truly, 1)))
        .isCloseTo(Math.log(7 / 3.0), CLOSE);
    assertThat(Rows.value(OutcomeDistribution.biasAmplification(truly, selected, 1))).isNegative();
    assertThat(Rows.reason(OutcomeDistribution.differentialFairness(List.of(share(1, 4)), 1)))
        .isEqualTo("a comparison takes two groups");
  }

  /** A group without favorable outcomes would be infinitely far without smoothing. */
  @Test
  void differentialFairnessOfARateOfZeroIsFinite() {
    assertThat(
            Rows.value(
                OutcomeDistribution.differentialFairness(List.of(share(0, 4), share(2, 4)), 1)))
        .isCloseTo(Math.log(5), CLOSE);
  }
}
