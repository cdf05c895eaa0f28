package org.evenhand.model.tribuo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.evenhand.data.Column;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Output;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Example;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.AdaBoostTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.tree.ExtraTreesTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.sgd.objectives.SquaredLoss;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.Transformation;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

/** Our scores are those of Tribuo's own row processor and model, on 1,500 rows with gaps. */
class TribuoAnswersTest {
  private static final People TRAINING = People.training(400);
  private static final People LATER = People.later(1500);

  @TempDir Path folder;

  static List<Named<Trainer<Label>>> classifiers() {
    Trainer<Label> linear = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 5, 1);
    return List.of(
        Named.of("linear", linear),
        Named.of("scaled linear", new TransformTrainer<>(linear, scaling())),
        Named.of("densely scaled linear", new TransformTrainer<>(linear, scaling(), true)),
        Named.of(
            "factorisation machine",
            new FMClassificationTrainer(
                new LogMulticlass(), new AdaGrad(0.1), 3, 1000, 1, 1, 4, 0.1)),
        Named.of("tree", new CARTClassificationTrainer(5)),
        Named.of("deep tree", new CARTClassificationTrainer(20)),
        Named.of(
            "tree of one leaf", new CARTClassificationTrainer(5, 1, 1e6f, 1, new GiniIndex(), 1)),
        Named.of(
            "forest",
            new RandomForestTrainer<>(
                new CARTClassificationTrainer(5, 0.5f, 1), new VotingCombiner(), 8, 1)),
        Named.of(
            "forest of shares",
            new RandomForestTrainer<>(
                new CARTClassificationTrainer(5, 0.5f, 1),
                new FullyWeightedVotingCombiner(),
                8,
                1)),
        Named.of(
            "extra trees",
            new ExtraTreesTrainer<>(
                new CARTClassificationTrainer(9, 0.5f, true, 1),
                new FullyWeightedVotingCombiner(),
                20,
                1)),
        Named.of("AdaBoost", new AdaBoostTrainer(new CARTClassificationTrainer(3), 15, 1)),
        Named.of(
            "bagged linear", new BaggingTrainer<>(linear, new FullyWeightedVotingCombiner(), 4, 1)),
        Named.of("boosted", new XGBoostClassificationTrainer(10, 1, true)),
        Named.of(
            "LibLinear",
            new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearClassificationType.LinearType.L2R_LR),
                1,
                100,
                0.1)));
  }

  static List<Named<Trainer<Regressor>>> regressions() {
    Trainer<Regressor> linear =
        new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
            new SquaredLoss(), new AdaGrad(0.01), 5, 1);
    return List.of(
        Named.of("linear", linear),
        Named.of("scaled linear", new TransformTrainer<>(linear, scaling())),
        Named.of("tree", new CARTRegressionTrainer(5)),
        Named.of("joint tree", new CARTJointRegressionTrainer(5)),
        Named.of(
            "forest",
            new RandomForestTrainer<>(
                new CARTJointRegressionTrainer(
                    5, 1, 0, 0.5f, false, new MeanSquaredError(), false, 1),
                new AveragingCombiner(),
                8,
                1)),
        Named.of(
            "extra trees",
            new ExtraTreesTrainer<>(
                new CARTRegressionTrainer(9, 1, 0, 0.5f, true, new MeanSquaredError(), 1),
                new AveragingCombiner(),
                20,
                1)),
        Named.of(
            "boosted",
            new XGBoostRegressionTrainer(
                XGBoostRegressionTrainer.RegressionType.LINEAR, 10, 1, true)));
  }

  private static TransformationMap scaling() {
    List<Transformation> standard = List.of(new MeanStdDevTransformation());
    return new TransformationMap(
        Map.of("age", standard, "income@value", standard, "children@value", standard));
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void probabilitiesAreTribuosOwn(Trainer<Label> trainer) throws IOException {
    compareClassifier(TRAINING.train(trainer, People.labels(), folder));
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void probabilitiesAreTribuosOwnWithoutProvenance(Trainer<Label> trainer) throws IOException {
    compareClassifier(TRAINING.trainWithoutColumns(trainer, People.labels()));
  }

  @ParameterizedTest
  @MethodSource("regressions")
  void valuesAreTribuosOwn(Trainer<Regressor> trainer) throws IOException {
    compareRegression(TRAINING.train(trainer, People.wages(), folder));
  }

  @ParameterizedTest
  @MethodSource("regressions")
  void valuesAreTribuosOwnWithoutProvenance(Trainer<Regressor> trainer) throws IOException {
    compareRegression(TRAINING.trainWithoutColumns(trainer, People.wages()));
  }

  private void compareClassifier(org.tribuo.Model<Label> trained) throws IOException {
    try (Model model = open(trained)) {
      assertThat(model.signature().output())
          .isEqualTo(
              new Output.Classes(
                  List.of(
                      trained.getOutputIDInfo().getOutput(0).getLabel(),
                      trained.getOutputIDInfo().getOutput(1).getLabel(),
                      trained.getOutputIDInfo().getOutput(2).getLabel())));
      List<String> classes = ((Output.Classes) model.signature().output()).names();
      List<ToDoubleFunction<Prediction<Label>>> outputs = new ArrayList<>();
      for (String name : classes) {
        outputs.add(
            prediction -> requireNonNull(prediction.getOutputScores().get(name)).getScore());
      }
      compare(model, trained, People.labels(), outputs);
    }
  }

  private void compareRegression(org.tribuo.Model<Regressor> trained) throws IOException {
    try (Model model = open(trained)) {
      assertThat(model.signature().output()).isEqualTo(new Output.Value());
      compare(
          model,
          trained,
          People.wages(),
          List.of(prediction -> prediction.getOutput().getValues()[0]));
    }
  }

  private Model open(org.tribuo.Model<?> trained) throws IOException {
    Path file = folder.resolve("model.tribuo");
    trained.serializeToFile(file);
    return TribuoModels.open(ModelSource.of("model", file));
  }

  private static <T extends org.tribuo.Output<T>> void compare(
      Model model,
      org.tribuo.Model<T> trained,
      RowProcessor<T> processor,
      List<ToDoubleFunction<Prediction<T>>> outputs) {
    List<Column> columns = LATER.columns(model.signature().inputNames());
    Scores scores = model.score(columns);
    assertThat(scores.rows()).isEqualTo(LATER.rows.size());
    for (int row = 0; row < scores.rows(); row++) {
      Optional<Prediction<T>> own =
          processor.generateExample(LATER.rows.get(row), false).flatMap(e -> predict(trained, e));
      for (int output = 0; output < outputs.size(); output++) {
        ToDoubleFunction<Prediction<T>> score = outputs.get(output);
        assertThat(scores.get(output, row))
            .as("row %s of %s", row, LATER.rows.get(row))
            .isEqualTo(own.map(score::applyAsDouble).orElse(Double.NaN));
      }
    }
  }

  /** Empty when Tribuo refuses: it does when no feature is known. */
  private static <T extends org.tribuo.Output<T>> Optional<Prediction<T>> predict(
      org.tribuo.Model<T> model, Example<T> example) {
    try {
      return Optional.of(model.predict(example));
    } catch (IllegalArgumentException noKnownFeature) {
      return Optional.empty();
    }
  }
}
