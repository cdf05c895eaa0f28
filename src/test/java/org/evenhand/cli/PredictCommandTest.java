package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.workspace.TinyWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PredictCommandTest {
  private static final String MORTGAGE = "sample-data/mortgage/mortgage.yaml";

  @TempDir private Path folder;

  @Test
  void eachRowIsALineInTheOrderAskedFor() {
    CommandRun run = CommandRun.of("predict", tiny(), "--rows", "9,0,2-3");
    assertThat(run.status()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .isEqualTo(
            """
            {"row":9,"changed":{},"score":0.5,"prediction":"yes","classes":{"no":0.5,"yes":0.5}}
            {"row":0,"changed":{},"score":0.9,"prediction":"yes","classes":{"no":0.09999999999999998,"yes":0.9}}
            {"row":2,"changed":{},"score":0.7,"prediction":"yes","classes":{"no":0.30000000000000004,"yes":0.7}}
            {"row":3,"changed":{},"score":0.1,"prediction":"no","classes":{"no":0.9,"yes":0.1}}
            """);
  }

  @Test
  void withoutRowsAllAreAnswered() {
    assertThat(CommandRun.of("predict", tiny()).out()).hasLineCount(10);
  }

  @Test
  void changedRowsAreScoredAgain() {
    JsonNode before = json(CommandRun.of("predict", MORTGAGE, "--rows=4"));
    CommandRun run =
        CommandRun.of("predict", MORTGAGE, "--rows=4", "--set=pirat=1.5", "--set", "phist=yes");
    JsonNode after = json(run);
    assertThat(after.at("/changed").toString()).isEqualTo("{\"pirat\":1.5,\"phist\":\"yes\"}");
    assertThat(after.at("/score").asDouble()).isGreaterThan(before.at("/score").asDouble());
    assertThat(after.at("/classes/yes").asDouble()).isEqualTo(after.at("/score").asDouble());
  }

  @Test
  void anUnseenCategoryIsWarnedOfInBothPlaces() {
    CommandRun run = CommandRun.of("predict", MORTGAGE, "--rows=4", "--set=phist=perhaps");
    assertThat(json(run).at("/warnings/0").asString())
        .startsWith("phist: 'perhaps' was not in training");
    assertThat(run.err()).contains("evenhand: row 4, phist: 'perhaps' was not in training");
  }

  @Test
  void theTwentyFirstWarningIsOnlyCounted() {
    CommandRun run = CommandRun.of("predict", MORTGAGE, "--set=phist=perhaps");
    assertThat(run.err()).hasLineCount(21).endsWith("evenhand: 2360 more warnings\n");
    assertThat(run.out()).hasLineCount(2380);
  }

  @Test
  void aColumnThatTheModelDoesNotUseIsToldButChanged() {
    CommandRun run = CommandRun.of("predict", MORTGAGE, "--rows=4", "--set=part=none");
    assertThat(run.err()).contains("model 'Boosted trees' does not use 'part'");
    assertThat(json(run).at("/changed/part").asString()).isEqualTo("none");
  }

  @Test
  void aValueMayBeTakenAway() {
    CommandRun run =
        CommandRun.of(
            "predict", "sample-data/plebiscite/plebiscite.yaml", "--rows=3", "--set=age=");
    assertThat(json(run).at("/changed").toString()).isEqualTo("{\"age\":null}");
  }

  @Test
  void aRegressionAnswersANumber() {
    JsonNode json = json(CommandRun.of("predict", "sample-data/wages/wages.yaml", "--rows=0"));
    assertThat(json.at("/prediction").asDouble()).isEqualTo(json.at("/score").asDouble());
    assertThat(json.has("classes")).isFalse();
  }

  @Test
  void wrongArgumentsAreOneLineAndExitStatusTwo() {
    assertRefused("--rows: no row 10; the data has rows 0 to 9", "--rows=0,10");
    assertRefused("--rows: no row 9999999999", "--rows=9999999999");
    assertRefused("--rows: expected rows such as 0,4-9; found '-1'", "--rows=-1");
    assertRefused("--rows: expected rows such as 0,4-9; found ''", "--rows=1,,2");
    assertRefused("--rows: '5-3' runs backwards", "--rows=5-3");
    assertRefused("--set: expected column=value, found 'age'", "--set=age");
    assertRefused("--set: no column 'agee'; did you mean 'age'?", "--set=agee=3");
    assertRefused("--set age: expected a number, found 'old'", "--set=age=old");
    assertRefused("--set age: expected a number, found 'NaN'", "--set=age=NaN");
    assertRefused("--set: column 'age' is set twice", "--set=age=1", "--set=age=2");
    assertRefused("is a column of scores and cannot answer changed rows", "--set=age=1");
  }

  private void assertRefused(String message, String... options) {
    List<String> arguments = new ArrayList<>(List.of("predict", tiny()));
    arguments.addAll(List.of(options));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("evenhand: ").contains(message).hasLineCount(1);
  }

  private String tiny() {
    return TinyWorkspace.write(folder, TinyWorkspace.YAML, TinyWorkspace.DATA).toString();
  }

  private static JsonNode json(CommandRun run) {
    assertThat(run.out()).hasLineCount(1);
    return JsonMapper.builder().build().readTree(run.out());
  }
}
