package org.evenhand.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.effect.Grid;
import org.evenhand.effect.TwoFeatureGrid;
import org.evenhand.report.Words;
import org.evenhand.ui.AverageChoice.Shown;
import org.evenhand.ui.chart.HeatChart;
import org.jspecify.annotations.Nullable;

/**
 * Scores over two features as a chart draws them, and the words beside.
 *
 * @param own the chosen row, edited or not
 * @param thresholds that the scores are held against, pair by pair; null without decisions
 */
record HeatCells(
    AverageChoice choice, Table own, TwoFeatureGrid scores, @Nullable TwoFeatureGrid thresholds) {

  private boolean ofRow() {
    return choice.shown() == Shown.ROW;
  }

  /** What the cells say, over which rows. */
  String lead() {
    String values = scores.across().feature() + " and " + scores.up().feature();
    return ofRow()
        ? "The score of this row if it had those values of %s and all else were the same."
            .formatted(values)
        : "The mean score if every row had those values of %s and all else were the same."
                .formatted(values)
            + " Averaged over %s.".formatted(scores.sample().note());
  }

  HeatChart.Data data() {
    Grid across = scores.across();
    Grid up = scores.up();
    Double x = place(across);
    Double y = place(up);
    boolean decides = thresholds != null;
    return new HeatChart.Data(
        across.feature() + " and " + up.feature(),
        ofRow() ? "score of this row" : "mean score",
        "",
        across.feature(),
        up.feature(),
        shortLabels(across),
        shortLabels(up),
        IntStream.range(0, across.size()).mapToObj(this::column).toList(),
        IntStream.range(0, across.size())
            .mapToObj(i -> IntStream.range(0, up.size()).mapToObj(j -> scores.count(i, j)).toList())
            .toList(),
        decides ? IntStream.range(0, across.size()).mapToObj(this::positive).toList() : null,
        decides ? positiveLabel() : null,
        x == null || y == null ? null : List.of(x, y),
        false,
        note(across, up));
  }

  private static List<String> labels(Grid grid) {
    return IntStream.range(0, grid.size()).mapToObj(grid::label).toList();
  }

  /** With three digits, unless two values would read alike. */
  private static List<String> shortLabels(Grid grid) {
    List<String> digits =
        IntStream.range(0, grid.size())
            .mapToObj(
                point ->
                    Double.isNaN(grid.number(point))
                        ? grid.label(point)
                        : Words.number(grid.number(point)))
            .toList();
    return digits.stream().distinct().count() == digits.size() ? digits : labels(grid);
  }

  private List<@Nullable Double> column(int x) {
    List<@Nullable Double> column = new ArrayList<>();
    for (int y = 0; y < scores.up().size(); y++) {
      column.add(scores.cell(x, y).valueOrNull());
    }
    return column;
  }

  private List<Boolean> positive(int x) {
    return IntStream.range(0, scores.up().size())
        .mapToObj(
            y -> {
              Double score = scores.cell(x, y).valueOrNull();
              Double threshold = threshold(x, y);
              return score != null && threshold != null && score >= threshold;
            })
        .toList();
  }

  private @Nullable Double threshold(int x, int y) {
    return thresholds == null ? null : thresholds.cell(x, y).valueOrNull();
  }

  private String positiveLabel() {
    List<Double> used =
        IntStream.range(0, scores.across().size())
            .boxed()
            .flatMap(
                x ->
                    IntStream.range(0, scores.up().size())
                        .mapToObj(y -> threshold(x, y))
                        .filter(value -> value != null))
            .distinct()
            .toList();
    return used.size() == 1
        ? "at least the threshold " + Words.digits(used.getFirst())
        : "at least the threshold";
  }

  /** Where the row is among the values; null if it is not among them nor between them. */
  private @Nullable Double place(Grid grid) {
    Column column = own.column(grid.feature());
    if (!(column instanceof NumericColumn number) || number.isMissing(0)) {
      String text = column.text(0);
      int place = labels(grid).indexOf(text == null ? "(missing)" : text);
      return place < 0 ? null : (double) place;
    }
    double value = number.get(0);
    for (int i = 0; i < grid.size(); i++) {
      if (grid.number(i) == value) {
        return (double) i;
      }
      if (i > 0 && grid.number(i - 1) < value && value < grid.number(i)) {
        return i - 1 + (value - grid.number(i - 1)) / (grid.number(i) - grid.number(i - 1));
      }
    }
    return null;
  }

  private @Nullable String note(Grid across, Grid up) {
    List<String> notes = new ArrayList<>();
    if (across.isNumeric() || up.isNumeric()) {
      notes.add("The numbers are quantiles of the data, drawn at equal distances.");
    }
    if (thresholds == null && !ofRow()) {
      notes.add("No decisions are outlined: a mean has no single threshold here.");
    }
    for (Grid grid : List.of(across, up)) {
      String more = grid.note();
      if (more != null) {
        notes.add("%s: %s.".formatted(grid.feature(), more));
      }
    }
    return notes.isEmpty() ? null : String.join(" ", notes);
  }
}
