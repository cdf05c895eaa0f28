package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.effect.Density;
import org.evenhand.effect.EffectCurve;
import org.evenhand.effect.Grid;
import org.evenhand.fairness.Group;
import org.evenhand.metric.Measure;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.EffectChart;
import org.evenhand.workspace.EffectLines;
import org.evenhand.workspace.EffectLines.Line;
import org.evenhand.workspace.EffectRequest.Kind;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Curves over many rows as a chart draws them, and the words beside.
 *
 * @param rows that were averaged over, before some were drawn
 * @param own the chosen row, edited or not
 */
record AverageLines(
    Workspace workspace, RowSet rows, AverageChoice choice, Table own, EffectLines lines) {
  private static final int HEIGHT = 260;

  /** Stretches of the axis that are looked at for rows. */
  private static final int BINS = 30;

  /** What the curves say, over which rows. */
  String lead() {
    String feature = choice.feature();
    String what =
        switch (choice.request().kind()) {
          case MEAN ->
              "The mean score if every row had that value of %s and all else were the same."
                  .formatted(feature);
          case FROM_OWN ->
              "How the score would change on average if every row had that value of %s rather than"
                      .formatted(feature)
                  + " this row's.";
          case FROM_FIRST ->
              "How the score would change on average if every row had that value of %s rather than"
                      .formatted(feature)
                  + " the first one.";
          case LOCAL ->
              "What small changes of %s do to the score of the rows near each value, summed up;"
                      .formatted(feature)
                  + " 0 is the mean"
                  + (choice.by() == null ? "." : " of each group.");
        };
    return what + " Averaged over " + lines.sample().note() + ".";
  }

  EffectChart.Data data() {
    Grid grid = lines.values();
    List<Integer> points = lines.points();
    return new EffectChart.Data(
        choice.feature(),
        yLabel(),
        "",
        grid.isNumeric() ? points.stream().map(grid::number).toList() : null,
        points.stream().map(grid::label).toList(),
        points.stream().map(grid::count).toList(),
        gaps(),
        rug(),
        List.of(),
        lines.lines().stream().filter(line -> line.reason() == null).map(this::drawn).toList(),
        lines.bundle().stream().map(AverageLines::known).toList(),
        band(),
        null,
        current(),
        List.of(),
        null,
        HEIGHT,
        note());
  }

  private String yLabel() {
    return switch (choice.request().kind()) {
      case MEAN -> "mean score";
      case FROM_OWN, FROM_FIRST -> "mean change of the score";
      case LOCAL -> "effect on the score";
    };
  }

  private @Nullable Density density() {
    Grid grid = lines.values();
    List<Integer> points = lines.points();
    return workspace.table().column(choice.feature()) instanceof NumericColumn column
            && !points.isEmpty()
        ? Density.of(
            column, rows, grid.number(points.getFirst()), grid.number(points.getLast()), BINS)
        : null;
  }

  private List<Double> rug() {
    Density density = density();
    return density == null ? List.of() : density.rug();
  }

  /** Of whole numbers the space between two is no gap: their bins begin and end halfway. */
  private List<List<Double>> gaps() {
    Density density = density();
    List<List<Double>> gaps = new ArrayList<>();
    for (Density.Bin bin : density == null ? List.<Density.Bin>of() : density.bins()) {
      if (bin.count() == 0) {
        boolean goesOn = !gaps.isEmpty() && gaps.getLast().get(1) == bin.from();
        double from = goesOn ? gaps.removeLast().get(0) : bin.from();
        gaps.add(List.of(from, bin.to()));
      }
    }
    return gaps;
  }

  private EffectChart.Line drawn(Line line) {
    boolean intervals = line.values().stream().anyMatch(value -> interval(value) != null);
    return new EffectChart.Line(
        name(line),
        color(line),
        each(line, Measure::valueOrNull),
        intervals ? each(line, value -> end(value, Measure.Interval::low)) : null,
        intervals ? each(line, value -> end(value, Measure.Interval::high)) : null);
  }

  private static List<@Nullable Double> each(Line line, Function<Measure, @Nullable Double> part) {
    List<@Nullable Double> parts = new ArrayList<>();
    line.values().forEach(value -> parts.add(part.apply(value)));
    return parts;
  }

  private static @Nullable Double end(Measure value, Function<Measure.Interval, Double> end) {
    Measure.Interval interval = interval(value);
    return interval == null ? null : end.apply(interval);
  }

  private static Measure.@Nullable Interval interval(Measure value) {
    return switch (value) {
      case Measure.Estimate estimate -> estimate.interval();
      case Measure.NotEstimable none -> null;
    };
  }

  private String name(Line line) {
    Group group = line.group();
    return group == null
        ? line.model().name()
        : "%s (%s%s)"
            .formatted(
                Words.group(group),
                line.rows() == 1 ? "1 row" : Words.count(line.rows()) + " rows",
                line.rows() < workspace.minGroup() ? ", few" : "");
  }

  private int color(Line line) {
    if (line.group() != null) {
      return lines.lines().indexOf(line);
    }
    List<String> names = workspace.models().stream().map(LoadedModel::name).toList();
    return names.indexOf(line.model().name());
  }

  private EffectChart.@Nullable Band band() {
    if (lines.band().isEmpty()) {
      return null;
    }
    List<@Nullable Double> low = new ArrayList<>();
    List<@Nullable Double> high = new ArrayList<>();
    for (EffectCurve.Band band : lines.band()) {
      low.add(band == null ? null : band.p10());
      high.add(band == null ? null : band.p90());
    }
    return new EffectChart.Band(
        low, high, "band: 80 %% of the rows; faint: %d of them".formatted(lines.bundle().size()));
  }

  private static List<@Nullable Double> known(List<Double> line) {
    List<@Nullable Double> known = new ArrayList<>();
    line.forEach(value -> known.add(Double.isNaN(value) ? null : value));
    return known;
  }

  private @Nullable Double current() {
    Column column = own.column(choice.feature());
    if (column instanceof NumericColumn number) {
      return number.isMissing(0) ? null : number.get(0);
    }
    String value = column.text(0);
    List<String> labels = lines.points().stream().map(lines.values()::label).toList();
    int place = labels.indexOf(value == null ? "(missing)" : value);
    return place < 0 ? null : (double) place;
  }

  private @Nullable String note() {
    List<String> notes = new ArrayList<>();
    if (lines.lines().stream()
        .flatMap(line -> line.values().stream())
        .anyMatch(value -> interval(value) != null)) {
      notes.add(
          "The intervals are those of the mean and cover the sampling of rows only, not that"
              + " another model might have been learned.");
    }
    for (Line line : lines.lines()) {
      if (line.reason() != null) {
        notes.add(
            (lines.lines().size() == 1 ? "No curve: " : "No curve of " + name(line) + ": ")
                + line.reason()
                + ".");
      }
    }
    if (!lines.notDrawn().isEmpty()) {
      notes.add(
          "Not drawn: "
              + lines.notDrawn().stream().map(Words::group).collect(Collectors.joining("; "))
              + ".");
    }
    Double missing = lines.missing() == null ? null : lines.missing().valueOrNull();
    if (missing != null) {
      notes.add("With a missing value: " + Words.digits(missing) + ".");
    }
    if (lines.leftOut() > 0 && choice.request().kind() == Kind.LOCAL) {
      notes.add("Rows left out for having no such value: " + Words.count(lines.leftOut()) + ".");
    }
    String more = lines.values().note();
    if (more != null) {
      notes.add("Values: " + more + ".");
    }
    return notes.isEmpty() ? null : String.join(" ", notes);
  }
}
