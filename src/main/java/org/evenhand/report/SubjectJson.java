package org.evenhand.report;

import org.evenhand.workspace.DataCounts;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Product;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.evenhand.workspace.WorkspaceFile.TargetKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a report is about: data, target, model and thresholds, as JSON. */
final class SubjectJson {
  private SubjectJson() {}

  /** What an answer about a model begins with. */
  static ObjectNode of(Workspace workspace, ObjectNode data, LoadedModel model) {
    ObjectNode json = Json.object();
    json.put("evenhand", Version.NUMBER);
    json.put("workspace", workspace.name());
    json.set("data", data);
    json.set("target", target(workspace));
    json.set("model", model(model));
    return json;
  }

  static ObjectNode data(Workspace workspace, String part) {
    ObjectNode json = Json.object();
    json.put("file", workspace.file().data());
    json.put("sha256", workspace.dataSha256());
    json.put("part", part);
    return json;
  }

  static ObjectNode data(Workspace workspace, String part, DataCounts counts) {
    ObjectNode json = data(workspace, part);
    json.put("rows", counts.rows());
    json.put("used", counts.used());
    ArrayNode excluded = json.putArray("excluded");
    for (DataCounts.Excluded reason : counts.excluded()) {
      excluded.addObject().put("reason", reason.reason()).put("rows", reason.rows());
    }
    return json;
  }

  static JsonNode target(Workspace workspace) {
    TargetKey key = workspace.file().target();
    if (key == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode json = Json.object();
    json.put("column", key.column());
    json.put("positive", key.positive());
    json.put("favorable", key.favorable() == null ? key.positive() : key.favorable());
    return json;
  }

  static ObjectNode model(LoadedModel model) {
    ObjectNode json = Json.object();
    json.put("name", model.name());
    if (model.editable()) {
      json.put("file", model.source().file());
      json.put("sha256", model.source().sha256());
    } else {
      json.put("score", model.source().scoreColumn());
    }
    return json;
  }

  /** One number, or {@code {"default": 0.5, "by": "afam*single", "groups": {"yes*no": 0.42}}}. */
  static JsonNode threshold(Threshold threshold) {
    if (!threshold.isByGroup()) {
      return Json.number(threshold.standard());
    }
    ObjectNode json = Json.object();
    json.set("default", Json.number(threshold.standard()));
    json.put("by", Product.join(threshold.by()));
    ObjectNode groups = json.putObject("groups");
    threshold
        .groups()
        .forEach((group, value) -> groups.set(Product.joinValues(group), Json.number(value)));
    return json;
  }
}
