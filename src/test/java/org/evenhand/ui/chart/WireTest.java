package org.evenhand.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.PayoffCurve;
import org.evenhand.metric.RocCurve;
import org.evenhand.metric.ScoreHistogram;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.metric.ScoredRows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the elements are sent: the field names of {@code frontend/data.ts}. */
class WireTest {
  private static final double[] SCORES = {0.9, 0.6, 0.2};
  private static final int[] ROWS = {0, 1, 2};
  private static final ScoredGroup GROUP = group(new byte[] {1, 0, 1});

  private static ScoredGroup group(byte @Nullable [] labels) {
    return ScoredRows.of(SCORES, labels, null, ROWS).all();
  }

  @Test
  void aCurveIsPointsWithTheirThresholdAsKeyAndABandInTheirOrder() {
    LinesChart chart = new LinesChart();

    chart.show(
        lines(
            LinesChart.Series.of(
                "Women", 2, RocCurve.of(GROUP, true).points(), null, RocCurve.at(GROUP, 0.5))));

    JsonNode data = sent(chart);
    JsonNode series = data.at("/series/0");
    assertThat(series.at("/points").toString())
        .isEqualTo("[[0.0,0.0,null],[0.0,0.5,0.9],[1.0,0.5,0.6],[1.0,1.0,0.2]]");
    assertThat(series.at("/band")).hasSize(4);
    assertThat(series.at("/band/3/2").doubleValue()).isEqualTo(1);
    assertThat(series.at("/current").toString()).isEqualTo("[1.0,0.5]");
    assertThat(series.at("/step").isNull()).isTrue();
    assertThat(data.at("/references/0").toString())
        .isEqualTo("{\"from\":[0.0,0.0],\"to\":[1.0,1.0],\"label\":\"chance\"}");
    assertThat(data.at("/link").stringValue()).isEqualTo("curves");
    assertThat(data.at("/keyLabel").stringValue()).isEqualTo("threshold");
    assertThat(data.at("/square").booleanValue()).isTrue();
  }

  /** Where nobody is flagged all three rows pay nothing, so the mean has no interval. */
  @Test
  void aBandHasAGapWhereThereIsNoInterval() {
    LinesChart chart = new LinesChart();
    PayoffCurve curve = PayoffCurve.of(GROUP, new Payoff(1, -1, 0, 0), true);

    chart.show(lines(LinesChart.Series.of("", 0, curve.points(), LinesChart.Step.END, null)));

    JsonNode series = sent(chart).at("/series/0");
    assertThat(series.at("/step").stringValue()).isEqualTo("end");
    assertThat(series.at("/band")).hasSize(4);
    assertThat(series.at("/band/0/1").isNull()).isTrue();
    assertThat(series.at("/band/1/1").isNull()).isFalse();
  }

  @Test
  void withoutIntervalsThereIsNoBand() {
    assertThat(LinesChart.Series.of("", 0, RocCurve.of(GROUP, false).points(), null, null).band())
        .isNull();
  }

  private static LinesChart.Data lines(LinesChart.Series series) {
    return new LinesChart.Data(
        "t",
        "x",
        "y",
        "%",
        "%",
        null,
        null,
        List.of(),
        List.of(new LinesChart.Reference(List.of(0.0, 0.0), List.of(1.0, 1.0), "chance")),
        List.of(series),
        true,
        "curves",
        "threshold",
        null);
  }

  @Test
  void aGroupsScoresAreBinnedByTruth() {
    DensityChart chart = new DensityChart();

    chart.show(density(GROUP));

    JsonNode data = sent(chart);
    assertThat(data.at("/groups/0/bins/0").toString())
        .isEqualTo("{\"from\":0.0,\"to\":0.5,\"positive\":1.0,\"negative\":0.0}");
    assertThat(data.at("/groups/0/n").doubleValue()).isEqualTo(3);
    assertThat(data.at("/groups/0/threshold").doubleValue()).isEqualTo(0.4);
    assertThat(data.at("/perGroup").booleanValue()).isTrue();
    assertThat(data.at("/domain").toString()).isEqualTo("[0.0,1.0]");
  }

  @Test
  void withoutTruthTheBinsHoldAllRows() {
    DensityChart chart = new DensityChart();

    chart.show(density(group(null)));

    assertThat(sent(chart).at("/groups/0/bins/1").toString())
        .isEqualTo("{\"from\":0.5,\"to\":1.0,\"positive\":null,\"negative\":2.0}");
  }

  private static DensityChart.Data density(ScoredGroup group) {
    ScoreHistogram histogram = ScoreHistogram.of(group, new ScoreHistogram.Range(0, 1), 2);
    return new DensityChart.Data(
        "t",
        "score",
        0.5,
        true,
        List.of(0.0, 1.0),
        List.of(DensityChart.Group.of("Women", 1, histogram, 0.4)),
        null);
  }

