package org.evenhand.report;

import org.evenhand.fairness.Consistency;
import org.evenhand.fairness.GeneralizedEntropy;
import org.evenhand.whatif.FlipTest;
import org.evenhand.whatif.Flips;
import org.evenhand.workspace.IndividualAudit;
import org.evenhand.workspace.IndividualMeasures;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a model does to persons, as JSON. */
final class IndividualJson {
  private IndividualJson() {}

  static ObjectNode of(IndividualAudit individual) {
    ObjectNode json = Json.object();
    ArrayNode flips = json.putArray("flips");
    individual.flips().forEach(test -> flips.add(of(test)));
    ArrayNode measures = json.putArray("measures");
    individual.measures().forEach(each -> measures.add(of(each)));
    return json;
  }

  private static ObjectNode of(FlipTest test) {
    ObjectNode json = Json.object();
    json.put("attribute", test.attribute());
    json.put("missing", test.missing());
    json.put("unscored", test.unscored());
    json.set("overall", of(test.overall()));
    ArrayNode values = json.putArray("by_value");
    test.byValue().forEach(flips -> values.add(of(flips)));
    ArrayNode pairs = json.putArray("pairs");
    test.pairs().forEach(flips -> pairs.add(of(flips)));
    return json;
  }

  private static ObjectNode of(Flips flips) {
    ObjectNode json = Json.object();
    json.put("from", flips.from());
    json.put("to", flips.to());
    json.put("rows", flips.rows());
    json.set("changed", Json.measure(flips.changed()));
    json.set("to_favorable", Json.measure(flips.toFavorable()));
    json.set("to_unfavorable", Json.measure(flips.toUnfavorable()));
    json.set("stays_favorable", Json.measure(flips.staysFavorable()));
    json.set("stays_unfavorable", Json.measure(flips.staysUnfavorable()));
    json.set("score_change", Json.measure(flips.scoreChange()));
    return json;
  }

  private static ObjectNode of(IndividualMeasures measures) {
    ObjectNode json = Json.object();
    json.set("by", Json.texts(measures.by()));
    json.set("consistency", consistency(measures));
    json.set("generalized_entropy_index", of(measures.entropy()));
    json.set("theil_index", of(measures.theil()));
    return json;
  }

  private static ObjectNode consistency(IndividualMeasures measures) {
    Consistency consistency = measures.consistency();
    ObjectNode json = Json.object();
    json.set("features", Json.texts(measures.features()));
    json.put("neighbors", consistency.neighbors());
    json.put("own_row", consistency.ownRow());
    json.put("rows", consistency.rows());
    json.put("measured", consistency.measured());
    json.put("seed", consistency.seed());
    json.set("overall", Json.measure(consistency.overall()));
    ArrayNode groups = json.putArray("groups");
    for (int i = 0; i < measures.groups().size(); i++) {
      ObjectNode group = groups.addObject();
      group.set("group", Json.texts(measures.groups().get(i).values()));
      Json.addMeasure(group, consistency.groups().get(i));
    }
    return json;
  }

  private static ObjectNode of(GeneralizedEntropy entropy) {
    ObjectNode json = Json.object();
    json.set("alpha", Json.number(entropy.alpha()));
    json.set("total", Json.measure(entropy.total()));
    json.set("between", Json.measure(entropy.between()));
    json.set("within", Json.measure(entropy.within()));
    return json;
  }
}
