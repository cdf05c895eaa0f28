package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.evenhand.metric.CalibrationCurve;
import org.evenhand.metric.CurvePoint;
import org.evenhand.metric.GainCurve;
import org.evenhand.metric.Metric;
import org.evenhand.metric.PayoffCurve;
import org.evenhand.metric.PrecisionRecallCurve;
import org.evenhand.metric.RocCurve;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.policy.Payoff;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.LinesChart;
import org.evenhand.workspace.ThresholdLab;
import org.jspecify.annotations.Nullable;

/** The curves of every group and of all rows, with the thresholds in use marked on each. */
final class CurvesPanel extends Div {
  private static final long serialVersionUID = 1L;

  /** The charts that show each other's hovered threshold. */
  static final String LINK = "thresholds";

  /** Lines of more groups than this cannot be told apart; the largest groups are drawn. */
  private static final int DRAWN = 8;

  private static final int CALIBRATION_BINS = 10;

  private final LinesChart roc = new LinesChart();
  private final LinesChart precision = new LinesChart();
  private final LinesChart calibration = new LinesChart();
  private final LinesChart gain = new LinesChart();
  private final LinesChart lift = new LinesChart();
  private final LinesChart payoff = new LinesChart();

  CurvesPanel() {
    addClassName("card");
    Div charts = new Div(roc, precision, calibration, gain, lift, payoff);
    charts.addClassNames("cards", "curves");
    add(new H2("Curves"), charts);
  }

  /** One line of every chart. */
  private record Line(String name, int color, ScoredGroup rows, double threshold) {}

  void show(ThresholdLab lab, List<Double> thresholds, Payoff payoffs, boolean intervals) {
    PayoffCurve.Amounts worth =
        new PayoffCurve.Amounts(
            payoffs.truePositive(),
            payoffs.falsePositive(),
            payoffs.falseNegative(),
            payoffs.trueNegative());
    List<Line> lines = lines(lab, thresholds);
    String left =
        lab.groups().size() > DRAWN
            ? "The %d largest of %,d groups are drawn. ".formatted(DRAWN, lab.groups().size())
            : "";
    roc.show(
        chart(
            "ROC: found against wrongly flagged",
            "False positive rate",
            "True positive rate",
            List.of(new LinesChart.Reference(List.of(0.0, 0.0), List.of(1.0, 1.0), "chance")),
            series(
                lines,
                null,
                line -> RocCurve.of(line.rows(), intervals).points(),
                (rows, t) -> RocCurve.at(rows, t)),
            true,
            left + absences(lines, line -> RocCurve.of(line.rows(), false).absence())));
    precision.show(
        chart(
            "Precision against recall",
            "Recall (true positive rate)",
            "Precision",
            baseRate(lab),
            series(
                lines,
                null,
                line -> PrecisionRecallCurve.of(line.rows(), intervals).points(),
                (rows, t) -> PrecisionRecallCurve.at(rows, t)),
            true,
            left + absences(lines, line -> PrecisionRecallCurve.of(line.rows(), false).absence())));
    showCalibration(lines, intervals, left);
    gain.show(
        chart(
            "Gain: share found by share flagged",
            "Share predicted positive",
            "Share of positives found",
            List.of(new LinesChart.Reference(List.of(0.0, 0.0), List.of(1.0, 1.0), "at random")),
            series(
                lines,
                null,
                line -> GainCurve.of(line.rows(), intervals).points(),
                (rows, t) -> GainCurve.at(rows, t)),
            true,
            left + absences(lines, line -> GainCurve.of(line.rows(), false).absence())));
    showLift(lines, left);
    showPayoff(lines, worth, intervals, left);
  }

