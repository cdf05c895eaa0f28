package org.evenhand.ui;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.DataCounts;
import org.evenhand.workspace.GroupResult;
import org.evenhand.workspace.Workspace;

/** Sentences about measures: both numbers with their denominators, the right way round. */
final class Sentences {
  private Sentences() {}

  /** "Selection rate: 88.0 % (1,797 of 2,041) for afam = no, 71.1 % (241 of 339) for ...". */
  static String disparity(Disparity disparity, List<GroupResult> groups) {
    Metric rate = disparity.rate();
    Group from = disparity.from();
    Group to = disparity.to();
    if (rate == null || from == null || to == null) {
      return disparity.value() instanceof Measure.NotEstimable none
          ? "Not estimable: " + none.reason() + "."
          : "";
    }
    String sentence =
        "%s is highest for %s: %s; lowest for %s: %s."
            .formatted(
                rate.label(),
                name(to),
                Words.brief(rate, measure(groups, to, rate)),
                name(from),
                Words.brief(rate, measure(groups, from, rate)));
    return disparity.excluded().isEmpty()
        ? sentence
        : sentence + " Left out, as not estimable: " + excluded(disparity) + ".";
  }

  private static String excluded(Disparity disparity) {
    return disparity.excluded().stream()
        .map(left -> name(left.group()) + " (" + left.reason() + ")")
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static Measure measure(List<GroupResult> groups, Group group, Metric metric) {
    return groups.stream()
        .filter(result -> result.group().equals(group))
        .findFirst()
        .orElseThrow()
        .measure(metric);
  }

  /** "afam = yes, single = no". */
  static String name(Group group) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < group.by().size(); i++) {
      name.append(i == 0 ? "" : ", ");
      name.append(group.by().get(i)).append(" = ").append(group.values().get(i));
    }
    return name.isEmpty() ? "all rows" : name.toString();
  }

  /** "952 rows judged; left out: 12 (label missing)." */
  static String counts(DataCounts counts) {
    String used = String.format(Locale.ROOT, "%,d rows judged", counts.used());
    String left =
        counts.excluded().stream()
            .filter(excluded -> excluded.rows() > 0)
            .map(excluded -> "%,d (%s)".formatted(excluded.rows(), excluded.reason()))
            .collect(Collectors.joining(", "));
    return left.isEmpty()
        ? used + "; none left out."
        : used + " of %,d; left out: %s.".formatted(counts.rows(), left);
  }

  /** What the mark for small groups means. */
  static String smallNote(Workspace workspace) {
    return "Intervals are 95 %% intervals; ◇ marks fewer than %d rows."
        .formatted(workspace.minGroup());
  }
}
