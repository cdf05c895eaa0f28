package org.evenhand.report;

import java.util.Map;
import org.evenhand.counterfactual.Change;
import org.evenhand.counterfactual.Counterfactual;
import org.evenhand.counterfactual.Findings;
import org.evenhand.counterfactual.Proof;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.workspace.Answer;
import org.evenhand.workspace.RowCounterfactuals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The counterfactuals of one row as a line of JSON, described by {@code
 * counterfactual.schema.json}.
 */
public final class CounterfactualJson {
  private CounterfactualJson() {}

  /**
   * The line, without an end.
   *
   * @param changed the values that were changed before the search, one row of them
   */
  public static String line(RowCounterfactuals row, Table changed) {
    Findings findings = row.findings();
    ObjectNode json = Json.object();
    json.put("row", row.row());
    json.set("changed", PredictJson.values(changed, 0));
    PredictJson.addAnswer(json, row.answer());
    json.put("wanted", findings.wanted());
    ArrayNode found = json.putArray("found");
    for (int i = 0; i < findings.found().size(); i++) {
      found.add(found(row.values(), findings.found().get(i), row.answers().get(i)));
    }
    json.put("single_change_possible", CounterfactualWords.singleChangePossible(findings.proof()));
    json.set("proof", proof(findings.proof()));
    json.put("evaluations", findings.evaluations());
    json.put("milliseconds", row.milliseconds());
    json.put("stopped_early", findings.stoppedEarly());
    json.put("budget_spent", findings.budgetSpent());
    json.set("notes", Json.texts(findings.notes()));
    json.put("reason", findings.reason());
    return Json.line(json);
  }

  private static ObjectNode found(Table row, Counterfactual found, Answer answer) {
    ObjectNode json = Json.object();
    ObjectNode changes = json.putObject("changes");
    for (Map.Entry<String, Change> change : found.changes().entrySet()) {
      boolean number = row.column(change.getKey()) instanceof NumericColumn;
      ObjectNode values = changes.putObject(change.getKey());
      values.set("from", value(change.getValue().from(), number));
      values.set("to", value(change.getValue().to(), number));
    }
    PredictJson.addAnswer(json, answer);
    json.set("distance", Json.number(found.distance()));
    json.put("changed", found.changed());
    json.set("neighbors_agreeing", Json.number(found.neighborsAgreeing()));
    json.set("nearest_row_distance", Json.number(found.nearestRow()));
    json.put("outside", found.outside());
    return json;
  }

  private static JsonNode value(@Nullable String text, boolean number) {
    return text == null
        ? JsonNodeFactory.instance.nullNode()
        : number ? Json.number(Double.valueOf(text)) : JsonNodeFactory.instance.stringNode(text);
  }

  private static ObjectNode proof(Proof proof) {
    ObjectNode json = Json.object();
    json.set("singles", tried(proof.singles(), proof.singlesReaching(), proof.allSingles()));
    json.set("pairs", tried(proof.pairs(), proof.pairsReaching(), proof.allPairs()));
    json.put("every_value", proof.everyValue());
    json.set("sentences", Json.texts(CounterfactualWords.proof(proof)));
    return json;
  }

  private static ObjectNode tried(int tried, int reaching, boolean all) {
    ObjectNode json = Json.object();
    json.put("tried", tried);
    json.put("reaching", reaching);
    json.put("all", all);
    return json;
  }
}
