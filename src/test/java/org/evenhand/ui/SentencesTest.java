package org.evenhand.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.School;
import org.evenhand.fairness.Verdict;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.DataCounts;
import org.evenhand.workspace.GroupResult;
import org.junit.jupiter.api.Test;

class SentencesTest {
  private static final Group WOMEN = new Group(List.of("sex"), List.of("female"));
  private static final Group MEN = new Group(List.of("sex"), List.of("male"));
  private static final List<GroupResult> RESULTS =
      List.of(result(WOMEN, 34, 76), result(MEN, 50, 92));

  private static GroupResult result(Group group, int selected, int rows) {
    Measure rate =
        new Measure.Estimate(
            selected / (double) rows, new Measure.Fraction(selected, rows), null, false);
    return new GroupResult(group, rows, null, Map.of(Metric.SELECTION_RATE, rate), null);
  }

  /** 34 of 76 is 44.7 %, 50 of 92 is 54.3 %: men are selected more often. */
  @Test
  void theSentenceNamesTheHighestAndTheLowestTheRightWayRound() {
    Disparity gap =
        new Disparity(
            List.of("sex"),
            School.EXTREMES,
            DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE,
            new Measure.Estimate(0.096, null, null, false),
            WOMEN,
            MEN,
            Metric.SELECTION_RATE,
            List.of(),
            Verdict.UNCERTAIN,
            null);

    assertThat(Sentences.disparity(gap, RESULTS))
        .isEqualTo(
            "Selection rate is highest for sex = male: 54.3\u00a0% (50 of 92);"
                + " lowest for sex = female: 44.7\u00a0% (34 of 76).");
  }

  @Test
  void groupsThatAreLeftOutAreNamedWithTheReason() {
    Disparity gap =
        new Disparity(
            List.of("sex"),
            School.EXTREMES,
            DisparityMeasure.DEMOGRAPHIC_PARITY_DIFFERENCE,
            new Measure.Estimate(0.096, null, null, false),
            WOMEN,
            MEN,
            Metric.SELECTION_RATE,
            List.of(
                new Disparity.Excluded(
                    new Group(List.of("sex"), List.of("(missing)")),
                    Metric.SELECTION_RATE,
                    "no rows")),
            Verdict.UNCERTAIN,
            null);

    assertThat(Sentences.disparity(gap, RESULTS)).contains("sex = (missing) (no rows)");
  }

  @Test
  void whatIsLeftOutIsCountedByReason() {
    DataCounts counts =
        new DataCounts(
            100,
            88,
            List.of(
                new DataCounts.Excluded("label missing", 12),
                new DataCounts.Excluded("score missing", 0)));

    assertThat(Sentences.counts(counts))
        .isEqualTo("88 rows judged of 100; left out: 12 (label missing).");
    assertThat(Sentences.counts(new DataCounts(5, 5, List.of())))
        .isEqualTo("5 rows judged; none left out.");
  }
}
