package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evenhand.data.NumericColumn;
import org.evenhand.effect.Flip;
import org.evenhand.effect.Grid;
import org.evenhand.effect.IceCurve;
import org.evenhand.report.Words;
import org.evenhand.ui.chart.EffectChart;
import org.evenhand.whatif.EditedRow;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.RowEffects;
import org.evenhand.workspace.Threshold;
import org.jspecify.annotations.Nullable;

/** What each feature does to the row's score, as small charts, the most moving first. */
final class CurvesTab extends RowTab {
  private static final long serialVersionUID = 1L;

  static final String KEY = "curves";

  /** Values per feature. */
  private static final int POINTS = 32;

  private static final int HEIGHT = 110;

  /** Half the width of a category's bar, in parts of the way to the next. */
  private static final double HALF = 0.4;

  private final Paragraph lead = new Paragraph();
  private final Checkbox others = new Checkbox("All models");
  private final JobBar asking = new JobBar(false);
  private final Div charts = new Div();
  private final Settle settle = new Settle();
  private final AverageCurves averages;
  private final transient Map<String, EffectChart> shown = new LinkedHashMap<>();
  private transient @Nullable Context context;
  private transient @Nullable EditedRow row;
  private transient @Nullable LoadedModel gridsOf;
  private transient List<Grid> grids = List.of();
  private transient Map<String, Distribution> distributions = Map.of();
  private transient @Nullable RowEffects effects;

  /** The feature that moves the chosen row's score most, before any edit that followed. */
  private transient @Nullable String mostMoving;

  CurvesTab(RowEditor editor) {
    super(KEY, "Curves");
    averages = new AverageCurves(editor);
    lead.addClassName("quiet");
    lead.getElement().setAttribute("role", "status");
    others.setValue(true);
    others.addValueChangeListener(change -> draw());
    charts.addClassName("effects");
    add(lead, others, asking, charts, averages);
  }

  @Override
  void show(Context now, EditedRow edited) {
    EditedRow before = row;
    Context earlier = context;
    context = now;
    row = edited;
    if (before == null
        || earlier == null
        || earlier.model() != now.model()
        || before.row() != edited.row()) {
      mostMoving = null;
      ask();
    } else if (!before.sameAs(edited) || !earlier.threshold().equals(now.threshold())) {
      follow(before, edited);
      settle.then(UI.getCurrent(), this::ask);
    }
    average();
  }

  private void begin(String feature) {
    if (mostMoving == null) {
      mostMoving = feature;
      average();
    }
  }

  /** Averages over rows, once it is known which feature to begin with. */
  private void average() {
    Context now = context;
    EditedRow shownRow = row;
    String usual = mostMoving;
    if (now != null && shownRow != null && (usual != null || isChosen(now))) {
      averages.show(now, shownRow, usual == null ? "" : usual);
    }
  }

  private static boolean isChosen(Context now) {
    return now.state().get(AverageChoice.FEATURE).isPresent();
  }

  /** Moves the marks of what was edited at once; the curves come when the edit rests. */
  private void follow(EditedRow before, EditedRow edited) {
    shown.forEach(
        (column, chart) -> {
          if (edited.values().column(column) instanceof NumericColumn now
              && before.values().column(column) instanceof NumericColumn then
              && now.get(0) != then.get(0)) {
            chart.mark(now.get(0));
          }
        });
  }

  private void ask() {
    Context now = context;
    EditedRow asked = row;
    if (now == null || asked == null) {
      return;
    }
    LoadedModel model = now.model();
    Threshold threshold = now.threshold();
    List<Grid> known = gridsOf == model ? grids : null;
    Map<String, Distribution> drawn = distributions;
    asking.run(
        UI.getCurrent(),
        "Changing one feature at a time",
        progress -> {
          List<Grid> used =
              known == null ? RowEffects.grids(now.workspace(), model, POINTS, progress) : known;
          return new Answer(
              model,
              used,
              known == null ? distributions(now, used) : drawn,
              RowEffects.of(now.workspace(), model, threshold, used, asked.values(), progress));
        },
        answer -> {
          gridsOf = answer.model();
          grids = answer.grids();
          distributions = answer.distributions();
          effects = answer.effects();
          draw();
          begin(answer.effects().curves().getFirst().grid().feature());
        },
        message -> {
          lead.setText(message);
          charts.removeAll();
          shown.clear();
          begin(model.binding().columns().getFirst());
        });
  }

  private record Answer(
      LoadedModel model,
      List<Grid> grids,
      Map<String, Distribution> distributions,
      RowEffects effects) {}

  private static Map<String, Distribution> distributions(Context now, List<Grid> grids) {
    return grids.stream()
        .filter(Grid::isNumeric)
        .map(Grid::feature)
        .collect(
            Collectors.toMap(
                column -> column,
                column -> Distribution.of(now.workspace().table().column(column))));
  }

