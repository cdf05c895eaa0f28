package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evenhand.fairness.Group;
import org.evenhand.importance.GapDecomposition;
import org.evenhand.importance.GapPart;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.GapExplanation;
import org.evenhand.workspace.GapExplanation.Rows;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GapWordsTest {
  private static Workspace workspace;

  @BeforeAll
  static void open() {
    workspace = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
  }

  @AfterAll
  static void close() {
    workspace.close();
  }

  private static Measure number(double value, @Nullable Interval interval, boolean small) {
    return new Estimate(value, null, interval, small);
  }

  private static List<String> sentences(
      Metric metric, Rows rows, Rows against, boolean small, @Nullable Interval ofPart) {
    GapPart part =
        new GapPart(
            "chist",
            number(.25, ofPart, small),
            number(0, null, small),
            number(.5, new Interval(.4, .6), small));
    return GapWords.sentences(
        new GapExplanation(
            workspace.models().getFirst(),
            metric,
            new Group(List.of("afam"), List.of("yes")),
            new Group(List.of("afam"), List.of("no")),
            rows,
            against,
            new GapDecomposition(
                number(.75, null, small),
                number(.5, null, small),
                number(.25, null, small),
                List.of(part),
                true,
                100,
                1000,
                number(0, null, false)),
            1));
  }

  private static String first(Rows rows, Rows against, boolean small) {
    return sentences(Metric.SELECTION_RATE, rows, against, small, new Interval(.1, .4)).getFirst();
  }

  @Test
  void ratesOfADrawOfRowsSaySo() {
    assertThat(first(new Rows(5, 5), new Rows(4000, 2000), false))
        .isEqualTo(
            "Selection rate with afam = yes is 75.0\u00a0%, with afam = no 50.0\u00a0% (over 2,000"
                + " of 4,000 rows, drawn at random): a gap of 25.0 points.");
    assertThat(first(new Rows(339, 1), new Rows(4000, 4000), false))
        .contains("75.0\u00a0% (over 1 of 339 rows, drawn at random), with");
  }

  @Test
  void fewRowsAreSaidInWords() {
    assertThat(first(new Rows(5, 5), new Rows(40, 40), true))
        .endsWith("a gap of 25.0 points, from few rows.")
        .doesNotContain("◇");
  }
}
