package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.effect.EffectCurve;
import org.evenhand.effect.Grid;
import org.evenhand.effect.GroupChanges;
import org.evenhand.effect.PartialDependence;
import org.evenhand.effect.Sample;
import org.evenhand.effect.TwoFeatureGrid;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.EffectLines.Line;
import org.evenhand.workspace.EffectRequest.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What features do to models' scores on average over rows of a workspace, weighted where it has
 * weights. Rows without a weight are left out; of many rows some are drawn.
 */
public final class AverageEffects {
  /** How many rows are drawn, unless others are asked for. */
  public static final int ROWS = 1000;

  /** The seed of the draw, unless another is asked for. */
  public static final long SEED = 1;

  /** Values of a feature. */
  private static final int POINTS = 32;

  /** Bins of accumulated local effects, each of which needs rows of its own. */
  private static final int BINS = 20;

  /** Likewise where each group needs them. */
  private static final int GROUP_BINS = 10;

  /** Values of each of two features. */
  private static final int SIDE = 12;

  /** Curves of single rows. */
  private static final int BUNDLE = 50;

  private final Workspace workspace;
  private final RowSet rows;
  private final int most;
  private final long seed;

  private AverageEffects(Workspace workspace, RowSet rows, int most, long seed) {
    this.workspace = workspace;
    this.rows = rows;
    this.most = most;
    this.seed = seed;
  }

  /**
   * Effects over rows of the workspace's table.
   *
   * @param most how many at most, 1 or more
   * @throws InputException if there is no row, or none with a weight
   */
  public static AverageEffects over(Workspace workspace, RowSet rows, int most, long seed) {
    double[] weights = workspace.weights();
    RowSet counted =
        weights == null
            ? rows
            : rows.minus(RowSet.where(rows.total(), row -> Double.isNaN(weights[row])));
    if (counted.count() == 0) {
      throw new InputException(
          rows.count() == 0
              ? "no rows to average over: choose another part, or clear the selection"
              : "no rows to average over: none of them has a weight");
    }
    return new AverageEffects(workspace, counted, most, seed);
  }

  /**
   * The average effect of one feature.
   *
   * @param own a table of one row with the columns of the workspace's, edited or not
   * @throws InputException if the model is recorded scores, does not read the feature, or refuses
   *     every value of it
   * @throws CancelledException if the progress says so
   */
  public EffectLines lines(LoadedModel model, EffectRequest request, Table own, Progress progress) {
    Grid common = grid(model, request.feature(), points(request));
    Grid values =
        request.kind() == Kind.FROM_OWN
            ? common.including(own.column(request.feature()), 0)
            : common;
    List<LoadedModel> models = request.by() == null ? models(model, request) : List.of(model);
    Sample sample = sample(models);
    DrawnGroups groups = DrawnGroups.of(workspace, request.by(), sample);
    return request.kind() == Kind.LOCAL
        ? new LocalLines(values, groups.divide(sample), groups).of(models, progress)
        : dependence(request.kind(), values, models, groups.divide(sample), groups, progress);
  }

  private static int points(EffectRequest request) {
    return request.kind() != Kind.LOCAL ? POINTS : request.by() == null ? BINS + 1 : GROUP_BINS + 1;
  }

  private static EffectLines dependence(
      Kind kind,
      Grid values,
      List<LoadedModel> models,
      Sample sample,
      DrawnGroups groups,
      Progress progress) {
    List<Integer> points = EffectLines.drawn(values);
    List<Line> lines = new ArrayList<>();
    PartialDependence first = null;
    for (LoadedModel model : models) {
      PartialDependence effect;
      try {
        effect = dependence(kind, values, sample, model, progress);
      } catch (InputException refused) {
        if (lines.isEmpty()) {
          throw refused;
        }
        lines.add(new Line(model, null, 0, List.of(), refused.getMessage()));
        continue;
      }
      first = first == null ? effect : first;
      if (groups.isEmpty()) {
        lines.add(line(model, effect.overall(), points));
      }
    }
    PartialDependence effect = Objects.requireNonNull(first);
    for (int i = 0; i < groups.size(); i++) {
      EffectCurve curve = effect.groups().get(i);
      List<Measure> means = line(models.getFirst(), curve, points).values();
      lines.add(new Line(models.getFirst(), groups.group(i), curve.rows(), means, null));
    }
    boolean single = lines.size() == 1 && groups.isEmpty();
    boolean missing = points.size() < values.size();
    return new EffectLines(
        values,
        points,
        sample,
        lines,
        single ? bundle(effect, points) : List.of(),
        single
            ? points.stream().map(point -> effect.overall().points().get(point).band()).toList()
            : List.of(),
        single && missing ? effect.overall().points().getLast().mean() : null,
        groups.size() > 1 ? changes(effect, points) : null,
        groups.notDrawn(),
        0);
  }

