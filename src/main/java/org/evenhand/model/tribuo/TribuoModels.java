package org.evenhand.model.tribuo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.model.Model;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.evenhand.model.ModelSource.Activation;
import org.evenhand.model.ModelSource.Task;
import org.evenhand.model.Output;
import org.tribuo.Feature;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.impl.ListExample;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.transform.TransformedModel;

/**
 * Opens models that Tribuo 4.3 saved as protobuf: classification with probabilities and regression
 * of one value, by linear models, trees, forests and XGBoost.
 */
public final class TribuoModels {
  private TribuoModels() {}

  /**
   * Opens a model file, which may come from anyone.
   *
   * <p>The inputs are in the order of the source's columns, others after them by name; the classes
   * are in the order of Tribuo's output ids.
   *
   * @throws InputException if the file is not such a model, is damaged, names a class that is not
   *     supported, or needs more than the source says
   */
  public static Model open(ModelSource source) {
    SerialFilter.install();
    byte[] bytes = ModelFile.read(source);
    try {
      return open(source, TribuoFile.read(bytes));
    } catch (RefusedException e) {
      throw ModelFile.problem(source, "this model " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw ModelFile.problem(source, "this model is damaged; save it again", e);
    }
  }

  private static Model open(ModelSource source, TribuoFile file) throws RefusedException {
    org.tribuo.Model<?> model = file.model();
    if (!source.inputs().isEmpty()) {
      throw new RefusedException("names its inputs itself; leave out 'inputs'");
    }
    if (source.activation() != null && source.activation() != Activation.NONE) {
      throw new RefusedException("gives probabilities itself; leave out 'activation'");
    }
    require(TreeEnsemble.isNumbered(model.getFeatureIDMap()), "is damaged; save it again");
    useOneThread(model);
    List<ColumnEncoder> encoders = encoders(source, model);
    if (model.validate(Label.class)) {
      require(source.task() != Task.REGRESSION, "is a classifier, but the task is a regression");
      return classifier(source, file, encoders);
    }
    if (model.validate(Regressor.class)) {
      require(source.task() != Task.CLASSIFICATION, "is a regression, but the target has classes");
      return regression(source, file, encoders);
    }
    throw new RefusedException("is neither a classifier nor a regression");
  }

  private static List<ColumnEncoder> encoders(ModelSource source, org.tribuo.Model<?> model)
      throws RefusedException {
    List<String> order = source.columns();
    return TrainedColumns.of(model).values().stream()
        .map(
            processor ->
                new ColumnEncoder(
                    TrainedInput.of(processor, model), processor, model.getFeatureIDMap()))
        .sorted(
            Comparator.comparingInt(
                encoder -> {
                  int place = order.indexOf(encoder.input().name());
                  return place < 0 ? order.size() : place;
                }))
        .toList();
  }

  private static Model classifier(ModelSource source, TribuoFile file, List<ColumnEncoder> encoders)
      throws RefusedException {
    org.tribuo.Model<Label> model = file.model().castModel(Label.class);
    ImmutableOutputInfo<Label> info = model.getOutputIDInfo();
    List<String> classes =
        IntStream.range(0, info.size()).mapToObj(id -> info.getOutput(id).getLabel()).toList();
    require(classes.size() > 1, "has a single class; a classifier needs two");
    require(givesProbabilities(model), "gives scores that are not probabilities, as SVMs do");
    Optional<Predictor> trees = TreeCompiler.classifier(model, file.proto());
    return new TribuoModel(
        model,
        encoders,
        new Output.Classes(classes),
        trees.orElseGet(
            () ->
                new ExamplePredictor<>(
                    source,
                    model,
                    LabelFactory.UNKNOWN_LABEL,
                    (prediction, output) ->
                        score(prediction.getOutputScores(), classes.get(output)))));
  }

  /** The score of a class, NaN if it has none. */
  static double score(Map<String, Label> scores, String name) {
    return scores.getOrDefault(name, LabelFactory.UNKNOWN_LABEL).getScore();
  }

  private static Model regression(ModelSource source, TribuoFile file, List<ColumnEncoder> encoders)
      throws RefusedException {
    org.tribuo.Model<Regressor> model = file.model().castModel(Regressor.class);
    int dimensions = model.getOutputIDInfo().size();
    require(dimensions == 1, "predicts " + dimensions + " values at once; expected one");
    Optional<Predictor> trees = TreeCompiler.regression(model, file.proto());
    return new TribuoModel(
        model,
        encoders,
        new Output.Value(),
        trees.orElseGet(
            () ->
                new ExamplePredictor<>(
                    source,
                    model,
                    RegressionFactory.UNKNOWN_REGRESSOR,
                    (prediction, output) -> prediction.getOutput().getValues()[0])));
  }

  /** Trees give probabilities without saying so in the model, only in each prediction. */
  private static boolean givesProbabilities(org.tribuo.Model<Label> model) {
    Feature any = new Feature(model.getFeatureIDMap().get(0).getName(), 1);
    return model.generatesProbabilities()
        || model
            .predict(new ListExample<>(LabelFactory.UNKNOWN_LABEL, List.of(any)))
            .hasProbabilities();
  }

  /** XGBoost's threads wait for each other for longer than a small batch takes. */
  private static void useOneThread(org.tribuo.Model<?> model) {
    switch (model) {
      case XGBoostModel<?> boosted -> boosted.setNumThreads(1);
      case TransformedModel<?> scaled -> useOneThread(scaled.getInnerModel());
      case EnsembleModel<?> ensemble -> ensemble.getModels().forEach(TribuoModels::useOneThread);
      default -> {}
    }
  }

  private static void require(boolean holds, String otherwise) throws RefusedException {
    if (!holds) {
      throw new RefusedException(otherwise);
    }
  }
}
