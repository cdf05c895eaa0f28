package org.evenhand.report;

import java.util.List;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;

/** How outcomes are distributed over the groups by some attributes, in an {@link AuditHtml}. */
final class OutcomesHtml {
  private OutcomesHtml() {}

  static void write(HtmlPage html, String name, List<OutcomeFigure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    String title = "Distribution of outcomes, groups by " + name;
    html.heading(title);
    html.note(
        "Measures of other libraries that are neither a difference nor a ratio of two rates; 0 says"
            + " in all of them that groups are alike. What cannot be below 0 is above it in nearly"
            + " every sample: its interval reaches to 0 unless a test rules that out.");
    html.table(
        title,
        List.of("Measure", "Of", "Value", "In words"),
        figures.stream().map(OutcomesHtml::row).toList());
  }

  private static List<HtmlCell> row(OutcomeFigure figure) {
    return List.of(
        HtmlCell.of(
            figure.measure().label(), figure.group() == null ? "" : Words.group(figure.group())),
        HtmlCell.of(figure.of() == null ? "" : figure.of().key()),
        cell(figure.value()),
        HtmlCell.of(OutcomeSentence.of(figure)));
  }

  private static HtmlCell cell(Measure measure) {
    return measure instanceof Measure.Estimate estimate && estimate.interval() == null
        ? HtmlCell.of(Words.cell(Metric.MEAN_SCORE, measure), "no interval")
        : HtmlCell.of(Metric.MEAN_SCORE, measure);
  }
}
