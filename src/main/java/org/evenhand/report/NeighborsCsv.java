package org.evenhand.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.evenhand.counterfactual.Neighbor;
import org.evenhand.data.Column;
import org.evenhand.data.Table;
import org.evenhand.workspace.RowNeighbors;

/** The rows nearest to one as CSV, a line each, the nearest first. */
public final class NeighborsCsv {
  private NeighborsCsv() {}

  /**
   * The whole table.
   *
   * @param table the workspace's
   */
  public static String write(RowNeighbors row, Table table) {
    Csv csv = new Csv("row", "neighbor", "distance", "score", "prediction", "differences");
    for (int i = 0; i < row.neighbors().size(); i++) {
      Neighbor neighbor = row.neighbors().get(i);
      csv.line(
          List.of(
              Integer.toString(row.row()),
              Integer.toString(neighbor.row()),
              Csv.number(neighbor.distance())),
          List.of(
              Csv.number(row.answers().get(i).score()),
              Objects.requireNonNullElse(row.answers().get(i).prediction(), "")),
          List.of(differences(row, neighbor, table)));
    }
    return csv.toString();
  }

  /** {@code lvrat: 0.9 to 0.62; chist: 5 to 1}. */
  private static String differences(RowNeighbors row, Neighbor neighbor, Table table) {
    return row.columns().stream()
        .filter(
            name ->
                !Objects.equals(
                    row.values().column(name).text(0), table.column(name).text(neighbor.row())))
        .map(
            name ->
                "%s: %s to %s"
                    .formatted(
                        name,
                        text(row.values().column(name), 0),
                        text(table.column(name), neighbor.row())))
        .collect(Collectors.joining("; "));
  }

  private static String text(Column column, int at) {
    return Objects.requireNonNullElse(column.text(at), "(missing)");
  }
}
