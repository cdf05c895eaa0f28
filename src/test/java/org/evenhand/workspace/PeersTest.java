package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Consistency;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Reference;
import org.evenhand.fairness.School;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.Rows;
import org.evenhand.policy.RandomisedPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The mortgage sample's boosted trees on the test part at 0.25, held against other libraries, which
 * were given the scores that {@code predict} prints. The favorable outcome is the negative class,
 * "no": to the libraries y is deny == "no" and the prediction is score < 0.25, so that their true
 * positive rate is our true negative rate.
 */
class PeersTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  private static Workspace mortgage;
  private static LoadedModel trees;
  private static Audit audit;

  @BeforeAll
  static void audit() {
    mortgage = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
    trees = mortgage.models().getFirst();
    audit =
        Audits.run(
            mortgage,
            new AuditRequest(
                trees,
                "test",
                null,
                Threshold.of(0.25),
                List.of(List.of("afam"), List.of("afam", "single")),
                new Reference.Largest(),
                Bootstrap.NONE),
            Progress.NONE);
  }

  @AfterAll
  static void close() {
    mortgage.close();
  }

  /**
   * Fairlearn 0.15.0: {@code demographic_parity_difference(y, prediction, sensitive_features=...,
   * method=...)} and so on, with "between_groups" (extremes) and "to_overall" (overall).
   */
  @ParameterizedTest
  @CsvSource({
    "afam, EXTREMES, demographic_parity_difference, 0.1539326352055851",
    "afam, EXTREMES, demographic_parity_ratio, 0.8293582592090054",
    "afam, EXTREMES, equal_opportunity_difference, 0.04641262156183479",
    "afam, EXTREMES, equal_opportunity_ratio, 0.9507986372284413",
    "afam, EXTREMES, equalized_odds_difference, 0.13157894736842107",
    "afam, EXTREMES, equalized_odds_ratio, 0.7368421052631579",
    "afam, OVERALL, demographic_parity_difference, 0.132103952692188",
    "afam, OVERALL, demographic_parity_ratio, 0.8499248651993282",
    "afam, OVERALL, equal_opportunity_difference, 0.04104027753856754",
    "afam, OVERALL, equal_opportunity_ratio, 0.9562445895962856",
    "afam, OVERALL, equalized_odds_difference, 0.08771929824561403",
    "afam, OVERALL, equalized_odds_ratio, 0.8076923076923077",
    "afam*single, EXTREMES, demographic_parity_difference, 0.18730751006870405",
    "afam*single, EXTREMES, demographic_parity_ratio, 0.7961058637697044",
    "afam*single, EXTREMES, equal_opportunity_difference, 0.07023326572008115",
    "afam*single, EXTREMES, equal_opportunity_ratio, 0.926270960873037",
    "afam*single, EXTREMES, equalized_odds_difference, 0.1916666666666667",
    "afam*single, EXTREMES, equalized_odds_ratio, 0.6349206349206349",
    "afam*single, OVERALL, demographic_parity_difference, 0.14890881725824656",
    "afam*single, OVERALL, demographic_parity_ratio, 0.8308338973390803",
    "afam*single, OVERALL, equal_opportunity_difference, 0.05559455285694237",
    "afam*single, OVERALL, equal_opportunity_ratio, 0.9407274360125729",
    "afam*single, OVERALL, equalized_odds_difference, 0.12280701754385964",
    "afam*single, OVERALL, equalized_odds_ratio, 0.7307692307692307",
  })
  void fairlearn(String by, School school, String measure, double value) {
    assertThat(value(by, school, measure)).isCloseTo(value, CLOSE);
  }

  /**
   * AI Fairness 360 0.6.1: {@code ClassificationMetric} with privileged group afam "no". The names
   * are ours; the rates of wrong decisions are mirrored as above.
   */
  @ParameterizedTest
  @CsvSource({
    "demographic_parity_difference, -0.1539326352055851",
    "disparate_impact, 0.8293582592090054",
    "equal_opportunity_difference, -0.04641262156183479",
    "average_odds_difference, -0.08899578446512793",
    "average_absolute_odds_difference, 0.08899578446512793",
    "average_predictive_value_difference, -0.15896791720436312",
    "false_omission_rate_difference, 0.08705348146754975",
    "false_discovery_rate_ratio, 0.5602240896358543",
    "error_rate_difference, 0.07985856113151102",
    "error_rate_ratio, 1.8155555555555565",
    "false_negative_rate_difference, -0.13157894736842107",
  })
  void aiFairness360(String measure, double value) {
    assertThat(value("afam", School.REFERENCE, measure)).isCloseTo(value, CLOSE);
  }

  /** AI Fairness 360 again: {@code generalized_entropy_index()}, {@code theil_index()}. */
  @Test
  void entropiesOfAiFairness360() {
    IndividualMeasures measures =
        IndividualMeasures.of(
            mortgage,
            trees,
            mortgage.part("test"),
            Threshold.of(0.25),
            List.of("afam"),
            new Consistency.Question(5, false, 1, 1),
            Progress.NONE);

    assertThat(Rows.value(measures.entropy().total())).isCloseTo(0.0546218487394958, CLOSE);
    assertThat(Rows.value(measures.entropy().between())).isCloseTo(7.253275307110132e-05, CLOSE);
    assertThat(Rows.value(measures.theil().total())).isCloseTo(0.07572196090150662, CLOSE);
    assertThat(Rows.value(measures.theil().between())).isCloseTo(7.194374307978161e-05, CLOSE);
    // All distances in numpy, ties shared: 1 - mean |decision - mean of the nearest five|.
    assertThat(Rows.value(measures.consistency().overall())).isCloseTo(0.911344537815126, CLOSE);
  }

  /**
   * Fairlearn 0.15.0, {@code ThresholdOptimizer} for accuracy on a grid of 20,000, whose best point
   * ours may exceed by what the grid misses; for equal opportunity "true_negative_rate_parity", as
   * its positive class is "yes".
   */
  @ParameterizedTest
  @CsvSource({
    "EQUAL_SELECTION_RATE, 861.61344",
    "EQUAL_OPPORTUNITY, 864.0462",
    "EQUAL_FALSE_POSITIVE_RATE, 864.0462",
    "EQUALIZED_ODDS, 856.3605",
  })
  void randomisedPoliciesOfFairlearn(String kind, double right) {
    ThresholdLab lab =
        ThresholdLab.prepare(
            mortgage,
            trees,
            List.of("afam"),
            "test",
            RowSet.all(mortgage.table().rows()),
            new ThresholdLab.Choosing.OnPart("test"),
            Progress.NONE);
    RandomisedPolicy policy =
        Policies.find(lab, Payoff.ACCURACY, 0, Progress.NONE).randomised().stream()
            .filter(found -> found.kind().name().equals(kind))
            .findFirst()
            .orElseThrow();

    assertThat(policy.gain()).isBetween(right, right + 0.02);
  }

  private static double value(String by, School school, String measure) {
    List<Disparity> found =
        audit.disparitiesBy(List.of(by.split("\\*", -1))).stream()
            .filter(gap -> gap.school() == school && gap.measure().key().equals(measure))
            .toList();
    assertThat(found).hasSize(1);
    return Rows.value(found.getFirst().value());
  }
}
