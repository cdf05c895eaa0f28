package org.evenhand.model.tribuo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.evenhand.data.Table;
import org.evenhand.data.TableReader;
import org.evenhand.job.Progress;
import org.evenhand.model.Binding;
import org.evenhand.model.Input;
import org.evenhand.model.Input.Range;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.Output;
import org.evenhand.model.Scorer;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Tribuo models of the samples and the programs that train them. */
class SampleModelsTest {
  private static final Path SAMPLES = Path.of("sample-data");

  @ParameterizedTest
  @ValueSource(strings = {"logistic-regression", "random-forest"})
  void theMortgageModelsTakeTwelveColumns(String name) {
    try (Model model = open("mortgage/" + name + ".tribuo")) {
      assertThat(model.signature().inputNames())
          .containsExactly(
              "chist",
              "condomin",
              "hirat",
              "hschool",
              "insurance",
              "lvrat",
              "mhist",
              "phist",
              "pirat",
              "selfemp",
              "single",
              "unemp");
      assertThat(model.signature().output()).isEqualTo(new Output.Classes(List.of("no", "yes")));
      assertThat(model.signature().inputs())
          .contains(
              new Input("mhist", Input.Type.REAL, List.of(), new Range(1, 4)),
              new Input("phist", Input.Type.TEXT, List.of("no", "yes"), null));
    }
  }

  /** What TrainTribuo printed from Tribuo's own predictions for the rows whose part is test. */
  @ParameterizedTest
  @CsvSource({"logistic-regression, 0.879, 0.121", "random-forest, 0.881, 0.127"})
  void theMortgageModelsDoAsWellAsTribuoSaid(String name, double accuracy, double denied) {
    Table table = TableReader.read(SAMPLES.resolve("mortgage/hmda.csv"), Map.of(), Progress.NONE);
    try (Model model = open("mortgage/" + name + ".tribuo")) {
      Binding binding = Binding.of(name, model.signature(), table.names());
      Scores scores = Scorer.score(model, binding, table, name, Progress.NONE);
      int[] test =
          IntStream.range(0, table.rows())
              .filter(row -> "test".equals(table.column("part").text(row)))
              .toArray();
      IntPredicate refused = row -> scores.get(1, row) >= 0.25;
      IntPredicate right = row -> refused.test(row) == "yes".equals(table.column("deny").text(row));
      assertThat(share(test, right)).isCloseTo(accuracy, within(0.0005));
      assertThat(share(test, refused)).isCloseTo(denied, within(0.0005));
    }
  }

  private static double share(int[] rows, IntPredicate which) {
    return (double) Arrays.stream(rows).filter(which).count() / rows.length;
  }

  @Test
  void theWageModelTakesSixColumns() {
    try (Model model = open("wages/tribuo-xgboost.tribuo")) {
      assertThat(model.signature().inputNames())
          .containsExactly("education", "experience", "occupation", "region", "sector", "union");
      assertThat(model.signature().output()).isEqualTo(new Output.Value());
    }
  }

  /** Provenance likes to keep the full path of the data file. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mortgage/logistic-regression.tribuo",
        "mortgage/random-forest.tribuo",
        "wages/tribuo-xgboost.tribuo"
      })
  void theFilesHoldNoPath(String file) throws IOException {
    String bytes = Files.readString(SAMPLES.resolve(file), ISO_8859_1);
    assertThat(bytes).contains(".csv").doesNotContain("/hmda.csv", "/wages.csv", "file:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mortgage", "wages"})
  void theTrainingProgramsCompile(String sample, @TempDir Path classes) {
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                complaints,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                SAMPLES.resolve(sample).resolve("TrainTribuo.java").toString());
    assertThat(status).as(complaints.toString(ISO_8859_1)).isZero();
  }

  private static Model open(String file) {
    return TribuoModels.open(ModelSource.of(file, SAMPLES.resolve(file)));
  }
}
