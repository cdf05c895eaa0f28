package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.metric.Metric;
import org.evenhand.model.ModelSource.Activation;
import org.evenhand.workspace.WorkspaceFile.CounterfactualKey;
import org.evenhand.workspace.WorkspaceFile.FeatureKey;
import org.evenhand.workspace.WorkspaceFile.ImplicationKey;
import org.evenhand.workspace.WorkspaceFile.ModelKey;
import org.evenhand.workspace.WorkspaceFile.MoveKey;
import org.evenhand.workspace.WorkspaceFile.ProtectedKey;
import org.evenhand.workspace.WorkspaceFile.SplitKey;
import org.evenhand.workspace.WorkspaceFile.TargetKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceFileTest {
  private static final Path PATH = Path.of("folder", "loans.yaml");
  private static final String LEAST =
      """
      name: Loans
      data: {file: loans.csv}
      models: [{name: One, file: one.onnx}]
      """;

  @TempDir private Path folder;

  @Test
  void everyKeyIsRead() {
    WorkspaceFile file =
        WorkspaceFile.parse(
            PATH,
            """
            name: Loans
            data: {file: data/loans.csv}
            target: {column: deny, positive: "yes", favorable: "no"}
            protected: [afam, {column: age, bins: 4}, {column: income, edges: [25, 40.5]}]
            models:
              - {name: One, file: one.onnx, inputs: [a, "b=x"], activation: sigmoid, classes: [no, yes]}
              - {name: Two, score: vendor}
            split: {column: part, show: test}
            threshold: {default: .5, by: afam, groups: {yes: .42}}
            weight: w
            min_group: 10
            types: {zip: category, id: id}
            features:
              afam: {immutable: true}
              age: {change: increase, min: 18, max: 99, step: 1, whole: true}
              zip: {immutable: false, values: [a, b]}
            counterfactual:
              max_changes: 3
              together: [[income, debt]]
              implications:
                - if: {column: education, change: increase}
                  then: {column: age, change: increase, by: 2}
            limits:
              - {metric: selection_rate, by: [afam], compare: ratio, min: 0.8, min_rows: 5}
              - {metric: auc, compare: value, min: 0.7, max: 1, model: Two}
            """);
    assertThat(file.data()).isEqualTo("data/loans.csv");
    assertThat(file.resolve(file.data())).isEqualTo(Path.of("folder", "data", "loans.csv"));
    assertThat(file.target()).isEqualTo(new TargetKey("deny", "yes", "no", null));
    assertThat(file.protectedAttributes())
        .containsExactly(
            new ProtectedKey("afam", null, false, List.of(), null),
            new ProtectedKey("age", 4, false, List.of(), null),
            new ProtectedKey("income", null, false, List.of(25.0, 40.5), null));
    assertThat(file.models())
        .containsExactly(
            new ModelKey(
                "One",
                "one.onnx",
                null,
                List.of("a", "b=x"),
                Activation.SIGMOID,
                List.of("no", "yes")),
            new ModelKey("Two", null, "vendor", List.of(), null, List.of()));
    assertThat(file.split()).isEqualTo(new SplitKey("part", "test"));
    assertThat(file.threshold()).isEqualTo(Threshold.by(0.5, "afam", Map.of("yes", 0.42)));
    assertThat(file.weight()).isEqualTo("w");
    assertThat(file.minGroup()).isEqualTo(10);
    assertThat(file.types()).isEqualTo(Map.of("zip", ColumnType.CATEGORY, "id", ColumnType.ID));
    assertThat(file.features())
        .isEqualTo(
            Map.of(
                "afam",
                new FeatureKey(true, FeatureKey.Change.ANY, null, null, null, null, List.of()),
                "age",
                new FeatureKey(null, FeatureKey.Change.INCREASE, 18.0, 99.0, 1.0, true, List.of()),
                "zip",
                new FeatureKey(
                    false, FeatureKey.Change.ANY, null, null, null, null, List.of("a", "b"))));
    assertThat(file.counterfactual())
        .isEqualTo(
            new CounterfactualKey(
                3,
                List.of(List.of("income", "debt")),
                List.of(
                    new ImplicationKey(
                        new MoveKey("education", FeatureKey.Change.INCREASE, null),
                        new MoveKey("age", FeatureKey.Change.INCREASE, 2.0)))));
    assertThat(file.limits())
        .containsExactly(
            new Limit(
                new Limit.OfMetric(Metric.SELECTION_RATE, Limit.Compare.RATIO),
                List.of("afam"),
                List.of(),
                Limit.Bound.VALUE,
                0.8,
                null,
                null,
                5),
            new Limit(
                new Limit.OfMetric(Metric.AUC, Limit.Compare.VALUE),
                List.of(),
                List.of(),
                Limit.Bound.VALUE,
                0.7,
                1.0,
                "Two",
                0));
  }

  @Test
  void keysLeftOutHaveTheirDocumentedDefaults() {
    WorkspaceFile file = WorkspaceFile.parse(PATH, LEAST);
    assertThat(file.target()).isNull();
    assertThat(file.split()).isNull();
    assertThat(file.threshold()).isEqualTo(Threshold.of(0.5));
    assertThat(file.minGroup()).isEqualTo(30);
    assertThat(file.limits()).isEmpty();
  }

  @Test
  void plainWordsThatYamlTakesForTruthValuesAreNames() {
    WorkspaceFile file =
        WorkspaceFile.parse(PATH, LEAST + "target: {column: y, positive: yes, favorable: off}");
    assertThat(file.target()).isEqualTo(new TargetKey("y", "yes", "off", null));
  }

  @Test
  void eachMistakeIsOneLineThatNamesFileLineAndKey() {
    assertRefused("tresholds: 0.5", "loans.yaml, line 4: tresholds: unknown key; did you mean");
    assertRefused("data: {file: b.csv}", "line 4: data: this key is already on line 2");
    assertRefused("threshold: high", "line 4: threshold: expected a number, found 'high'");
    assertRefused("threshold: 1.2", "line 4: threshold: expected a threshold from 0 to 1");
    assertRefused("threshold: {default: .5, by: a}", "threshold: thresholds by group need");
    assertRefused("threshold: {by: a, groups: {x: 1}}", "threshold: the key 'default' is missing");
    assertRefused("min_group: 2.5", "min_group: expected a whole number of at least 0");
    assertRefused("weight:", "weight: nothing after the key");
    assertRefused("weight: [a]", "weight: expected one value, found a list");
    assertRefused("protected: afam", "protected: expected a list in [ ], found 'afam'");
    assertRefused("protected: [{column: a, bins: 1}]", "protected[0].bins: expected a whole");
    assertRefused("protected: [{column: a, edges: [3, 2]}]", "protected[0]: edges must rise");
    assertRefused("protected: [{column: a, edges: []}]", "protected[0]: edges are empty");
    assertRefused("target: {positive: a, colum: b}", "target.colum: unknown key; did you mean");
    assertRefused("target: {column: y, favorable: a}", "target: 'favorable' needs 'positive'");
    assertRefused("target: {}", "target: a target needs 'column'");
    assertRefused("target: {column: y, tolerance: 0}", "expected a tolerance above 0 in the");
    assertRefused("target: {column: y, tolerance: much}", "target.tolerance: expected a number");
    assertRefused(
        "target: {column: y, positive: a, tolerance: 1}",
        "target: 'tolerance' is for a target that is a number");
    assertRefused("types: {a: number}", "types.a: 'number' is not one of binary, category, id,");
    assertRefused("features: {a: {immutable: perhaps}}", "'perhaps' is not one of false, true");
    assertRefused("features: {a: {min: 3, max: 2}}", "features.a: min is above max");
    assertRefused("features: {a: {step: 0}}", "features.a: step must be above 0");
    assertRefused("features: {a: {imutable: true}}", "did you mean 'immutable'?");
    assertRefused("features: {a: {values: []}}", "features.a.values: expected a list of at least");
    assertRefused("features: {a: {values: [b, b]}}", "features.a.values: 'b' is there twice");
    assertRefused(
        "counterfactual: {maxchanges: 2}",
        "counterfactual.maxchanges: unknown key; did you mean 'max_changes'?");
    assertRefused("counterfactual: {max_changes: 0}", "expected a whole number of at least 1");
    assertRefused(
        "counterfactual: {together: [[a]]}",
        "counterfactual.together[0]: expected a list of at least 2, found 1");
    assertRefused("counterfactual: {implications: [{if: {column: a}}]}", "'then' is missing");
    assertRefused(
        "counterfactual: {implications: [{if: {column: a}, then: {column: a}}]}",
        "counterfactual.implications[0]: 'if' and 'then' name the same column");
    assertRefused(
        "counterfactual: {implications: [{if: {column: a}, then: {column: b, by: 2}}]}",
        "counterfactual.implications[0].then: 'by' needs a direction");
    assertRefused(
        "limits: [{metric: selectionrate, by: [a], compare: ratio, min: 1}]",
        "limits[0].metric: no metric 'selectionrate'; did you mean 'selection_rate'?");
    assertRefused("limits: [{metric: auc, compare: value}]", "a limit needs 'min' or 'max'");
    assertRefused("limits: [{metric: auc, compare: ratio, min: 1}]", "a limit needs 'by'");
    assertRefused("limits: [{metric: auc, min: 1}]", "limits[0]: the key 'compare' is missing");
    assertRefused("limits: [{min: 1}]", "limits[0]: give either 'metric'");
    assertRefused(
        "limits: [{metric: auc, measure: accuracy_difference, min: 1}]", "give either 'metric'");
    assertRefused(
        "limits: [{metric: auc, compare: value, minn: 1}]",
        "limits[0].minn: unknown key; did you mean 'min'?");
    assertRefused(
        "limits: [{measure: acuracy_difference, by: [a], min: 1}]",
        "limits[0].measure: no disparity measure 'acuracy_difference'; did you mean"
            + " 'accuracy_difference'?");
    assertRefused(
        "limits: [{metric: auc, by: [a], compare: ratios, min: 1}]",
        "limits[0].compare: 'ratios' is not one of difference, ratio, value; did you mean 'ratio'?");
    assertRefused(
        "limits: [{metric: auc, compare: value, bound: lower, min: 1}]",
        "limits[0].bound: 'lower' is not one of high, low, value");
    assertRefused("limits: [{measure: accuracy_difference, min: 1}]", "a limit needs 'by'");
    assertRefused(
        "limits: [{measure: accuracy_difference, by: [a], compare: ratio, min: 1}]",
        "limits[0].compare: 'compare' goes with 'metric'");
    assertRefused(
        "limits: [{metric: auc, compare: value, school: overall, min: 1}]",
        "limits[0].school: 'school' goes with 'measure'");
    assertRefused(
        "limits: [{measure: equalized_odds_ratio, by: [a], school: reference, min: 1}]",
        "limits[0].school: 'equalized_odds_ratio' has no school 'reference'; there are: extremes,"
            + " overall");
    assertRefused(
        "limits: [{measure: equalized_odds_ratio, by: [a], group: [x], min: 1}]",
        "limits[0]: 'equalized_odds_ratio' has no school 'reference'");
    assertRefused(
        "limits: [{measure: accuracy_ratio, by: [a], school: overall, group: [x], min: 1}]",
        "limits[0].group: 'group' needs 'school: reference'");
    assertRefused(
        "limits: [{metric: auc, by: [a], group: [x, y], min: 1}]",
        "limits[0].group: expected one value for each attribute of 'by', found 2 for 1");
    assertRefused(
        "limits: [{metric: auc, by: [a], group: [x], compare: ratio, min: 1}]",
        "limits[0].group: one group's metric has a value only");
    assertRefused(
        "limits: [{metric: auc, compare: value, min: 1, max: 0}]", "limits[0]: min is above max");
  }

  @Test
  void modelsThatCannotBeAreRefused() {
    assertModelsRefused("[]", "models: no model");
    assertModelsRefused("[{name: A}]", "models[0]: give either 'file'");
    assertModelsRefused("[{name: A, file: a, score: b}]", "models[0]: give either 'file'");
    assertModelsRefused("[{file: a}]", "models[0]: the key 'name' is missing");
    assertModelsRefused("[{name: A, score: s, inputs: [a]}]", "has no other keys than 'name'");
    assertModelsRefused("[{name: A, score: s}, {name: A, score: t}]", "two models are named 'A'");
    assertModelsRefused("[{name: A, file: f, classes: [a, a]}]", "class is named twice");
    assertModelsRefused("[{name: A, file: f, activation: relu}]", "not one of none, sigmoid,");
  }

  private static void assertModelsRefused(String models, String message) {
    String yaml = "name: Loans\ndata: {file: loans.csv}\nmodels: " + models;
    assertThatThrownBy(() -> WorkspaceFile.parse(PATH, yaml))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("loans.yaml, line 3: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private static void assertRefused(String line, String message) {
    assertThatThrownBy(() -> WorkspaceFile.parse(PATH, LEAST + line))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("loans.yaml, line 4: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x [1]\nb: *x",
        "a: &x {<<: *x}",
        "a: [1, 2",
        "a: 'open",
        "? [complex, key]\n: 1",
        "- a list",
        "just text",
        "a: b: c",
        "---\na: 1\n---\nb: 2",
        "a:\n\t- tab",
        "name: !!javax.script.ScriptEngineManager [x]",
        "",
        "# only a comment",
        "\u0000",
        "%YAML 9.9\n---\na: 1"
      })
  void whatIsNoWorkspaceIsRefusedInOneLine(String text) {
    assertThatThrownBy(() -> WorkspaceFile.parse(PATH, text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("loans.yaml")
        .hasMessageNotContaining("\n");
  }

  @Test
  void tabsAreNamed() {
    assertThatThrownBy(() -> WorkspaceFile.parse(PATH, "name: x\ndata:\n\tfile: y"))
        .hasMessage("loans.yaml, line 3: a tab; YAML is indented with spaces");
  }

  @Test
  void aBombOfAliasesIsRefusedAtItsFirstAnchor() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> WorkspaceFile.parse(PATH, bomb.toString()))
        .hasMessageStartingWith("loans.yaml, line 1: anchors");
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> WorkspaceFile.parse(PATH, "a: " + "[".repeat(10_000)))
        .isInstanceOf(InputException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFileAboveTheLimitIsNotRead() throws IOException {
    Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat((1 << 20) + 1));
    assertThatThrownBy(() -> WorkspaceFile.read(large))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1,048,577 bytes");
  }

  @Test
  void aFileThatIsNotThereIsToldWithTheNearest() throws IOException {
    Files.writeString(folder.resolve("loans.yaml"), LEAST);
    assertThatThrownBy(() -> WorkspaceFile.read(folder.resolve("laons.yaml")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("did you mean 'loans.yaml'?");
    assertThatThrownBy(() -> WorkspaceFile.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void binaryFilesAreRefused() throws IOException {
    Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> WorkspaceFile.read(binary))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not text in UTF-8");
  }

  @Test
  void attributesOfThresholdsAreOneTextOrAList() {
    Threshold both =
        new Threshold(0.5, List.of("afam", "single"), Map.of(List.of("yes", "no"), 0.42));
    for (String by : List.of("afam*single", "[afam, single]", "\"afam * single\"")) {
      assertThat(
              WorkspaceFile.parse(
                      PATH,
                      LEAST + "threshold: {default: .5, by: " + by + ", groups: {yes*no: .42}}")
                  .threshold())
          .isEqualTo(both);
    }
    assertRefused(
        "threshold: {default: .5, by: a*b, groups: {x: 1}}",
        "threshold: 'x' has 1 values; expected one of each of a, b");
    assertRefused(
        "threshold: {default: .5, by: a*a, groups: {x*x: 1}}",
        "threshold.by: expected different attributes");
  }
}
