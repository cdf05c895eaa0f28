package org.evenhand.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.ConfusionMatrix;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.ConfusionChart;
import org.evenhand.workspace.ClassTarget;
import org.evenhand.workspace.GroupResult;

/** Confusion matrices as the chart takes them. */
final class Matrices {
  private static final List<List<String>> WORDS =
      List.of(List.of("rightly passed", "wrongly flagged"), List.of("missed", "found"));

  private Matrices() {}

  /** The group's matrix, of all classes or of positive against the rest; none without labels. */
  static Optional<ConfusionChart.Data> of(Context context, GroupResult result) {
    if (!(context.workspace().target() instanceof ClassTarget target)) {
      return Optional.empty();
    }
    String title = Words.group(result.group());
    ConfusionMatrix matrix = result.matrix();
    if (matrix != null) {
      return Optional.of(
          new ConfusionChart.Data(
              title,
              matrix.classes(),
              lists(matrix.cells()),
              target.favorable(),
              null,
              "Each row is predicted as the class with the highest score."));
    }
    Confusion counts = result.confusion();
    if (counts == null) {
      return Optional.empty();
    }
    String negative =
        target.classes().stream()
            .filter(name -> !name.equals(target.positive()))
            .findFirst()
            .orElse("other");
    List<List<Double>> cells =
        List.of(
            List.of(counts.tn().weight(), counts.fp().weight()),
            List.of(counts.fn().weight(), counts.tp().weight()));
    return Optional.of(
        new ConfusionChart.Data(
            title, List.of(negative, target.positive()), cells, target.favorable(), WORDS, null));
  }

  private static List<List<Double>> lists(double[][] cells) {
    return Arrays.stream(cells).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }
}
