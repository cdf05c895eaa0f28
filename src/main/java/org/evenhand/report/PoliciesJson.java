package org.evenhand.report;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.metric.Confusion;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.policy.GroupNote;
import org.evenhand.policy.Mix;
import org.evenhand.policy.RandomisedPolicy;
import org.evenhand.workspace.Frontier;
import org.evenhand.workspace.PolicyOutcome;
import org.evenhand.workspace.ThresholdLab;
import org.evenhand.workspace.ThresholdLab.Choosing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Policies as JSON; {@code policies.schema.json} says what is in it. */
public final class PoliciesJson {
  private final PoliciesReport report;
  private final ThresholdLab lab;

  private PoliciesJson(PoliciesReport report) {
    this.report = report;
    this.lab = report.lab();
  }

  /** The whole answer. */
  public static String write(PoliciesReport report) {
    return Json.indented(new PoliciesJson(report).json());
  }

  private ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("evenhand", Version.NUMBER);
    json.put("created", report.created().truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("workspace", report.workspace().name());
    json.set("data", SubjectJson.data(report.workspace(), report.part(), lab.counts()));
    json.set("target", SubjectJson.target(report.workspace()));
    json.set("model", SubjectJson.model(report.model()));
    json.set("by", Json.texts(lab.by()));
    json.set("payoff", payoff(report.payoff()));
    json.set("tolerance", Json.number(report.tolerance()));
    json.set("choosing", choosing(lab.choosing()));
    ArrayNode groups = json.putArray("groups");
    for (int i = 0; i < lab.groups().size(); i++) {
      ObjectNode group = Json.group(lab.groups().get(i));
      group.put("rows", lab.shown().get(i).rows());
      group.put("chosen_rows", lab.chosen().get(i).rows());
      groups.add(group);
    }
    json.set("threshold", SubjectJson.threshold(report.workspace().threshold()));
    json.set("own", outcome(report.own()));
    ArrayNode policies = json.putArray("policies");
    report.policies().outcomes().forEach(outcome -> policies.add(outcome(outcome)));
    ArrayNode randomised = json.putArray("randomised");
    report.policies().randomised().forEach(policy -> randomised.add(randomised(policy)));
    ArrayNode frontiers = json.putArray("frontier");
    report.frontiers().forEach(frontier -> frontiers.add(frontier(frontier)));
    return json;
  }

  private static ObjectNode payoff(Payoff payoff) {
    ObjectNode json = Json.object();
    json.set("tp", Json.number(payoff.truePositive()));
    json.set("fp", Json.number(payoff.falsePositive()));
    json.set("fn", Json.number(payoff.falseNegative()));
    json.set("tn", Json.number(payoff.trueNegative()));
    return json;
  }

  private static ObjectNode choosing(Choosing choosing) {
    return switch (choosing) {
      case Choosing.OnPart(String part) -> Json.object().put("on", "part").put("part", part);
      case Choosing.CrossFitted(int folds, long seed) ->
          Json.object().put("on", "cross_fit").put("folds", folds).put("seed", seed);
    };
  }

  private ObjectNode outcome(PolicyOutcome outcome) {
    ObjectNode json = Json.object();
    json.put("policy", PoliciesReport.key(outcome));
    json.set("thresholds", thresholds(outcome.thresholds()));
    json.set("chosen", side(outcome.chosen()));
    json.set("judged", side(outcome.judged()));
    json.put("within_tolerance", outcome.withinTolerance());
    json.set("resolution", Json.number(outcome.resolution()));
    json.set("notes", notes(outcome.notes()));
    ArrayNode decisions = json.putArray("decisions");
    for (Confusion confusion : outcome.decisions()) {
      ObjectNode cells = decisions.addObject();
      cells.set("tp", Json.number(confusion.truePositives()));
      cells.set("fp", Json.number(confusion.falsePositives()));
      cells.set("fn", Json.number(confusion.falseNegatives()));
      cells.set("tn", Json.number(confusion.trueNegatives()));
    }
    ArrayNode gaps = json.putArray("gaps");
    for (DisparityMeasure measure : PolicyOutcome.gaps(lab.favorablePositive())) {
      Disparity gap = outcome.gap(measure);
      if (gap != null) {
        gaps.add(gap(outcome, gap));
      }
    }
    return json;
  }

  private static ArrayNode thresholds(List<Double> thresholds) {
    ArrayNode json = Json.array();
    thresholds.forEach(threshold -> json.add(Json.number(threshold)));
    return json;
  }

  private static ObjectNode frontier(Frontier frontier) {
    ObjectNode json = Json.object();
    json.put("policy", frontier.kind().key());
    ArrayNode points = json.putArray("points");
    for (Frontier.Point point : frontier.points()) {
      ObjectNode told = points.addObject();
      told.set("thresholds", thresholds(point.thresholds()));
      told.set("chosen", side(point.chosen()));
      told.set("judged", side(point.judged()));
      told.set("resolution", Json.number(point.resolution()));
    }
    return json;
  }

  private ObjectNode gap(PolicyOutcome outcome, Disparity gap) {
    ObjectNode json = Json.object();
    json.put("measure", gap.measure().key());
    json.put(
        "own",
        outcome.kind() != null
            && gap.measure().equals(PolicyOutcome.gap(outcome.kind(), lab.favorablePositive())));
    Json.addMeasure(json, gap.value());
    if (gap.from() != null && gap.to() != null) {
      json.set("from", Json.texts(gap.from().values()));
      json.set("to", Json.texts(gap.to().values()));
    }
    json.put("verdict", gap.verdict().key());
    return json;
  }

  private static JsonNode side(PolicyOutcome.@Nullable Side side) {
    if (side == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode json = Json.object();
    json.set("gain", Json.number(side.gain()));
    json.set("rows", Json.number(side.rows()));
    json.set("gain_per_row", Json.number(side.gainPerRow()));
    json.set("gap", Json.number(side.gap()));
    return json;
  }

  private ArrayNode notes(List<GroupNote> notes) {
    ArrayNode json = Json.array();
    for (GroupNote note : notes) {
      ObjectNode told = json.addObject();
      told.set(
          "value",
          note.group() == GroupNote.ALL
              ? JsonNodeFactory.instance.nullNode()
              : Json.texts(lab.groups().get(note.group()).values()));
      told.put("text", note.text());
    }
    return json;
  }

  /** Expected values where the policy was found. */
  private ObjectNode randomised(RandomisedPolicy policy) {
    ObjectNode json = Json.object();
    json.put("policy", policy.kind().key());
    json.set("gain", Json.number(policy.gain()));
    double rows = lab.chosen().stream().mapToDouble(ScoredGroup::weight).sum();
    json.set("gain_per_row", Json.number(policy.gain() / rows));
    json.set("gap", Json.number(policy.gap()));
    json.set("notes", notes(policy.notes()));
    ArrayNode mixes = json.putArray("mixes");
    for (Mix mix : policy.mixes()) {
      ArrayNode parts = mixes.addArray();
      for (Mix.Part part : mix.parts()) {
        ObjectNode drawn = parts.addObject();
        drawn.set("threshold", Json.number(part.threshold()));
        drawn.set("probability", Json.number(part.probability()));
      }
    }
    return json;
  }
}
