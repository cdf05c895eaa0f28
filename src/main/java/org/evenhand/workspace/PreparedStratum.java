package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.DisparityOptions;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.GroupedDecisions;
import org.evenhand.fairness.Grouping;
import org.evenhand.fairness.ImpactRatio;
import org.evenhand.fairness.School;
import org.evenhand.job.Progress;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;

/** A {@link Stratum} but for its threshold. */
record PreparedStratum(String column, String value, RowGroups overall, List<RowGroups> groups) {
  private static final int MAX_STRATA = 50;

  /** The strata of the request, none if it asks for none. */
  static List<PreparedStratum> of(
      Workspace workspace,
      AuditRequest request,
      Scores scores,
      DisparityOptions options,
      Progress progress) {
    String within = request.within();
    if (within == null) {
      return List.of();
    }
    if (request.by().stream().anyMatch(by -> by.contains(within))) {
      throw new InputException(
          "groups by '%s' cannot be compared within each value of '%1$s'".formatted(within));
    }
    RowSet rows = request.rows(workspace);
    Grouping values = Grouping.by(List.of(workspace.attribute(within)), rows);
    int count = values.groups().size();
    if (count > MAX_STRATA) {
      throw new InputException(
          ("column '%s' has %,d different values among these rows; groups are compared within at"
                  + " most %d; numbers can be cut, as in '%1$s:4'")
              .formatted(within, count, MAX_STRATA));
    }
    List<PreparedStratum> strata = new ArrayList<>();
    for (Group group : values.groups()) {
      progress.report("Comparing within " + within, strata.size(), count);
      int index = strata.size();
      RowSet own = RowSet.where(rows.total(), row -> values.groupOf()[row] == index);
      JudgedRows judged = JudgedRows.of(workspace, request.model(), scores, own, options);
      strata.add(
          new PreparedStratum(
              within,
              group.values().getFirst(),
              judged.together(),
              Audits.divide(workspace, request, request.by(), judged, own)));
    }
    progress.report("Comparing within " + within, count, count);
    return strata;
  }

  /** What is decided of the groups by these attributes; null for a regression. */
  @Nullable GroupedDecisions decisions(List<String> by, Threshold threshold) {
    return groups.stream()
        .filter(group -> group.by().equals(by))
        .findFirst()
        .orElseThrow()
        .decisions(threshold);
  }

  Stratum at(Threshold threshold, BiPredicate<DisparityMeasure, School> wanted) {
    List<GroupResult> results = new ArrayList<>();
    List<Disparity> disparities = new ArrayList<>();
    List<ImpactRatio> impacts = new ArrayList<>();
    for (RowGroups group : groups) {
      RowGroups.Measured measured = group.at(threshold, wanted);
      results.addAll(measured.groups());
      disparities.addAll(measured.disparities());
      impacts.addAll(measured.impacts());
    }
    return new Stratum(
        column,
        value,
        overall.at(threshold, wanted).groups().getFirst(),
        results,
        disparities,
        impacts);
  }
}
