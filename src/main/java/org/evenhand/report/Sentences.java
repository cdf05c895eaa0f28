package org.evenhand.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.GroupResult;
import org.evenhand.workspace.Stratum;

/** Sentences about gaps between groups of which everything is known. */
final class Sentences {
  private final Map<Group, GroupResult> results = new HashMap<>();

  private Sentences(GroupResult overall, List<GroupResult> groups) {
    results.put(overall.group(), overall);
    groups.forEach(result -> results.put(result.group(), result));
  }

  static Sentences of(Audit audit) {
    return new Sentences(audit.overall(), audit.groups());
  }

  static Sentences of(Stratum stratum) {
    return new Sentences(stratum.overall(), stratum.groups());
  }

  String of(Disparity gap) {
    return GapSentence.of(gap, this::measure);
  }

  private Measure measure(Group group, Metric metric) {
    return Objects.requireNonNull(results.get(group)).measure(metric);
  }
}
