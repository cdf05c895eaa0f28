package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContributionsCommandTest {
  private static final String MORTGAGE = "sample-data/mortgage/mortgage.yaml";

  private static CommandRun run(String workspace, String... options) {
    List<String> arguments = new ArrayList<>(List.of("contributions", workspace));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode json(String workspace, String... options) {
    CommandRun run = run(workspace, options);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    SchemaCheck.assertMeets("contributions.schema.json", run.out());
    return JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void meansAreThoseOfTheRowsThatTheTableLists() {
    JsonNode json = json(MORTGAGE, "--rows=30", "--background=20", "--interactions=3");
    assertThat(json.at("/rows").asString()).startsWith("30 of 952 rows");
    assertThat(json.at("/interactions").size()).isEqualTo(3);
    String strongest = json.at("/features/0/feature").asString();
    List<String> lines =
        run(MORTGAGE, "--rows=30", "--background=20", "--format=csv").out().lines().toList();
    assertThat(lines).hasSize(1 + 30 * 12);
    double mean =
        lines.stream()
            .map(line -> line.split(",", -1))
            .filter(cells -> cells[1].equals(strongest))
            .mapToDouble(cells -> Math.abs(Double.parseDouble(cells[3])))
            .average()
            .orElseThrow();
    assertThat(json.at("/features/0/mean_absolute/value").asDouble())
        .isCloseTo(mean, within(1e-12));
  }

  @Test
  void everyTableOfTheAnswerCanBeAskedFor() {
    String[] few = {"--rows=20", "--background=5", "--by=afam", "--interactions=2"};
    JsonNode json = json(MORTGAGE, few);
    assertThat(json.at("/data/part").asString()).isEqualTo("test");
    assertThat(json.at("/model/file").asString()).isEqualTo("boosted-trees.onnx");
    List<String> features =
        run(MORTGAGE, few[0], few[1], few[2], "--format=csv", "--table=features")
            .out()
            .lines()
            .toList();
    assertThat(features)
        .hasSize(1 + 3 * 2 * 12)
        .first()
        .isEqualTo("by,group,explained,feature,name,value,low,high,status,reason");
    assertThat(features.get(1))
        .startsWith(
            ",all,20,%s,mean_absolute,%s,"
                .formatted(
                    json.at("/features/0/feature").asString(),
                    json.at("/features/0/mean_absolute/value").asDouble()));
    assertThat(
            run(MORTGAGE, few[0], few[1], few[3], "--format=csv", "--table=interactions")
                .out()
                .lines())
        .containsExactly(
            "feature,other,h_squared,reason",
            "%s,%s,%s,"
                .formatted(
                    json.at("/interactions/0/features/0").asString(),
                    json.at("/interactions/0/features/1").asString(),
                    json.at("/interactions/0/h_squared/value").asDouble()));
  }

  /** A row's numbers are those of explain on the same background. */
  @Test
  void eachRowIsExplainedAsItIsAlone() {
    String[] line =
        run(MORTGAGE, "--rows=3", "--background=20", "--format=csv")
            .out()
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow()
            .split(",", -1);
    CommandRun alone =
        CommandRun.of("explain", MORTGAGE, "--row=" + line[0], "--background=20", "--format=csv");
    assertThat(alone.out().lines().toList().get(1))
        .startsWith(line[0] + "," + line[1] + "," + line[2] + "," + line[3]);
  }

  @Test
  void groupsAndRegressionsAreThereToo() {
    JsonNode groups = json(MORTGAGE, "--rows=40", "--background=5", "--by=afam");
    assertThat(groups.at("/groups").size()).isEqualTo(2);
    assertThat(groups.at("/groups/0/rows").asInt() + groups.at("/groups/1/rows").asInt())
        .isEqualTo(40);
    json("sample-data/wages/wages.yaml", "--rows=10", "--background=5");
  }

  /** Scores of 0 have no log-odds. */
  @Test
  void rowsThatCannotBeExplainedAreCountedAndSayWhy() {
    String[] options = {"--model=Random forest", "--scale=log_odds", "--rows=2", "--by=afam"};
    JsonNode json = json(MORTGAGE, options);
    assertThat(json.at("/taken").asInt()).isEqualTo(2);
    assertThat(json.at("/explained").asInt()).isZero();
    assertThat(json.at("/reason").asString()).contains("log-odds are not defined");
    for (JsonNode group : json.at("/groups")) {
      assertThat(group.at("/explained").asInt()).isZero();
    }
    List<String> asTable = new ArrayList<>(List.of(options).subList(0, 3));
    asTable.add("--format=csv");
    List<String> lines = run(MORTGAGE, asTable.toArray(String[]::new)).out().lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo("row,feature,value,contribution,error,reason,base,score");
    assertThat(lines.get(1))
        .contains(",pirat,0.31,,,")
        .contains("log-odds are not defined")
        .doesNotContain("NaN");
    JsonNode known = json(MORTGAGE, "--rows=5", "--background=5", "--by=afam");
    assertThat(known.at("/explained").asInt()).isEqualTo(5);
    assertThat(known.has("reason")).isFalse();
    int explained = 0;
    for (JsonNode group : known.at("/groups")) {
      explained += group.at("/explained").asInt();
    }
    assertThat(explained).isEqualTo(5);
  }

  @Test
  void wrongArgumentsAreOneLineAndExitStatusTwo() {
    assertRefused("expected at least 1, found 0", "--rows=0");
    assertRefused("--interactions: expected at least 0", "--interactions=-1");
    assertRefused("--table: goes with --format csv", "--table=features");
    assertRefused("--interactions: goes with", "--format=csv", "--interactions=2");
    assertRefused("--table: of interactions,", "--format=csv", "--table=interactions");
    assertRefused("--by: goes with --format json or --table features", "--format=csv", "--by=afam");
    assertRefused("many rows have no one other answer", "--against=other");
    assertRefused("no part 'nix'", "--split=nix");
    assertRefused("no column 'nix'", "--rows=5", "--background=2", "--by=nix");
  }

  private static void assertRefused(String message, String... options) {
    CommandRun run = run(MORTGAGE, options);
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("evenhand: ").contains(message).hasLineCount(1);
  }
}
