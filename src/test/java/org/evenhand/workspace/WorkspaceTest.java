package org.evenhand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir private Path folder;

  @Test
  void aWorkspaceNamesItsDataTargetPartsAndModels() {
    try (Workspace workspace =
        TinyWorkspace.open(folder, TinyWorkspace.YAML + "split: {column: part, show: train}")) {
      assertThat(workspace.name()).isEqualTo("Tiny");
      assertThat(workspace.table().rows()).isEqualTo(10);
      assertThat(workspace.parts()).containsExactly("train", "test");
      assertThat(workspace.defaultPart()).isEqualTo("train");
      assertThat(workspace.part("train").toArray()).containsExactly(8, 9);
      assertThat(workspace.part("all").count()).isEqualTo(10);
      assertThat(workspace.protectedAttributes()).containsExactly("who");
      assertThat(workspace.model("Recorded").editable()).isFalse();
      ClassTarget target = (ClassTarget) workspace.target();
      assertThat(target).isNotNull();
      assertThat(target.classes()).containsExactly("no", "yes");
      assertThat(target.labels()).containsExactly(1, 1, 0, 0, 1, 1, 0, 0, 1, 0);
      assertThat(target.favorablePositive()).isTrue();
      assertThatThrownBy(() -> workspace.part("tst"))
          .hasMessage("no part 'tst'; did you mean 'test'?");
      assertThatThrownBy(() -> workspace.model("recoded"))
          .hasMessage("no model 'recoded'; did you mean 'Recorded'?");
    }
  }

  @Test
  void partsComeInTheOrderOfTheirUse() {
    String data = "part,y,who,s\nx,a,q,0\ntest,b,q,0\nvalid,a,q,0\nTrain,a,q,0\n,a,q,0\n";
    try (Workspace workspace =
        TinyWorkspace.open(
            folder, yaml("{column: y, positive: a}") + "split: {column: part}", data)) {
      assertThat(workspace.parts()).containsExactly("Train", "valid", "test", "x");
      assertThat(workspace.defaultPart()).isEqualTo("all");
      assertThat(workspace.part("all").count()).isEqualTo(5);
    }
  }

  @Test
  void withoutASplitThereIsOnlyAll() {
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      assertThat(workspace.parts()).isEmpty();
      assertThatThrownBy(() -> workspace.part("test"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("there is only 'all'");
    }
  }

  @Test
  void twoOpenWorkspacesShareNothing() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    try (Workspace first = TinyWorkspace.open(folder, TinyWorkspace.YAML);
        Workspace second =
            TinyWorkspace.open(
                other,
                TinyWorkspace.YAML.replace("Tiny", "Other"),
                TinyWorkspace.DATA.replace("0.9", "0.0"))) {
      first.model("Recorded").scores(Progress.NONE);
      assertThat(second.model("Recorded").scores(Progress.NONE).get(1, 0)).isZero();
      assertThat(first.model("Recorded").scores(Progress.NONE).get(1, 0)).isEqualTo(0.9);
      assertThat(first.dataSha256()).isNotEqualTo(second.dataSha256());
    }
  }

  @Test
  void targetsThatCannotBeJudgedAreRefused() {
    assertRefused(
        yaml("{column: y, positive: yess}"),
        "tiny.yaml, line 3: target.positive: no class 'yess' in column 'y'; did you mean 'yes'?");
    assertRefused(
        yaml("{column: y, positive: yes, favorable: nope}"),
        "target.favorable: no class 'nope' in column 'y'; there are: no, yes");
    assertRefused(yaml("{column: z}"), "target.column: no column 'z'");
    assertRefused(
        yaml("{column: y}"), "target: 'positive' is missing: which class of column 'y' does");
    assertRefused(
        yaml("{column: y, positive: yes}"),
        "y,who,s\nyes,a,0\nyes,b,1\n",
        "target.column: column 'y' has one value only, 'yes'; a target needs two");
    assertRefused(
        yaml("{column: y, positive: yes}"),
        "y,who,s\n,a,0\n,b,1\n",
        "target.column: all labels in column 'y' are missing");
    assertRefused(
        yaml("{column: y}"), "y,who,s\n3,a,0\n3,b,1\n", "column 'y' has one value only, '3'");
    assertRefused(
        yaml("{column: y, positive: A, favorable: B}"),
        "y,who,s\nA,a,0\nB,b,1\nC,b,1\n",
        "with more than two classes the favorable one is the positive one");
  }

  @Test
  void aTargetWithTooManyNumbersForClassesIsTakenForARegression() {
    StringBuilder data = new StringBuilder("y,who,s\n");
    IntStream.range(0, 200).forEach(i -> data.append(i + 0.5).append(",a,0\n"));
    assertRefused(
        yaml("{column: y, positive: 0.5}"),
        data.toString(),
        "has 200 different values, too many for classes; leave 'positive' and 'favorable' out");
  }

  @Test
  void attributesThatMakeNoGroupsAreRefused() {
    StringBuilder data = new StringBuilder("y,who,s,age\n");
    IntStream.range(0, 500)
        .forEach(i -> data.append(i % 2 == 0 ? "a" : "b").append(",g,0," + i + "\n"));
    String yaml = yaml("{column: y, positive: a}");
    assertRefused(
        yaml.replace("[who]", "[who, age]"),
        data.toString(),
        "protected[1]: column 'age' has 500 different numbers; cut it into groups with protected:"
            + " [{column: age, bins: 4}] or [{column: age, edges: [25, 40]}]");
    assertRefused(
        TinyWorkspace.YAML.replace("[who]", "[whom]"), "no column 'whom'; did you mean 'who'?");
    assertRefused(TinyWorkspace.YAML.replace("[who]", "[who, who]"), "'who' is there twice");
    assertRefused(
        yaml.replace("[who]", "[{column: who, bins: 2}]"),
        data.toString(),
        "column 'who' has names; only numbers are cut into bins");
    assertRefused(
        yaml, "y,who,s\na,,0\nb,,1\n", "protected[0]: all values of column 'who' are missing");
  }

  @Test
  void numbersAreCutIntoGroups() {
    String yaml =
        TinyWorkspace.YAML.replace("[who]", "[{column: age, edges: [23, 27]}, {column: w}]");
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      assertThat(workspace.attribute("age").dictionary())
          .containsExactly("under 23", "23 to 26", "27 and over");
      assertThat(workspace.attribute("w").dictionary()).containsExactly("1", "2");
    }
  }

  @Test
  void partsThatNeverOccurAreRefused() {
    String split = TinyWorkspace.YAML + "split: ";
    assertRefused(split + "{column: prt}", "split.column: no column 'prt'; did you mean 'part'?");
    assertRefused(
        split + "{column: part, show: tset}",
        "split.show: no part 'tset' in column 'part'; there are: train, test");
    assertRefused(
        split + "{column: part}",
        TinyWorkspace.DATA.replace("train", "all"),
        "a part named 'all' cannot be told from all rows");
  }

  @Test
  void filesThatAreNotThereAreToldWithTheNearest() {
    assertRefused(
        TinyWorkspace.YAML.replace("data.csv", "dta.csv"),
        "tiny.yaml, line 2: data.file: no file 'dta.csv'; did you mean 'data.csv'?");
    assertRefused(
        TinyWorkspace.YAML.replace("score: s", "file: data.cvs"),
        "models[0].file: no file 'data.cvs'; did you mean 'data.csv'?");
  }

  @Test
  void columnsThatAreNotThereAreRefused() {
    assertRefused(
        TinyWorkspace.YAML.replace("score: s", "score: ss"), "models[0].score: no column 'ss'");
    assertRefused(TinyWorkspace.YAML + "features: {agee: {}}", "features.agee: no column 'agee'");
    assertRefused(
        TinyWorkspace.YAML + "counterfactual: {together: [[age, ww]]}",
        "counterfactual.together[0]: no column 'ww'");
    assertRefused(
        TinyWorkspace.YAML
            + "counterfactual: {implications: [{if: {column: age}, then: {column: ww}}]}",
        "counterfactual.implications[0].then.column: no column 'ww'");
    assertRefused(TinyWorkspace.YAML + "types: {agee: real}", "no column 'agee'");
    assertRefused(TinyWorkspace.YAML + "weight: ww", "weight: no column 'ww'");
  }

  @Test
  void changesThatAColumnCannotMakeAreRefused() {
    assertRefused(
        TinyWorkspace.YAML + "features: {who: {change: increase}}",
        "features.who: column 'who' has names; of its changes only 'immutable' and 'values'");
    assertRefused(
        TinyWorkspace.YAML + "features: {who: {values: [aa]}}",
        "features.who.values: no value 'aa' in column 'who'; did you mean 'a'?");
    assertRefused(
        TinyWorkspace.YAML + "features: {age: {values: [20]}}",
        "features.age.values: column 'age' has numbers; give min, max and step instead");
    assertRefused(
        TinyWorkspace.YAML
            + "counterfactual: {implications: [{if: {column: who, change: increase}, then:"
            + " {column: age}}]}",
        "counterfactual.implications[0].if: column 'who' has names, which do not rise or fall");
  }

  @Test
  void weightsThatCannotWeighAreRefused() {
    assertRefused(TinyWorkspace.YAML + "weight: who", "weight: column 'who' has no numbers");
    assertRefused(
        TinyWorkspace.YAML + "weight: w",
        TinyWorkspace.DATA.replace(",2,27", ",-2,27"),
        "weight: column 'w', row 7: -2 is no weight");
    assertRefused(
        TinyWorkspace.YAML + "weight: w",
        "y,who,s,w\nyes,a,0,0\nno,a,0,0\n",
        "column 'w' has no weight above 0");
  }

  @Test
  void attributesAreCutAsAskedFor() {
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      assertThat(workspace.attribute("age:2").dictionary()).hasSize(2);
      assertThat(workspace.attribute("age:w2").dictionary()).hasSize(2);
      assertThat(workspace.attribute("age:22|25").dictionary())
          .containsExactly("under 22", "22 to 24", "25 and over");
      assertThat(workspace.attribute("age:22|25").name()).isEqualTo("age:22|25");
      assertThatThrownBy(() -> workspace.attribute("age:22|x"))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "'age:22|x': expected how to cut 'age', such as age:4, age:w4 or age:22|25"
                  .replace("22|25", "25|40"));
      assertThatThrownBy(() -> workspace.attribute("who:2"))
          .isInstanceOf(InputException.class)
          .hasMessage("column 'who' has names; only numbers are cut into bins");
    }
  }

  @Test
  void theReferenceIsAGroupThatOccurs() {
    try (Workspace workspace =
        TinyWorkspace.open(
            folder, TinyWorkspace.YAML.replace("[who]", "[{column: who, reference: b}]"))) {
      assertThat(workspace.reference("who")).isEqualTo("b");
    }
    assertRefused(
        TinyWorkspace.YAML.replace("[who]", "[{column: who, reference: c}]"),
        "protected[0].reference: no value 'c' in column 'who'");
    assertRefused(
        TinyWorkspace.YAML.replace("[who]", "[{column: age, width: equal}]"),
        "'width' says how to cut the number of 'bins', which is missing");
  }

  @Test
  void thresholdsAndLimitsNameWhatIsThere() {
    assertRefused(
        TinyWorkspace.YAML + "threshold: {default: 0.5, by: who, groups: {c: 0.4}}",
        "threshold.groups.c: no value 'c' in column 'who'");
    assertRefused(
        TinyWorkspace.YAML + "threshold: {default: 0.5, by: how, groups: {c: 0.4}}",
        "threshold.by: no column 'how'");
    assertRefused(
        TinyWorkspace.YAML + "threshold: {default: 0.5, by: who*part, groups: {a*tes: 0.4}}",
        "threshold.groups.a*tes: no value 'tes' in column 'part'; did you mean 'test'?");
    assertRefused(
        TinyWorkspace.YAML.replace("[who]", "[{column: age, bins: 2}]")
            + "threshold: {default: 0.5, by: age, groups: {c: 0.4}}",
        "threshold.groups.c: no value 'c' in column 'age'");
    assertRefused(
        TinyWorkspace.YAML + "limits: [{metric: auc, by: [hwo], compare: ratio, min: 1}]",
        "limits[0].by: no column 'hwo'");
    assertRefused(
        TinyWorkspace.YAML + "limits: [{metric: auc, compare: value, min: 1, model: X}]",
        "limits[0].model: no model 'X'; there are: Recorded");
    assertRefused(
        TinyWorkspace.YAML + "limits: [{metric: r_squared, compare: value, min: 1}]",
        "limits[0].metric: r_squared is a metric of regressions and 'Recorded' is a classifier");
    assertRefused(
        TinyWorkspace.YAML + "limits: [{measure: mean_error_difference, by: [who], max: 1}]",
        "limits[0].measure: mean_error_difference is a measure of regressions and 'Recorded' is a"
            + " classifier");
  }

  @Test
  void scoresOutsideZeroToOneAreRefused() {
    try (Workspace workspace =
        TinyWorkspace.open(folder, TinyWorkspace.YAML, TinyWorkspace.DATA.replace("0.9", "9"))) {
      LoadedModel model = workspace.model("Recorded");
      assertThatThrownBy(() -> model.scores(Progress.NONE))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("not a probability");
    }
  }

  private static String yaml(String target) {
    return TinyWorkspace.YAML.replace("{column: y, positive: yes}", target);
  }

  private void assertRefused(String yaml, String message) {
    assertRefused(yaml, TinyWorkspace.DATA, message);
  }

  private void assertRefused(String yaml, String data, String message) {
    Path path = TinyWorkspace.write(folder, yaml, data);
    assertThatThrownBy(() -> Workspace.open(path, Progress.NONE).close())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
