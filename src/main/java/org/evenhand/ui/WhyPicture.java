package org.evenhand.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.data.Column;
import org.evenhand.importance.Contribution;
import org.evenhand.importance.Scale;
import org.evenhand.metric.Measure;
import org.evenhand.report.ExplanationWords;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.WaterfallChart;
import org.evenhand.ui.chart.WaterfallChart.Amount;
import org.evenhand.ui.chart.WaterfallChart.Series;
import org.evenhand.ui.chart.WaterfallChart.Step;
import org.evenhand.whatif.EditedRow;
import org.evenhand.workspace.BackgroundChoice;
import org.evenhand.workspace.ExplanationRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.RowExplanation;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Why a row has its score, as sentences and as a picture.
 *
 * @param name of the row
 * @param answers of one model or of two
 */
record WhyPicture(
    Workspace workspace,
    ExplanationRequest request,
    EditedRow row,
    String name,
    List<RowExplanation> answers) {
  /** Steps that are shown before the user asks for all. */
  private static final int STEPS = 10;

  String sentences(RowExplanation answer) {
    return ExplanationWords.sentences(answer, what(answer.model()), name);
  }

  private String what(LoadedModel model) {
    return ExplanationWords.what(workspace, model, request.scale());
  }

  /** The picture; null where no model has an answer. */
  WaterfallChart.@Nullable Data data() {
    Set<String> features =
        answers.stream()
            .flatMap(answer -> answer.attribution().contributions().stream())
            .map(Contribution::feature)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Series> series = new ArrayList<>();
    answers.forEach(answer -> add(series, answer, features));
    if (series.isEmpty()) {
      return null;
    }
    return new WaterfallChart.Data(
        title(),
        what(answers.getFirst().model()),
        "",
        base(),
        Character.toUpperCase(name.charAt(0)) + name.substring(1),
        features.stream().map(feature -> new Step(feature, label(feature))).toList(),
        series,
        limit(series),
        threshold(),
        "shows its curves",
        null);
  }

  private static void add(List<Series> series, RowExplanation answer, Set<String> features) {
    if (!(answer.attribution().base() instanceof Measure.Estimate base)
        || !(answer.attribution().score() instanceof Measure.Estimate score)) {
      return;
    }
    Map<String, @Nullable Amount> amounts = new LinkedHashMap<>();
    for (Contribution contribution : answer.attribution().contributions()) {
      amounts.put(contribution.feature(), Amount.of(contribution.amount()));
    }
    List<@Nullable Amount> inOrder = new ArrayList<>();
    features.forEach(feature -> inOrder.add(amounts.get(feature)));
    series.add(new Series(answer.model().name(), base.value(), score.value(), inOrder));
  }

  /** What adds nothing, as where two rows have the same value, need not be seen. */
  private static int limit(List<Series> series) {
    long adding =
        IntStream.range(0, series.getFirst().amounts().size())
            .filter(
                i ->
                    series.stream()
                        .map(shown -> shown.amounts().get(i))
                        .anyMatch(amount -> amount != null && amount.value() != 0))
            .count();
    return Math.clamp(adding, 1, STEPS);
  }

  private String title() {
    return request.background() instanceof BackgroundChoice.Row other
        ? "Why %s has another score than row %d".formatted(name, other.number())
        : "What adds up to the score of " + name;
  }

  private String base() {
    int rows = answers.getFirst().attribution().background().used();
    String mean = "Mean of %s %s".formatted(Words.count(rows), rows == 1 ? "row" : "rows");
    return switch (request.background()) {
      case BackgroundChoice.All all -> mean;
      case BackgroundChoice.OtherAnswer other -> mean + " with another answer";
      case BackgroundChoice.Where where -> mean + " with " + where.condition();
      case BackgroundChoice.Row other -> "Row " + other.number();
      case BackgroundChoice.Given given -> mean + " of " + given.name();
    };
  }

  /** The feature with its value, and against a single row with both. */
  private String label(String feature) {
    String here = text(row.values().column(feature), 0);
    if (!(request.background() instanceof BackgroundChoice.Row other)) {
      return feature + " = " + here;
    }
    String there = text(workspace.table().column(feature), other.number());
    return here.equals(there)
        ? "%s = %s in both".formatted(feature, here)
        : "%s: %s, not %s".formatted(feature, here, there);
  }

  private static String text(Column column, int at) {
    String text = column.text(at);
    return text == null ? "missing" : text;
  }

  /** Where the decision is made, for models that make one. */
  private WaterfallChart.@Nullable Mark threshold() {
    if (answers.getFirst().model().classes().size() != 2) {
      return null;
    }
    double threshold = workspace.thresholds(row.values(), request.threshold())[0];
    double at =
        request.scale() == Scale.SCORE ? threshold : Math.log(threshold) - Math.log1p(-threshold);
    return Double.isFinite(at)
        ? new WaterfallChart.Mark(at, "threshold " + Words.digits(threshold))
        : null;
  }
}
