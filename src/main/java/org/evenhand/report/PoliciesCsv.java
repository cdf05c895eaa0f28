package org.evenhand.report;

import java.util.List;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.Group;
import org.evenhand.workspace.PolicyOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Policies as lines: each group's threshold, the gain where a policy was chosen and where it was
 * judged, and every gap.
 */
public final class PoliciesCsv {
  private final Csv csv =
      new Csv("policy", "by", "group", "name", "value", "low", "high", "status", "reason");
  private final PoliciesReport report;

  private PoliciesCsv(PoliciesReport report) {
    this.report = report;
  }

  /** The whole table. */
  public static String write(PoliciesReport report) {
    PoliciesCsv table = new PoliciesCsv(report);
    report.outcomes().forEach(table::add);
    return table.csv.toString();
  }

  private void add(PolicyOutcome outcome) {
    for (int i = 0; i < outcome.thresholds().size(); i++) {
      Group group = report.lab().groups().get(i);
      add(outcome, group.label(), "threshold", number(outcome.thresholds().get(i)));
    }
    add(outcome, "chosen", outcome.chosen());
    add(outcome, "judged", outcome.judged());
    for (DisparityMeasure measure : PolicyOutcome.gaps(report.lab().favorablePositive())) {
      Disparity gap = outcome.gap(measure);
      if (gap != null) {
        add(outcome, "", measure.key(), Csv.measure(gap.value()));
      }
    }
  }

  private void add(PolicyOutcome outcome, String where, PolicyOutcome.@Nullable Side side) {
    if (side != null) {
      add(outcome, "", "gain_" + where, number(side.gain()));
      add(outcome, "", "gain_per_row_" + where, number(side.gainPerRow()));
      if (side.gap() != null) {
        add(outcome, "", "gap_" + where, number(side.gap()));
      }
    }
  }

  private void add(PolicyOutcome outcome, String group, String name, List<String> measure) {
    csv.line(
        List.of(PoliciesReport.key(outcome), Csv.by(report.lab().by()), group, name),
        measure,
        List.of());
  }

  private static List<String> number(double value) {
    return List.of(Csv.number(value), "", "", "ok", "");
  }
}
