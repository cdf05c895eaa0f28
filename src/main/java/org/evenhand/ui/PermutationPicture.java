package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.importance.PermutedFeature;
import org.evenhand.metric.Measure;
import org.evenhand.model.OwnImportance;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.Bar;
import org.evenhand.ui.chart.BarsChart;
import org.evenhand.ui.chart.ShownMeasure;
import org.evenhand.workspace.FeatureImportance;

/**
 * Permutation importance as bars, one for each feature and group.
 *
 * @param color of the model
 */
record PermutationPicture(FeatureImportance found, int color) {
  /** Features that are shown before the user asks for all, where there are no groups. */
  private static final int FEATURES = 20;

  /** With groups fewer, each with its groups. */
  private static final int BARS = 36;

  private static final int LEAST = 5;

  static final String NOUN = "feature";

  /** The palette's grey, for all rows beside groups. */
  static final int GREY = 7;

  static final String ALL_ROWS = "all rows";

  BarsChart.Data data() {
    List<Bar> rows = new ArrayList<>();
    boolean grouped = !found.groups().isEmpty();
    for (int i = 0; i < found.features().size(); i++) {
      PermutedFeature feature = found.features().get(i);
      String name = feature.feature().name();
      rows.add(new Bar(name, ALL_ROWS, grouped ? GREY : color, ShownMeasure.of(feature.loss())));
      for (int group = 0; group < found.groups().size(); group++) {
        FeatureImportance.OfGroup own = found.groups().get(group);
        rows.add(
            new Bar(
                name,
                Words.group(own.group()),
                group,
                ShownMeasure.of(own.features().get(i).loss())));
      }
    }
    return new BarsChart.Data(
        title(), "", null, null, rows, false, limit(FEATURES, found.groups().size()), NOUN);
  }

  /** How many features are shown before the user asks for all. */
  static int limit(int features, int groups) {
    return Math.clamp(BARS / (groups + 1), LEAST, features);
  }

  private String title() {
    ImportanceMetric metric = found.request().metric();
    return metric.equals(ImportanceMetric.SCORE_CHANGE)
        ? "How far scores move when a feature is permuted"
        : "%s: how much worse when a feature is permuted".formatted(metric.label());
  }

  /** What a model's own file says. */
  static BarsChart.Data own(OwnImportance said) {
    List<Bar> rows = new ArrayList<>();
    said.byInput()
        .forEach(
            (input, figure) ->
                rows.add(
                    new Bar(
                        input,
                        "",
                        GREY,
                        ShownMeasure.of(new Measure.Estimate(figure, null, null, false)))));
    return new BarsChart.Data(
        PermutationView.capital(said.figure().words()), "", null, null, rows, true, FEATURES, NOUN);
  }
}