  private void draw() {
    Context now = context;
    RowEffects drawn = effects;
    if (now == null || drawn == null) {
      return;
    }
    others.setVisible(!drawn.others().isEmpty());
    lead.setText(
        "The score of %s if one value were another and all else the same; the feature that moves it"
                .formatted(now.model().name())
            + " most first. The line with a triangle is the row's own value, a diamond where the"
            + " decision changes; shaded: no rows of the data. The strip under the axis shows where the"
            + " rows are.");
    List<Double> domain = domain(drawn);
    List<String> order = drawn.curves().stream().map(curve -> curve.grid().feature()).toList();
    if (!List.copyOf(shown.keySet()).equals(order)) {
      charts.removeAll();
      Map<String, EffectChart> kept = new LinkedHashMap<>(shown);
      shown.clear();
      for (String column : order) {
        EffectChart chart = kept.getOrDefault(column, new EffectChart());
        shown.put(column, chart);
        charts.add(chart);
      }
    }
    for (IceCurve curve : drawn.curves()) {
      EffectChart chart = shown.get(curve.grid().feature());
      if (chart != null) {
        chart.compact(curve.equals(drawn.curves().getFirst()));
        chart.show(data(now, drawn, curve, domain));
      }
    }
  }

  private EffectChart.Data data(
      Context now, RowEffects drawn, IceCurve curve, List<Double> domain) {
    Grid grid = curve.grid();
    boolean numeric = grid.isNumeric();
    List<Integer> points =
        IntStream.range(0, grid.size())
            .filter(point -> !numeric || !Double.isNaN(grid.number(point)))
            .boxed()
            .toList();
    List<EffectChart.Line> lines = new ArrayList<>();
    List<LoadedModel> models = now.models();
    for (int i = 0; i < models.size(); i++) {
      String name = models.get(i).name();
      IceCurve line =
          name.equals(now.model().name())
              ? curve
              : others.getValue()
                  ? drawn.others().getOrDefault(name, Map.of()).get(grid.feature())
                  : null;
      if (line != null) {
        lines.add(new EffectChart.Line(name, i, scores(line, points), null, null));
      }
    }
    return new EffectChart.Data(
        grid.feature(),
        "moves the score by " + Words.digits(curve.spread()),
        "",
        numeric ? points.stream().map(grid::number).toList() : null,
        points.stream().map(grid::label).toList(),
        points.stream().map(grid::count).toList(),
        List.of(),
        List.of(),
        density(grid, points),
        lines,
        List.of(),
        null,
        thresholds(curve, points),
        current(grid, points),
        flips(curve, points),
        domain,
        HEIGHT,
        note(grid, curve, flips(curve, points)));
  }

  private List<EffectChart.Bin> density(Grid grid, List<Integer> points) {
    Distribution distribution = distributions.get(grid.feature());
    return distribution == null
        ? IntStream.range(0, points.size())
            .mapToObj(i -> new EffectChart.Bin(i - HALF, i + HALF, grid.count(points.get(i))))
            .toList()
        : distribution.bins().stream()
            .map(bin -> new EffectChart.Bin(bin.from(), bin.to(), bin.count()))
            .toList();
  }

  private static List<@Nullable Double> scores(IceCurve curve, List<Integer> points) {
    List<@Nullable Double> scores = new ArrayList<>();
    points.forEach(point -> scores.add(known(curve.score(point))));
    return scores;
  }

  private static @Nullable List<@Nullable Double> thresholds(IceCurve curve, List<Integer> points) {
    List<@Nullable Double> thresholds = new ArrayList<>();
    points.forEach(point -> thresholds.add(known(curve.threshold(point))));
    return thresholds.stream().allMatch(Objects::isNull) ? null : thresholds;
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static @Nullable Double current(Grid grid, List<Integer> points) {
    int place = points.indexOf(grid.current());
    return place < 0 ? null : grid.isNumeric() ? grid.number(grid.current()) : (double) place;
  }

  private static List<EffectChart.Flip> flips(IceCurve curve, List<Integer> points) {
    if (!curve.grid().isNumeric()) {
      return points.stream()
          .filter(curve::changesDecision)
          .map(
              point ->
                  new EffectChart.Flip(points.indexOf(point), "at " + curve.grid().label(point)))
          .toList();
    }
    return curve.flips().stream().map(CurvesTab::flip).toList();
  }

  private static EffectChart.Flip flip(Flip flip) {
    return new EffectChart.Flip(
        flip.at(),
        "between %s and %s"
            .formatted(NumericColumn.format(flip.low()), NumericColumn.format(flip.high())));
  }

  private static @Nullable String note(Grid grid, IceCurve curve, List<EffectChart.Flip> flips) {
    List<String> notes = new ArrayList<>();
    if (!flips.isEmpty()) {
      notes.add(
          "The decision changes "
              + String.join("; ", flips.stream().map(EffectChart.Flip::label).toList())
              + ".");
    }
    String more = grid.note();
    if (more != null) {
      notes.add(more + ".");
    }
    if (curve.leftOut() > 0) {
      notes.add("%d values without a score are left out.".formatted(curve.leftOut()));
    }
    return notes.isEmpty() ? null : String.join(" ", notes);
  }

  /** One y axis for all charts, so that they can be compared. */
  private static List<Double> domain(RowEffects drawn) {
    DoubleStream all =
        DoubleStream.concat(
            drawn.curves().stream().flatMapToDouble(CurvesTab::scores),
            drawn.others().values().stream()
                .flatMap(curves -> curves.values().stream())
                .flatMapToDouble(CurvesTab::scores));
    double[] known = all.filter(Double::isFinite).toArray();
    double low = Arrays.stream(known).min().orElse(0);
    double high = Arrays.stream(known).max().orElse(1);
    if (low >= 0 && high <= 1) {
      return List.of(0.0, 1.0);
    }
    return low < high ? List.of(low, high) : List.of(low - 1, low + 1);
  }

  private static DoubleStream scores(IceCurve curve) {
    return IntStream.range(0, curve.grid().size()).mapToDouble(curve::score);
  }
}
