package org.evenhand.report;

import org.evenhand.fairness.Group;
import org.evenhand.importance.GapDecomposition;
import org.evenhand.importance.GapPart;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.GapExplanation;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A gap taken apart as JSON, described by {@code gap.schema.json}. */
public final class GapJson {
  private GapJson() {}

  /**
   * The whole answer.
   *
   * @param part of the data that the rows are of
   * @param threshold what decides, where the metric is about decisions
   */
  public static String write(
      GapExplanation explanation, Workspace workspace, String part, Threshold threshold) {
    GapDecomposition found = explanation.decomposition();
    ObjectNode json =
        SubjectJson.of(workspace, SubjectJson.data(workspace, part), explanation.model());
    json.put("metric", explanation.metric().key());
    if (explanation.metric().family() == Metric.Family.DECISION) {
      json.set("threshold", SubjectJson.threshold(threshold));
    }
    json.set("group", side(explanation.group(), explanation.rows(), found.first()));
    json.set("against", side(explanation.against(), explanation.againstRows(), found.second()));
    json.set("gap", Json.measure(found.gap()));
    json.put("method", found.exact() ? "exact" : "sampled");
    json.put("pairs", found.pairs());
    json.put("evaluations", found.evaluations());
    json.set("residual", Json.number(found.residual().valueOrNull()));
    json.put("seed", explanation.seed());
    ArrayNode parts = json.putArray("features");
    for (GapPart each : found.parts()) {
      ObjectNode feature = parts.addObject();
      feature.put("feature", each.feature());
      feature.set("through", Json.measure(each.amount()));
      feature.set("left_when_shuffled", Json.measure(each.left()));
      feature.set("tells_groups_apart", Json.measure(each.proxy()));
    }
    json.set("sentences", Json.texts(GapWords.sentences(explanation)));
    return Json.indented(json);
  }

  private static ObjectNode side(Group group, GapExplanation.Rows rows, Measure measure) {
    ObjectNode json = Json.group(group);
    json.put("rows", rows.of());
    json.put("taken", rows.taken());
    json.set("measured", Json.measure(measure));
    return json;
  }
}
