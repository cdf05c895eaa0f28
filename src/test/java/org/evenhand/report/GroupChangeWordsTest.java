package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Measure.NotEstimable;
import org.junit.jupiter.api.Test;

class GroupChangeWordsTest {
  private static String sentence(Measure gap) {
    return GroupChangeWords.sentence("sex = f", "sex = m", gap);
  }

  private static Estimate of(double value, double low, double high) {
    return new Estimate(value, null, new Interval(low, high), false);
  }

  @Test
  void theDirectionIsTheGaps() {
    assertThat(sentence(of(0.04, 0.01, 0.07)))
        .isEqualTo("It moves the scores of sex = f 0.040 higher than those of sex = m.");
    assertThat(sentence(of(-0.04, -0.07, -0.01)))
        .isEqualTo("It moves the scores of sex = f 0.040 lower than those of sex = m.");
  }

  @Test
  void whatTheIntervalDoesNotSayIsNotSaid() {
    assertThat(sentence(of(0.04, -0.01, 0.09))).contains("is uncertain");
    assertThat(sentence(new Estimate(0.04, null, null, true))).contains("is uncertain");
    assertThat(sentence(new Estimate(0, null, null, false))).contains("as much as");
    assertThat(sentence(new NotEstimable("no rows", null))).contains("cannot be estimated");
  }

  @Test
  void changesHaveTheirSignTheirIntervalAndTheirReason() {
    assertThat(GroupChangeWords.signed(of(0.04, -0.01, 0.09)))
        .isEqualTo("+0.040 (\u22120.010 to +0.090)");
    assertThat(GroupChangeWords.signed(new Estimate(-0.5, null, null, true)))
        .isEqualTo("\u22120.500, few rows");
    assertThat(GroupChangeWords.signed(new NotEstimable("no rows", null)))
        .isEqualTo("not estimable: no rows");
  }
}
