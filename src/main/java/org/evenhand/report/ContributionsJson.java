package org.evenhand.report;

import java.util.List;
import org.evenhand.importance.Summary;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.GlobalExplanation;
import org.evenhand.workspace.GlobalExplanation.GroupSummary;
import org.evenhand.workspace.GlobalRequest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What columns add to many scores as JSON, described by {@code contributions.schema.json}. */
public final class ContributionsJson {
  private ContributionsJson() {}

  /**
   * The whole answer.
   *
   * @param strongest the columns whose pairs were looked at
   * @param pairs of these, as {@link org.evenhand.importance.Interactions} have them
   */
  public static String write(
      GlobalExplanation found,
      GlobalRequest request,
      List<String> strongest,
      List<List<Measure>> pairs) {
    ObjectNode json = Json.object();
    json.put("model", found.model().name());
    json.put("scale", Json.key(request.how().scale()));
    json.put("rows", found.which());
    json.put("taken", found.numbers().size());
    json.put("explained", found.explained());
    if (found.reason() != null) {
      json.put("reason", found.reason());
    }
    json.put("background", found.background());
    json.put("method", found.exact() ? "exact" : "sampled");
    json.put("evaluations", found.evaluations());
    json.put("seed", request.how().seed());
    json.set("features", features(found.features()));
    ArrayNode groups = json.putArray("groups");
    for (GroupSummary group : found.groups()) {
      ObjectNode one = Json.group(group.group());
      one.put("rows", group.rows());
      one.put("explained", group.explained());
      one.set("features", features(group.features()));
      groups.add(one);
    }
    ArrayNode together = json.putArray("interactions");
    for (int j = 0; j < pairs.size(); j++) {
      for (int k = 0; k < pairs.get(j).size(); k++) {
        ObjectNode pair = together.addObject();
        pair.set("features", Json.texts(List.of(strongest.get(j), strongest.get(j + 1 + k))));
        pair.set("h_squared", Json.measure(pairs.get(j).get(k)));
      }
    }
    return Json.indented(json);
  }

  private static ArrayNode features(List<Summary> summaries) {
    ArrayNode array = Json.array();
    for (Summary summary : summaries) {
      ObjectNode feature = array.addObject();
      feature.put("feature", summary.feature());
      feature.set("mean_absolute", Json.measure(summary.meanAbsolute()));
      feature.set("mean", Json.measure(summary.mean()));
    }
    return array;
  }
}
