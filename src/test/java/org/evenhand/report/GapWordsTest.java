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

  private static GapPart part(
      String feature, double amount, @Nullable Interval interval, boolean small) {
    return new GapPart(
        feature,
        number(amount, interval, small),
        number(0, null, small),
        number(.5, new Interval(.4, .6), small));
  }

  private static List<String> sentences(
      Metric metric, Rows rows, Rows against, boolean small, @Nullable Interval ofPart) {
    return sentences(metric, rows, against, small, List.of(part("chist", .25, ofPart, small)));
  }

  private static List<String> sentences(
      Metric metric, Rows rows, Rows against, boolean small, List<GapPart> parts) {
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
                parts,
                true,
                100,
                1000,
                number(0, null, false)),
            1));
  }

  /** Of course its own values tell the groups apart; that the model has them is the finding. */
  @Test
  void anAttributeThatTheModelReadsIsSaidToBeThat() {
    Rows all = new Rows(100, 100);
    Measure surely = number(1, new Interval(.99, 1), false);
    Measure mostly = number(.8, new Interval(.7, .9), false);
    Measure none = number(0, null, false);
    List<GapPart> parts =
        List.of(
            new GapPart("afam", number(.2, new Interval(.1, .3), false), none, surely),
            new GapPart("chist", number(.05, new Interval(.01, .1), false), none, mostly));
    assertThat(sentences(Metric.SELECTION_RATE, all, all, false, parts))
        .contains("The model reads afam itself, by which the groups are told apart.")
        .anyMatch(sentence -> sentence.startsWith("chist alone tells the groups apart"))
        .noneMatch(sentence -> sentence.startsWith("afam alone"));
    assertThat(sentences(Metric.SELECTION_RATE, all, all, false, parts.subList(1, 2)))
        .noneMatch(sentence -> sentence.startsWith("The model reads"));
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

  private static String part(boolean small, @Nullable Interval interval) {
    Rows all = new Rows(40, 40);
    return sentences(Metric.MEAN_SCORE, all, all, small, interval).get(1);
  }

  @Test
  void anIntervalIsSaidOnlyWhereItsDigitsDiffer() {
    assertThat(part(false, new Interval(.2, .3)))
        .isEqualTo("0.250 comes through chist (95 % interval 0.200 to 0.300).");
    String same = "0.250 comes through chist (to these digits the same in every draw).";
    assertThat(part(false, new Interval(.25 - 1e-8, .25 + 1e-8))).isEqualTo(same);
    assertThat(part(false, null)).isEqualTo(same);
  }

  /** Of four parts the largest may be none, the smallest is, and two are clear. */
  @Test
  void aLargerPartThatMayBeZeroIsNotPassedOver() {
    Rows all = new Rows(40, 40);
    List<GapPart> parts =
        List.of(
            part("lvrat", .06, new Interval(.01, .11), false),
            part("chist", .11, new Interval(-.02, .24), false),
            part("pirat", .07, new Interval(.02, .12), false),
            part("hirat", .01, new Interval(-.1, .12), false));
    assertThat(sentences(Metric.SELECTION_RATE, all, all, false, parts).subList(1, 4))
        .containsExactly(
            "11.0 points come through chist, but may be none (95 % interval -2.00 to 24.0).",
            "7.00 points come through pirat (95 % interval 2.00 to 12.0).",
            "6.00 points come through lvrat (95 % interval 1.00 to 11.0).");
  }

  @Test
  void whatMayBeZeroOrRestsOnOneDrawHasNoSentence() {
    String none = "No column has a part of it that is clear of 0.";
    assertThat(part(false, new Interval(-.1, .5))).isEqualTo(none);
    assertThat(part(true, null)).isEqualTo(none);
  }
}
