package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.model.onnx.TinyModels;
import org.evenhand.workspace.TinyWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CounterfactualCommandTest {
  private static final String MORTGAGE = "sample-data/mortgage/mortgage.yaml";

  @TempDir private Path folder;

  private static CommandRun mortgage(String... options) {
    return run(MORTGAGE, options);
  }

  private static CommandRun run(String workspace, String... options) {
    List<String> arguments = new ArrayList<>(List.of("counterfactual", workspace));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode json(CommandRun run) {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).hasLineCount(1);
    return JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void oneRowIsOneObjectAsInTheContract() {
    JsonNode json = json(mortgage("--row=3"));
    assertThat(json.at("/row").asInt()).isEqualTo(3);
    assertThat(json.at("/prediction").asString()).isEqualTo("no");
    assertThat(json.at("/found").size()).isBetween(1, 4);
    JsonNode first = json.at("/found/0");
    assertThat(first.at("/prediction").asString()).isEqualTo("yes");
    assertThat(first.at("/changed").asInt()).isEqualTo(first.at("/changes").size());
    assertThat(json.at("/single_change_possible").isBoolean()).isTrue();
    assertThat(json.at("/reason").isNull()).isTrue();
    String column = first.at("/changes").propertyNames().iterator().next();
    assertThat(first.at("/changes").get(column).has("from")).isTrue();
    assertThat(first.at("/changes").get(column).has("to")).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameAnswer() {
    String once = mortgage("--row=28", "--seed=5").out();
    String again = mortgage("--row=28", "--seed=5").out();
    assertThat(withoutTime(again)).isEqualTo(withoutTime(once));
    CommandRun dated = mortgage("--row=28", "--seed=20240101123456");
    assertThat(dated.status()).as(dated.err()).isEqualTo(ExitCode.OK);
  }

  private static String withoutTime(String json) {
    return json.replaceAll("\"milliseconds\":\\d+", "");
  }

  @Test
  void whatIsFoundIsWhatPredictSaysOfIt() {
    JsonNode first = json(mortgage("--row=3", "--count=1")).at("/found/0");
    List<String> arguments = new ArrayList<>(List.of("predict", MORTGAGE, "--rows=3"));
    for (String column : first.at("/changes").propertyNames()) {
      arguments.add(
          "--set=" + column + "=" + first.at("/changes").get(column).at("/to").asString());
    }
    JsonNode predicted = json(CommandRun.of(arguments.toArray(String[]::new)));
    assertThat(predicted.at("/score").asDouble()).isEqualTo(first.at("/score").asDouble());
    assertThat(predicted.at("/prediction")).isEqualTo(first.at("/prediction"));
  }

  @Test
  void columnsMayBeFrozenAndProtectedOnesLetGo() {
    JsonNode all = json(mortgage("--row=3", "--count=1"));
    String column = all.at("/found/0/changes").propertyNames().iterator().next();
    JsonNode without = json(mortgage("--row=3", "--freeze=" + column, "--max-changes=2"));
    for (JsonNode found : without.at("/found")) {
      assertThat(found.at("/changes").has(column)).isFalse();
      assertThat(found.at("/changed").asInt()).isLessThanOrEqualTo(2);
    }
    String rest = "pirat,hirat,lvrat,unemp,chist,mhist,phist,selfemp,insurance,condomin,hschool";
    JsonNode single = json(mortgage("--row=3", "--free=single", "--freeze=" + rest));
    for (JsonNode found : single.at("/found")) {
      assertThat(found.at("/changes").propertyNames()).containsExactly("single");
    }
  }

  @Test
  void aChangedRowIsAskedAbout() {
    JsonNode json = json(mortgage("--row=3", "--set=pirat=2.5"));
    assertThat(json.at("/changed/pirat").asDouble()).isEqualTo(2.5);
    assertThat(json.at("/prediction").asString()).isEqualTo("yes");
    assertThat(json.at("/found/0/prediction").asString()).isEqualTo("no");
  }

  @Test
  void manyRowsGoToAFileLineByLine() throws IOException {
    Path out = folder.resolve("all.csv");
    CommandRun run = mortgage("--rows=0,3-6", "--count=2", "--out=" + out);
    assertThat(run.status()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).isEmpty();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.getFirst()).startsWith("row,score_before,prediction_before,counterfactual");
    assertThat(lines.stream().skip(1).map(line -> line.substring(0, line.indexOf(','))))
        .containsSubsequence("0", "3", "4", "5", "6")
        .allMatch(row -> List.of("0", "3", "4", "5", "6").contains(row));
    CommandRun json = mortgage("--rows=0,3-6", "--count=2");
    assertThat(json.out()).hasLineCount(5);
  }

  @Test
  void allRowsOfASmallFileAreAnsweredWithAReasonForThoseWithout() throws IOException {
    String tiny = line("a,b,y\n0,0,1.5\n2,0,2.5\n4,0,3.5\n");
    Path out = folder.resolve("out.csv");
    CommandRun run = run(tiny, "--rows=all", "--target=3..5", "--freeze=b", "--out=" + out);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).anyMatch(line -> line.startsWith("0,0,0,1,a: 0 to "));
    assertThat(lines.getLast()).startsWith("2,4,4,,,,,,,,"); // it is 4 already, and says so
    assertThat(lines.getLast().length()).isGreaterThan("2,4,4,,,,,,,,".length());
  }

  /** The model answers a + b. */
  private String line(String data) {
    TinyModels.sum(folder.resolve("m.onnx"), 1, 1);
    return write(data, "");
  }

  private String write(String data, String more) {
    return TinyWorkspace.write(
            folder,
            """
            name: Line
            data: {file: data.csv}
            target: {column: y}
            models: [{name: M, file: m.onnx, inputs: [a, b]}]
            """
                + more,
            data)
        .toString();
  }

  private static void assertNothingFound(CommandRun run, String reason) {
    JsonNode json = json(run);
    assertThat(json.at("/found").isEmpty()).isTrue();
    assertThat(json.at("/reason").asString()).containsIgnoringCase(reason);
  }

  @Test
  void aRowThatHasTheTargetAlreadySaysSo() {
    assertNothingFound(mortgage("--row=3", "--target=no"), "already");
  }

  @Test
  void allFrozenIsSaidBeforeAnySearch() {
    JsonNode json =
        json(
            mortgage(
                "--row=3",
                "--freeze=pirat,hirat,lvrat,chist,mhist,phist,selfemp,insurance,condomin"));
    assertThat(json.at("/found").isEmpty()).isTrue();
    assertThat(json.at("/reason").asString()).isNotBlank();
    assertThat(json.at("/evaluations").asInt()).isLessThanOrEqualTo(1);
  }

  @Test
  void aRangeOutsideTheDataIsSearchedAndExplained() {
    String tiny = line("a,b,y\n0,0,1.5\n2,0,2.5\n4,0,3.5\n");
    assertNothingFound(run(tiny, "--row=0", "--target=100.."), "100");
  }

  @Test
  void aConstantModelReachesNothing() {
    TinyModels.sum(folder.resolve("m.onnx"), 0, 0);
    String constant = write("a,b,y\n0,1,1.5\n2,5,2.5\n4,3,3.5\n", "");
    JsonNode json = json(run(constant, "--row=0", "--target=1.."));
    assertThat(json.at("/found").isEmpty()).isTrue();
    assertThat(json.at("/single_change_possible").asBoolean(true)).isFalse();
  }

  @Test
  void aModelThatGivesNoNumberForSomeEditsStillAnswersWithTheOthers() {
    TinyModels.logarithm(folder.resolve("m.onnx"), 1, 1);
    String log = write("a,b,y\n1,0,1.5\n-20,0,2.5\n4,0,3.5\n30,0,3.5\n2,1,1.5\n", "");
    JsonNode json = json(run(log, "--row=0", "--target=1.."));
    assertThat(json.at("/found/0/score").asDouble()).isGreaterThanOrEqualTo(1);
    // Row 1 has no score at all, and may still be given one.
    JsonNode none = json(run(log, "--row=1", "--target=1.."));
    assertThat(none.at("/score").isNull()).isTrue();
    assertThat(none.at("/found/0/score").asDouble()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void aConstraintThatTheRowBreaksIsNoObstacleToOthers() {
    TinyModels.sum(folder.resolve("m.onnx"), 1, 1);
    String broken =
        write("a,b,y\n0,0,1.5\n2,9,2.5\n4,3,3.5\n", "features: {a: {min: 1, max: 4}}\n");
    JsonNode json = json(run(broken, "--row=0", "--target=2..3"));
    assertThat(json.at("/found").isEmpty()).isFalse();
    for (JsonNode found : json.at("/found")) {
      if (found.at("/changes").has("a")) {
        assertThat(found.at("/changes/a/to").asDouble()).isBetween(1., 4.);
      }
    }
  }

  @Test
  void fiveThousandCategoriesAColumnOfOneValueAndMissingValuesAreTaken() {
    TinyModels.sum(folder.resolve("m.onnx"), 1, 5, 1);
    String rows =
        IntStream.range(0, 5000)
            .mapToObj(i -> "%s,c%d,7,%d.5".formatted(i % 10 == 3 ? "" : i % 10, i, i % 7))
            .collect(Collectors.joining("\n"));
    Path yaml =
        TinyWorkspace.write(
            folder,
            """
            name: Wide
            data: {file: data.csv}
            target: {column: y}
            types: {c: category}
            models: [{name: M, file: m.onnx, inputs: [a, "c=c17", constant]}]
            """,
            "a,c,constant,y\n" + rows + "\n");
    JsonNode json = json(run(yaml.toString(), "--row=0", "--target=11..14"));
    assertThat(json.at("/found").isEmpty()).isFalse();
    for (JsonNode found : json.at("/found")) {
      assertThat(found.at("/changes").has("constant")).isFalse();
    }
    JsonNode missing = json(run(yaml.toString(), "--row=3", "--target=11..14"));
    assertThat(missing.at("/score").isNull()).isTrue();
    assertThat(missing.at("/found/0/changes/a/from").isNull()).isTrue();
  }

  @Test
  void wrongArgumentsAreOneLineAndExitStatusTwo() {
    assertRefused("no row 2380; the data has rows 0 to 2379", "--row=2380");
    assertRefused("no row -1; the data has rows 0 to 2379", "--row=-1");
    assertRefused("Missing required argument", "--count=2");
    assertRefused("mutually exclusive", "--row=1", "--rows=2");
    assertRefused("--count: expected at least 1, found 0", "--row=1", "--count=0");
    assertRefused("--max-changes: expected at least 1, found 0", "--row=1", "--max-changes=0");
    assertRefused(
        "does not read a column 'pirrat'; did you mean 'pirat'?", "--row=1", "--freeze=pirrat");
    assertRefused("both frozen and free", "--row=1", "--freeze=pirat", "--free=pirat");
    assertRefused("expected a class or a range of scores", "--row=1", "--target=perhaps");
    assertRefused("the wanted range is empty", "--row=1", "--target=0.4..0.2");
    assertRefused("--set: no column 'pirrat'", "--row=1", "--set=pirrat=1");
    assertRefused("cannot write", "--row=1", "--out=" + folder.resolve("no/such/file"));
  }

  private static void assertRefused(String message, String... options) {
    CommandRun run = mortgage(options);
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("evenhand: ").contains(message).hasLineCount(1);
  }

  @Test
  void recordedScoresAreRefusedInOneSentence() {
    String tiny = TinyWorkspace.write(folder, TinyWorkspace.YAML, TinyWorkspace.DATA).toString();
    CommandRun run = run(tiny, "--row=0");
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err())
        .isEqualTo(
            "evenhand: model 'Recorded' is a column of scores and cannot answer changed rows\n");
  }
}