  private static @Nullable GroupChanges changes(PartialDependence effect, List<Integer> points) {
    Comparator<Integer> byMean =
        Comparator.comparingDouble(
            point ->
                Objects.requireNonNull(effect.overall().points().get(point).mean().valueOrNull()));
    List<Integer> known =
        points.stream()
            .filter(point -> effect.overall().points().get(point).mean().valueOrNull() != null)
            .toList();
    return known.isEmpty()
        ? null
        : effect.changes(Collections.min(known, byMean), Collections.max(known, byMean));
  }

  private static PartialDependence dependence(
      Kind kind, Grid values, Sample sample, LoadedModel model, Progress progress) {
    PartialDependence effect =
        PartialDependence.of(List.of(values), sample, RowEffects.scores(model), progress)
            .getFirst();
    return switch (kind) {
      case MEAN, LOCAL -> effect;
      case FROM_OWN -> effect.centred(values.current());
      case FROM_FIRST -> effect.centred(0);
    };
  }

  private static Line line(LoadedModel model, EffectCurve curve, List<Integer> points) {
    List<Measure> means = points.stream().map(point -> curve.points().get(point).mean()).toList();
    return new Line(model, null, curve.rows(), means, null);
  }

  private static List<List<Double>> bundle(PartialDependence effect, List<Integer> points) {
    return effect.lines(BUNDLE).stream()
        .map(effect::line)
        .map(line -> points.stream().map(point -> line[point]).toList())
        .toList();
  }

  /**
   * The mean score for each pair of values of two features.
   *
   * @throws InputException like {@link #lines}, or if both are the same
   * @throws CancelledException if the progress says so
   */
  public TwoFeatureGrid pairs(LoadedModel model, String across, String up, Progress progress) {
    return pairs(model, across, up, sample(List.of(model)), RowEffects.scores(model), progress);
  }

  /** Likewise the score of one row, in a table with the columns of the workspace's. */
  public TwoFeatureGrid pairsOf(
      LoadedModel model, String across, String up, Table own, Progress progress) {
    return pairs(model, across, up, alone(own), RowEffects.scores(model), progress);
  }

  /** Likewise the threshold of that row, which its values decide where groups have their own. */
  public TwoFeatureGrid thresholdsOf(
      LoadedModel model, String across, String up, Table own, Threshold threshold) {
    return pairs(
        model,
        across,
        up,
        alone(own),
        table -> workspace.thresholds(table, threshold),
        Progress.NONE);
  }

  private TwoFeatureGrid pairs(
      LoadedModel model,
      String across,
      String up,
      Sample sample,
      Function<Table, double[]> score,
      Progress progress) {
    if (across.equals(up)) {
      throw new InputException(
          "both features are '%s': choose another second one".formatted(across));
    }
    return TwoFeatureGrid.of(
        grid(model, across, SIDE), grid(model, up, SIDE), sample, score, progress);
  }

  private static Sample alone(Table own) {
    return Sample.of(own, RowSet.all(1), 1, SEED);
  }

  private Grid grid(LoadedModel model, String feature, int points) {
    model.requireEditable();
    List<String> read = model.binding().columns();
    if (!read.contains(feature)) {
      throw new InputException(
          "model '%s' does not read a column '%s'%s"
              .formatted(model.name(), feature, Names.hint(feature, read)));
    }
    return Grid.of(workspace.table().column(feature), rows, points);
  }

  private List<LoadedModel> models(LoadedModel model, EffectRequest request) {
    List<LoadedModel> models = new ArrayList<>(List.of(model));
    for (LoadedModel other : workspace.models()) {
      if (request.others()
          && other.editable()
          && !other.name().equals(model.name())
          && other.binding().columns().contains(request.feature())) {
        models.add(other);
      }
    }
    return models;
  }

  private Sample sample(List<LoadedModel> models) {
    TreeSet<String> read = new TreeSet<>();
    models.forEach(model -> read.addAll(model.binding().columns()));
    List<Column> columns = read.stream().map(workspace.table()::column).toList();
    Sample drawn = Sample.of(Table.of(columns), rows, most, seed);
    double[] weights = workspace.weights();
    return weights == null
        ? drawn
        // Rows without a weight are not among those that are drawn from.
        : drawn.weighted(DoubleStream.of(weights).map(w -> Double.isNaN(w) ? 0 : w).toArray());
  }
}
