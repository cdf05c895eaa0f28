package org.evenhand.workspace;

import java.util.List;
import org.evenhand.counterfactual.Neighbor;
import org.evenhand.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the data nearest to one.
 *
 * @param row its number in the workspace's table
 * @param values the row asked about, edited or not: a table of one row
 * @param answer the model's answer to it
 * @param columns that were compared
 * @param apart by how much values of a regression had to differ; null of a classifier
 * @param neighbors nearest first
 * @param answers the model's answer to each of them
 */
public record RowNeighbors(
    int row,
    Table values,
    Answer answer,
    List<String> columns,
    @Nullable Double apart,
    List<Neighbor> neighbors,
    List<Answer> answers) {
  public RowNeighbors {
    columns = List.copyOf(columns);
    neighbors = List.copyOf(neighbors);
    answers = List.copyOf(answers);
  }
}
