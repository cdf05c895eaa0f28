package org.evenhand.report;

import org.evenhand.data.Column;
import org.evenhand.data.Table;
import org.evenhand.importance.Attribution;
import org.evenhand.importance.Contribution;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.RowExplanation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why a row has its score as a line of JSON, described by {@code explanation.schema.json}. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /**
   * The line, without an end.
   *
   * @param values the row explained
   * @param changed the values that were changed first, one row of them
   */
  public static String line(int row, RowExplanation explanation, Table values, Table changed) {
    Attribution attribution = explanation.attribution();
    ObjectNode json = Json.object();
    json.put("row", row);
    json.set("changed", PredictJson.values(changed, 0));
    json.put("model", explanation.model().name());
    json.put("scale", Json.key(attribution.scale()));
    json.set("base", Json.number(attribution.base().valueOrNull()));
    json.set("score", Json.number(attribution.score().valueOrNull()));
    json.put("method", method(attribution));
    json.put("evaluations", attribution.evaluations());
    json.set("residual", Json.number(attribution.residual().valueOrNull()));
    json.put("seed", attribution.seed());
    ObjectNode background = json.putObject("background");
    background.put("rows", attribution.background().of());
    background.put("used", attribution.background().used());
    background.put("what", explanation.background());
    ArrayNode contributions = json.putArray("contributions");
    for (Contribution contribution : attribution.contributions()) {
      contributions.add(contribution(contribution, values.column(contribution.feature())));
    }
    if (attribution.residual() instanceof Measure.NotEstimable none) {
      json.put("reason", none.reason());
    }
    return Json.line(json);
  }

  /** "exact", "sampled". */
  static String method(Attribution attribution) {
    return attribution.exact() ? "exact" : "sampled";
  }

  private static ObjectNode contribution(Contribution contribution, Column column) {
    ObjectNode json = Json.object();
    json.put("feature", contribution.feature());
    json.set("value", PredictJson.value(column, 0));
    json.set("contribution", Json.number(contribution.amount().valueOrNull()));
    json.set("error", Json.number(contribution.error()));
    if (contribution.amount() instanceof Measure.Estimate estimate && estimate.interval() != null) {
      json.set("low", Json.number(estimate.interval().low()));
      json.set("high", Json.number(estimate.interval().high()));
    }
    return json;
  }
}
