package org.evenhand.ui;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.evenhand.importance.GapDecomposition;
import org.evenhand.importance.GapPart;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measures;
import org.evenhand.metric.Metric;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.Bar;
import org.evenhand.ui.chart.BarsChart;
import org.evenhand.ui.chart.ShownMeasure;
import org.evenhand.ui.chart.WaterfallChart;
import org.evenhand.ui.chart.WaterfallChart.Amount;
import org.evenhand.ui.chart.WaterfallChart.Series;
import org.evenhand.ui.chart.WaterfallChart.Step;
import org.evenhand.workspace.GapExplanation;
import org.jspecify.annotations.Nullable;

/** A gap taken apart, as pictures. */
record GapPicture(GapExplanation answer) {
  private static final int FEATURES = 12;

  private GapDecomposition found() {
    return answer.decomposition();
  }

  private Metric metric() {
    return answer.metric();
  }

  /** The steps from the one group to the other; null where there is no gap to be taken apart. */
  WaterfallChart.@Nullable Data waterfall() {
    if (!(found().first() instanceof Estimate first)
        || !(found().second() instanceof Estimate second)) {
      return null;
    }
    List<GapPart> parts = found().parts();
    return new WaterfallChart.Data(
        "Through which features the gap in %s comes".formatted(lower(metric().label())),
        metric().label(),
        metric().isShare() ? "%" : "",
        Words.group(answer.against()),
        Words.group(answer.group()),
        parts.stream().map(part -> new Step(part.feature(), part.feature())).toList(),
        List.of(
            new Series(
                answer.model().name(),
                second.value(),
                first.value(),
                parts.stream().<@Nullable Amount>map(part -> Amount.of(part.amount())).toList())),
        FEATURES,
        null,
        null,
        null);
  }

  /** The gap that is left when a feature is neutralised. */
  BarsChart.Data left() {
    Double gap = found().gap().valueOrNull();
    return new BarsChart.Data(
        "The gap that is left when a feature says nothing of the group",
        metric().isShare() ? "points" : "",
        null,
        gap == null ? null : new BarsChart.Reference(scale() * gap, "the gap now"),
        bars(part -> scaled(part.left())),
        false,
        FEATURES,
        PermutationPicture.NOUN);
  }

  /** How well each feature alone tells the groups apart. */
  BarsChart.Data proxies() {
    return new BarsChart.Data(
        "How well a feature alone tells the groups apart (AUC)",
        "",
        List.of(0.0, 1.0),
        new BarsChart.Reference(0.5, "says nothing", true),
        bars(GapPart::proxy),
        false,
        FEATURES,
        PermutationPicture.NOUN);
  }

  /** The part that is largest first, as in the steps. */
  private List<Bar> bars(Function<GapPart, Measure> of) {
    return found().parts().stream()
        .sorted(Comparator.comparingDouble(part -> -size(part.amount())))
        .map(
            part ->
                new Bar(
                    part.feature(), "", PermutationPicture.GREY, ShownMeasure.of(of.apply(part))))
        .toList();
  }

  private static double size(Measure measure) {
    Double value = measure.valueOrNull();
    return value == null ? 0 : Math.abs(value);
  }

  private double scale() {
    return metric().isShare() ? 100 : 1;
  }

  private Measure scaled(Measure measure) {
    return switch (measure) {
      case Estimate(var value, var fraction, var interval, var small) ->
          new Estimate(
              scale() * value,
              fraction,
              interval == null
                  ? null
                  : new Measure.Interval(scale() * interval.low(), scale() * interval.high()),
              small);
      case Measure.NotEstimable none -> none;
    };
  }

  /** How it was found. */
  String method() {
    return "%s pairs of a row of either group were drawn (seed %d); %s %,d model rows were scored. %s; %s. %s"
        .formatted(
            Words.count(found().pairs()),
            answer.seed(),
            found().exact()
                ? "for each of them every set of features was counted."
                : "for some of them sets of features were drawn too.",
            found().evaluations(),
            rows(Words.group(answer.group()), answer.rows()),
            rows(Words.group(answer.against()), answer.againstRows()),
            "Intervals of what comes through features are a bootstrap over the rows of both groups,"
                + " those of what is left are of the shuffles, those of AUCs are DeLong's. What"
                + " comes through a feature need not be caused by it.");
  }

  private static String rows(String group, GapExplanation.Rows rows) {
    return rows.sampled()
        ? "%s: %s of %s rows, drawn at random"
            .formatted(group, Words.count(rows.taken()), Words.count(rows.of()))
        : rows.of() == 1
            ? group + ": " + Measures.rows(1)
            : "%s: all %s rows".formatted(group, Words.count(rows.of()));
  }

  private static String lower(String label) {
    return label.length() > 1 && Character.isUpperCase(label.charAt(1))
        ? label
        : Character.toLowerCase(label.charAt(0)) + label.substring(1);
  }
}
