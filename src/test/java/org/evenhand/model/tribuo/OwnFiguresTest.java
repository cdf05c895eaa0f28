package org.evenhand.model.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.data.TableReader;
import org.evenhand.job.Progress;
import org.evenhand.model.Binding;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.OwnImportance.Figure;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.LinearScalingTransformation;

class OwnFiguresTest {
  private static final Trainer<Label> LIBLINEAR =
      new LibLinearClassificationTrainer(new LinearClassificationType(LinearType.L2R_LR), 1, 0.1);

  @TempDir private Path folder;

  private List<OwnImportance> figures(Trainer<Label> trainer, People people) throws IOException {
    Path file = folder.resolve("model.tribuo");
    people.train(trainer, People.labels(), folder).serializeToFile(file);
    try (Model model = TribuoModels.open(ModelSource.of("model", file))) {
      return model.ownImportance();
    }
  }

  /** Happy are the cooks and the clerks in Rome: the tree asks for their jobs and the city only. */
  private static People byJobAndCity() {
    People people = People.training(300);
    for (Map<String, String> row : people.rows) {
      boolean rome = "Rome".equals(row.get("city"));
      String job = String.valueOf(row.get("job"));
      row.put("happy", job.equals("cook") || (job.equals("clerk") && rome) ? "yes" : "no");
    }
    return people;
  }

  @Test
  void theSplitsOfATreeAreAddedUpByColumn() throws IOException {
    List<OwnImportance> found = figures(new CARTClassificationTrainer(6), byJobAndCity());
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().figure()).isEqualTo(Figure.SPLITS);
    assertThat(found.getFirst().output()).isEqualTo(OwnImportance.ALL);
    // Cook or not, clerk or not, Rome or not: two splits of one column, one of another.
    Map<String, Double> expected = new LinkedHashMap<>();
    People.INPUTS.forEach(name -> expected.put(name, 0.0));
    expected.put("job", 2.0);
    expected.put("city", 1.0);
    assertThat(found.getFirst().byInput()).isEqualTo(expected);
  }

  @Test
  void aForestHasTheSplitsOfAllItsTrees() throws IOException {
    List<OwnImportance> found =
        figures(
            new RandomForestTrainer<>(
                new CARTClassificationTrainer(4, 0.7f, 1), new VotingCombiner(), 10),
            People.training(300));
    assertThat(found).hasSize(1);
    double splits = found.getFirst().byInput().values().stream().mapToDouble(v -> v).sum();
    // Ten trees of depth 4 have at least 10 and at most 10 * 15 splits.
    assertThat(splits).isBetween(10.0, 150.0).isEqualTo(Math.rint(splits));
  }

  @Test
  void boostedTreesTellGainCoverAndSplits() throws IOException {
    List<OwnImportance> found =
        figures(new XGBoostClassificationTrainer(5, 1, true), byJobAndCity());
    assertThat(found.stream().map(OwnImportance::figure))
        .containsExactly(Figure.TOTAL_GAIN, Figure.TOTAL_COVER, Figure.SPLITS);
    for (OwnImportance own : found) {
      assertThat(own.byInput()).hasSize(6);
      assertThat(own.byInput().get("job")).isPositive();
      assertThat(own.byInput().get("children")).isZero();
    }
  }

  @Test
  void linearModelsHaveWeightsForEachClass() throws IOException {
    for (Trainer<Label> trainer :
        List.of(new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 3, 1), LIBLINEAR)) {
      List<OwnImportance> found = figures(trainer, People.training(300));
      assertThat(found.stream().map(OwnImportance::figure)).containsOnly(Figure.WEIGHT);
      assertThat(found.stream().map(OwnImportance::output)).containsExactlyInAnyOrder(0, 1, 2);
      assertThat(found.getFirst().byInput().keySet())
          .containsExactlyInAnyOrderElementsOf(People.INPUTS);
    }
  }

  /** LibLinear has one set of weights for two classes, for the other its negative. */
  @Test
  void theWeightsOfTwoClassesAreTheSameButForTheirSigns() throws IOException {
    List<OwnImportance> found = figures(LIBLINEAR, byJobAndCity());
    assertThat(found.stream().map(OwnImportance::output)).containsExactly(0, 1);
    assertThat(found.getFirst().byInput()).isEqualTo(found.getLast().byInput());
    assertThat(found.getFirst().byInput().get("job")).isPositive();
  }

  @Test
  void weightsOfScaledInputsAreSaidToBe() throws IOException {
    TransformTrainer<Label> scaled =
        new TransformTrainer<>(
            new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 3, 1),
            new TransformationMap(List.of(new LinearScalingTransformation(0, 1))));
    assertThat(figures(scaled, People.training(300)).getFirst().figure())
        .isEqualTo(Figure.SCALED_WEIGHT);
  }

  /** Its weights are not all there is to it. */
  @Test
  void factorizationMachinesSayNothing() throws IOException {
    assertThat(
            figures(
                new FMClassificationTrainer(
                    new LogMulticlass(), new AdaGrad(0.1), 2, 1000, 1L, 2, 0.1),
                People.training(100)))
        .isEmpty();
  }

  /**
   * The logarithm of the odds rises by the difference of the two classes' weights; they have
   * opposite signs.
   */
  @Test
  void theWeightsOfANumberAreTheSlopeOfTheLogOdds() {
    Path samples = Path.of("sample-data/mortgage");
    Table data = TableReader.read(samples.resolve("hmda.csv"), Map.of(), Progress.NONE);
    try (Model model =
        TribuoModels.open(
            ModelSource.of("Logistic", samples.resolve("logistic-regression.tribuo")))) {
      Binding binding = Binding.of("Logistic", model.signature(), data.names());
      Table row = data.slice(0, 1);
      List<Column> more =
          binding.select(row.with(NumericColumn.of("pirat", ColumnType.REAL, 1.221)));
      double slope = logOdds(model.score(more)) - logOdds(model.score(binding.select(row)));
      double weights =
          model.ownImportance().stream().mapToDouble(own -> own.byInput().get("pirat")).sum();
      assertThat(weights).isCloseTo(slope, within(1e-9));
    }
  }

  private static double logOdds(Scores scores) {
    return Math.log(scores.get(1, 0) / scores.get(0, 0));
  }
}
