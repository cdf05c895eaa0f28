package org.evenhand.workspace;

import java.util.List;
import org.evenhand.counterfactual.Findings;
import org.evenhand.data.Table;

/**
 * What was found for one row.
 *
 * @param row its number in the workspace's table
 * @param values the row asked about, edited or not: a table of one row
 * @param answer the model's answer to it
 * @param answers the model's answer to each of the found counterfactuals, asked once more
 * @param milliseconds that the search took
 */
public record RowCounterfactuals(
    int row,
    Table values,
    Answer answer,
    Findings findings,
    List<Answer> answers,
    long milliseconds) {
  public RowCounterfactuals {
    answers = List.copyOf(answers);
  }
}
