package org.evenhand.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.DisparityMeasure;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.School;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.report.GapSentence;
import org.evenhand.report.Words;
import org.evenhand.workspace.Audit;

/**
 * What an audit has that is most worth a look: the gaps between groups that are large even at the
 * cautious end of their interval, so that small groups do not crowd out what is known.
 */
final class Findings {
  private static final int SHOWN = 3;

  private Findings() {}

  /** What a regression is summed up by: who is given more, and who is over- or underestimated. */
  private static final Set<String> OF_VALUES =
      Set.of(
          "mean_prediction_difference", "mean_error_difference", "mean_absolute_error_difference");

  /**
   * One thing worth a look.
   *
   * @param by the attributes it is about
   * @param cautious the end of the interval that is nearer to no gap
   */
  record Finding(
      String sentence, List<String> by, DisparityMeasure measure, Metric metric, double cautious) {}

  /** At most three, the clearest first; gaps of the same rate and attributes are named once. */
  static List<Finding> of(Audit audit) {
    List<Finding> found = new ArrayList<>();
    for (Disparity disparity : audit.disparities()) {
      Metric rate = disparity.rate();
      if (isSummary(disparity)
          && rate != null
          && disparity.value() instanceof Measure.Estimate gap) {
        double cautious = gap.interval() == null ? 0 : Math.max(0, gap.interval().low());
        String sentence =
            "%s A gap of %s%s; %s."
                .formatted(
                    GapSentence.of(disparity, (group, metric) -> measure(audit, group, metric)),
                    Words.gap(disparity.measure(), gap.value()),
                    gap.interval() == null ? "" : ", 95 % interval " + Words.gapInterval(disparity),
                    disparity.verdict().word());
        found.add(new Finding(sentence, disparity.by(), disparity.measure(), rate, cautious));
      }
    }
    found.sort(Comparator.comparingDouble(Finding::cautious).reversed());
    List<Finding> distinct = new ArrayList<>();
    for (Finding finding : found) {
      if (distinct.stream()
          .noneMatch(
              other -> other.by().equals(finding.by()) && other.metric() == finding.metric())) {
        distinct.add(finding);
      }
    }
    return List.copyOf(distinct.subList(0, Math.min(SHOWN, distinct.size())));
  }

  private static boolean isSummary(Disparity disparity) {
    return (disparity.isFirst() && !disparity.measure().isRatio())
        || (disparity.school() == School.EXTREMES && OF_VALUES.contains(disparity.measure().key()));
  }

  private static Measure measure(Audit audit, Group group, Metric metric) {
    return audit.groupsBy(group.by()).stream()
        .filter(result -> result.group().equals(group))
        .findFirst()
        .orElseThrow()
        .measure(metric);
  }
}
