package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.evenhand.model.onnx.TinyModels;
import org.evenhand.workspace.TinyWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Audits of data that leave little to estimate: a sentence where the number would be. */
class AwkwardAuditTest {
  private static final String HEAD = "who,y,s,w\n";
  private static final String YAML =
      """
      name: Awkward
      data: {file: data.csv}
      target: {column: y, positive: yes}
      protected: [who]
      models: [{name: Recorded, score: s}]
      """;

  @TempDir private Path folder;

  @Test
  void aGroupOfOne() {
    JsonNode json = audit(YAML, HEAD + "a,yes,0.9,1\nb,no,0.2,1\nb,yes,0.7,1\n");
    assertThat(json.at("/groups/0/metrics/selection_rate/status").asString()).isEqualTo("small");
    assertThat(json.at("/groups/0/metrics/auc/reason").asString()).contains("no negatives");
    assertThat(gap(json, "demographic_parity_difference").at("/verdict").asString())
        .isEqualTo("too_few");
  }

  @Test
  void noPositivesInAGroup() {
    JsonNode json = audit(YAML, HEAD + "a,no,0.9,1\na,no,0.2,1\nb,no,0.2,1\nb,yes,0.7,1\n");
    JsonNode gap = gap(json, "equal_opportunity_difference");
    assertThat(gap.at("/status").asString()).isEqualTo("not_estimable");
    assertThat(gap.at("/excluded/0/value/0").asString()).isEqualTo("a");
    assertThat(gap.at("/excluded/0/reason").asString()).isEqualTo("no positives among 2 rows");
    assertThat(gap.at("/sentence").asString()).startsWith("Not estimable: ");
    assertThat(outcome(json, "kl_divergence", "decisions").at("/value").isNumber()).isTrue();
  }

  /** The one positive row has no score. */
  @Test
  void noPositivesAtAll() {
    JsonNode json = audit(YAML, HEAD + "a,no,0.9,1\na,no,0.2,1\nb,no,0.2,1\nb,yes,,1\n");
    assertThat(json.at("/data/used").asInt()).isEqualTo(3);
    assertThat(json.at("/overall/metrics/true_positive_rate/reason").asString())
        .isEqualTo("no positives among 3 rows");
    assertThat(gap(json, "equalized_odds_difference").at("/status").asString())
        .isEqualTo("not_estimable");
  }

  /** Nobody is selected at 0.9: differences are 0, ratios are not estimable. */
  @Test
  void allScoresEqual() {
    JsonNode json =
        audit(
            YAML + "threshold: 0.9\n", HEAD + "a,no,0.5,1\na,yes,0.5,1\nb,no,0.5,1\nb,yes,0.5,1\n");
    assertThat(gap(json, "demographic_parity_difference").at("/value").asDouble()).isZero();
    assertThat(gap(json, "demographic_parity_ratio").at("/status").asString())
        .isEqualTo("not_estimable");
    assertThat(json.at("/overall/metrics/auc/value").asDouble()).isEqualTo(0.5);
    assertThat(outcome(json, "demographic_disparity", "decisions").at("/sentence").asString())
        .isEqualTo("Not estimable: all rows have the same outcome.");
    assertThat(json.at("/overall/metrics/matthews_correlation/reason").asString())
        .isEqualTo("no predicted positives among 4 rows");
    assertThat(json.at("/impacts/1/ratio/reason").asString())
        .isEqualTo("nobody of the reference group is selected, which leaves no ratio");
  }

