package org.evenhand.report;

import java.util.List;
import org.evenhand.counterfactual.Burden;
import org.evenhand.counterfactual.BurdenGap;
import org.evenhand.counterfactual.Recourse;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.RecourseAudit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The recourse of groups as JSON, described by {@code recourse.schema.json}. */
public final class RecourseJson {
  private RecourseJson() {}

  /** The whole answer, indented. */
  public static String write(RecourseAudit audit) {
    Recourse recourse = audit.recourse();
    ObjectNode json = Json.object();
    json.put("evenhand", Version.NUMBER);
    json.put("seed", audit.request().seed());
    json.put("model", audit.model().name());
    json.put("wanted", audit.wanted());
    json.put("rows", audit.request().rows().count());
    ArrayNode excluded = json.putArray("excluded");
    addExcluded(excluded, "score missing", recourse.unscored());
    addExcluded(excluded, "weight missing", audit.unweighted());
    json.put("needing", recourse.needing());
    json.put("searched", recourse.searched());
    json.put("sampled", recourse.sampled());
    json.set("sentences", Json.texts(RecourseWords.sentences(audit)));
    json.set("overall", burden(recourse.overall()));
    ArrayNode groups = json.putArray("groups");
    for (int i = 0; i < audit.groups().size() && !audit.request().by().isEmpty(); i++) {
      ObjectNode group = Json.group(audit.groups().get(i));
      group.setAll(burden(recourse.groups().get(i)));
      groups.add(group);
    }
    ArrayNode gaps = json.putArray("gaps");
    recourse.gaps().forEach(gap -> gaps.add(gap(gap, audit.groups())));
    return Json.indented(json);
  }

  private static void addExcluded(ArrayNode excluded, String reason, int rows) {
    ObjectNode json = excluded.addObject();
    json.put("reason", reason);
    json.put("rows", rows);
  }

  private static ObjectNode burden(Burden burden) {
    ObjectNode json = Json.object();
    json.put("rows", burden.rows());
    json.put("searched", burden.searched());
    json.put("cut_short", burden.cutShort());
    json.set("needing", Json.measure(burden.needing()));
    json.set("answered", Json.measure(burden.answered()));
    json.set("within", within(burden.within()));
    json.set("changes", Json.measure(burden.changes()));
    json.set("cost", Json.measure(burden.cost()));
    json.set("cost_median", Json.measure(burden.median()));
    json.set("cost_lower_quartile", Json.measure(burden.lowerQuartile()));
    json.set("cost_upper_quartile", Json.measure(burden.upperQuartile()));
    ArrayNode columns = json.putArray("columns");
    burden
        .columns()
        .forEach(
            (column, share) -> {
              ObjectNode changed = columns.addObject();
              changed.put("column", column);
              Json.addMeasure(changed, share);
            });
    return json;
  }

  private static ArrayNode within(List<Measure> shares) {
    ArrayNode within = Json.array();
    for (int i = 0; i < shares.size(); i++) {
      ObjectNode share = within.addObject();
      share.put("changes", i + 1);
      Json.addMeasure(share, shares.get(i));
    }
    return within;
  }

  private static ObjectNode gap(BurdenGap gap, List<Group> groups) {
    ObjectNode json = Json.object();
    json.set("by", Json.texts(groups.get(gap.group()).by()));
    json.set("from", Json.texts(groups.get(gap.group()).values()));
    json.set("to", Json.texts(groups.get(gap.reference()).values()));
    add(json, "answered_difference", gap.answeredDifference());
    add(json, "answered_ratio", gap.answeredRatio());
    json.set("within_difference", within(gap.withinDifference()));
    add(json, "cost_difference", gap.costDifference());
    add(json, "cost_ratio", gap.costRatio());
    add(json, "changes_difference", gap.changesDifference());
    return json;
  }

  private static void add(ObjectNode json, String name, Measure measure) {
    json.set(name, Json.measure(measure));
  }
}
