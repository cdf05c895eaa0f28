package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.effect.Grid;
import org.evenhand.effect.Ice;
import org.evenhand.effect.IceCurve;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;

/**
 * What each feature of a row does to a model's score, beside what it does to the scores of the
 * workspace's other models.
 *
 * @param curves one per column that the model reads, the one that moves its score most first
 * @param others by model, its curves by column, of those columns that it reads too
 */
public record RowEffects(List<IceCurve> curves, Map<String, Map<String, IceCurve>> others) {
  public RowEffects {
    curves = List.copyOf(curves);
    others = Map.copyOf(others);
  }

  /**
   * The values at which a model is asked: all of the workspace's rows say which are common.
   *
   * @param most how many per feature
   * @throws CancelledException if the progress says so
   */
  public static List<Grid> grids(
      Workspace workspace, LoadedModel model, int most, Progress progress) {
    List<Grid> grids = new ArrayList<>();
    List<String> columns = model.binding().columns();
    RowSet all = RowSet.all(workspace.table().rows());
    for (String column : columns) {
      progress.report("Looking at the values of " + column, grids.size(), columns.size());
      grids.add(Grid.of(workspace.table().column(column), all, most));
    }
    return grids;
  }

  /**
   * Changes one feature of the row at a time.
   *
   * @param grids of the model's columns
   * @param values a table of one row with the columns of the workspace's, edited or not
   * @throws InputException if the model is recorded scores, which cannot answer a changed row, or
   *     refuses every change
   * @throws CancelledException if the progress says so
   */
  public static RowEffects of(
      Workspace workspace,
      LoadedModel model,
      Threshold threshold,
      List<Grid> grids,
      Table values,
      Progress progress) {
    model.requireEditable();
    Function<Table, double[]> thresholds =
        model.classes().size() == 2 ? rows -> workspace.thresholds(rows, threshold) : null;
    Ice ice = new Ice(values, scores(model), thresholds);
    List<IceCurve> curves =
        ice.refine(ice.curves(grids, progress), progress).stream()
            .sorted(IceCurve.MOST_MOVING)
            .toList();
    Map<String, Map<String, IceCurve>> others = new LinkedHashMap<>();
    for (LoadedModel other : workspace.models()) {
      if (!other.name().equals(model.name()) && other.editable()) {
        List<Grid> shared =
            grids.stream()
                .filter(grid -> other.binding().columns().contains(grid.feature()))
                .toList();
        Map<String, IceCurve> own = new LinkedHashMap<>();
        new Ice(values, scores(other), null)
            .curves(shared, progress)
            .forEach(curve -> own.put(curve.grid().feature(), curve));
        others.put(other.name(), own);
      }
    }
    return new RowEffects(curves, others);
  }

  /** The scores that are judged: of the positive class, or the predicted values. */
  static Function<Table, double[]> scores(LoadedModel model) {
    return rows -> model.score(rows).column(model.positiveIndex());
  }
}
