package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecourseCommandTest {
  @TempDir private Path folder;

  private static CommandRun run(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("recourse", "sample-data/mortgage/mortgage.yaml"));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode json(String... options) {
    CommandRun run = run(options);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    return JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void groupsAreComparedWithTheLargest() {
    JsonNode json = json("--by=afam", "--rows=30");
    assertThat(json.at("/wanted").asString()).isEqualTo("the favorable outcome 'no'");
    assertThat(json.at("/searched").asInt()).isEqualTo(30);
    assertThat(json.at("/sampled").asBoolean()).isTrue();
    assertThat(json.at("/groups").size()).isEqualTo(2);
    assertThat(json.at("/gaps/0/from/0").asString()).isEqualTo("yes");
    assertThat(json.at("/gaps/0/to/0").asString()).isEqualTo("no");
    int searched = 0;
    for (JsonNode group : json.at("/groups")) {
      searched += group.at("/searched").asInt();
    }
    assertThat(searched).isEqualTo(30);
    // The shares of those who need recourse are what the audit calls 1 - selection rate.
    JsonNode audit =
        JsonMapper.builder()
            .build()
            .readTree(
                CommandRun.of(
                        "audit",
                        "sample-data/mortgage/mortgage.yaml",
                        "--by=afam",
                        "--replicates=0")
                    .out());
    assertThat(json.at("/groups/1/needing/value").asDouble())
        .isEqualTo(
            1 - audit.at("/groups/1/metrics/selection_rate/value").asDouble(), within(1e-12));
  }

  @Test
  void theSampleHasAsManyRowsOfEachGroupAndSaysSo() {
    JsonNode json = json("--by=afam*single", "--rows=40");
    for (JsonNode group : json.at("/groups")) {
      assertThat(group.at("/searched").asInt()).isEqualTo(10);
    }
    assertThat(json.at("/sentences/2").asString())
        .startsWith("It has as many rows of each group as of any other")
        .contains("10 of afam = yes, single = no");
    JsonNode few = json("--by=afam*single", "--rows=2");
    assertThat(few.at("/sentences/2").asString()).contains("fewer rows than there are groups");
  }

  @Test
  void theSameSeedGivesTheSameAnswer() {
    assertThat(run("--by=afam", "--rows=10", "--seed=3").out())
        .isEqualTo(run("--by=afam", "--rows=10", "--seed=3").out())
        .isNotEqualTo(run("--by=afam", "--rows=10", "--seed=4").out());
    assertThat(json("--by=afam", "--rows=10", "--seed=20240101123456").at("/seed").asLong())
        .isEqualTo(20240101123456L);
  }

  @Test
  void fewerChangesReachFewerRows() {
    JsonNode one = json("--rows=20", "--max-changes=1");
    assertThat(one.at("/overall/within").size()).isEqualTo(1);
    assertThat(one.at("/overall/within/0/value")).isEqualTo(one.at("/overall/answered/value"));
    JsonNode any = json("--rows=20");
    assertThat(any.at("/overall/answered/value").asDouble())
        .isGreaterThanOrEqualTo(one.at("/overall/answered/value").asDouble());
  }

  @Test
  void csvHasALineForEachMeasure() throws IOException {
    Path out = folder.resolve("recourse.csv");
    assertThat(run("--by=afam*single", "--rows=10", "--out=" + out).status()).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.getFirst())
        .isEqualTo("by,group,rows,searched,measure,value,low,high,status,reason,reference");
    assertThat(lines).anyMatch(line -> line.startsWith(",all,"));
    assertThat(lines).anyMatch(line -> line.startsWith("afam*single,\"yes, no\","));
    assertThat(lines)
        .anyMatch(line -> line.contains(",cost_ratio,") && line.endsWith("\"no, no\""));
  }

  @Test
  void wrongArgumentsAreOneLineAndExitStatusTwo() {
    assertRefused("--rows: expected at least 1", "--rows=0");
    assertRefused("no column 'afamm'; did you mean 'afam'?", "--by=afamm");
    assertRefused("--by: expected attributes such as", "--by=afam*");
    assertRefused(
        "no group 'perhaps' to compare the others with", "--by=afam", "--reference=perhaps");
    assertRefused("no part 'tset'; there are: train, test", "--split=tset");
  }

  private static void assertRefused(String message, String... options) {
    CommandRun run = run(options);
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("evenhand: ").contains(message).hasLineCount(1);
  }

  @Test
  void aRegressionNeedsATarget() {
    String wages = "sample-data/wages/wages.yaml";
    CommandRun none = CommandRun.of("recourse", wages);
    assertThat(none.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(none.err()).contains("is a regression: say which values are wanted");
    CommandRun some = CommandRun.of("recourse", wages, "--target=12..", "--rows=5");
    assertThat(some.status()).as(some.err()).isZero();
    assertThat(some.out()).contains("at least 12");
  }
}
