package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.evenhand.metric.CalibrationCurve;
import org.evenhand.metric.CurvePoint;
import org.evenhand.metric.GainCurve;
import org.evenhand.metric.Metric;
import org.evenhand.metric.Payoff;
import org.evenhand.metric.PayoffCurve;
import org.evenhand.metric.PrecisionRecallCurve;
import org.evenhand.metric.RocCurve;
import org.evenhand.metric.ScoredGroup;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.LinesChart;
import org.evenhand.ui.chart.LinesChart.Reference;
import org.jspecify.annotations.Nullable;

/**
 * One kind of curve over scored rows, as a chart draws it.
 *
 * @param shares whether x and y are shares from 0 to 1
 * @param references lines to compare with
 * @param step how the line goes from point to point, null for straight
 * @param maker makes the line of some rows
 * @param place finds a threshold on it
 */
record Curve(
    String title,
    String xLabel,
    String yLabel,
    boolean shares,
    boolean square,
    List<Reference> references,
    LinesChart.@Nullable Step step,
    Maker maker,
    Place place) {
  /** How many kinds there are. */
  static final int KINDS = 6;

  private static final int CALIBRATION_BINS = 10;

  /**
   * The rows of one line.
   *
   * @param threshold the one in use, NaN for none
   */
  record Line(String name, int color, ScoredGroup rows, double threshold) {}

  /**
   * A line.
   *
   * @param note what else to say of it, or why it has no points; empty for nothing
   */
  record Drawn(List<CurvePoint> points, String note) {}

  /** Makes the line of some rows. */
  interface Maker {
    Drawn of(ScoredGroup rows);
  }

  /** Finds a threshold on the line of some rows. */
  interface Place {
    @Nullable CurvePoint of(ScoredGroup rows, double threshold);
  }

  /** Every kind. */
  static List<Curve> all(ScoredGroup overall, Payoff amounts, boolean intervals) {
    return List.of(
        roc(intervals),
        precision(overall, intervals),
        calibration(intervals),
        gain(intervals),
        lift(),
        payoff(amounts, intervals));
  }

  private static Curve roc(boolean intervals) {
    return new Curve(
        "ROC: found against wrongly flagged",
        "False positive rate",
        "True positive rate",
        true,
        true,
        List.of(diagonal("chance")),
        null,
        rows -> {
          RocCurve curve = RocCurve.of(rows, intervals);
          return new Drawn(curve.points(), why(curve.absence()));
        },
        RocCurve::at);
  }

  private static Curve precision(ScoredGroup overall, boolean intervals) {
    Double base = overall.measure(Metric.BASE_RATE, 0, true, 0).valueOrNull();
    return new Curve(
        "Precision against recall",
        "Recall (true positive rate)",
        "Precision",
        true,
        true,
        base == null
            ? List.of()
            : List.of(new Reference(List.of(0.0, base), List.of(1.0, base), "base rate, all rows")),
        LinesChart.Step.START,
        rows -> {
          PrecisionRecallCurve curve = PrecisionRecallCurve.of(rows, intervals);
          return new Drawn(curve.points(), why(curve.absence()));
        },
        PrecisionRecallCurve::at);
  }

  private static Curve calibration(boolean intervals) {
    return new Curve(
        "Calibration: how often scores come true",
        "Mean score of the bin",
        "Share truly positive",
        true,
        true,
        List.of(diagonal("as promised")),
        null,
        rows -> {
          CalibrationCurve curve =
              CalibrationCurve.of(rows, CalibrationCurve.Binning.EQUAL_COUNT, CALIBRATION_BINS);
          List<CurvePoint> points =
              curve.points().stream().map(point -> intervals ? point : bare(point)).toList();
          return new Drawn(points, curve.absence() == null ? scores(rows) : why(curve.absence()));
        },
        Curve::bin);
  }

  /** The bin that a threshold falls into. */
  private static @Nullable CurvePoint bin(ScoredGroup rows, double threshold) {
    CurvePoint found = null;
    for (CalibrationCurve.Bin bin :
        CalibrationCurve.of(rows, CalibrationCurve.Binning.EQUAL_COUNT, CALIBRATION_BINS).bins()) {
      if (found == null || bin.from() <= threshold) {
        found = bin.point();
      }
    }
    return found;
  }

  private static String scores(ScoredGroup rows) {
    return "Brier score "
        + Words.brief(Metric.BRIER, rows.measure(Metric.BRIER, 0, true, 0))
        + ", calibration error "
        + Words.brief(Metric.CALIBRATION_ERROR, rows.measure(Metric.CALIBRATION_ERROR, 0, true, 0));
  }

  private static Curve gain(boolean intervals) {
    return new Curve(
        "Gain: share found by share flagged",
        "Share predicted positive",
        "Share of positives found",
        true,
        true,
        List.of(diagonal("at random")),
        null,
        rows -> {
          GainCurve curve = GainCurve.of(rows, intervals);
          return new Drawn(curve.points(), why(curve.absence()));
        },
        GainCurve::at);
  }

  private static Curve lift() {
    return new Curve(
        "Lift: how many times the base rate among those flagged",
        "Share predicted positive",
        "Lift",
        false,
        false,
        List.of(new Reference(List.of(0.0, 1.0), List.of(1.0, 1.0), "at random")),
        null,
        rows -> {
          GainCurve curve = GainCurve.of(rows, false);
          return new Drawn(
              curve.points().stream().filter(point -> point.x() > 0).map(Curve::lift).toList(),
              why(curve.absence()));
        },
        (rows, threshold) -> {
          CurvePoint found = GainCurve.at(rows, threshold);
          return found == null || found.x() == 0 ? null : lift(found);
        });
  }

  private static CurvePoint lift(CurvePoint gain) {
    return new CurvePoint(gain.x(), gain.y() / gain.x(), null, null, gain.threshold());
  }

  private static Curve payoff(Payoff amounts, boolean intervals) {
    return new Curve(
        "Gain per row by threshold, in your unit",
        "Threshold",
        "Gain per row",
        false,
        false,
        List.of(),
        LinesChart.Step.END,
        rows -> {
          PayoffCurve curve = PayoffCurve.of(rows, amounts, intervals);
          return new Drawn(
              curve.points().reversed().stream().map(point -> perRow(point, rows)).toList(),
              why(curve.absence()));
        },
        (rows, threshold) -> {
          CurvePoint point = PayoffCurve.at(rows, amounts, threshold);
          return point == null ? null : perRow(point, rows);
        });
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

  private static CurvePoint bare(CurvePoint point) {
    return new CurvePoint(point.x(), point.y(), null, null, point.threshold());
  }

  private static Reference diagonal(String label) {
    return new Reference(List.of(0.0, 0.0), List.of(1.0, 1.0), label);
  }

  private static String why(@Nullable String absence) {
    return absence == null ? "" : "no line: " + absence;
  }

  /**
   * What a chart draws of some lines.
   *
   * @param lead what to say first under the picture; empty for nothing
   */
  LinesChart.Data data(List<Line> lines, String lead) {
    List<LinesChart.Series> series = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    LinesChart.Places places = places(lines);
    for (Line line : lines) {
      Drawn drawn = maker.of(line.rows());
      series.add(
          LinesChart.Series.of(line.name(), line.color(), drawn.points(), step, place(line)));
      if (!drawn.note().isEmpty()) {
        notes.add(line.name() + ": " + drawn.note());
      }
    }
    String note = lead + notes.stream().map(text -> text + ". ").collect(Collectors.joining());
    return new LinesChart.Data(
        title,
        xLabel,
        yLabel,
        shares ? "%" : "",
        shares ? "%" : "",
        shares ? List.of(0.0, 1.0) : null,
        shares ? List.of(0.0, 1.0) : null,
        places.marks(),
        references,
        series,
        square,
        CurvesPanel.LINK,
        "threshold",
        note.isBlank() ? null : note.strip());
  }

  /** Where the thresholds in use are. */
  LinesChart.Places places(List<Line> lines) {
    List<@Nullable List<Double>> current = new ArrayList<>();
    for (Line line : lines) {
      CurvePoint point = place(line);
      current.add(point == null ? null : List.of(point.x(), point.y()));
    }
    return new LinesChart.Places(List.of(), current);
  }

  private @Nullable CurvePoint place(Line line) {
    return Double.isNaN(line.threshold()) ? null : place.of(line.rows(), line.threshold());
  }
}
