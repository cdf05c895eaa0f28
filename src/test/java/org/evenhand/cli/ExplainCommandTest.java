package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
  private static final String MORTGAGE = "sample-data/mortgage/mortgage.yaml";
  @TempDir Path folder;

  private static CommandRun run(String workspace, String... options) {
    List<String> arguments = new ArrayList<>(List.of("explain", workspace));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode json(String workspace, String... options) {
    CommandRun run = run(workspace, options);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    SchemaCheck.assertMeets("explanation.schema.json", run.out());
    return JsonMapper.builder().build().readTree(run.out());
  }

  private static double sum(JsonNode json) {
    double sum = json.at("/base").asDouble();
    for (JsonNode contribution : json.at("/contributions")) {
      sum += contribution.at("/contribution").asDouble();
    }
    return sum;
  }

  @Test
  void contributionsAddUpToTheScoreOfPredict() {
    JsonNode json = json(MORTGAGE, "--row=3");
    assertThat(json.at("/method").asString()).isEqualTo("exact");
    assertThat(json.at("/background/what").asString())
        .isEqualTo("100 of 2,380 rows, drawn at random (seed 1)");
    CommandRun predict = CommandRun.of("predict", MORTGAGE, "--rows=3");
    double score = JsonMapper.builder().build().readTree(predict.out()).at("/score").asDouble();
    assertThat(json.at("/score").asDouble()).isEqualTo(score);
    assertThat(sum(json)).isCloseTo(score, within(1e-9));
    assertThat(json.at("/contributions").size()).isEqualTo(12);
    assertThat(json.at("/contributions/0/value").isNumber()).isTrue();
  }

  @Test
  void backgroundsScalesAndEditsMayBeChosen() {
    JsonNode other = json(MORTGAGE, "--row=3", "--against=other", "--scale=log_odds");
    assertThat(other.at("/background/what").asString()).contains("rows with another answer");
    assertThat(sum(other)).isCloseTo(other.at("/score").asDouble(), within(1e-9));
    JsonNode group = json(MORTGAGE, "--row=3", "--background=20", "--against=afam = yes");
    assertThat(group.at("/background/rows").asInt()).isEqualTo(20);
    JsonNode one = json(MORTGAGE, "--row=3", "--against=row:5");
    assertThat(one.at("/background/what").asString()).isEqualTo("row 5");
    JsonNode self = json(MORTGAGE, "--row=3", "--against=row:3");
    assertThat(self.at("/evaluations").asInt()).isEqualTo(1);
    JsonNode set = json(MORTGAGE, "--row=3", "--against=row:3", "--set=lvrat=2");
    assertThat(set.at("/changed/lvrat").asInt()).isEqualTo(2);
    assertThat(set.at("/evaluations").asInt()).isEqualTo(2);
    for (JsonNode contribution : set.at("/contributions")) {
      assertThat(contribution.at("/contribution").asDouble() != 0)
          .isEqualTo(contribution.at("/feature").asString().equals("lvrat"));
    }
  }

  @Test
  void aSmallBudgetIsSampledWithErrorsAndTheSameAtEverySeed() {
    JsonNode json = json(MORTGAGE, "--row=3", "--budget=3000", "--seed=7");
    assertThat(json.at("/method").asString()).isEqualTo("sampled");
    assertThat(json.at("/contributions/0/error").asDouble()).isPositive();
    assertThat(json.at("/contributions/0/low").asDouble())
        .isLessThan(json.at("/contributions/0/high").asDouble());
    assertThat(json(MORTGAGE, "--row=3", "--budget=3000", "--seed=7")).isEqualTo(json);
  }

  /** Scores of 0 have no log-odds. */
  @Test
  void whatIsNotEstimableIsAnEmptyCell() {
    CommandRun run =
        run(MORTGAGE, "--row=3", "--model=Random forest", "--scale=log_odds", "--format=csv");
    assertThat(run.out()).contains("log-odds are not defined").doesNotContain("NaN");
  }

  /** Of a sorted file the rows that the budget reaches for are not only the first ones. */
  @Test
  void rowsOfAFileAreUsedInRandomOrder() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("sample-data/mortgage/hmda.csv"));
    List<String> sorted = new ArrayList<>(List.of(lines.getFirst()));
    sorted.addAll(Collections.nCopies(200, lines.get(1)));
    sorted.addAll(Collections.nCopies(200, lines.get(3)));
    Path file = Files.write(folder.resolve("sorted.csv"), sorted);
    JsonNode json = json(MORTGAGE, "--row=3", "--background=" + file, "--budget=1000");
    assertThat(json.at("/background/used").asInt()).isBetween(2, 200);
    double first = base("row:0");
    assertThat(base("row:2")).isNotEqualTo(first);
    assertThat(json.at("/base").asDouble()).isNotCloseTo(first, within(1e-6));
  }

  private static double base(String against) {
    return json(MORTGAGE, "--row=3", "--against=" + against).at("/base").asDouble();
  }

  @Test
  void rowsOfAFileAreABackground() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("sample-data/mortgage/hmda.csv"));
    Path some = Files.write(folder.resolve("some.csv"), lines.subList(0, 8));
    JsonNode json = json(MORTGAGE, "--row=3", "--background=" + some);
    assertThat(json.at("/background/what").asString()).isEqualTo("all 7 rows of some.csv");
    Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
    assertRefused("other.csv has no column 'pirat'", MORTGAGE, "--row=3", "--background=" + other);
  }

  @Test
  void regressionsAndClassesAreExplainedToo() throws IOException {
    JsonNode wages = json("sample-data/wages/wages.yaml", "--row=3");
    assertThat(sum(wages)).isCloseTo(wages.at("/score").asDouble(), within(1e-9));
    JsonNode votes = json("sample-data/plebiscite/plebiscite.yaml", "--row=3", "--against=other");
    assertThat(sum(votes)).isCloseTo(votes.at("/score").asDouble(), within(1e-9));
    CommandRun csv = run(MORTGAGE, "--row=3", "--format=csv");
    assertThat(csv.out().lines().findFirst())
        .contains("row,feature,value,contribution,error,low,high,method,reason,base,score");
    assertThat(csv.out().lines()).hasSize(13);
  }

  @Test
  void wrongArgumentsAreOneLineAndExitStatusTwo() {
    assertRefused("Missing required option: '--row=N'", MORTGAGE);
    assertRefused("--row: no row 9999", MORTGAGE, "--row=9999");
    assertRefused("expected at least 1 row, found 0", MORTGAGE, "--row=1", "--background=0");
    assertRefused(
        "expected a number of rows or a data file", MORTGAGE, "--row=1", "--background=x");
    assertRefused("no value 'maybe'", MORTGAGE, "--row=1", "--against=afam = maybe");
    assertRefused("expected the number of a row", MORTGAGE, "--row=1", "--against=row:x");
    assertRefused("no row 99999", MORTGAGE, "--row=1", "--against=row:99999");
    assertRefused("no rows with lvrat > 900", MORTGAGE, "--row=1", "--against=lvrat > 900");
    assertRefused("Invalid value for option '--scale'", MORTGAGE, "--row=1", "--scale=odds");
    assertRefused("a budget of 5 model rows is too small", MORTGAGE, "--row=1", "--budget=5");
    assertRefused("'x' is not a whole number", MORTGAGE, "--row=1", "--budget=x");
    assertRefused("'1.5' is not a whole number", MORTGAGE, "--row=1", "--seed=1.5");
    assertRefused("no log-odds", "sample-data/wages/wages.yaml", "--row=1", "--scale=log_odds");
    assertRefused(
        "no rows have another answer",
        "sample-data/wages/wages.yaml",
        "--row=1",
        "--against=other");
  }

  private static void assertRefused(String message, String workspace, String... options) {
    CommandRun run = run(workspace, options);
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("evenhand: ").contains(message).hasLineCount(1);
  }

  /** Whoever has only the table can check it. */
  @Test
  void theTableAddsUp() {
    List<String[]> lines =
        CommandRun.of("explain", MORTGAGE, "--row=8", "--format=csv")
            .out()
            .lines()
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();
    double sum = lines.stream().mapToDouble(cells -> Double.parseDouble(cells[3])).sum();
    double base = Double.parseDouble(lines.getFirst()[9]);
    double score = Double.parseDouble(lines.getFirst()[10]);
    assertThat(base + sum).isCloseTo(score, within(1e-12));
  }
}
