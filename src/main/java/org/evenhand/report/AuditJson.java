package org.evenhand.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.ImpactRatio;
import org.evenhand.fairness.Reference;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.ConfusionMatrix;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.GroupResult;
import org.evenhand.workspace.IndividualAudit;
import org.evenhand.workspace.Stratum;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An audit as JSON; {@code audit.schema.json} says what is in it. */
final class AuditJson {
  private final Workspace workspace;
  private final Audit audit;

  private AuditJson(AuditReport report) {
    this.workspace = report.workspace();
    this.audit = report.audit();
  }

  static String write(AuditReport report) {
    return Json.indented(new AuditJson(report).json(report.created(), report.individual()));
  }

  private ObjectNode json(Instant created, @Nullable IndividualAudit individual) {
    ObjectNode json = Json.object();
    json.put("evenhand", Version.NUMBER);
    json.put("created", created.truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("seed", audit.bootstrap().seed());
    json.put("replicates", audit.bootstrap().replicates());
    json.put("bootstrap", audit.bootstrap().unit().toString());
    json.put("workspace", workspace.name());
    json.set("data", SubjectJson.data(workspace, audit.part(), audit.data()));
    json.set("target", SubjectJson.target(workspace));
    json.set("model", SubjectJson.model(audit.model()));
    json.set("threshold", threshold());
    json.set("overall", result(Json.object(), audit.overall()));
    json.set("reference", reference());
    addGroups(json, audit.groups());
    addComparisons(json, audit.disparities(), audit.impacts(), Sentences.of(audit));
    ArrayNode predictions = json.putArray("prediction_gaps");
    audit.predictionGaps().forEach(gap -> predictions.add(GapsJson.of(gap)));
    ArrayNode rankings = json.putArray("rankings");
    audit.rankings().forEach(pair -> rankings.add(GapsJson.of(pair)));
    ArrayNode outcomes = json.putArray("outcomes");
    audit.outcomes().forEach(figure -> outcomes.add(GapsJson.of(figure)));
    ArrayNode strata = json.putArray("strata");
    audit.strata().forEach(stratum -> strata.add(stratum(stratum)));
    json.set(
        "individual",
        individual == null ? JsonNodeFactory.instance.nullNode() : IndividualJson.of(individual));
    ArrayNode limits = json.putArray("limits");
    audit.limits().forEach(limit -> limits.add(LimitsJson.of(limit)));
    json.put("verdict", Json.key(audit.outcome()));
    return json;
  }

  private static void addGroups(ObjectNode json, List<GroupResult> results) {
    ArrayNode groups = json.putArray("groups");
    results.forEach(group -> groups.add(result(Json.group(group.group()), group)));
  }

  private void addComparisons(
      ObjectNode json, List<Disparity> gaps, List<ImpactRatio> ratios, Sentences sentences) {
    ArrayNode disparities = json.putArray("disparities");
    gaps.forEach(gap -> disparities.add(GapsJson.of(gap, sentences)));
    ArrayNode impacts = json.putArray("impacts");
    ratios.forEach(impact -> impacts.add(GapsJson.of(impact, workspace.minGroup())));
  }

  private ObjectNode stratum(Stratum stratum) {
    ObjectNode json = Json.object();
    json.put("column", stratum.column());
    json.put("value", stratum.value());
    json.put("rows", stratum.overall().rows());
    json.set("overall", result(Json.object(), stratum.overall()));
    addGroups(json, stratum.groups());
    addComparisons(json, stratum.disparities(), stratum.impacts(), Sentences.of(stratum));
    return json;
  }

  /** What was asked for, and the group that it came to by each list of attributes. */
  private ObjectNode reference() {
    ObjectNode json = Json.object();
    switch (audit.reference()) {
      case null -> json.put("asked", "workspace");
      case Reference.Named named -> json.set("asked", Json.texts(named.values()));
      case Reference.Largest largest -> json.put("asked", "largest");
      case Reference.BestOff best -> json.put("asked", "best");
    }
    ArrayNode groups = json.putArray("groups");
    for (List<String> by : audit.by()) {
      Group group = audit.referenceBy(by);
      if (group != null) {
        groups.add(Json.group(group));
      }
    }
    return json;
  }

  private JsonNode threshold() {
    return audit.model().classes().isEmpty()
        ? JsonNodeFactory.instance.nullNode()
        : SubjectJson.threshold(audit.threshold());
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
}
