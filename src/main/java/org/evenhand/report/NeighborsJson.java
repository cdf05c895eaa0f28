package org.evenhand.report;

import java.util.Objects;
import org.evenhand.counterfactual.DistanceOptions;
import org.evenhand.counterfactual.Neighbor;
import org.evenhand.data.Column;
import org.evenhand.data.Table;
import org.evenhand.workspace.Answer;
import org.evenhand.workspace.NeighborRequest;
import org.evenhand.workspace.RowNeighbors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rows nearest to one as a line of JSON, described by {@code neighbors.schema.json}. */
public final class NeighborsJson {
  private NeighborsJson() {}

  /**
   * The line, without an end.
   *
   * @param table the workspace's
   * @param changed the values that were changed first, one row of them
   */
  public static String line(RowNeighbors row, NeighborRequest request, Table table, Table changed) {
    ObjectNode json = Json.object();
    json.put("row", row.row());
    json.set("changed", PredictJson.values(changed, 0));
    PredictJson.addAnswer(json, row.answer());
    json.put("which", Json.key(request.which()));
    if (row.apart() != null) {
      json.set("apart", Json.number(row.apart()));
    }
    DistanceOptions options = request.distance();
    ObjectNode distance = json.putObject("distance");
    distance.put("kind", Json.key(options.kind()));
    distance.put("unit", Json.key(options.unit()));
    distance.set("columns", Json.texts(row.columns()));
    ObjectNode weights = distance.putObject("weights");
    options.weights().forEach((column, weight) -> weights.set(column, Json.number(weight)));
    ArrayNode neighbors = json.putArray("neighbors");
    for (int i = 0; i < row.neighbors().size(); i++) {
      neighbors.add(neighbor(row, row.neighbors().get(i), row.answers().get(i), table));
    }
    return Json.line(json);
  }

  private static ObjectNode neighbor(
      RowNeighbors row, Neighbor neighbor, Answer answer, Table table) {
    ObjectNode json = Json.object();
    json.put("row", neighbor.row());
    json.set("distance", Json.number(neighbor.distance()));
    PredictJson.addAnswer(json, answer);
    ObjectNode differences = json.putObject("differences");
    for (String name : row.columns()) {
      Column own = row.values().column(name);
      Column other = table.column(name);
      String from = own.text(0);
      if (!Objects.equals(from, other.text(neighbor.row()))) {
        ObjectNode difference = differences.putObject(name);
        difference.set("from", PredictJson.value(own, 0));
        difference.set("to", PredictJson.value(other, neighbor.row()));
        difference.set("part", Json.number(neighbor.parts().get(name)));
      }
    }
    return json;
  }
}
