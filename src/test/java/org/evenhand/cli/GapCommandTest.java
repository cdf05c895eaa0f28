package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GapCommandTest {
  private static final String MORTGAGE = "sample-data/mortgage/mortgage.yaml";

  private static CommandRun run(String workspace, String... options) {
    List<String> arguments = new ArrayList<>(List.of("gap", workspace));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode json(String workspace, String... options) {
    CommandRun run = run(workspace, options);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    SchemaCheck.assertMeets("gap.schema.json", run.out());
    return JsonMapper.builder().build().readTree(run.out());
  }

  private static double sum(JsonNode json) {
    double sum = 0;
    for (JsonNode feature : json.at("/features")) {
      sum += feature.at("/through/value").asDouble();
    }
    return sum;
  }

  /** What comes through the columns adds up to the gap that the audit reports of these groups. */
  @Test
  void partsAddUpToTheGapOfTheAudit() {
    JsonNode gap = json(MORTGAGE, "--by=afam");
    assertThat(gap.at("/group/value/0").asString()).isEqualTo("yes");
    assertThat(gap.at("/against/value/0").asString()).isEqualTo("no");
    CommandRun audit = CommandRun.of("audit", MORTGAGE, "--by=afam");
    JsonNode groups = JsonMapper.builder().build().readTree(audit.out()).at("/groups");
    double no = rate(groups, "no");
    double yes = rate(groups, "yes");
    assertThat(gap.at("/group/measured/value").asDouble()).isEqualTo(yes);
    assertThat(gap.at("/gap/value").asDouble()).isEqualTo(yes - no);
    assertThat(sum(gap)).isCloseTo(yes - no, within(1e-9));
    assertThat(gap.at("/sentences").toString())
        .contains("come through chist", "a gap of")
        .doesNotContain("caused");
  }

  /** The group's own figures are those of the audit, with counts and intervals. */
  @Test
  void theGroupsFiguresAreThoseOfTheAudit() {
    for (String metric : List.of("selection_rate", "mean_score", "false_positive_rate")) {
      JsonNode gap = json(MORTGAGE, "--by=afam", "--threshold=0.9", "--metric=" + metric);
      CommandRun audit = CommandRun.of("audit", MORTGAGE, "--by=afam", "--threshold=0.9");
      JsonNode groups = JsonMapper.builder().build().readTree(audit.out()).at("/groups");
      JsonNode own = gap.at("/group/measured");
      JsonNode audited = group(groups, "yes").at("/metrics/" + metric);
      for (String field : List.of("value", "low", "high", "numerator", "denominator")) {
        assertThat(own.path(field).asDouble(-1))
            .as(metric + " " + field)
            .isCloseTo(audited.path(field).asDouble(-1), within(1e-12));
      }
    }
    assertThat(json(MORTGAGE, "--by=afam").at("/sentences/0").asString())
        .contains("74.8\u00a0% (101 of 135), with afam = no 90.2\u00a0% (737 of 817)");
  }

  @Test
  void theLargestGroupIsComparedWithTheOneFurthestFromIt() {
    JsonNode gap = json(MORTGAGE, "--by=afam", "--group=no", "--rows=50");
    assertThat(gap.at("/group/value/0").asString()).isEqualTo("no");
    assertThat(gap.at("/against/value/0").asString()).isEqualTo("yes");
  }

  private static double rate(JsonNode groups, String value) {
    return group(groups, value).at("/metrics/selection_rate/value").asDouble();
  }

  private static JsonNode group(JsonNode groups, String value) {
    for (JsonNode group : groups) {
      if (group.at("/value/0").asString().equals(value)) {
        return group;
      }
    }
    throw new AssertionError(value);
  }

  /** Four classes, decided by the threshold as in the audit, and rows without a label. */
  @Test
  void theGapOfAModelOfManyClassesIsThatOfTheAudit() {
    String plebiscite = "sample-data/plebiscite/plebiscite.yaml";
    CommandRun audit = CommandRun.of("audit", plebiscite, "--by=sex");
    JsonNode groups = JsonMapper.builder().build().readTree(audit.out()).at("/groups");
    for (String metric : List.of("selection_rate", "true_positive_rate", "mean_score")) {
      JsonNode gap = json(plebiscite, "--by=sex", "--metric=" + metric, "--against=F");
      for (String side : List.of("group", "against")) {
        JsonNode own = gap.at("/" + side);
        JsonNode audited = group(groups, own.at("/value/0").asString());
        assertThat(own.at("/measured/value").asDouble())
            .as(metric)
            .isCloseTo(audited.at("/metrics/" + metric + "/value").asDouble(), within(1e-6));
        if (!metric.equals("true_positive_rate")) {
          assertThat(own.at("/rows").asInt()).isEqualTo(audited.at("/rows").asInt());
        }
      }
    }
  }

  @Test
  void otherMetricsGroupsAndThresholdsMayBeChosen() {
    for (String metric : List.of("mean_score", "true_positive_rate", "false_positive_rate")) {
      JsonNode json = json(MORTGAGE, "--metric=" + metric, "--split=all", "--rows=300");
      assertThat(sum(json)).as(metric).isCloseTo(json.at("/gap/value").asDouble(), within(1e-9));
      assertThat(json.at("/group/taken").asInt()).isLessThanOrEqualTo(300);
    }
    JsonNode both =
        json(MORTGAGE, "--by=afam*single", "--group=yes*yes", "--against=no*no", "--rows=100");
    assertThat(both.at("/group/by").size()).isEqualTo(2);
    // Thresholds by group are a difference of their own, through the column that decides them.
    JsonNode apart = json(MORTGAGE, "--rows=100", "--threshold=0.5,afam:yes=0.05", "--split=all");
    double through = 0;
    for (JsonNode feature : apart.at("/features")) {
      if (feature.at("/feature").asString().equals("afam")) {
        through = feature.at("/through/value").asDouble();
      }
    }
    assertThat(through).isLessThan(-0.3);
    JsonNode wages = json("sample-data/wages/wages.yaml");
    assertThat(wages.at("/metric").asString()).isEqualTo("mean_prediction");
    assertThat(run(MORTGAGE, "--format=csv", "--rows=50").out().lines())
        .hasSize(4 + 3 * 12)
        .first()
        .isEqualTo("metric,group,against,feature,name,value,low,high,status,reason");
  }

  /** Whoever reads the answer can ask again: data, model, part and threshold are in it. */
  @Test
  void theAnswerSaysWhatItIsAbout() {
    JsonNode rate = json(MORTGAGE, "--rows=20", "--threshold=0.4", "--split=train");
    assertThat(rate.at("/data/part").asString()).isEqualTo("train");
    assertThat(rate.at("/model/name").asString()).isEqualTo("Boosted trees");
    assertThat(rate.at("/threshold").asDouble()).isEqualTo(0.4);
    assertThat(json(MORTGAGE, "--rows=20", "--metric=mean_score").has("threshold")).isFalse();
  }

  @Test
  void wrongArgumentsAreOneLineAndExitStatusTwo() {
    assertRefused("no metric 'nix'", MORTGAGE, "--metric=nix");
    assertRefused("a gap in auc cannot be taken apart", MORTGAGE, "--metric=auc");
    assertRefused("no rows with afam = maybe here; there are: no; yes", MORTGAGE, "--group=maybe");
    assertRefused(
        "there are: no*no; no*yes; yes*no; yes*yes", MORTGAGE, "--by=afam*single", "--group=yes");
    assertRefused("both groups are 'no'", MORTGAGE, "--group=no", "--against=no");
    assertRefused("no column 'nix'", MORTGAGE, "--by=nix");
    assertRefused("expected at least 1, found 0", MORTGAGE, "--rows=0");
    assertRefused("predicts a number", "sample-data/wages/wages.yaml", "--metric=mean_score");
    assertRefused("predicts classes", MORTGAGE, "--metric=mean_prediction");
  }

  private static void assertRefused(String message, String workspace, String... options) {
    CommandRun run = run(workspace, options);
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("evenhand: ").contains(message).hasLineCount(1);
  }
}
