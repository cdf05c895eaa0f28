package org.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evenhand.workspace.TinyWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {
  private static final String MORTGAGE = "sample-data/mortgage/mortgage.yaml";

  @TempDir private Path folder;

  @Test
  void theSampleIsAudited() {
    CommandRun run = CommandRun.of("audit", MORTGAGE);
    assertThat(run.status()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    JsonNode json = json(run);
    assertThat(json.at("/data/part").asString()).isEqualTo("test");
    assertThat(json.at("/data/rows").asInt()).isEqualTo(952);
    assertThat(json.at("/threshold").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/groups").size()).isEqualTo(4);
    assertThat(json.at("/groups/1/by/0").asString()).isEqualTo("afam");
    assertThat(json.at("/groups/1/value/0").asString()).isEqualTo("yes");
    assertThat(json.at("/groups/1/rows").asInt()).isEqualTo(135);
    assertThat(json.at("/overall/rows").asInt()).isEqualTo(952);
  }

  @Test
  void optionsOverruleTheWorkspace() {
    JsonNode json =
        json(
            CommandRun.of(
                "audit",
                MORTGAGE,
                "--model",
                "XGBoost",
                "--split",
                "all",
                "--threshold",
                "0.9",
                "--by",
                "single,afam*single",
                "--by",
                "chist"));
    assertThat(json.at("/model/name").asString()).isEqualTo("XGBoost");
    assertThat(json.at("/data/rows").asInt()).isEqualTo(2380);
    assertThat(json.at("/threshold").asDouble()).isEqualTo(0.9);
    assertThat(json.at("/groups").size()).isEqualTo(2 + 4 + 6);
    assertThat(json.at("/groups/2/by").toString()).isEqualTo("[\"afam\",\"single\"]");
    assertThat(json.at("/disparities").size()).isEqualTo(3 * 6);
  }

  @Test
  void aBrokenLimitIsExitStatusOneWithTheAnswer() {
    String limit = "limits: [{metric: selection_rate, by: [who], compare: ratio, min: 0.8}]";
    CommandRun run = CommandRun.of("audit", tiny(TinyWorkspace.YAML + limit));
    assertThat(run.status()).isEqualTo(ExitCode.LIMIT_BROKEN);
    assertThat(json(run).at("/limits/0/holds").asBoolean()).isFalse();
    assertThat(run.err())
        .isEqualTo("evenhand: limit on selection_rate by who is broken: 0.5 is below 0.8\n");
  }

  @Test
  void aLimitThatHoldsIsExitStatusZero() {
    String limit = "limits: [{metric: selection_rate, by: [who], compare: ratio, min: 0.5}]";
    CommandRun run = CommandRun.of("audit", tiny(TinyWorkspace.YAML + limit));
    assertThat(run.status()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theAnswerMayGoToAFile() throws IOException {
    String tiny = tiny(TinyWorkspace.YAML);
    Path out = folder.resolve("out.csv");
    CommandRun run = CommandRun.of("audit", tiny, "--format", "csv", "--out", out.toString());
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(out)).startsWith("by,group,");
    CommandRun refused =
        CommandRun.of("audit", tiny, "--out", folder.resolve("no/out.csv").toString());
    assertThat(refused.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(refused.err()).hasLineCount(1).startsWith("evenhand: --out: cannot write");
  }

  @Test
  void formatsAreWrittenToStandardOutput() {
    String tiny = tiny(TinyWorkspace.YAML);
    assertThat(CommandRun.of("audit", tiny, "--format", "html").out()).startsWith("<!doctype");
    assertThat(CommandRun.of("audit", tiny, "--format", "csv").out()).startsWith("by,group,rows");
    assertThat(CommandRun.of("audit", tiny, "--format", "json").out()).startsWith("{");
  }

  @Test
  void wrongArgumentsAreOneLineAndExitStatusTwo() {
    String tiny = tiny(TinyWorkspace.YAML + "split: {column: part}");
    assertRefused("Missing required parameter: 'WORKSPACE'", "audit");
    assertRefused("did you mean '--model'?", "audit", tiny, "--modl", "x");
    assertRefused("no workspace file", "audit", folder.resolve("tny.yaml").toString());
    assertRefused("did you mean 'tiny.yaml'?", "audit", folder.resolve("tny.yaml").toString());
    assertRefused("is a folder", "audit", folder.toString());
    assertRefused("no model 'Recrded'; did you mean 'Recorded'?", "audit", tiny, "--model=Recrded");
    assertRefused("no part 'tset'", "audit", tiny, "--split=tset");
    assertRefused("expected a number from 0 to 1, found 1.5", "audit", tiny, "--threshold=1.5");
    assertRefused("expected a number from 0 to 1", "audit", tiny, "--threshold=NaN");
    assertRefused("'half' is not a number", "audit", tiny, "--threshold=half");
    assertRefused("no column 'hwo'", "audit", tiny, "--by=hwo");
    assertRefused("expected attributes such as", "audit", tiny, "--by=who*");
    assertRefused("expected attributes such as", "audit", tiny, "--by=who*who");
    assertRefused("expected one of [JSON, HTML, CSV]", "audit", tiny, "--format=pdf");
  }

  private static void assertRefused(String message, String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("evenhand: ").contains(message).hasLineCount(1);
  }

  private String tiny(String yaml) {
    return TinyWorkspace.write(folder, yaml, TinyWorkspace.DATA).toString();
  }

  private static JsonNode json(CommandRun run) {
    return JsonMapper.builder().build().readTree(run.out());
  }
}
