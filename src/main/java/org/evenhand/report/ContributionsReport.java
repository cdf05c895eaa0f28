package org.evenhand.report;

import java.util.List;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.GlobalExplanation;
import org.evenhand.workspace.GlobalRequest;
import org.evenhand.workspace.Workspace;

/**
 * What columns add to many scores, and what it was asked of.
 *
 * @param part of the data that the rows are of
 * @param strongest the columns whose pairs were looked at
 * @param pairs of these, as {@link org.evenhand.importance.Interactions} have them
 */
public record ContributionsReport(
    Workspace workspace,
    String part,
    GlobalRequest request,
    GlobalExplanation found,
    List<String> strongest,
    List<List<Measure>> pairs) {

  /** Hears of each pair of columns. */
  @FunctionalInterface
  interface PairListener {
    void hear(String one, String other, Measure together);
  }

  void eachPair(PairListener listener) {
    for (int j = 0; j < pairs.size(); j++) {
      for (int k = 0; k < pairs.get(j).size(); k++) {
        listener.hear(strongest.get(j), strongest.get(j + 1 + k), pairs.get(j).get(k));
      }
    }
  }
}
