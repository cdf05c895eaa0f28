package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.evenhand.counterfactual.Counterfactual;
import org.evenhand.counterfactual.Direction;
import org.evenhand.counterfactual.FeatureRule;
import org.evenhand.counterfactual.Relation;
import org.evenhand.data.InputException;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.whatif.EditedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterfactualsTest {
  private static Workspace mortgage;
  private static Counterfactuals trees;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    mortgage = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
    trees = Counterfactuals.of(mortgage, mortgage.model("Boosted trees"), Progress.NONE);
  }

  @AfterAll
  static void close() {
    mortgage.close();
  }

  private static Table row(Workspace workspace, int row) {
    return workspace.table().slice(row, row + 1);
  }

  private static CounterfactualRequest to(Counterfactuals of, String target) {
    CounterfactualRequest usual = of.request();
    return new CounterfactualRequest(
        target, usual.threshold(), usual.constraints(), usual.options());
  }

  @Test
  void everyAnswerIsTheOtherDecisionAndChangesNothingProtected() {
    int[] rows = {0, 3, 28, 60, 77, 250};
    for (RowCounterfactuals found :
        trees.find(rows, mortgage.table().take(rows), trees.request(), Progress.NONE)) {
      assertThat(found.findings().found()).isNotEmpty();
      assertThat(found.answers())
          .allSatisfy(
              answer -> assertThat(answer.prediction()).isNotEqualTo(found.answer().prediction()));
      for (Counterfactual one : found.findings().found()) {
        assertThat(one.changes()).doesNotContainKeys("single", "unemp", "hschool", "afam");
        assertThat(one.row().column("single").text(0))
            .isEqualTo(mortgage.table().column("single").text(found.row()));
      }
    }
  }

  @Test
  void severalRowsAtOnceHaveTheAnswersOfEachAlone() {
    int[] rows = {5, 1, 3};
    List<RowCounterfactuals> together =
        trees.find(rows, mortgage.table().take(rows), trees.request(), Progress.NONE);
    for (int i = 0; i < rows.length; i++) {
      RowCounterfactuals alone =
          trees.find(rows[i], row(mortgage, rows[i]), trees.request(), Progress.NONE);
      assertThat(together.get(i).row()).isEqualTo(rows[i]);
      assertSame(together.get(i), alone);
    }
    assertThat(trees.find(new int[0], row(mortgage, 0), trees.request(), Progress.NONE)).isEmpty();
  }

  private static void assertSame(RowCounterfactuals one, RowCounterfactuals other) {
    assertThat(one.findings().found().stream().map(Counterfactual::changes))
        .containsExactlyElementsOf(
            other.findings().found().stream().map(Counterfactual::changes).toList());
    assertThat(one.findings().evaluations()).isEqualTo(other.findings().evaluations());
    assertThat(one.findings().proof()).isEqualTo(other.findings().proof());
    assertThat(one.answers()).isEqualTo(other.answers());
  }

  @Test
  void twoSearchesStartedAtOnceDoNotDisturbEachOther() throws Exception {
    try (Workspace fresh =
            Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
        ExecutorService tabs = Executors.newFixedThreadPool(2)) {
      List<Future<RowCounterfactuals>> futures = new ArrayList<>();
      for (int row : new int[] {3, 28}) {
        futures.add(
            tabs.submit(
                () -> {
                  Counterfactuals own =
                      Counterfactuals.of(fresh, fresh.model("Boosted trees"), Progress.NONE);
                  return own.find(row, row(fresh, row), own.request(), Progress.NONE);
                }));
      }
      for (Future<RowCounterfactuals> future : futures) {
        RowCounterfactuals found = future.get();
        assertSame(
            found,
            trees.find(found.row(), row(mortgage, found.row()), trees.request(), Progress.NONE));
      }
    }
  }

  @Test
  void cancelledHalfWayItStopsAndTheNextSearchIsWhole() {
    int[] rows = {0, 1, 2, 3, 4, 5};
    AtomicInteger reports = new AtomicInteger();
    Progress cancel =
        (task, done, total) -> {
          if (reports.incrementAndGet() > 1) {
            throw new CancelledException();
          }
        };
    assertThatThrownBy(() -> trees.find(rows, mortgage.table().take(rows), trees.request(), cancel))
        .isInstanceOf(CancelledException.class);
    assertThat(trees.find(3, row(mortgage, 3), trees.request(), Progress.NONE).findings().found())
        .isNotEmpty();
  }

  @Test
  void anEditedRowIsAskedAboutAsItIs() {
    EditedRow edited = EditedRow.of(mortgage.table(), 3).with("pirat", "2.5");
    RowCounterfactuals found = trees.find(3, edited.values(), trees.request(), Progress.NONE);
    assertThat(found.answer().prediction()).isEqualTo("yes");
    assertThat(found.answers()).allMatch(answer -> "no".equals(answer.prediction()));
    assertThat(found.findings().found()).isNotEmpty();
  }

  @Test
  void theThresholdOfTheRowsGroupDecides() {
    Threshold strict = Threshold.by(0.25, "afam", Map.of("yes", 0.02));
    int row = 0;
    while (!"yes".equals(mortgage.table().column("afam").text(row))) {
      row++;
    }
    CounterfactualRequest usual = trees.request();
    RowCounterfactuals found =
        trees.find(
            row,
            row(mortgage, row),
            new CounterfactualRequest(null, strict, usual.constraints(), usual.options()),
            Progress.NONE);
    boolean refused = "yes".equals(found.answer().prediction());
    assertThat(found.findings().wanted())
        .isEqualTo(refused ? "a score below 0.02" : "a score of at least 0.02");
    assertThat(found.findings().found()).allMatch(one -> one.score() >= 0.02 != refused);
  }

  @Test
  void protectedAttributesAreFreeOnlyIfTheFileOrTheUserSaysSo() {
    Map<String, FeatureRule> rules = trees.constraints().rules();
    assertThat(rules).doesNotContainKey("afam"); // which this model does not read
    assertThat(rules.get("single")).isEqualTo(FeatureRule.FROZEN);
    assertThat(trees.constraints(List.of("pirat"), List.of("single")).rule("single").immutable())
        .isFalse();
    assertThat(trees.constraints(List.of("pirat"), List.of("single")).rule("pirat").immutable())
        .isTrue();
    assertThatThrownBy(() -> trees.constraints(List.of("piratt"), List.of()))
        .hasMessageContaining("does not read a column 'piratt'; did you mean 'pirat'?");
    assertThatThrownBy(() -> trees.constraints(List.of("pirat"), List.of("pirat")))
        .hasMessage("column 'pirat' cannot be both frozen and free");
  }

  @Test
  void rulesAndRelationsAreThoseOfTheFile() {
    String yaml =
        """
        name: Chile
        data: {file: %s}
        target: {column: vote, positive: "Y"}
        protected: [sex, education, {column: age, bins: 3}]
        models: [{name: One, file: %s}]
        features:
          age: {change: increase, max: 70, whole: true}
          education: {immutable: false, values: [S, PS]}
        counterfactual:
          max_changes: 2
          together: [[population, region, vote], [age, vote]]
          implications:
            - {if: {column: income, change: decrease}, then: {column: age, change: increase, by: 2}}
            - {if: {column: vote}, then: {column: age}}
        """
            .formatted(sample("plebiscite.csv"), sample("logistic-regression.onnx"));
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      Counterfactuals one =
          Counterfactuals.of(workspace, workspace.models().getFirst(), Progress.NONE);
      assertThat(one.constraints().rule("age"))
          .isEqualTo(new FeatureRule(true, Direction.INCREASE, null, 70., null, true, List.of()));
      assertThat(one.constraints().rule("education"))
          .isEqualTo(
              new FeatureRule(false, Direction.ANY, null, null, null, false, List.of("S", "PS")));
      assertThat(one.constraints().maxChanges()).isEqualTo(2);
      assertThat(one.constraints().relations())
          .containsExactly(
              new Relation.Together(List.of("population", "region")),
              new Relation.Implication(
                  "income", Relation.Move.FALLS, "age", Relation.Move.RISES, 2));
    }
  }

  private static String sample(String file) {
    return "'" + Path.of("sample-data/plebiscite", file).toAbsolutePath() + "'";
  }

  @Test
  void ofManyClassesAnyOtherOrTheChosenOneIsFound() {
    try (Workspace workspace =
        Workspace.open(Path.of("sample-data/plebiscite/plebiscite.yaml"), Progress.NONE)) {
      Counterfactuals one =
          Counterfactuals.of(workspace, workspace.model("LightGBM"), Progress.NONE);
      RowCounterfactuals other = one.find(0, row(workspace, 0), one.request(), Progress.NONE);
      assertThat(other.answers())
          .isNotEmpty()
          .noneMatch(
              answer -> String.valueOf(other.answer().prediction()).equals(answer.prediction()));
      RowCounterfactuals chosen = one.find(0, row(workspace, 0), to(one, "N"), Progress.NONE);
      assertThat(chosen.answers()).isNotEmpty().allMatch(answer -> "N".equals(answer.prediction()));
      assertThatThrownBy(() -> one.find(0, row(workspace, 0), to(one, "NN"), Progress.NONE))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("expected a class or a range of scores")
          .hasMessageContaining("did you mean 'N'?");
    }
  }

  @Test
  void aRegressionNeedsARangeOfValues() {
    try (Workspace workspace =
        Workspace.open(Path.of("sample-data/wages/wages.yaml"), Progress.NONE)) {
      Counterfactuals one =
          Counterfactuals.of(workspace, workspace.models().getFirst(), Progress.NONE);
      assertThatThrownBy(() -> one.find(0, row(workspace, 0), one.request(), Progress.NONE))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("is a regression: say which values are wanted");
      RowCounterfactuals found = one.find(0, row(workspace, 0), to(one, "9..9.5"), Progress.NONE);
      assertThat(found.answers())
          .isNotEmpty()
          .allSatisfy(answer -> assertThat(answer.score()).isBetween(9., 9.5));
      assertThatThrownBy(() -> one.find(0, row(workspace, 0), to(one, "9..x"), Progress.NONE))
          .hasMessage("target '9..x': 'x' is not a number; expected a range such as 0.2..0.4");
      assertThatThrownBy(() -> one.find(0, row(workspace, 0), to(one, "9"), Progress.NONE))
          .hasMessageContaining("expected a range of values such as 10..20");
      assertThatThrownBy(() -> one.find(0, row(workspace, 0), to(one, "9..8"), Progress.NONE))
          .hasMessageContaining("the wanted range is empty");
    }
  }

  @Test
  void recordedScoresCannotAnswerChangedRows() {
    try (Workspace tiny = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      assertThatThrownBy(() -> Counterfactuals.of(tiny, tiny.models().getFirst(), Progress.NONE))
          .isInstanceOf(InputException.class)
          .hasMessage("model 'Recorded' is a column of scores and cannot answer changed rows");
    }
  }

  @Test
  void anotherSeedIsAllowedAndTheUsualOneIsKept() {
    LoadedModel model = mortgage.model("Boosted trees");
    assertThat(model.background(Progress.NONE)).isSameAs(model.background(Progress.NONE));
    Counterfactuals other = Counterfactuals.of(mortgage, model, 2, Progress.NONE);
    // Fewer rows than a sample is drawn from: the seed changes nothing.
    assertSame(
        other.find(3, row(mortgage, 3), other.request(), Progress.NONE),
        trees.find(3, row(mortgage, 3), trees.request(), Progress.NONE));
  }
}
