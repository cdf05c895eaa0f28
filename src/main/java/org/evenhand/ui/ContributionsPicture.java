package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.importance.Attribution;
import org.evenhand.importance.Contribution;
import org.evenhand.importance.Summary;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.Bar;
import org.evenhand.ui.chart.BarsChart;
import org.evenhand.ui.chart.ShownMeasure;
import org.evenhand.ui.chart.SwarmChart;
import org.evenhand.workspace.GlobalExplanation;
import org.evenhand.workspace.GlobalExplanation.GroupSummary;
import org.jspecify.annotations.Nullable;

/** What features add to many rows' scores, as bars and as points. */
record ContributionsPicture(Context now, ContributionsView.Answer answer) {
  /** Features with points; of thousands nobody could see any. */
  private static final int DRAWN = 30;

  private static final int FEATURES = 15;

  private GlobalExplanation found() {
    return answer.found();
  }

  /** The feature that is looked at: the one in the address, else the one that moves most. */
  String picked() {
    List<String> features = found().features().stream().map(Summary::feature).toList();
    return now.state()
        .get(ImportancePage.FEATURE)
        .filter(features::contains)
        .orElseGet(features::getFirst);
  }

  BarsChart.Data bars() {
    List<Bar> rows = new ArrayList<>();
    boolean grouped = !found().groups().isEmpty();
    int color = grouped ? PermutationPicture.GREY : now.models().indexOf(answer.model());
    for (int i = 0; i < found().features().size(); i++) {
      Summary summary = found().features().get(i);
      rows.add(
          new Bar(
              summary.feature(),
              PermutationPicture.ALL_ROWS,
              color,
              ShownMeasure.of(summary.meanAbsolute())));
      for (int group = 0; group < found().groups().size(); group++) {
        GroupSummary own = found().groups().get(group);
        rows.add(
            new Bar(
                summary.feature(),
                Words.group(own.group()),
                group,
                ShownMeasure.of(own.features().get(i).meanAbsolute())));
      }
    }
    return new BarsChart.Data(
        "How far each feature moves the %s, in the mean".formatted(answer.what()),
        "",
        null,
        null,
        rows,
        false,
        PermutationPicture.limit(FEATURES, found().groups().size()),
        PermutationPicture.NOUN);
  }

  SwarmChart.Data swarm() {
    List<SwarmChart.Feature> features =
        found().features().stream().limit(DRAWN).map(this::points).toList();
    int all = found().features().size();
    return new SwarmChart.Data(
        "What each feature adds to each row",
        "what the value adds to the " + answer.what(),
        "",
        found().numbers(),
        features,
        FEATURES,
        all > DRAWN
            ? "The %d features of %s that move scores most have points."
                .formatted(DRAWN, Words.count(all))
            : null);
  }

  private SwarmChart.Feature points(Summary summary) {
    Column column = found().rows().column(summary.feature());
    List<@Nullable Double> values = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      values.add(
          column.isMissing(row)
              ? null
              : switch (column) {
                case NumericColumn numbers -> (Double) numbers.get(row);
                case CategoricalColumn names -> (Double) (double) names.code(row);
              });
    }
    return new SwarmChart.Feature(
        summary.feature(),
        amounts(found(), summary.feature()),
        values,
        column instanceof CategoricalColumn names ? names.dictionary() : null);
  }

  /** What a feature adds to each of the rows; null where the row has no answer. */
  static List<@Nullable Double> amounts(GlobalExplanation found, String feature) {
    List<Contribution> first = found.attributions().getFirst().contributions();
    int place = first.stream().map(Contribution::feature).toList().indexOf(feature);
    List<@Nullable Double> amounts = new ArrayList<>();
    for (Attribution attribution : found.attributions()) {
      amounts.add(attribution.contributions().get(place).amount().valueOrNull());
    }
    return amounts;
  }
}
