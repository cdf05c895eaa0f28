package org.evenhand.report;

import org.evenhand.workspace.Limit;
import org.evenhand.workspace.LimitResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Limits and what became of them, as JSON. */
final class LimitsJson {
  private LimitsJson() {}

  static ObjectNode of(LimitResult result) {
    ObjectNode json = Json.object();
    json.set("limit", of(result.limit()));
    json.put("holds", result.holds());
    json.set("measured", Json.measure(result.measured()));
    ArrayNode groups = json.putArray("groups");
    result.groups().forEach(group -> groups.add(Json.group(group)));
    ArrayNode leftOut = json.putArray("left_out");
    result.leftOut().forEach(group -> leftOut.add(Json.group(group)));
    if (result.reason() != null) {
      json.put("reason", result.reason());
    }
    return json;
  }

  private static ObjectNode of(Limit limit) {
    ObjectNode json = Json.object();
    switch (limit.subject()) {
      case Limit.OfMetric of -> {
        json.put("metric", of.key());
        json.put("compare", Json.key(of.compare()));
      }
      case Limit.OfMeasure of -> {
        json.put("measure", of.key());
        json.put("school", of.school().key());
      }
    }
    json.set("by", Json.texts(limit.by()));
    if (!limit.group().isEmpty()) {
      json.set("group", Json.texts(limit.group()));
    }
    json.put("bound", Json.key(limit.bound()));
    if (limit.min() != null) {
      json.set("min", Json.number(limit.min()));
    }
    if (limit.max() != null) {
      json.set("max", Json.number(limit.max()));
    }
    if (limit.model() != null) {
      json.put("model", limit.model());
    }
    if (limit.minRows() > 0) {
      json.put("min_rows", limit.minRows());
    }
    return json;
  }
}
