package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.evenhand.metric.Metric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which side of a gap is the worse one depends on which class people want. */
class WorseSideTest {
  /**
   * Of 100 rows of each group by truth and decision: TP 30, FP 30, FN 10, TN 30 of a, and TP 10, FP
   * 5, FN 25, TN 60 of b, the reference: a is predicted positive more often (60 against 15), truly
   * positive about as often (40 against 35), and misses fewer for each false alarm (1/3 against 5).
   */
  private static final Audit ROWS =
      Audit.of(
          cells("1", 40) + cells("0", 60) + cells("1", 35) + cells("0", 65).strip(),
          cells("1", 30)
              + cells("0", 10)
              + cells("1", 30)
              + cells("0", 30)
              + cells("1", 10)
              + cells("0", 25)
              + cells("1", 5)
              + cells("0", 60).strip(),
          cells("a", 100) + cells("b", 100).strip());

  private static String cells(String value, int rows) {
    return String.join(" ", Collections.nCopies(rows, value)) + " ";
  }

  @ParameterizedTest
  @CsvSource({
    // Being flagged is good: a is flagged more often.
    "positive_rate_difference, true, CLEAR_OTHER_WAY",
    "positive_rate_ratio, true, CLEAR_OTHER_WAY",
    "mean_score_difference, true, CLEAR_OTHER_WAY",
    "demographic_parity_difference, true, CLEAR_OTHER_WAY",
    // And it is b that is passed over more often than it is flagged without cause.
    "treatment_equality_difference, true, CLEAR_OTHER_WAY",
    // Being flagged is bad.
    "positive_rate_difference, false, CLEAR",
    "positive_rate_ratio, false, CLEAR",
    "mean_score_difference, false, CLEAR",
    "demographic_parity_difference, false, CLEAR",
    "treatment_equality_difference, false, CLEAR",
    // How well the model works does not depend on it.
    "false_positive_rate_difference, true, CLEAR",
    "false_positive_rate_difference, false, CLEAR",
    "true_positive_rate_difference, true, CLEAR_OTHER_WAY",
    "true_positive_rate_difference, false, CLEAR_OTHER_WAY",
  })
  void theSideFollowsTheFavorableClass(String measure, boolean favorablePositive, Verdict verdict) {
    DisparityOptions options = Audit.options(new Reference.Named(List.of("b")), favorablePositive);
    List<Verdict> found = new ArrayList<>();
    for (Disparity disparity : ROWS.disparities(options)) {
      if (disparity.school() == School.REFERENCE && measure.equals(key(disparity, measure))) {
        found.add(disparity.verdict());
      }
    }

    assertThat(found).containsExactly(verdict);
  }

  /** Of two measures that are the same number only the first is there, under its own name. */
  private static String key(Disparity disparity, String wanted) {
    boolean same =
        disparity.measure().key().equals("equal_opportunity_difference")
            && wanted.equals("true_positive_rate_difference")
            && disparity.rate() == Metric.TRUE_POSITIVE_RATE;
    return same ? wanted : disparity.measure().key();
  }
}
