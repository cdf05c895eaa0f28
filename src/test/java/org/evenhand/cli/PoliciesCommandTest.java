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

class PoliciesCommandTest {
  private static final String MORTGAGE = "sample-data/mortgage/mortgage.yaml";

  @TempDir private Path folder;

  @Test
  void theSampleIsSearched() {
    CommandRun run = CommandRun.of("policies", MORTGAGE);
    assertThat(run.status()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    JsonNode json = json(run);
    assertThat(json.at("/by/0").asString()).isEqualTo("afam");
    assertThat(json.at("/choosing/on").asString()).isEqualTo("part");
    assertThat(json.at("/groups/1/rows").asInt()).isEqualTo(135);
    assertThat(json.at("/own/thresholds").toString()).isEqualTo("[0.25,0.25]");
    assertThat(json.at("/policies/0/policy").asString()).isEqualTo("same_for_all");
    assertThat(json.at("/policies/0/judged/rows").asInt()).isEqualTo(952);
  }

  @Test
  void optionsOverruleTheWorkspace() throws IOException {
    Path out = folder.resolve("policies.json");
    CommandRun run =
        CommandRun.of(
            "policies",
            MORTGAGE,
            "--model=XGBoost",
            "--split=all",
            "--by=afam*single",
            "--payoff=fp=-1,tp=5",
            "--tolerance=0.1",
            "--out=" + out);
    assertThat(run.out()).isEmpty();
    JsonNode json = JsonMapper.builder().build().readTree(Files.readString(out));
    assertThat(json.at("/model/name").asString()).isEqualTo("XGBoost");
    assertThat(json.at("/groups").size()).isEqualTo(4);
    assertThat(json.at("/payoff").toString()).isEqualTo("{\"tp\":5,\"fp\":-1,\"fn\":0,\"tn\":0}");
    assertThat(json.at("/choosing").toString())
        .isEqualTo("{\"on\":\"cross_fit\",\"folds\":5,\"seed\":1}");
    for (JsonNode policy : json.at("/policies")) {
      if (policy.at("/within_tolerance").asBoolean() && !policy.at("/chosen/gap").isNull()) {
        assertThat(policy.at("/chosen/gap").asDouble()).isLessThanOrEqualTo(0.1 + 1e-9);
      }
    }
  }

  /** What is chosen and judged on the same rows is the same number twice. */
  @Test
  void policiesMayBeChosenWhereTheyAreJudged() {
    JsonNode json = json(CommandRun.of("policies", tiny(""), "--choose=all", "--by=who"));
    for (JsonNode policy : json.at("/policies")) {
      assertThat(policy.at("/judged")).isEqualTo(policy.at("/chosen"));
    }
    assertThat(json.at("/frontier").size()).isEqualTo(6);
    for (JsonNode point : json.at("/frontier/0/points")) {
      assertThat(point.at("/judged")).isEqualTo(point.at("/chosen"));
    }
    JsonNode none = json(CommandRun.of("policies", tiny(""), "--by=none", "--format=JSON"));
    assertThat(none.at("/by").isEmpty()).isTrue();
    assertThat(none.at("/randomised").isEmpty()).isTrue();
    assertThat(none.at("/frontier").isEmpty()).isTrue();
  }

  @Test
  void theWorkspacesOwnThresholdsByCombinationsAreTakenAsTheyAre() {
    JsonNode json =
        json(
            CommandRun.of(
                "policies",
                tiny("threshold: {default: 0.5, by: who*part, groups: {a*test: 0.75}}\n"),
                "--cross-fit"));
    assertThat(json.at("/by").toString()).isEqualTo("[\"who\",\"part\"]");
    assertThat(json.at("/own/thresholds").toString()).isEqualTo("[0.75,0.5,0.5,0.5]");
  }

  @Test
  void anotherClassMayBeHeldAgainstTheRest() {
    JsonNode yes = json(CommandRun.of("policies", tiny(""), "--choose=all"));
    JsonNode no = json(CommandRun.of("policies", tiny(""), "--choose=all", "--positive=no"));
    assertThat(no.at("/target").toString())
        .isEqualTo("{\"column\":\"y\",\"positive\":\"no\",\"favorable\":\"yes\"}");
    assertThat(no.at("/policies/1/chosen/gain")).isEqualTo(yes.at("/policies/1/chosen/gain"));
  }

  @Test
  void wrongInputIsOneLine() {
    String tiny = tiny("");
    assertRefused("not both", tiny, "--choose=all", "--cross-fit");
    assertRefused("no part 'tset'", tiny, "--split=tset");
    assertRefused("no part 'tset'", tiny, "--choose=tset");
    assertRefused("no column 'hwo'", tiny, "--by=hwo");
    assertRefused("expected attributes such as", tiny, "--by=who*who");
    assertRefused("--payoff: expected", tiny, "--payoff=tp");
    assertRefused("--payoff: expected", tiny, "--payoff=tp=1,tp=2");
    assertRefused("--payoff: expected", tiny, "--payoff=tp=NaN");
    assertRefused("--tolerance: expected a number from 0 to 1, found 2.0", tiny, "--tolerance=2");
    assertRefused("expected one of [JSON, CSV]", tiny, "--format=html");
    assertRefused("no class 'maybe'; there are: no, yes", tiny, "--positive=maybe");
    assertRefused("--out: cannot write", tiny, "--out=" + folder.resolve("no/such/file"));
    String unlabelled =
        TinyWorkspace.write(
                folder,
                TinyWorkspace.YAML.replace("{column: y, positive: yes}", "{positive: yes}"),
                TinyWorkspace.DATA)
            .toString();
    assertRefused("policies need labels", unlabelled);
    assertRefused("which has no thresholds", "sample-data/wages/wages.yaml");
  }

  private static void assertRefused(String message, String workspace, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "policies";
    arguments[1] = workspace;
    System.arraycopy(options, 0, arguments, 2, options.length);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("evenhand: ").contains(message).hasLineCount(1);
  }

  private String tiny(String more) {
    return TinyWorkspace.write(folder, TinyWorkspace.YAML + more, TinyWorkspace.DATA).toString();
  }

  private static JsonNode json(CommandRun run) {
    return JsonMapper.builder().build().readTree(run.out());
  }
}
