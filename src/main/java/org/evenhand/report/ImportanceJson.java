package org.evenhand.report;

import java.util.List;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.importance.PermutedFeature;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Payoff;
import org.evenhand.model.OwnImportance;
import org.evenhand.workspace.FeatureImportance;
import org.evenhand.workspace.ImportanceRequest;
import org.evenhand.workspace.Workspace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Importance of features as JSON; {@code importance.schema.json} says what is in it. */
public final class ImportanceJson {
  private ImportanceJson() {}

  /** The whole answer. */
  public static String write(FeatureImportance importance, Workspace workspace) {
    ImportanceRequest request = importance.request();
    ObjectNode json =
        SubjectJson.of(
            workspace,
            SubjectJson.data(workspace, request.part(), importance.counts()),
            request.model());
    json.put("metric", request.metric().key());
    json.put("higher_is_better", request.metric().higherIsBetter());
    if (request.metric().needsThreshold()) {
      json.set("threshold", SubjectJson.threshold(request.threshold()));
    }
    if (request.metric().equals(ImportanceMetric.GAIN_PER_ROW)) {
      json.set("payoff", payoff(request.payoff()));
    }
    json.set("baseline", Json.measure(importance.baseline()));
    json.put("repeats", request.repeats());
    json.put("seed", request.seed());
    if (!request.within().isEmpty()) {
      ObjectNode within = json.putObject("within");
      within.set("by", Json.texts(request.within()));
      within.put("strata", importance.strata());
    }
    json.set("features", features(importance.features()));
    ArrayNode groups = json.putArray("groups");
    for (FeatureImportance.OfGroup own : importance.groups()) {
      ObjectNode group = Json.group(own.group());
      group.put("rows", own.rows());
      group.set("baseline", Json.measure(own.baseline()));
      group.set("features", features(own.features()));
      groups.add(group);
    }
    ArrayNode own = json.putArray("own");
    importance.own().forEach(figure -> own.add(own(figure)));
    return Json.indented(json);
  }

  private static ObjectNode payoff(Payoff payoff) {
    ObjectNode json = Json.object();
    json.set("tp", Json.number(payoff.truePositive()));
    json.set("fp", Json.number(payoff.falsePositive()));
    json.set("fn", Json.number(payoff.falseNegative()));
    json.set("tn", Json.number(payoff.trueNegative()));
    return json;
  }

  private static ArrayNode features(List<PermutedFeature> features) {
    ArrayNode json = Json.array();
    for (PermutedFeature feature : features) {
      ObjectNode each = json.addObject();
      each.put("feature", feature.feature().name());
      each.set("columns", Json.texts(feature.feature().columns()));
      each.set("mean", Json.number(feature.loss().valueOrNull()));
      switch (feature.loss()) {
        case Estimate estimate -> {
          if (estimate.interval() != null) {
            each.set("low", Json.number(estimate.interval().low()));
            each.set("high", Json.number(estimate.interval().high()));
          }
          each.put("status", estimate.small() ? "small" : "ok");
        }
        case NotEstimable none -> {
          each.put("status", "not_estimable");
          each.put("reason", none.reason());
        }
      }
      each.set("standard_deviation", Json.number(feature.deviation()));
      each.put("left_out", feature.leftOut());
      ArrayNode repeats = each.putArray("repeats");
      feature.repeats().forEach(loss -> repeats.add(Json.number(loss)));
    }
    return json;
  }

  private static ObjectNode own(OwnImportance own) {
    ObjectNode json = Json.object();
    json.put("figure", own.figure().key());
    json.put("words", own.figure().words());
    ObjectNode columns = json.putObject("columns");
    own.byInput().forEach((column, value) -> columns.set(column, Json.number(value)));
    return json;
  }
}
