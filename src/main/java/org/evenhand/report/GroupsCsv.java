package org.evenhand.report;

import java.util.List;
import java.util.Map;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Fraction;
import org.evenhand.metric.Measure.NotEstimable;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.GroupResult;
import org.evenhand.workspace.Stratum;

/** The metrics of all groups: {@link AuditTable#GROUPS}. */
final class GroupsCsv {
  private final Csv csv =
      new Csv(
          "by",
          "group",
          "rows",
          "metric",
          "value",
          "low",
          "high",
          "status",
          "reason",
          "numerator",
          "denominator",
          "within",
          "stratum");

  private GroupsCsv() {}

  static String write(Audit audit) {
    GroupsCsv table = new GroupsCsv();
    table.add(audit.overall(), audit.groups(), "", "");
    for (Stratum stratum : audit.strata()) {
      table.add(stratum.overall(), stratum.groups(), stratum.column(), stratum.value());
    }
    return table.csv.toString();
  }

  private void add(GroupResult overall, List<GroupResult> groups, String within, String stratum) {
    add(overall, within, stratum);
    groups.forEach(group -> add(group, within, stratum));
  }

  private void add(GroupResult group, String within, String stratum) {
    for (Map.Entry<Metric, Measure> metric : group.metrics().entrySet()) {
      Measure measure = metric.getValue();
      Fraction fraction =
          switch (measure) {
            case Estimate known -> known.fraction();
            case NotEstimable none -> none.fraction();
          };
      csv.line(
          List.of(
              Csv.by(group.group().by()),
              group.group().label(),
              Integer.toString(group.rows()),
              metric.getKey().key()),
          Csv.measure(measure),
          List.of(
              Csv.number(fraction == null ? null : fraction.numerator()),
              Csv.number(fraction == null ? null : fraction.denominator()),
              within,
              stratum));
    }
  }
}
