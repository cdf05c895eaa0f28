package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.value;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.evenhand.job.Progress;
import org.evenhand.whatif.FlipTest;
import org.evenhand.whatif.Flips;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlipTestsTest {
  private static Workspace mortgage;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    mortgage = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
  }

  @AfterAll
  static void close() {
    mortgage.close();
  }

  /** One row changed by hand and asked at the same threshold is what the test says of it. */
  @Test
  void aTestOfOneRowIsTheModelsAnswerToTheChangedRow() {
    LoadedModel model = mortgage.model("XGBoost");
    CategoricalColumn single = mortgage.attribute("single");
    int yes = single.dictionary().indexOf("yes");
    int row = 0;
    while (single.code(row) == yes) {
      row++;
    }
    int donor = 0;
    while (single.code(donor) != yes) {
      donor++;
    }
    int chosen = row;
    FlipTest test = run(model, "single", RowSet.where(single.size(), at -> at == chosen), 0.25);

    double before = model.scores(Progress.NONE).get(model.positiveIndex(), row);
    double after =
        model
            .score(
                mortgage
                    .table()
                    .take(row)
                    .with(mortgage.table().column("single").take(new int[] {donor})))
            .get(model.positiveIndex(), 0);
    assertThat(value(test.overall().scoreChange())).isCloseTo(after - before, within(1e-12));
    assertThat(value(test.overall().changed()))
        .isEqualTo((before >= 0.25) == (after >= 0.25) ? 0 : 1);
  }

  @Test
  void groupsAreThoseOfTheAttributeAndAddUp() {
    FlipTest test = run(mortgage.model("XGBoost"), "single", mortgage.part("test"), 0.25);

    assertThat(test.byValue()).extracting(Flips::from).containsExactly("no", "yes");
    assertThat(value(test.overall().changed())).isPositive();
    assertThat(test.byValue().stream().mapToInt(Flips::rows).sum())
        .isEqualTo(test.overall().rows())
        .isEqualTo(mortgage.part("test").count());
    Flips all = test.overall();
    assertThat(value(all.toFavorable()) + value(all.toUnfavorable()))
        .isCloseTo(value(all.changed()), within(1e-12));
  }

  @Test
  void aModelThatDoesNotReadTheAttributeIsSaidNotMeasured() {
    FlipTest test = run(mortgage.model("XGBoost"), "afam", mortgage.part("test"), 0.25);

    assertThat(reason(test.overall().changed()))
        .isEqualTo("the model does not read 'afam': nothing changes");
    assertThat(test.pairs()).isEmpty();
  }

  @Test
  void aThresholdByTheAttributeReadsItEvenIfTheModelDoesNot() {
    Threshold byRace = Threshold.by(0.25, "afam", Map.of("no", 0.0, "yes", 1.0));
    FlipTest test =
        FlipTests.run(
            mortgage,
            mortgage.model("XGBoost"),
            "afam",
            mortgage.part("test"),
            byRace,
            Progress.NONE);

    assertThat(value(test.overall().changed())).isEqualTo(1);
    assertThat(value(test.byValue().get(0).toFavorable())).isEqualTo(1);
    assertThat(value(test.byValue().get(1).toUnfavorable())).isEqualTo(1);
    assertThat(value(test.overall().scoreChange())).isZero();
  }

  /** Only black and single applicants have the threshold that nobody misses: single stays. */
  @Test
  void aThresholdByCombinationsKeepsTheOtherAttribute() {
    Threshold both =
        new Threshold(0, List.of("single", "afam"), Map.of(List.of("yes", "yes"), 1.0));
    RowSet test = mortgage.part("test");
    FlipTest flips =
        FlipTests.run(mortgage, mortgage.model("XGBoost"), "afam", test, both, Progress.NONE);
    CategoricalColumn single = mortgage.attribute("single");
    double singles =
        Arrays.stream(test.toArray()).filter(row -> "yes".equals(single.text(row))).count();

    assertThat(value(flips.overall().changed())).isCloseTo(singles / 952, within(1e-12));
  }

  @Test
  void aNumberIsChangedToTheMedianOfEachGroup() {
    FlipTest test = run(mortgage.model("Boosted trees"), "pirat:3", mortgage.part("test"), 0.25);

    assertThat(test.attribute()).isEqualTo("pirat:3");
    assertThat(test.byValue()).hasSize(3);
    assertThat(test.pairs()).hasSize(6);
    Flips up = test.pairs().get(1);
    assertThat(value(up.scoreChange())).isPositive();
  }

  @Test
  void recordedScoresCannotBeAskedAgain() {
    try (Workspace tiny = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      FlipTest test =
          FlipTests.run(
              tiny,
              tiny.models().get(0),
              "who",
              tiny.part(Workspace.ALL),
              tiny.threshold(),
              Progress.NONE);

      assertThat(reason(test.overall().scoreChange()))
          .isEqualTo(
              "the scores of 'Recorded' are recorded in the data: there is no model to ask again");
    }
  }

  @Test
  void anUnknownAttributeIsRefusedWithTheNearestOne() {
    assertThatThrownBy(() -> run(mortgage.model("XGBoost"), "afm", mortgage.part("test"), 0.25))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("did you mean 'afam'?");
  }

  @Test
  void aRegressionMovesItsPredictions() {
    try (Workspace wages = Workspace.open(Path.of("sample-data/wages/wages.yaml"), Progress.NONE)) {
      FlipTest test =
          FlipTests.run(
              wages,
              wages.model("Linear regression"),
              "gender",
              wages.part(Workspace.ALL),
              wages.threshold(),
              Progress.NONE);

      assertThat(reason(test.overall().changed())).isEqualTo("a regression makes no decisions");
      double change = value(test.byValue().get(0).scoreChange());
      assertThat(change).isNotZero();
      // The model is linear: what one gender gains the other loses.
      assertThat(value(test.byValue().get(1).scoreChange())).isCloseTo(-change, within(1e-5));
    }
  }

  private static FlipTest run(LoadedModel model, String attribute, RowSet rows, double threshold) {
    return FlipTests.run(mortgage, model, attribute, rows, Threshold.of(threshold), Progress.NONE);
  }
}
