package org.evenhand.workspace;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.policy.PolicyKind;
import org.evenhand.policy.PolicySearch;
import org.evenhand.workspace.PolicyOutcome.Side;
import org.evenhand.workspace.ThresholdLab.Choosing;
import org.jspecify.annotations.Nullable;

/**
 * The largest gain for every gap in the rates of a kind of policy, where policies are found, and
 * what the same thresholds do to the rows that are judged.
 *
 * @param points ascending in gap and gain; none where no two groups can be compared
 */
public record Frontier(PolicyKind kind, List<Point> points) {
  /**
   * Thresholds that no others beat in both gain and gap.
   *
   * @param thresholds one per group
   * @param chosen with a gap
   * @param judged null where policies are cross-fitted: no fold has these thresholds
   * @param resolution no thresholds with that gap or less gain more than this beyond, where they
   *     were chosen; 0 if exact
   */
  public record Point(
      List<Double> thresholds, Side chosen, @Nullable Side judged, double resolution) {
    public Point {
      thresholds = List.copyOf(thresholds);
    }
  }

  public Frontier {
    points = List.copyOf(points);
  }

  /**
   * Finds the frontier of a kind.
   *
   * @throws InputException if policies cannot be found for the lab
   * @throws IllegalArgumentException if the kind names no rate
   */
  public static Frontier find(ThresholdLab lab, Payoff payoff, PolicyKind kind, Progress progress) {
    LabJudge judge = new LabJudge(lab, kind, payoff);
    boolean crossFitted = lab.choosing() instanceof Choosing.CrossFitted;
    List<Point> points =
        new PolicySearch(lab.chosen(), payoff, 0, lab.favorablePositive())
            .frontier(kind, progress).stream()
                .filter(point -> point.gap() != null)
                .map(
                    point ->
                        new Point(
                            point.thresholds(),
                            judge.chosen(point.thresholds()),
                            crossFitted ? null : judge.judged(point.thresholds()),
                            point.resolution()))
                .toList();
    return new Frontier(kind, points);
  }

  /** The frontier of every kind that compares groups, in their order; none with a single group. */
  public static List<Frontier> all(ThresholdLab lab, Payoff payoff, Progress progress) {
    return lab.groups().size() < 2
        ? List.of()
        : Arrays.stream(PolicyKind.values())
            .filter(PolicyKind::constrains)
            .map(kind -> find(lab, payoff, kind, progress))
            .toList();
  }
}
