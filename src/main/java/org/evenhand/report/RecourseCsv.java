package org.evenhand.report;

import java.util.List;
import org.evenhand.counterfactual.Burden;
import org.evenhand.counterfactual.BurdenGap;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.RecourseAudit;

/**
 * The recourse of groups as CSV: a line for each measure of each group, of all rows ("all"), and of
 * each comparison with the reference, whose measures end in {@code _difference} or {@code _ratio}.
 */
public final class RecourseCsv {
  private final Csv csv =
      new Csv(
          "by",
          "group",
          "rows",
          "searched",
          "measure",
          "value",
          "low",
          "high",
          "status",
          "reason",
          "reference");

  private RecourseCsv() {}

  /** The whole table. */
  public static String write(RecourseAudit audit) {
    RecourseCsv table = new RecourseCsv();
    String by = Csv.by(audit.request().by());
    List<Burden> groups = audit.recourse().groups();
    table.add("", "all", audit.recourse().overall());
    for (int i = 0; i < groups.size() && !audit.request().by().isEmpty(); i++) {
      table.add(by, audit.groups().get(i).label(), groups.get(i));
    }
    for (BurdenGap gap : audit.recourse().gaps()) {
      Burden burden = groups.get(gap.group());
      List<String> group = List.of(by, audit.groups().get(gap.group()).label());
      String reference = audit.groups().get(gap.reference()).label();
      table.line(group, burden, "answered_difference", gap.answeredDifference(), reference);
      table.line(group, burden, "answered_ratio", gap.answeredRatio(), reference);
      for (int i = 0; i < gap.withinDifference().size(); i++) {
        table.line(
            group,
            burden,
            "answered_within_" + (i + 1) + "_difference",
            gap.withinDifference().get(i),
            reference);
      }
      table.line(group, burden, "cost_difference", gap.costDifference(), reference);
      table.line(group, burden, "cost_ratio", gap.costRatio(), reference);
      table.line(group, burden, "changes_difference", gap.changesDifference(), reference);
    }
    return table.csv.toString();
  }

  private void add(String by, String label, Burden burden) {
    List<String> group = List.of(by, label);
    line(group, burden, "needing", burden.needing(), "");
    line(group, burden, "answered", burden.answered(), "");
    for (int i = 0; i < burden.within().size(); i++) {
      line(group, burden, "answered_within_" + (i + 1), burden.within().get(i), "");
    }
    line(group, burden, "changes", burden.changes(), "");
    line(group, burden, "cost", burden.cost(), "");
    line(group, burden, "cost_median", burden.median(), "");
    line(group, burden, "cost_lower_quartile", burden.lowerQuartile(), "");
    line(group, burden, "cost_upper_quartile", burden.upperQuartile(), "");
    burden
        .columns()
        .forEach((column, share) -> line(group, burden, "changes:" + column, share, ""));
  }

  private void line(
      List<String> group, Burden burden, String name, Measure measure, String reference) {
    csv.line(
        List.of(
            group.getFirst(),
            group.getLast(),
            Integer.toString(burden.rows()),
            Integer.toString(burden.searched()),
            name),
        Csv.measure(measure),
        List.of(reference));
  }
}
