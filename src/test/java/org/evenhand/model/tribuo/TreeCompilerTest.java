package org.evenhand.model.tribuo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.AdaBoostTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.csv.CSVDataSource;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.ensemble.EnsembleCombiner;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.impl.ListExample;
import org.tribuo.provenance.EnsembleModelProvenance;
import org.tribuo.provenance.impl.TimestampedTrainerProvenance;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

/** Which models are scored from arrays, and that odd ones have Tribuo's own scores. */
class TreeCompilerTest {
  private static final People TRAINING = People.training(300);
  private static final People LATER = People.later(1000);
  private static final Trainer<Label> TREE = new CARTClassificationTrainer(6);
  private static final Trainer<Label> LINEAR = new LogisticRegressionTrainer();

  @TempDir Path folder;

  static List<Named<Trainer<Label>>> trees() {
    CARTClassificationTrainer some = new CARTClassificationTrainer(4, 0.5f, 1);
    return List.of(
        Named.of("tree", TREE),
        Named.of("voting", new RandomForestTrainer<>(some, new VotingCombiner(), 3, 1)),
        Named.of("shares", new RandomForestTrainer<>(some, new FullyWeightedVotingCombiner(), 3)),
        Named.of("AdaBoost", new AdaBoostTrainer(new CARTClassificationTrainer(2), 3)));
  }

  @ParameterizedTest
  @MethodSource("trees")
  void treesAreCompiled(Trainer<Label> trainer) throws Exception {
    assertThat(compiles(TRAINING.trainWithoutColumns(trainer, People.labels()))).isTrue();
  }

  static List<Named<Trainer<Regressor>>> regressionTrees() {
    return List.of(
        Named.of("tree", new CARTRegressionTrainer(4)),
        Named.of("joint tree", new CARTJointRegressionTrainer(4)),
        Named.of(
            "bagged",
            new BaggingTrainer<>(new CARTRegressionTrainer(4), new AveragingCombiner(), 3, 1)));
  }

  @ParameterizedTest
  @MethodSource("regressionTrees")
  void regressionTreesAreCompiled(Trainer<Regressor> trainer) throws Exception {
    TribuoFile file = file(TRAINING.trainWithoutColumns(trainer, People.wages()));
    assertThat(TreeCompiler.regression(file.model().castModel(Regressor.class), file.proto()))
        .isPresent();
  }

