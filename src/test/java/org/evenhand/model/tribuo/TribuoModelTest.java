package org.evenhand.model.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Scores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.math.optimisers.AdaGrad;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TribuoModelTest {
  private static final People LATER = People.later(300);

  private Model linear;
  private Model boosted;
  private Model forest;

  @BeforeAll
  void openModels(@TempDir Path folder) throws IOException {
    linear = open(new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 3, 1), folder);
    boosted = open(new XGBoostClassificationTrainer(5, 1, true), folder);
    forest =
        open(
            new RandomForestTrainer<>(
                new CARTClassificationTrainer(6, 0.5f, 1), new VotingCombiner(), 5, 1),
            folder);
  }

  private static Model open(Trainer<Label> trainer, Path folder) throws IOException {
    Path file = folder.resolve("model.tribuo");
    People.training(300).train(trainer, People.labels(), folder).serializeToFile(file);
    return TribuoModels.open(ModelSource.of("model", file));
  }

  @AfterAll
  void closeModels() {
    linear.close();
    boosted.close();
    forest.close();
  }

  @Test
  void aBatchScoresAsItsRowsDoOneByOne() {
    for (Model model : List.of(linear, boosted, forest)) {
      List<Column> columns = LATER.columns(model.signature().inputNames());
      Scores together = model.score(columns);
      for (int row = 0; row < together.rows(); row++) {
        int only = row;
        Scores alone =
            model.score(columns.stream().map(column -> column.slice(only, only + 1)).toList());
        assertThat(alone.get(0, 0)).isEqualTo(together.get(0, row));
      }
    }
  }

  @Test
  void aBatchOfNoRowsHasNoScores() {
    List<Column> none =
        LATER.columns(linear.signature().inputNames()).stream()
            .map(column -> column.slice(0, 0))
            .toList();
    assertThat(linear.score(none).rows()).isZero();
    assertThat(boosted.score(none).rows()).isZero();
    assertThat(forest.score(none).rows()).isZero();
  }

  @Test
  void probabilitiesAddUpToOne() {
    Scores scores = boosted.score(LATER.columns(boosted.signature().inputNames()));
    for (int row = 0; row < scores.rows(); row++) {
      assertThat(scores.get(0, row) + scores.get(1, row) + scores.get(2, row))
          .isBetween(1 - 1e-6, 1 + 1e-6);
    }
  }

  /** Two tables with dictionaries of their own, scored by four threads in turn. */
  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    for (Model model : List.of(linear, boosted, forest)) {
      List<List<Column>> tables =
          List.of(
              LATER.columns(model.signature().inputNames()),
              People.training(200).columns(model.signature().inputNames()));
      List<Scores> alone = tables.stream().map(model::score).toList();
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int table = i % 2;
        tasks.add(() -> same(model.score(tables.get(table)), alone.get(table)));
      }
      try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
        for (Future<Boolean> task : pool.invokeAll(tasks)) {
          assertThat(task.get()).isTrue();
        }
      }
    }
  }

  private static boolean same(Scores one, Scores other) {
    return Arrays.equals(one.column(0), other.column(0))
        && Arrays.equals(one.column(2), other.column(2));
  }

  /** All but the second row; the row after it must not get its place. */
  @Test
  void aRowOfWhichNothingIsKnownIsNotANumber() {
    for (Model model : List.of(linear, boosted, forest)) {
      Scores scores =
          model.score(
              List.of(
                  numbers("age", 30, Double.NaN, 40),
                  numbers("children", 1, Double.NaN, 2),
                  texts("city", "Rome", "Oslo", "Bonn"),
                  texts("floor", "1", "99", "2"),
                  numbers("income", 100, Double.NaN, 200),
                  texts("job", "cook", "poet", "clerk")));
      assertThat(scores.column(0)[1]).isNaN();
      assertThat(scores.best(1)).isEqualTo(-1);
      assertThat(scores.column(0)[0]).isBetween(0.0, 1.0);
      assertThat(scores.get(0, 2)).isEqualTo(model.score(person("clerk", 40, 2, 200)).get(0, 0));
    }
  }

  private static List<Column> person(String job, double age, double children, double income) {
    return List.of(
        numbers("age", age),
        numbers("children", children),
        texts("city", "Bonn"),
        texts("floor", "2"),
        numbers("income", income),
        texts("job", job));
  }

  @Test
  void numbersMayComeAsTextAndCategoriesAsNumbers() {
    List<Column> typed = LATER.columns(linear.signature().inputNames());
    List<Column> swapped = new ArrayList<>();
    for (Column column : typed) {
      swapped.add(column instanceof NumericColumn numbers ? asText(numbers) : column);
    }
    assertThat(linear.score(swapped).column(1)).isEqualTo(linear.score(typed).column(1));
  }

  private static Column asText(NumericColumn column) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      texts.add(column.isMissing(row) ? null : " " + column.text(row) + " ");
    }
    return CategoricalColumn.of(column.name(), ColumnType.TEXT, texts);
  }

  /** As a number, 1 is the category that was written "1". */
  @Test
  void aCategoryIsFoundByItsNumber() {
    List<Column> texts = person("cook", 30, 1, 100);
    List<Column> numbers = new ArrayList<>(texts);
    numbers.set(3, numbers("floor", 2.0));
    assertThat(linear.score(numbers).column(0)).isEqualTo(linear.score(texts).column(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"old", "1,5", "Infinity", "1e300"})
  void textThatIsNoNumberIsRefused(String text) {
    List<Column> columns = new ArrayList<>(person("cook", 30, 1, 100));
    columns.set(0, texts("age", text));
    assertThatThrownBy(() -> linear.score(columns))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("'age'", "'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
  void numbersThatAreTooLargeAreRefused(double value) {
    for (Model model : List.of(boosted, forest)) {
      assertThatThrownBy(() -> model.score(person("cook", value, 1, 100)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("'age'");
    }
  }

  /** The dictionary may hold values that no row of the batch has. */
  @Test
  void textThatNoRowHasIsNotLookedAt() {
    List<Column> columns = new ArrayList<>(person("cook", 30, 1, 100));
    columns.set(0, texts("age", "30", "old").slice(0, 1));
    assertThat(linear.score(columns).column(0))
        .isEqualTo(linear.score(person("cook", 30, 1, 100)).column(0));
  }

  private static Column numbers(String name, double... values) {
    return NumericColumn.of(name, ColumnType.REAL, values);
  }

  private static Column texts(String name, String... values) {
    return CategoricalColumn.of(name, ColumnType.CATEGORY, List.of(values));
  }
}
