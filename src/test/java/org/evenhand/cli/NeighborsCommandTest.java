package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NeighborsCommandTest {
  private static CommandRun run(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("neighbors", "sample-data/mortgage/mortgage.yaml"));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode json(String... options) {
    CommandRun run = run(options);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    return JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void theNearestRowsWithTheOtherAnswerAreTheUsualQuestion() {
    JsonNode json = json("--row=3", "--count=3");
    assertThat(json.at("/which").asString()).isEqualTo("unlike");
    assertThat(json.at("/distance/kind").asString()).isEqualTo("gower");
    assertThat(json.at("/neighbors").size()).isEqualTo(3);
    double last = 0;
    for (JsonNode neighbor : json.at("/neighbors")) {
      assertThat(neighbor.at("/prediction")).isNotEqualTo(json.at("/prediction"));
      assertThat(neighbor.at("/distance").asDouble()).isGreaterThanOrEqualTo(last);
      last = neighbor.at("/distance").asDouble();
      double parts = 0;
      for (JsonNode difference : neighbor.at("/differences")) {
        parts += difference.at("/part").asDouble();
      }
      assertThat(Math.abs(parts - last)).isLessThan(1e-12);
    }
  }

  @Test
  void likeRowsAnyRowsAndOtherDistancesMayBeAskedFor() {
    JsonNode like = json("--row=3", "--like", "--distance=l1");
    assertThat(like.at("/neighbors/0/prediction")).isEqualTo(like.at("/prediction"));
    assertThat(like.at("/distance/unit").asString()).isEqualTo("standard_deviation");
    assertThat(json("--row=3", "--all", "--distance=L2").at("/neighbors").size()).isEqualTo(5);
    JsonNode weighed = json("--row=3", "--exclude=lvrat", "--weights=pirat=2,hirat=0.5");
    assertThat(weighed.at("/distance/weights/pirat").asInt()).isEqualTo(2);
    assertThat(weighed.at("/distance/columns").toString()).doesNotContain("lvrat");
  }

  /** Row 20 changed to miss its lvrat differs from every row in that column. */
  @Test
  void theTableOfNeighborsSaysWhatTheObjectSays() {
    String[] question = {"--row=20", "--set=lvrat=", "--set=phist=no", "--all", "--distance=l1"};
    JsonNode json = json(question);

    CommandRun run =
        run(Stream.concat(Stream.of(question), Stream.of("--format=csv")).toArray(String[]::new));

    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    List<String> lines = run.out().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("row,neighbor,distance,score,prediction,differences");
    assertThat(lines).hasSize(1 + json.at("/neighbors").size());
    for (int i = 0; i < json.at("/neighbors").size(); i++) {
      JsonNode neighbor = json.at("/neighbors").get(i);
      String[] cells = lines.get(i + 1).split(",", -1);
      assertThat(cells[0]).isEqualTo("20");
      assertThat(cells[1]).isEqualTo(neighbor.at("/row").asString());
      assertThat(Double.parseDouble(cells[2])).isEqualTo(neighbor.at("/distance").asDouble());
      assertThat(Double.parseDouble(cells[3])).isEqualTo(neighbor.at("/score").asDouble());
      assertThat(cells[4]).isEqualTo(neighbor.at("/prediction").asString());
      assertThat(cells[5].split("; ", -1))
          .hasSize(neighbor.at("/differences").size())
          .anyMatch(difference -> difference.startsWith("lvrat: (missing) to "));
    }
  }

  @Test
  void wrongArgumentsAreOneLineAndExitStatusTwo() {
    assertRefused("--row: no row 9999", "--row=9999");
    assertRefused("Missing required option: '--row=N'");
    assertRefused("mutually exclusive", "--row=1", "--like", "--all");
    assertRefused("--count: expected at least 1", "--row=1", "--count=0");
    assertRefused("--apart: expected a number not below 0", "--row=1", "--apart=-1");
    assertRefused("weight 'pirat': expected a column and a number", "--row=1", "--weights=pirat");
    assertRefused("is there twice", "--row=1", "--weights=pirat=1,pirat=2");
    assertRefused("weight of 'pirat': expected a number", "--row=1", "--weights=pirat=-2");
    assertRefused("column 'afam' is not compared", "--row=1", "--exclude=afam");
    assertRefused("Invalid value for option '--distance'", "--row=1", "--distance=euclid");
  }

  private static void assertRefused(String message, String... options) {
    CommandRun run = run(options);
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("evenhand: ").contains(message).hasLineCount(1);
  }
}