  static List<Named<Trainer<Label>>> others() {
    return List.of(
        Named.of("linear", LINEAR),
        Named.of("bagged linear", new BaggingTrainer<>(LINEAR, new VotingCombiner(), 3)),
        Named.of(
            "scaled tree",
            new TransformTrainer<>(
                TREE,
                new TransformationMap(Map.of("age", List.of(new MeanStdDevTransformation()))))));
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherModelsAreNot(Trainer<Label> trainer) throws Exception {
    assertThat(compiles(TRAINING.trainWithoutColumns(trainer, People.labels()))).isFalse();
  }

  /** Tribuo fails for a row of which one of the trees knows nothing; so do we. */
  @Test
  void treesThatKnowDifferentFeaturesAreLeftToTribuo() throws Exception {
    RowProcessor<Label> ageOnly =
        new RowProcessor.Builder<Label>()
            .setFieldProcessors(List.of(new DoubleFieldProcessor("age", true)))
            .build(People.labels().getResponseProcessor());
    Model<Label> wide = TRAINING.trainWithoutColumns(TREE, People.labels());
    List<Model<Label>> both = List.of(wide, TRAINING.trainWithoutColumns(TREE, ageOnly));
    Model<Label> mixed =
        new WeightedEnsembleModel<>(
            "mixed",
            new EnsembleModelProvenance(
                WeightedEnsembleModel.class.getName(),
                OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                wide.getProvenance().getDatasetProvenance(),
                new TimestampedTrainerProvenance(),
                ListProvenance.createListProvenance(both)),
            wide.getFeatureIDMap(),
            wide.getOutputIDInfo(),
            both,
            new VotingCombiner());
    assertThat(compiles(mixed)).isFalse();
    try (org.evenhand.model.Model model = open(mixed)) {
      assertThat(model.score(row(30, 1)).get(0, 0)).isBetween(0.0, 1.0);
      assertThatThrownBy(() -> model.score(row(Double.NaN, 1)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("fails on this data");
    }
  }

  @Test
  void treesAreWeighted() throws Exception {
    List<Model<Label>> trees =
        Stream.of(2, 5, 9)
            .map(
                depth ->
                    TRAINING.trainWithoutColumns(
                        new CARTClassificationTrainer(depth), People.labels()))
            .toList();
    for (EnsembleCombiner<Label> combiner :
        List.of(new VotingCombiner(), new FullyWeightedVotingCombiner())) {
      Model<Label> weighted = weighted(trees, combiner);
      assertThat(compiles(weighted)).isTrue();
      List<String> classes =
          Stream.of(0, 1, 2)
              .map(id -> weighted.getOutputIDInfo().getOutput(id).getLabel())
              .toList();
      Scores scores = score(weighted);
      for (int row = 0; row < scores.rows(); row++) {
        Prediction<Label> own = predict(weighted, People.labels(), row);
        for (int output = 0; output < classes.size(); output++) {
          assertThat(scores.get(output, row))
              .isEqualTo(requireNonNull(own.getOutputScores().get(classes.get(output))).getScore());
        }
      }
    }
  }

  @Test
  void regressionTreesAreWeighted() throws Exception {
    List<Model<Regressor>> trees =
        Stream.of(2, 5, 9)
            .map(
                depth ->
                    TRAINING.trainWithoutColumns(new CARTRegressionTrainer(depth), People.wages()))
            .toList();
    Model<Regressor> weighted = weighted(trees, new AveragingCombiner());
    Scores scores = score(weighted);
    for (int row = 0; row < scores.rows(); row++) {
      assertThat(scores.get(0, row))
          .isEqualTo(predict(weighted, People.wages(), row).getOutput().getValues()[0]);
    }
  }

  private static <T extends Output<T>> Model<T> weighted(
      List<Model<T>> trees, EnsembleCombiner<T> combiner) {
    return WeightedEnsembleModel.createEnsembleFromExistingModels(
        "weighted", trees, combiner, new float[] {0.3f, 1.7f, 1.1f});
  }

  /** People of whom only zeros are known, which Tribuo tells from nothing. */
  @Test
  void zerosAreValues() throws Exception {
    Model<Label> tree = TRAINING.trainWithoutColumns(TREE, People.labels());
    Prediction<Label> own =
        tree.predict(
            new ListExample<>(LabelFactory.UNKNOWN_LABEL, List.of(new Feature("age", 0.0))));
    try (org.evenhand.model.Model model = open(tree)) {
      String first = tree.getOutputIDInfo().getOutput(0).getLabel();
      assertThat(model.score(row(0, Double.NaN)).get(0, 0))
          .isEqualTo(requireNonNull(own.getOutputScores().get(first)).getScore());
      assertThat(model.score(row(Double.NaN, Double.NaN)).get(0, 0)).isNaN();
    }
  }

  /**
   * The category 1 of {@code floor} is the feature floor@1, and so is the number in the column of
   * that name: 1 + 2.5 is over the threshold, either alone is not.
   */
  @Test
  void featuresOfOneNameAddUp() throws Exception {
    RowProcessor<Label> processor =
        new RowProcessor.Builder<Label>()
            .setFieldProcessors(
                List.of(new IdentityProcessor("floor"), new DoubleFieldProcessor("floor@1", true)))
            .build(People.labels().getResponseProcessor());
    Path csv = folder.resolve("floors.csv");
    Files.write(
        csv,
        List.of(
            "floor,floor@1,happy", "1,,no", "2,2,no", "2,3,no", "2,3.2,yes", "2,5,yes", "2,6,yes"));
    Model<Label> tree =
        new CARTClassificationTrainer(4, 1, 0, 1, new GiniIndex(), 1)
            .train(new MutableDataset<>(new CSVDataSource<>(csv, processor, true)));
    assertThat(compiles(tree)).isTrue();
    try (org.evenhand.model.Model model = open(tree)) {
      assertThat(model.signature().inputNames()).containsExactly("floor", "floor@1");
      Scores scores =
          model.score(
              List.of(
                  CategoricalColumn.of("floor", ColumnType.CATEGORY, List.of("1", "2", "1")),
                  NumericColumn.of(
                      "floor@1", ColumnType.REAL, new double[] {2.5, 2.5, Double.NaN})));
      int yes = tree.getOutputIDInfo().getID(new Label("yes"));
      assertThat(scores.column(yes)).containsExactly(1, 0, 0);
      ListExample<Label> both =
          new ListExample<>(
              LabelFactory.UNKNOWN_LABEL,
              List.of(new Feature("floor@1", 1), new Feature("floor@1", 2.5)));
      assertThat(tree.predict(both).getOutput().getLabel()).isEqualTo("yes");
    }
  }

  private static List<Column> row(double age, double children) {
    return List.of(
        NumericColumn.of("age", ColumnType.REAL, new double[] {age}),
        NumericColumn.of("children", ColumnType.REAL, new double[] {children}),
        NumericColumn.of("city", ColumnType.REAL, new double[] {-1}),
        NumericColumn.of("floor", ColumnType.REAL, new double[] {-1}),
        NumericColumn.of("income", ColumnType.REAL, new double[] {Double.NaN}),
        NumericColumn.of("job", ColumnType.REAL, new double[] {-1}));
  }

  private static boolean compiles(Model<Label> trained) throws RefusedException, IOException {
    TribuoFile file = file(trained);
    return TreeCompiler.classifier(file.model().castModel(Label.class), file.proto()).isPresent();
  }

  private static TribuoFile file(Model<?> trained) throws RefusedException {
    return TribuoFile.read(trained.serialize().toByteArray());
  }

  private Scores score(Model<?> trained) throws IOException {
    try (org.evenhand.model.Model model = open(trained)) {
      return model.score(LATER.columns(model.signature().inputNames()));
    }
  }

  private org.evenhand.model.Model open(Model<?> trained) throws IOException {
    Path file = folder.resolve("model.tribuo");
    trained.serializeToFile(file);
    return TribuoModels.open(ModelSource.of("model", file));
  }

  private static <T extends Output<T>> Prediction<T> predict(
      Model<T> model, RowProcessor<T> processor, int row) {
    return model.predict(processor.generateExample(LATER.rows.get(row), false).orElseThrow());
  }
}
