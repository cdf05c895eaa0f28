package org.evenhand.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.evenhand.fairness.Disparity;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.ConfusionMatrix;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.DataCounts;
import org.evenhand.workspace.GroupResult;
import org.evenhand.workspace.Limit;
import org.evenhand.workspace.LimitResult;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.Workspace;
import org.evenhand.workspace.WorkspaceFile.TargetKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An audit as JSON; {@code audit.schema.json} says what is in it. */
final class AuditJson {
  /** Nothing in an audit is drawn at random yet. */
  private static final int SEED = 1;

  private final Workspace workspace;
  private final Audit audit;

  private AuditJson(Workspace workspace, Audit audit) {
    this.workspace = workspace;
    this.audit = audit;
  }

  static String write(Workspace workspace, Audit audit, Instant created) {
    return Json.indented(new AuditJson(workspace, audit).json(created));
  }

  private ObjectNode json(Instant created) {
    ObjectNode json = Json.object();
    json.put("evenhand", Version.NUMBER);
    json.put("created", created.truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("seed", SEED);
    json.put("workspace", workspace.name());
    json.set("data", data());
    json.set("target", target());
    json.set("model", model(audit.model()));
    json.set("threshold", threshold());
    json.set("overall", result(Json.object(), audit.overall()));
    ArrayNode groups = json.putArray("groups");
    audit.groups().forEach(group -> groups.add(result(Json.group(group.group()), group)));
    ArrayNode disparities = json.putArray("disparities");
    audit.disparities().stream()
        .filter(Disparity::isFirst)
        .forEach(disparity -> disparities.add(disparity(disparity)));
    ArrayNode limits = json.putArray("limits");
    audit.limits().forEach(limit -> limits.add(limit(limit)));
    return json;
  }

  private ObjectNode data() {
    DataCounts counts = audit.data();
    ObjectNode json = Json.object();
    json.put("file", workspace.file().data());
    json.put("sha256", workspace.dataSha256());
    json.put("part", audit.part());
    json.put("rows", counts.rows());
    json.put("used", counts.used());
    ArrayNode excluded = json.putArray("excluded");
    for (DataCounts.Excluded reason : counts.excluded()) {
      excluded.addObject().put("reason", reason.reason()).put("rows", reason.rows());
    }
    return json;
  }

  private JsonNode target() {
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

  private static ObjectNode model(LoadedModel model) {
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

  private JsonNode threshold() {
    Threshold threshold = audit.threshold();
    if (audit.model().classes().isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (threshold.by() == null) {
      return Json.number(threshold.standard());
    }
    ObjectNode json = Json.object();
    json.set("default", Json.number(threshold.standard()));
    json.put("by", threshold.by());
    ObjectNode groups = json.putObject("groups");
    threshold.groups().forEach((group, value) -> groups.set(group, Json.number(value)));
    return json;
  }

  private static ObjectNode result(ObjectNode json, GroupResult result) {
    json.put("rows", result.rows());
    Confusion confusion = result.confusion();
    if (confusion != null) {
      json.set("tp", Json.number(confusion.truePositives()));
      json.set("fp", Json.number(confusion.falsePositives()));
      json.set("fn", Json.number(confusion.falseNegatives()));
      json.set("tn", Json.number(confusion.trueNegatives()));
    }
    ObjectNode metrics = json.putObject("metrics");
    result.metrics().forEach((metric, measure) -> metrics.set(metric.key(), Json.measure(measure)));
    if (result.matrix() != null) {
      json.set("classes", matrix(result.matrix()));
    }
    return json;
  }

  private static ObjectNode matrix(ConfusionMatrix matrix) {
    ObjectNode json = Json.object();
    json.set("names", Json.texts(matrix.classes()));
    ArrayNode counts = json.putArray("counts");
    for (double[] truth : matrix.cells()) {
      ArrayNode row = counts.addArray();
      for (double cell : truth) {
        row.add(Json.number(cell));
      }
    }
    return json;
  }

  private static ObjectNode disparity(Disparity disparity) {
    ObjectNode json = Json.object();
    json.set("by", Json.texts(disparity.by()));
    json.put("measure", disparity.measure().key());
    Json.addMeasure(json, disparity.value());
    Metric rate = disparity.rate();
    if (disparity.from() != null && disparity.to() != null && rate != null) {
      json.set("from", Json.texts(disparity.from().values()));
      json.set("to", Json.texts(disparity.to().values()));
      json.put("rate", rate.key());
    }
    ArrayNode excluded = json.putArray("excluded");
    for (Disparity.Excluded left : disparity.excluded()) {
      ObjectNode group = excluded.addObject();
      group.set("value", Json.texts(left.group().values()));
      group.put("rate", left.rate().key());
      group.put("reason", left.reason());
    }
    return json;
  }

  private static ObjectNode limit(LimitResult result) {
    ObjectNode json = Json.object();
    json.set("limit", limit(result.limit()));
    json.put("holds", result.holds());
    json.set("measured", Json.measure(result.measured()));
    ArrayNode groups = json.putArray("groups");
    result.groups().forEach(group -> groups.add(Json.group(group)));
    if (result.reason() != null) {
      json.put("reason", result.reason());
    }
    return json;
  }

  private static ObjectNode limit(Limit limit) {
    ObjectNode json = Json.object();
    json.put("metric", limit.metric().key());
    json.set("by", Json.texts(limit.by()));
    json.put("compare", Json.key(limit.compare()));
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