  @Test
  void logitsAreNamedAndASigmoidOffered() {
    CommandRun run = run(YAML, HEAD + "a,no,-2.5,1\na,yes,0.5,1\nb,no,0.5,1\nb,yes,3,1\n");
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err())
        .hasLineCount(1)
        .contains("score column 's', row 0: -2.5 is not a probability between 0 and 1")
        .contains("add 'activation: sigmoid'");
    JsonNode json =
        audit(
            YAML.replace("score: s}", "score: s, activation: sigmoid}"),
            HEAD + "a,no,-2.5,1\na,yes,0.5,1\nb,no,0.5,1\nb,yes,3,1\n");
    assertThat(json.at("/overall/metrics/selection_rate/numerator").asInt()).isEqualTo(3);
  }

  @Test
  void rowsWithoutAScoreAreLeftOutAndCounted() {
    JsonNode json = audit(YAML, HEAD + "a,no,NaN,1\na,yes,0.5,1\nb,no,,1\nb,yes,0.3,1\n");
    assertThat(json.at("/data/excluded").toString())
        .isEqualTo(
            "[{\"reason\":\"label missing\",\"rows\":0},{\"reason\":\"score missing\",\"rows\":2}]");
  }

  /** The logarithm of 0 is a score, but no number to average. */
  @Test
  void infiniteScoresAreLeftOutAndCounted(@TempDir Path folder) throws IOException {
    TinyModels.logarithm(folder.resolve("log.onnx"), 1);
    Files.writeString(folder.resolve("rows.csv"), "y,x,g\n1,1,a\n2,0,a\n3,-1,b\n4,1,b\n");
    Path file =
        Files.writeString(
            folder.resolve("log.yaml"),
            """
            name: Logarithms
            data: {file: rows.csv}
            target: {column: y}
            protected: [g]
            models:
              - {name: Log, file: log.onnx, inputs: [x]}
            """);
    CommandRun run = CommandRun.of("audit", file.toString(), "--quiet");
    assertThat(run.status()).isEqualTo(ExitCode.OK);
    JsonNode json = new JsonMapper().readTree(run.out());
    assertThat(json.at("/data/used").asInt()).isEqualTo(2);
    assertThat(json.at("/data/excluded").toString())
        .isEqualTo(
            "[{\"reason\":\"label missing\",\"rows\":0},{\"reason\":\"score missing\",\"rows\":1},"
                + "{\"reason\":\"score infinite\",\"rows\":1}]");
    assertThat(json.at("/overall/metrics/mean_absolute_error/value").asDouble()).isEqualTo(2.5);
  }

  @Test
  void weightsBelowZeroAreRefusedMissingOnesCountedAndZerosWeighNothing() {
    String yaml = YAML + "weight: w\n";
    CommandRun negative = run(yaml, HEAD + "a,no,0.4,1\na,yes,0.5,-1\nb,no,0.1,1\n");
    assertThat(negative.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(negative.err())
        .hasLineCount(1)
        .contains("tiny.yaml, line 6: weight: column 'w', row 1: -1 is no weight");
    JsonNode json =
        audit(yaml, HEAD + "a,no,0.4,0\na,yes,0.5,0\nb,no,0.1,2\nb,yes,0.9,2\nb,yes,0.9,\n");
    assertThat(json.at("/data/excluded/2").toString())
        .isEqualTo("{\"reason\":\"weight missing\",\"rows\":1}");
    assertThat(json.at("/groups/0/metrics/selection_rate/status").asString())
        .isEqualTo("not_estimable");
    assertThat(json.at("/groups/1/metrics/selection_rate/denominator").asInt()).isEqualTo(4);
  }

  @Test
  void aReferenceGroupThatDoesNotOccurIsNamed() {
    String data = HEAD + "a,no,0.4,1\na,yes,0.6,1\nb,no,0.1,1\n";
    CommandRun asked = run(YAML, data, "--reference=B");
    assertThat(asked.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(asked.err())
        .hasLineCount(1)
        .contains("no group 'B' to compare the others with; did you mean 'b'?");
    CommandRun written = run(YAML.replace("[who]", "[{column: who, reference: B}]"), data);
    assertThat(written.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(written.err()).hasLineCount(1).contains("'B'", "did you mean 'b'?");
  }

  @Test
  void thresholdsOfGroupsThatDoNotOccurAreNamed() {
    String data = HEAD + "a,no,0.4,1\na,yes,0.6,1\nb,no,0.1,1\n";
    for (CommandRun run :
        List.of(
            run(YAML, data, "--threshold=0.5,who:B=0.4"),
            run(YAML + "threshold: {default: 0.5, by: who, groups: {B: 0.4}}\n", data))) {
      assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
      assertThat(run.err())
          .hasLineCount(1)
          .contains("no value 'B' in column 'who'; did you mean 'b'?");
    }
  }

  @Test
  void fiveHundredGroupsAreAllThere() {
    StringBuilder data = new StringBuilder(HEAD);
    SplittableRandom random = new SplittableRandom(1);
    for (int row = 0; row < 2000; row++) {
      data.append(
          "g%d,%s,%.3f,1\n".formatted(row % 500, row % 3 == 0 ? "yes" : "no", random.nextDouble()));
    }
    JsonNode json = audit(YAML, data.toString(), "--replicates=20");
    assertThat(json.at("/groups").size()).isEqualTo(500);
    assertThat(json.at("/impacts").size()).isEqualTo(500);
    assertThat(
            json.at("/disparities")
                .valueStream()
                .filter(
                    gap -> gap.at("/measure").asString().equals("demographic_parity_difference"))
                .count())
        .isEqualTo(1 + 1 + 499);
    CommandRun page = run(YAML, data.toString(), "--replicates=0", "--format=html");
    assertThat(page.out()).contains("who = g0", "who = g499");
  }

  @Test
  void strataOfTooManyValuesAreRefused() {
    StringBuilder data = new StringBuilder("who,y,s,w,zip\n");
    for (int row = 0; row < 51; row++) {
      data.append("a,%s,0.5,1,z%d\n".formatted(row % 2 == 0 ? "yes" : "no", row));
    }
    CommandRun run = run(YAML, data.toString(), "--within=zip");
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err())
        .hasLineCount(1)
        .contains("column 'zip' has 51 different values among these rows")
        .contains("within at most 50");
  }

  @Test
  void aRegressionHasNoBestOffGroup() {
    String yaml = YAML.replace("{column: y, positive: yes}", "{column: w}");
    CommandRun run = run(yaml, HEAD + "a,no,0.4,1\nb,no,0.1,2\n", "--reference=best");
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err()).hasLineCount(1).contains("a regression selects nobody");
  }

  private static JsonNode gap(JsonNode json, String measure) {
    return json.at("/disparities")
        .valueStream()
        .filter(gap -> gap.at("/measure").asString().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode outcome(JsonNode json, String measure, String of) {
    return json.at("/outcomes")
        .valueStream()
        .filter(figure -> figure.at("/measure").asString().equals(measure))
        .filter(figure -> figure.at("/of").asString().equals(of))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode audit(String yaml, String data, String... options) {
    CommandRun run = run(yaml, data, options);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.OK);
    return JsonMapper.builder().build().readTree(run.out());
  }

  private CommandRun run(String yaml, String data, String... options) {
    String file = TinyWorkspace.write(folder, yaml, data).toString();
    String[] arguments = new String[options.length + 2];
    arguments[0] = "audit";
    arguments[1] = file;
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandRun.of(arguments);
  }
}
