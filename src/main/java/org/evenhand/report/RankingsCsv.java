package org.evenhand.report;

import java.util.List;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.Ranking;

/** How positives of each group rank among negatives of each: {@link AuditTable#RANKINGS}. */
final class RankingsCsv {
  private RankingsCsv() {}

  static String write(Audit audit) {
    Csv csv = new Csv("by", "positives", "negatives", "auc", "low", "high", "status", "reason");
    for (Ranking pair : audit.rankings()) {
      csv.line(
          List.of(
              Csv.by(pair.ofPositives().by()),
              Csv.group(pair.ofPositives()),
              Csv.group(pair.ofNegatives())),
          Csv.measure(pair.auc()),
          List.of());
    }
    return csv.toString();
  }
}
