package org.evenhand.report;

import java.util.List;
import org.evenhand.counterfactual.Counterfactual;
import org.evenhand.workspace.Answer;
import org.evenhand.workspace.RowCounterfactuals;

/**
 * The counterfactuals of many rows as CSV: a line for each that was found, and one with the reason
 * for each row without any. Written a part at a time.
 */
public final class CounterfactualCsv {
  private final Csv csv =
      new Csv(
          "row",
          "score_before",
          "prediction_before",
          "counterfactual",
          "changes",
          "changed",
          "score",
          "prediction",
          "distance",
          "neighbors_agreeing",
          "reason");

  /** The lines of these rows; the first time with the names of the columns above them. */
  public String lines(List<RowCounterfactuals> rows) {
    rows.forEach(this::add);
    return csv.drain();
  }

  private void add(RowCounterfactuals row) {
    List<String> before =
        List.of(
            Integer.toString(row.row()),
            Csv.number(row.answer().score()),
            prediction(row.answer()));
    List<Counterfactual> all = row.findings().found();
    for (int i = 0; i < all.size(); i++) {
      Counterfactual found = all.get(i);
      Answer answer = row.answers().get(i);
      csv.line(
          before,
          List.of(
              Integer.toString(i + 1),
              CounterfactualWords.changes(found),
              Integer.toString(found.changed()),
              Csv.number(answer.score()),
              prediction(answer)),
          List.of(
              Csv.number(found.distance()),
              Double.isNaN(found.neighborsAgreeing()) ? "" : Csv.number(found.neighborsAgreeing()),
              ""));
    }
    if (all.isEmpty()) {
      String reason = row.findings().reason();
      csv.line(
          before,
          List.of("", "", "", "", ""),
          List.of("", "", reason == null ? "nothing was found" : reason));
    }
  }

  private static String prediction(Answer answer) {
    return answer.prediction() == null ? Csv.number(answer.score()) : answer.prediction();
  }
}