  @Test
  void aPolicyThatCannotBeDrawnHasNeitherGapNorGain() {
    FrontierChart chart = new FrontierChart();
    List<FrontierChart.Threshold> thresholds = List.of(new FrontierChart.Threshold("Women", 0.4));

    chart.show(
        new FrontierChart.Data(
            "t",
            "gap",
            "%",
            "gain",
            "",
            new FrontierChart.Rows("on “train”", "on “test”"),
            List.of(new FrontierChart.Point(0.1, 20, thresholds, new FrontierChart.Place(0.2, 19))),
            List.of(
                new FrontierChart.Policy(
                    "Equal precision",
                    "equal precision",
                    3,
                    null,
                    null,
                    thresholds,
                    false,
                    "no rows",
                    null))));

    JsonNode data = sent(chart);
    assertThat(data.at("/points/0/thresholds/0").toString())
        .isEqualTo("{\"group\":\"Women\",\"value\":0.4}");
    assertThat(data.at("/policies/0/gap").isNull()).isTrue();
    assertThat(data.at("/points/0/judged").toString()).isEqualTo("{\"gap\":0.2,\"gain\":19.0}");
    assertThat(data.at("/rows/judged").stringValue()).isEqualTo("on “test”");
    assertThat(data.at("/policies/0/judged").isNull()).isTrue();
    assertThat(data.at("/policies/0/note").stringValue()).isEqualTo("no rows");
    assertThat(data.at("/policies/0/current").booleanValue()).isFalse();
  }

  @Test
  void barsWithoutALimitAreAllShown() {
    BarsChart chart = new BarsChart();

    chart.show(new BarsChart.Data("t", "", null, null, List.of(), true));

    assertThat(sent(chart).at("/limit").isNull()).isTrue();
  }

  @Test
  void aStepIsAnAmountWithItsIntervalOrNone() {
    WaterfallChart chart = new WaterfallChart();
    Measure sampled = new Measure.Estimate(0.5, null, new Measure.Interval(0.4, 0.6), false);
    Measure exact = new Measure.Estimate(-0.25, null, null, false);
    Measure none = new Measure.NotEstimable("no score", null);

    chart.show(
        new WaterfallChart.Data(
            "t",
            "probability",
            "",
            "Mean of 3 rows",
            "Row 1",
            List.of(
                new WaterfallChart.Step("a", "a = 1"),
                new WaterfallChart.Step("b", "b = 2"),
                new WaterfallChart.Step("c", "c missing")),
            List.of(
                new WaterfallChart.Series(
                    "m",
                    0.25,
                    0.5,
                    Stream.of(sampled, exact, none).map(WaterfallChart.Amount::of).toList())),
            2,
            new WaterfallChart.Mark(0.4, "threshold 0.4"),
            null,
            null));

    JsonNode data = sent(chart);
    assertThat(data.at("/steps/2").toString())
        .isEqualTo("{\"feature\":\"c\",\"label\":\"c missing\"}");
    assertThat(data.at("/series/0/amounts").toString())
        .isEqualTo(
            "[{\"value\":0.5,\"low\":0.4,\"high\":0.6},"
                + "{\"value\":-0.25,\"low\":null,\"high\":null},null]");
    assertThat(data.at("/limit").intValue()).isEqualTo(2);
    assertThat(data.at("/mark/value").doubleValue()).isEqualTo(0.4);
    assertThat(data.at("/choosing").isNull()).isTrue();
  }

  @Test
  void aSwarmHasItsAmountsAndValuesInTheOrderOfTheRows() {
    SwarmChart chart = new SwarmChart();

    chart.show(
        new SwarmChart.Data(
            "t",
            "adds",
            "",
            List.of(3, 7),
            List.of(
                new SwarmChart.Feature(
                    "job", Arrays.asList(0.5, null), Arrays.asList(null, 1.0), List.of("a", "b"))),
            null,
            null));

    JsonNode data = sent(chart);
    assertThat(data.at("/features/0").toString())
        .isEqualTo(
            "{\"name\":\"job\",\"amounts\":[0.5,null],\"values\":[null,1.0],"
                + "\"categories\":[\"a\",\"b\"]}");
    assertThat(data.at("/rows").toString()).isEqualTo("[3,7]");
    assertThat(data.at("/limit").isNull()).isTrue();
    chart.mark(7, "job");
    assertThat(chart.getElement().getProperty("row", 0.)).isEqualTo(7);
    chart.mark(null, "job");
    assertThat(chart.getElement().getProperty("row", 0.)).isNegative();
    assertThat(chart.getElement().getProperty("picked")).isEqualTo("job");
  }

  private static JsonNode sent(Chart<?> chart) {
    return (JsonNode) chart.getElement().getPropertyRaw("data");
  }
}
