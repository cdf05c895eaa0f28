package org.evenhand.model.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.InputException;
import org.evenhand.model.Input;
import org.evenhand.model.Input.Range;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.ModelSource.Activation;
import org.evenhand.model.ModelSource.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.feature.UniqueProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.field.RegexFieldProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.evaluation.TrainTestSplitter;
import org.tribuo.impl.ListExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.LinearScalingTransformation;

class TribuoSignatureTest {
  private static final Trainer<Label> LINEAR =
      new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 1, 1);
  private static final People TRAINING = People.training(200);

  @TempDir Path folder;

  /** Some have no income, which Tribuo does not tell from an income of zero. */
  @Test
  void inputsHaveTypeCategoriesAndRange() throws IOException {
    List<Input> inputs = open(TRAINING.train(LINEAR, People.labels(), folder)).signature().inputs();
    assertThat(inputs)
        .containsExactly(
            number("age", trained("age").getMin(), trained("age").getMax()),
            number("children", 0, 4),
            text("city", "", "Bonn", "Rome"),
            text("floor", "0", "1", "2"),
            number("income", 0, trained("income").getMax()),
            text("job", "clerk", "cook", "smith"));
  }

  @Test
  void namesOfFeaturesTellTheSame() throws IOException {
    assertThat(open(TRAINING.trainWithoutColumns(LINEAR, People.labels())).signature())
        .isEqualTo(open(TRAINING.train(LINEAR, People.labels(), folder)).signature());
  }

  /** A split wraps the provenance of the source. */
  @Test
  void columnsAreFoundBehindASplitter() throws IOException {
    TrainTestSplitter<Label> split =
        new TrainTestSplitter<>(TRAINING.write(folder, People.labels()), 0.7, 1);
    Model model = open(LINEAR.train(new MutableDataset<>(split.getTrain())));
    assertThat(model.signature().inputNames())
        .containsExactly("age", "children", "city", "floor", "income", "job");
  }

  @Test
  void inputsFollowTheOrderOfTheData() throws IOException {
    Path file = save(TRAINING.train(LINEAR, People.labels(), folder));
    List<String> columns = List.of("job", "unused", "income", "age");
    ModelSource source = new ModelSource("model", file, List.of(), null, null, List.of(), columns);
    try (Model model = TribuoModels.open(source)) {
      assertThat(model.signature().inputNames())
          .containsExactly("job", "income", "age", "children", "city", "floor");
    }
  }

  /** It remembers only what it scaled them to. */
  @Test
  void aModelThatScalesItsInputsHasNoRanges() throws IOException {
    TransformationMap scaling =
        new TransformationMap(Map.of("age", List.of(new LinearScalingTransformation(0, 1))));
    Model model =
        open(TRAINING.train(new TransformTrainer<>(LINEAR, scaling), People.labels(), folder));
    assertThat(model.signature().inputs()).extracting(Input::range).containsOnlyNulls();
  }

  /** Named like columns of other tools: "a@b" is a column whose values are "a@b@value". */
  @Test
  void aColumnMayHaveTheJoinerInItsName() throws IOException {
    People people = People.training(50);
    people.rows.replaceAll(
        row -> {
          Map<String, String> renamed = new LinkedHashMap<>(row);
          renamed.put("a@b", row.get("job"));
          return renamed;
        });
    Model model = open(people.train(LINEAR, labels(List.of(new IdentityProcessor("a@b"))), folder));
    assertThat(model.signature().inputs()).containsExactly(text("a@b", "clerk", "cook", "smith"));
  }

  @Test
  void otherFieldProcessorsAreRefused() throws IOException {
    List<FieldProcessor> fields =
        List.of(
            new DoubleFieldProcessor("age"),
            new RegexFieldProcessor(
                "job", "c(.*)", EnumSet.of(RegexFieldProcessor.Mode.MATCH_ALL)));
    assertRefused(
        TRAINING.train(LINEAR, labels(fields), folder),
        "column 'job'",
        "RegexFieldProcessor",
        "IdentityProcessor");
  }

  @Test
  void featureProcessorsAreRefused() throws IOException {
    RowProcessor<Label> processor =
        new RowProcessor.Builder<Label>()
            .setFieldProcessors(List.of(new DoubleFieldProcessor("age")))
            .addFeatureProcessor(new UniqueProcessor(UniqueProcessor.UniqueType.FIRST))
            .build(happy());
    assertRefused(TRAINING.train(LINEAR, processor, folder), "feature processors");
  }

  @Test
  void countsWithoutProvenanceAreRefused() {
    List<Example<Label>> examples =
        List.of(
            new ListExample<>(new Label("a"), List.of(new Feature("text@word", 2))),
            new ListExample<>(new Label("b"), List.of(new Feature("text@other", 1))));
    LabelFactory factory = new LabelFactory();
    ListDataSource<Label> source =
        new ListDataSource<>(examples, factory, new SimpleDataSourceProvenance("", factory));
    assertRefused(LINEAR.train(new MutableDataset<>(source)), "'text@word'", "CSVDataSource");
  }

  @Test
  void dataTransformedBeforeTrainingAreRefused() throws IOException {
    MutableDataset<Label> data = new MutableDataset<>(TRAINING.write(folder, People.labels()));
    data.transform(
        data.createTransformers(
            new TransformationMap(List.of(new LinearScalingTransformation(0, 1)))));
    assertRefused(LINEAR.train(data), "transformed", "TransformTrainer");
  }

  @Test
  void scoresThatAreNoProbabilitiesAreRefused() throws IOException {
    Trainer<Label> margins = new LinearSGDTrainer(new Hinge(), new AdaGrad(0.1), 1, 1);
    assertRefused(TRAINING.train(margins, People.labels(), folder), "not probabilities");
  }

  @Test
  void aTreeGivesProbabilitiesWithoutSayingSo() throws IOException {
    org.tribuo.Model<Label> tree =
        TRAINING.train(new CARTClassificationTrainer(3), People.labels(), folder);
    assertThat(tree.generatesProbabilities()).isFalse();
    assertThat(open(tree).signature().output().width()).isEqualTo(3);
  }

  @Test
  void severalValuesAtOnceAreRefused() throws IOException {
    RowProcessor<Regressor> two =
        new RowProcessor.Builder<Regressor>()
            .setFieldProcessors(List.of(new DoubleFieldProcessor("age")))
            .build(
                new FieldResponseProcessor<>(
                    List.of("wage", "children"),
                    List.of("", ""),
                    new RegressionFactory(','),
                    true,
                    false));
    assertRefused(
        TRAINING.train(new CARTRegressionTrainer(2), two, folder), "2 values", "expected one");
  }

  @Test
  void whatTheWorkspaceSaysMustFit() throws IOException {
    Path file = save(TRAINING.train(LINEAR, People.labels(), folder));
    assertThatThrownBy(() -> TribuoModels.open(source(file, List.of(), null, Task.REGRESSION)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a classifier");
    assertThatThrownBy(() -> TribuoModels.open(source(file, List.of(), Activation.SIGMOID, null)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("leave out 'activation'");
    assertThatThrownBy(() -> TribuoModels.open(source(file, List.of("age"), null, null)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("leave out 'inputs'");
  }

  private static ModelSource source(
      Path file, List<String> inputs, @Nullable Activation activation, @Nullable Task task) {
    return new ModelSource("model", file, inputs, activation, task, List.of(), List.of());
  }

  private static RowProcessor<Label> labels(List<FieldProcessor> fields) {
    return new RowProcessor.Builder<Label>().setFieldProcessors(fields).build(happy());
  }

  private static FieldResponseProcessor<Label> happy() {
    return new FieldResponseProcessor<>(
        List.of("happy"), List.of(""), new LabelFactory(), false, false);
  }

  private static Input text(String name, String... categories) {
    return new Input(name, Input.Type.TEXT, List.of(categories), null);
  }

  private static Input number(String name, double min, double max) {
    return new Input(name, Input.Type.REAL, List.of(), new Range(min, max));
  }

  private static DoubleSummaryStatistics trained(String name) {
    return TRAINING.rows.stream()
        .map(row -> row.get(name))
        .filter(text -> !text.isEmpty())
        .mapToDouble(Double::parseDouble)
        .summaryStatistics();
  }

  private void assertRefused(org.tribuo.Model<?> trained, String... parts) {
    assertThatThrownBy(() -> open(trained))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("model 'model' (model.tribuo): this model ")
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  private Model open(org.tribuo.Model<?> trained) throws IOException {
    return TribuoModels.open(ModelSource.of("model", save(trained)));
  }

  private Path save(org.tribuo.Model<?> trained) throws IOException {
    Path file = folder.resolve("model.tribuo");
    trained.serializeToFile(file);
    return file;
  }
}
