package org.evenhand.report;

import java.util.List;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.workspace.Audit;

/** How outcomes are distributed over groups: {@link AuditTable#OUTCOMES}. */
final class OutcomesCsv {
  private OutcomesCsv() {}

  static String write(Audit audit) {
    Csv csv =
        new Csv(
            "by",
            "measure",
            "of",
            "group",
            "against",
            "within",
            "value",
            "low",
            "high",
            "status",
            "reason",
            "sentence");
    for (OutcomeFigure figure : audit.outcomes()) {
      csv.line(
          List.of(
              Csv.by(figure.by()),
              figure.measure().key(),
              figure.of() == null ? "" : figure.of().key(),
              Csv.group(figure.group()),
              Csv.group(figure.against()),
              figure.within() == null ? "" : figure.within()),
          Csv.measure(figure.value()),
          List.of(OutcomeSentence.of(figure)));
    }
    return csv.toString();
  }
}
