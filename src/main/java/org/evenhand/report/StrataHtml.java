package org.evenhand.report;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.School;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.Stratum;

/** Gaps within each value of another attribute, in an {@link AuditHtml}. */
final class StrataHtml {
  private StrataHtml() {}

  static void write(HtmlPage html, Audit audit) {
    if (audit.strata().isEmpty()) {
      return;
    }
    String column = audit.strata().getFirst().column();
    html.section("Within each value of " + column);
    html.note(
        "The largest gap among rows that are alike in "
            + column
            + ". P values are adjusted for the comparisons within one line only; many lines make"
            + " chance finds likely.");
    for (List<String> by : audit.by()) {
      List<List<HtmlCell>> rows = rows(audit, by);
      html.table(
          "Groups by %s within each value of %s".formatted(String.join(" × ", by), column),
          GroupingHtml.head(column + " and measure"),
          rows);
    }
  }

  private static List<List<HtmlCell>> rows(Audit audit, List<String> by) {
    boolean regression = audit.model().classes().isEmpty();
    List<List<HtmlCell>> rows = new ArrayList<>();
    for (Stratum stratum : audit.strata()) {
      List<Disparity> gaps =
          stratum.disparitiesBy(by).stream()
              .filter(gap -> gap.school() == School.EXTREMES)
              .filter(gap -> regression || gap.measure().isNamed())
              .toList();
      String value =
          "%s (%s rows)".formatted(stratum.value(), Words.count(stratum.overall().rows()));
      GapScale scale = new GapScale(gaps);
      Sentences sentences = Sentences.of(stratum);
      for (Disparity gap : gaps) {
        rows.add(
            GroupingHtml.row(HtmlCell.of(value, gap.measure().label()), gap, scale, sentences));
      }
    }
    return rows;
  }
}
