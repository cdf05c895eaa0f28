package org.evenhand.report;

import java.util.Map;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.workspace.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A model's answer to one row as a line of JSON. */
public final class PredictJson {
  private PredictJson() {}

  /**
   * The line, without an end.
   *
   * @param row the number of the row in the file
   * @param changed the values that were changed, one row of them per answer
   * @param index which row of {@code changed}
   */
  public static String line(int row, Table changed, int index, Answer answer) {
    ObjectNode json = Json.object();
    json.put("row", row);
    json.set("changed", values(changed, index));
    addAnswer(json, answer);
    return Json.line(json);
  }

  /** One row's values by column. */
  static ObjectNode values(Table rows, int index) {
    ObjectNode values = Json.object();
    for (Column column : rows.columns()) {
      values.set(column.name(), value(column, index));
    }
    return values;
  }

  /**
   * What a model says to a row: score, prediction, and classes and warnings where there are any.
   */
  static void addAnswer(ObjectNode json, Answer answer) {
    json.set("score", Json.number(answer.score()));
    if (answer.prediction() != null) {
      json.put("prediction", answer.prediction());
    } else {
      json.set("prediction", Json.number(answer.score()));
    }
    if (!answer.classes().isEmpty()) {
      ObjectNode classes = json.putObject("classes");
      for (Map.Entry<String, Double> score : answer.classes().entrySet()) {
        classes.set(score.getKey(), Json.number(score.getValue()));
      }
    }
    if (!answer.flags().isEmpty()) {
      ArrayNode warnings = json.putArray("warnings");
      answer.flags().forEach(flag -> warnings.add(flag.input() + ": " + flag.message()));
    }
  }

  static JsonNode value(Column column, int row) {
    String text = column.text(row);
    if (text == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    return column instanceof NumericColumn numbers
        ? Json.number(numbers.get(row))
        : JsonNodeFactory.instance.stringNode(text);
  }
}
