package org.evenhand.report;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Ranking;

/** The area under the ROC curve within and between groups, in an {@link AuditHtml}. */
final class RankingsHtml {
  private RankingsHtml() {}

  /**
   * @param rankings of every pair, those with the same group of positives together
   */
  static void write(HtmlPage html, String name, List<Ranking> rankings) {
    if (rankings.isEmpty()) {
      return;
    }
    String title = "AUC within and between groups by " + name;
    html.heading(title);
    html.note(
        "The chance that a random positive of the group on the left scores higher than a random"
            + " negative of the group above, ties counting half (xAUC, Kallus and Zhou 2019, The"
            + " Fairness of Risk Scores Beyond Classification). Where the two numbers of a pair"
            + " differ, one group's positives are ranked lower than the other's.");
    List<Group> groups = rankings.stream().map(Ranking::ofPositives).distinct().toList();
    List<String> head = new ArrayList<>(List.of("Positives of"));
    groups.forEach(group -> head.add("negatives of " + Words.group(group)));
    List<List<HtmlCell>> rows = new ArrayList<>();
    for (Group group : groups) {
      List<HtmlCell> row = new ArrayList<>(List.of(HtmlCell.of(Words.group(group))));
      rankings.stream()
          .filter(pair -> pair.ofPositives().equals(group))
          .forEach(pair -> row.add(HtmlCell.of(Metric.AUC, pair.auc())));
      rows.add(row);
    }
    html.table(title, head, rows);
  }
}
