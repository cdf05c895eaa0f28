package org.evenhand.model.tribuo;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.OwnImportance.Figure;
import org.jspecify.annotations.Nullable;
import org.tribuo.Model;
import org.tribuo.common.liblinear.LibLinearModel;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.common.xgboost.XGBoostFeatureImportance;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.transform.TransformedModel;

/**
 * What Tribuo's models say of their features: weights of linear ones, the splits of trees and
 * forests, gain and cover of XGBoost's. Those of one column are added up.
 */
final class OwnFigures {
  /** Tribuo's name for the intercept is no feature's; it is passed over like any unknown one. */
  private static final int EVERY = -1;

  private final List<String> columns;
  private final Function<String, @Nullable String> columnOf;
  private final List<String> outputs;

  /**
   * @param columns the model's inputs in order
   * @param columnOf the input that a feature is made from, null if there is none
   * @param outputs the names of the classes in order; empty for a regression
   */
  OwnFigures(
      List<String> columns, Function<String, @Nullable String> columnOf, List<String> outputs) {
    this.columns = columns;
    this.columnOf = columnOf;
    this.outputs = outputs;
  }

  List<OwnImportance> of(Model<?> model) {
    return of(model, Figure.WEIGHT);
  }

  private List<OwnImportance> of(Model<?> model, Figure weight) {
    return switch (model) {
      case TransformedModel<?> scaled -> of(scaled.getInnerModel(), Figure.SCALED_WEIGHT);
      case AbstractLinearSGDModel<?> linear -> weights(linear, weight);
      case LibLinearModel<?> linear -> weights(linear, weight);
      case XGBoostModel<?> boosted -> boosted(boosted);
      case TreeModel<?> tree -> splits(List.of(tree));
      case EnsembleModel<?> forest -> splits(forest.getModels());
      default -> List.of();
    };
  }

  private List<OwnImportance> weights(Model<?> model, Figure figure) {
    List<OwnImportance> weights = new ArrayList<>();
    model
        .getTopFeatures(EVERY)
        .forEach(
            (output, features) ->
                weights.add(
                    sum(
                        figure,
                        outputs.indexOf(output),
                        features.stream()
                            .map(
                                feature -> new Pair<>(feature.getA(), Math.abs(feature.getB()))))));
    return weights;
  }

  private List<OwnImportance> splits(List<? extends Model<?>> trees) {
    return trees.stream().allMatch(TreeModel.class::isInstance)
        ? List.of(
            sum(
                Figure.SPLITS,
                OwnImportance.ALL,
                trees.stream()
                    .flatMap(tree -> tree.getTopFeatures(EVERY).values().stream())
                    .flatMap(List::stream)))
        : List.of();
  }

  private List<OwnImportance> boosted(XGBoostModel<?> model) {
    List<XGBoostFeatureImportance> told = model.getFeatureImportance();
    return List.of(
        boosted(Figure.TOTAL_GAIN, told, XGBoostFeatureImportance::getTotalGain),
        boosted(Figure.TOTAL_COVER, told, XGBoostFeatureImportance::getTotalCover),
        boosted(Figure.SPLITS, told, XGBoostFeatureImportance::getWeight));
  }

  private OwnImportance boosted(
      Figure figure,
      List<XGBoostFeatureImportance> told,
      Function<XGBoostFeatureImportance, ? extends Map<String, Double>> read) {
    return sum(
        figure,
        OwnImportance.ALL,
        told.stream()
            .flatMap(each -> read.apply(each).entrySet().stream())
            .map(feature -> new Pair<>(feature.getKey(), feature.getValue())));
  }

  private OwnImportance sum(Figure figure, int output, Stream<Pair<String, Double>> features) {
    Map<String, Double> byColumn = new LinkedHashMap<>();
    columns.forEach(column -> byColumn.put(column, 0.0));
    features.forEach(
        feature -> {
          String column = columnOf.apply(feature.getA());
          if (column != null) {
            byColumn.merge(column, feature.getB(), Double::sum);
          }
        });
    return new OwnImportance(figure, output, byColumn);
  }
}
