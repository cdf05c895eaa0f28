package org.evenhand.report;

import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.ImpactRatio;
import org.evenhand.fairness.OutcomeFigure;
import org.evenhand.fairness.PValue;
import org.evenhand.fairness.PredictionGap;
import org.evenhand.workspace.Ranking;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Comparisons of groups, as JSON. */
final class GapsJson {
  private GapsJson() {}

  static ObjectNode of(Disparity gap, Sentences sentences) {
    ObjectNode json = Json.object();
    json.set("by", Json.texts(gap.by()));
    json.put("school", gap.school().key());
    json.put("measure", gap.measure().key());
    Json.addMeasure(json, gap.value());
    if (gap.from() != null && gap.to() != null && gap.rate() != null) {
      json.set("from", Json.texts(gap.from().values()));
      json.set("to", Json.texts(gap.to().values()));
      json.put("rate", gap.rate().key());
    }
    json.put("verdict", gap.verdict().key());
    json.set("p", p(gap.p()));
    ArrayNode excluded = json.putArray("excluded");
    for (Disparity.Excluded left : gap.excluded()) {
      ObjectNode group = excluded.addObject();
      group.set("value", Json.texts(left.group().values()));
      group.put("rate", left.rate().key());
      group.put("reason", left.reason());
    }
    json.put("sentence", sentences.of(gap));
    return json;
  }

  static ObjectNode of(ImpactRatio impact, int minGroup) {
    ObjectNode json = Json.group(impact.group());
    json.set("reference", Json.texts(impact.reference().values()));
    json.set("ratio", Json.measure(impact.ratio()));
    json.set("selected", Json.measure(impact.selected().measure(minGroup)));
    json.set("reference_selected", Json.measure(impact.referenceSelected().measure(minGroup)));
    json.set("share_of_rows", Json.number(impact.shareOfRows()));
    json.put("under_two_percent", impact.isUnderTwoPercent());
    json.set("shortfall", Json.number(impact.shortfall()));
    json.put("shortfall_to_four_fifths", impact.shortfallToFourFifths());
    ObjectNode flipped = json.putObject("flip_one");
    flipped.set("ratio", Json.measure(impact.flipOne().ratio()));
    flipped.put("crosses", impact.flipOne().crosses());
    json.set("p", p(impact.p()));
    json.put("verdict", impact.isReference() ? null : impact.fourFifths().key());
    return json;
  }

  static ObjectNode of(Ranking pair) {
    ObjectNode json = Json.object();
    json.set("by", Json.texts(pair.ofPositives().by()));
    json.set("positives", Json.texts(pair.ofPositives().values()));
    json.set("negatives", Json.texts(pair.ofNegatives().values()));
    json.set("auc", Json.measure(pair.auc()));
    return json;
  }

  static ObjectNode of(PredictionGap gap) {
    ObjectNode json = Json.group(gap.group());
    json.set("against", values(gap.against()));
    json.set("mean_difference", Json.measure(gap.meanDifference()));
    json.set("kolmogorov_smirnov", Json.measure(gap.kolmogorovSmirnov()));
    json.set("p", Json.measure(gap.pValue()));
    json.set("wasserstein", Json.measure(gap.wasserstein()));
    return json;
  }

  static ObjectNode of(OutcomeFigure figure) {
    ObjectNode json = Json.object();
    json.set("by", Json.texts(figure.by()));
    json.put("measure", figure.measure().key());
    json.put("of", figure.of() == null ? null : figure.of().key());
    json.set("group", values(figure.group()));
    json.set("against", values(figure.against()));
    json.put("within", figure.within());
    Json.addMeasure(json, figure.value());
    json.put("sentence", OutcomeSentence.of(figure));
    return json;
  }

  private static JsonNode values(@Nullable Group group) {
    return group == null ? JsonNodeFactory.instance.nullNode() : Json.texts(group.values());
  }

  private static JsonNode p(@Nullable PValue p) {
    if (p == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode json = Json.object();
    json.set("raw", Json.number(p.raw()));
    json.set("adjusted", Json.number(p.adjusted()));
    json.put("comparisons", p.comparisons());
    json.put("test", p.test());
    return json;
  }
}
