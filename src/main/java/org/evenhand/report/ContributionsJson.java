package org.evenhand.report;

import java.util.List;
import org.evenhand.importance.Summary;
import org.evenhand.workspace.ExplanationRequest;
import org.evenhand.workspace.GlobalExplanation;
import org.evenhand.workspace.GlobalExplanation.GroupSummary;
import org.evenhand.workspace.Workspace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What columns add to many scores as JSON, described by {@code contributions.schema.json}. */
public final class ContributionsJson {
  private ContributionsJson() {}

  /** The whole answer. */
  public static String write(ContributionsReport report) {
    GlobalExplanation found = report.found();
    ExplanationRequest how = report.request().how();
    Workspace workspace = report.workspace();
    ObjectNode json =
        SubjectJson.of(workspace, SubjectJson.data(workspace, report.part()), found.model());
    json.put("scale", Json.key(how.scale()));
    json.put("rows", found.which());
    json.put("taken", found.numbers().size());
    json.put("explained", found.explained());
    if (found.reason() != null) {
      json.put("reason", found.reason());
    }
    json.put("background", found.background());
    json.put("method", found.exact() ? "exact" : "sampled");
    json.put("evaluations", found.evaluations());
    json.put("seed", how.seed());
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
    report.eachPair(
        (one, other, h) -> {
          ObjectNode pair = together.addObject();
          pair.set("features", Json.texts(List.of(one, other)));
          pair.set("h_squared", Json.measure(h));
        });
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