  private static List<Line> lines(ThresholdLab lab, List<Double> thresholds) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < lab.groups().size(); i++) {
      lines.add(
          new Line(Words.group(lab.groups().get(i)), i, lab.shown().get(i), thresholds.get(i)));
    }
    List<Line> drawn =
        lines.stream()
            .sorted((one, other) -> Double.compare(other.rows().weight(), one.rows().weight()))
            .limit(DRAWN)
            .sorted((one, other) -> Integer.compare(one.color(), other.color()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (lines.size() > 1) {
      double first = thresholds.get(0);
      boolean same = thresholds.stream().allMatch(threshold -> threshold == first);
      drawn.add(new Line("all rows", lines.size(), lab.overall(), same ? first : Double.NaN));
    }
    return drawn;
  }

  /** Makes the points of a line. */
  private interface Points {
    List<CurvePoint> of(Line line);
  }

  /** Why a line cannot be drawn. */
  private interface Absence {
    @Nullable String of(Line line);
  }

  private static List<LinesChart.Series> series(
      List<Line> lines,
      LinesChart.@Nullable Step step,
      Points points,
      BiFunction<ScoredGroup, Double, @Nullable CurvePoint> at) {
    List<LinesChart.Series> series = new ArrayList<>();
    for (Line line : lines) {
      series.add(
          LinesChart.Series.of(
              line.name(),
              line.color(),
              points.of(line),
              step,
              Double.isNaN(line.threshold()) ? null : at.apply(line.rows(), line.threshold())));
    }
    return series;
  }

  private static String absences(List<Line> lines, Absence absence) {
    return lines.stream()
        .filter(line -> absence.of(line) != null)
        .map(line -> "No line for %s: %s.".formatted(line.name(), absence.of(line)))
        .collect(Collectors.joining(" "));
  }

  private static List<LinesChart.Reference> baseRate(ThresholdLab lab) {
    Double base = lab.overall().measure(Metric.BASE_RATE, 0, true, 0).valueOrNull();
    return base == null
        ? List.of()
        : List.of(
            new LinesChart.Reference(
                List.of(0.0, base), List.of(1.0, base), "base rate, all rows"));
  }

  private void showCalibration(List<Line> lines, boolean intervals, String left) {
    List<LinesChart.Series> series = new ArrayList<>();
    StringBuilder notes = new StringBuilder(left);
    for (Line line : lines) {
      CalibrationCurve curve = calibration(line);
      List<CurvePoint> points =
          curve.points().stream()
              .map(
                  point ->
                      intervals
                          ? point
                          : new CurvePoint(point.x(), point.y(), null, null, point.threshold()))
              .toList();
      series.add(LinesChart.Series.of(line.name(), line.color(), points, null, null));
      notes.append(line.name()).append(": ").append(scores(line)).append(". ");
    }
    calibration.show(
        chart(
            "Calibration: how often scores come true",
            "Mean score of the bin",
            "Share truly positive",
            List.of(new LinesChart.Reference(List.of(0.0, 0.0), List.of(1.0, 1.0), "as promised")),
            series,
            true,
            notes.toString().strip()));
  }

  private static CalibrationCurve calibration(Line line) {
    return CalibrationCurve.of(line.rows(), CalibrationCurve.Binning.EQUAL_COUNT, CALIBRATION_BINS);
  }

  private static String scores(Line line) {
    return "Brier score "
        + Words.brief(Metric.BRIER, line.rows().measure(Metric.BRIER, 0, true, 0))
        + ", calibration error "
        + Words.brief(
            Metric.CALIBRATION_ERROR, line.rows().measure(Metric.CALIBRATION_ERROR, 0, true, 0));
  }

  private void showLift(List<Line> lines, String left) {
    lift.show(
        new LinesChart.Data(
            "Lift: how many times the base rate among those flagged",
            "Share predicted positive",
            "Lift",
            "",
            "%",
            List.of(0.0, 1.0),
            null,
            List.of(),
            List.of(new LinesChart.Reference(List.of(0.0, 1.0), List.of(1.0, 1.0), "at random")),
            series(
                lines,
                null,
                line -> lift(GainCurve.of(line.rows(), false).points()),
                (rows, t) -> {
                  CurvePoint found = GainCurve.at(rows, t);
                  return found == null || found.x() == 0 ? null : lift(found);
                }),
            false,
            LINK,
            "threshold",
            left.isEmpty() ? null : left));
  }

  private static List<CurvePoint> lift(List<CurvePoint> gain) {
    return gain.stream().filter(point -> point.x() > 0).map(CurvesPanel::lift).toList();
  }

  private static CurvePoint lift(CurvePoint gain) {
    return new CurvePoint(gain.x(), gain.y() / gain.x(), null, null, gain.threshold());
  }

  private void showPayoff(
      List<Line> lines, PayoffCurve.Amounts worth, boolean intervals, String left) {
    List<LinesChart.Mark> marks =
        lines.stream()
            .filter(line -> Double.isFinite(line.threshold()))
            .map(Line::threshold)
            .distinct()
            .map(threshold -> new LinesChart.Mark(threshold, Words.digits(threshold)))
            .toList();
    payoff.show(
        new LinesChart.Data(
            "Gain per row by threshold, in your unit",
            "Threshold",
            "Gain per row",
            "",
            "",
            null,
            null,
            marks.size() == 1 ? marks : List.of(),
            List.of(),
            series(
                lines,
                null,
                line ->
                    PayoffCurve.of(line.rows(), worth, intervals).points().stream()
                        .map(point -> perRow(point, line.rows()))
                        .sorted((one, other) -> Double.compare(one.x(), other.x()))
                        .toList(),
                (rows, t) -> {
                  CurvePoint point = PayoffCurve.at(rows, worth, t);
                  return point == null ? null : perRow(point, rows);
                }),
            false,
            LINK,
            "threshold",
            left + absences(lines, line -> PayoffCurve.of(line.rows(), worth, false).absence())));
  }

  private static CurvePoint perRow(CurvePoint point, ScoredGroup rows) {
    Double low = point.low();
    Double high = point.high();
    return new CurvePoint(
        point.x(),
        point.y() / rows.weight(),
        low == null ? null : low / rows.weight(),
        high == null ? null : high / rows.weight(),
        point.threshold());
  }

  private static LinesChart.Data chart(
      String title,
      String x,
      String y,
      List<LinesChart.Reference> references,
      List<LinesChart.Series> series,
      boolean square,
      String note) {
    return new LinesChart.Data(
        title,
        x,
        y,
        "%",
        "%",
        List.of(0.0, 1.0),
        List.of(0.0, 1.0),
        List.of(),
        references,
        series,
        square,
        LINK,
        "threshold",
        note.isBlank() ? null : note);
  }
}
