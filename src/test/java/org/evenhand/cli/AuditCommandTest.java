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
    assertThat(run.err())
        .isEqualTo(
            "evenhand: nothing was asked: the workspace has no limits on model 'Boosted trees'\n");
    JsonNode json = json(run);
    assertThat(json.at("/limits").isEmpty()).isTrue();
    assertThat(json.at("/verdict").asString()).isEqualTo("nothing_was_asked");
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
    assertThat(
            json.at("/disparities").valueStream().map(gap -> gap.at("/by").toString()).distinct())
        .containsExactly("[\"single\"]", "[\"afam\",\"single\"]", "[\"chist\"]");
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
    assertRefused("expected a number from 0 to 1, found '1.5'", "audit", tiny, "--threshold=1.5");
    assertRefused("expected a number from 0 to 1", "audit", tiny, "--threshold=NaN");
    assertRefused("from 0 to 1, found 'half'", "audit", tiny, "--threshold=half");
    assertRefused("no column 'hwo'", "audit", tiny, "--by=hwo");
    assertRefused("expected attributes such as", "audit", tiny, "--by=who*");
    assertRefused("expected attributes such as", "audit", tiny, "--by=who*who");
    assertRefused("expected one of [JSON, HTML, CSV]", "audit", tiny, "--format=pdf");
    assertRefused("--table: goes with --format csv", "audit", tiny, "--table=gaps");
    assertRefused("expected one of [COUNTS, ROWS]", "audit", tiny, "--bootstrap=cells");
    assertRefused("--replicates: expected 0 to 100000", "audit", tiny, "--replicates=-1");
    assertRefused("'many' is not a whole number", "audit", tiny, "--replicates=many");
    assertRefused("'x' is not a whole number", "audit", tiny, "--seed=x");
    assertRefused(
        "no group 'c' to compare the others with; did you mean 'a'?",
        "audit",
        tiny,
        "--reference=c");
    assertRefused("no column 'agee'; did you mean 'age'?", "audit", tiny, "--within=agee");
    assertRefused("cannot be compared within each value of 'who'", "audit", tiny, "--within=who");
  }

  @Test
  void thresholdsMayBeByGroup() {
    String tiny = tiny(TinyWorkspace.YAML);
    JsonNode json = json(CommandRun.of("audit", tiny, "--threshold", "0.6,who:b=0.35,who:a=0.9"));
    // a: 0.9 only; b: 0.6, 0.4, 0.5.
    assertThat(json.at("/groups/0/metrics/selection_rate/numerator").asInt()).isEqualTo(1);
    assertThat(json.at("/groups/1/metrics/selection_rate/numerator").asInt()).isEqualTo(3);
    assertThat(json.at("/threshold").toString())
        .isEqualTo("{\"default\":0.6,\"by\":\"who\",\"groups\":{\"b\":0.35,\"a\":0.9}}");
    JsonNode usual = json(CommandRun.of("audit", tiny, "--threshold", "age:25|40:under 25=0.35"));
    assertThat(usual.at("/threshold/default").asDouble()).isEqualTo(0.5);
    assertThat(usual.at("/threshold/by").asString()).isEqualTo("age:25|40");
  }

  /** In test a is selected at 0.75 twice, b at 0.25 three times. */
  @Test
  void thresholdsMayBeByCombinations() {
    String tiny = tiny(TinyWorkspace.YAML);
    JsonNode json =
        json(
            CommandRun.of(
                "audit", tiny, "--threshold", "1,who*part:a*test=0.75,who*part:b*test=0.25"));
    assertThat(json.at("/groups/0/metrics/selection_rate/numerator").asInt()).isEqualTo(2);
    assertThat(json.at("/groups/1/metrics/selection_rate/numerator").asInt()).isEqualTo(3);
    assertThat(json.at("/threshold").toString())
        .isEqualTo(
            "{\"default\":1,\"by\":\"who*part\",\"groups\":{\"a*test\":0.75,\"b*test\":0.25}}");
    assertRefused(
        "--threshold: no value 'tets' in column 'part'; there are: test, train",
        "audit",
        tiny,
        "--threshold=who*part:a*tets=0.5");
    assertRefused(
        "--threshold: 'a' is no group of 'who*part'; expected one value of each, such as 'a*test'",
        "audit",
        tiny,
        "--threshold=who*part:a=0.5");
  }

  @Test
  void aValueOfAThresholdMayHoldCommasColonsAndEqualsSigns() {
    String data = TinyWorkspace.DATA.replace("\na,", "\n\"x, y=1:2\",");
    String tiny = TinyWorkspace.write(folder, TinyWorkspace.YAML, data).toString();
    JsonNode json = json(CommandRun.of("audit", tiny, "--threshold", "0.5,who:x, y=1:2=0.9"));
    assertThat(json.at("/threshold/groups/x, y=1:2").asDouble()).isEqualTo(0.9);
  }

  @Test
  void wrongThresholdsByGroupAreNamed() {
    String tiny = tiny(TinyWorkspace.YAML);
    assertRefused(
        "--threshold: no value 'A' in column 'who'; did you mean 'a'?",
        "audit",
        tiny,
        "--threshold=who:A=0.5");
    assertRefused(
        "--threshold: no column 'hwo'; there are: who,", "audit", tiny, "--threshold=hwo:a=0.5");
    assertRefused("0 to 1, found '1.5'", "audit", tiny, "--threshold=who:a=1.5");
    assertRefused("0 to 1, found ''", "audit", tiny, "--threshold=who:a=");
    assertRefused("as in 0.5,afam:yes=0.42; found '0.5,'", "audit", tiny, "--threshold=0.5,");
    assertRefused("more than one threshold for all", "audit", tiny, "--threshold=0.5,0.6");
    assertRefused("for 'a'", "audit", tiny, "--threshold=who:a=0.5,who:a=0.6");
    assertRefused(
        "by one list of attributes only, found 'who' and 'part'",
        "audit",
        tiny,
        "--threshold=who:a=0.5,part:test=0.6");
  }

  @Test
  void groupsAreComparedWithinEachValueOfAColumn() {
    JsonNode json = json(CommandRun.of("audit", tiny(TinyWorkspace.YAML), "--within", "part"));
    assertThat(json.at("/strata").size()).isEqualTo(2);
    assertThat(json.at("/strata/0/column").asString()).isEqualTo("part");
    assertThat(json.at("/strata/0/value").asString()).isEqualTo("test");
    assertThat(json.at("/strata/0/rows").asInt()).isEqualTo(8);
    // a: 0.9, 0.8, 0.7 of four, b: 0.6 of four.
    assertThat(json.at("/strata/0/disparities/0/value").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/strata/1/disparities/0/value").asDouble()).isEqualTo(0);
  }

  @Test
  void theReferenceSeedAndReplicatesMayBeChosen() {
    String tiny = tiny(TinyWorkspace.YAML);
    JsonNode json =
        json(CommandRun.of("audit", tiny, "--reference=b", "--seed=5", "--replicates=0"));
    assertThat(json.at("/reference/groups/0/value/0").asString()).isEqualTo("b");
    assertThat(json.at("/seed").asInt()).isEqualTo(5);
    assertThat(json.at("/replicates").asInt()).isZero();
    JsonNode dated = json(CommandRun.of("audit", tiny, "--seed=20240101123456", "--replicates=0"));
    assertThat(dated.at("/seed").asLong()).isEqualTo(20240101123456L);
    assertThat(
            json(CommandRun.of("audit", tiny, "--reference=best"))
                .at("/reference/asked")
                .asString())
        .isEqualTo("best");
    String named = tiny(TinyWorkspace.YAML.replace("[who]", "[{column: who, reference: b}]"));
    JsonNode usual = json(CommandRun.of("audit", named));
    assertThat(usual.at("/reference/asked").asString()).isEqualTo("workspace");
    assertThat(usual.at("/reference/groups/0/value/0").asString()).isEqualTo("b");
    assertThat(
            json(CommandRun.of("audit", named, "--reference=largest"))
                .at("/reference/groups/0/value/0")
                .asString())
        .isEqualTo("a");
  }

  @Test
  void aReferenceOfIntersectionsHasAValuePerAttribute() {
    JsonNode json =
        json(
            CommandRun.of(
                "audit", tiny(TinyWorkspace.YAML), "--by=who*part", "--reference=b*test"));
    assertThat(json.at("/reference/groups/0/value").toString()).isEqualTo("[\"b\",\"test\"]");
  }

  @Test
  void personsAreAskedAboutOnRequest() {
    String tiny = tiny(TinyWorkspace.YAML);
    assertThat(json(CommandRun.of("audit", tiny)).at("/individual").isNull()).isTrue();
    JsonNode persons = json(CommandRun.of("audit", tiny, "--individual")).at("/individual");
    assertThat(persons.at("/flips/0/overall/changed/reason").asString())
        .contains("recorded in the data");
    assertThat(persons.at("/measures/0/by/0").asString()).isEqualTo("who");
    assertThat(persons.at("/measures/0/theil_index/alpha").asDouble()).isEqualTo(1);
  }

  @Test
  void tablesOfCsvMayBeChosen() {
    String tiny = tiny(TinyWorkspace.YAML);
    assertThat(CommandRun.of("audit", tiny, "--format=csv", "--table=gaps").out())
        .startsWith("by,school,measure,");
    assertThat(CommandRun.of("audit", tiny, "--format=csv", "--table=impacts").out())
        .startsWith("by,group,reference,");
  }

  @Test
  void aRowMayBeItsOwnNeighbour() {
    JsonNode others = json(CommandRun.of("audit", MORTGAGE, "--individual", "--replicates=0"));
    JsonNode own =
        json(CommandRun.of("audit", MORTGAGE, "--individual", "--own-row", "--replicates=0"));

    String path = "/individual/measures/0/consistency";
    assertThat(others.at(path + "/own_row").asBoolean()).isFalse();
    assertThat(own.at(path + "/own_row").asBoolean()).isTrue();
    // A row agrees with itself: one in five neighbours always does.
    assertThat(own.at(path + "/overall/value").asDouble())
        .isGreaterThan(others.at(path + "/overall/value").asDouble());
    assertRefused("--own-row: goes with --individual", "audit", MORTGAGE, "--own-row");
  }

  @Test
  void singleRowsOfWeightedDataMayBeDrawn() {
    String data = TinyWorkspace.DATA.replace(",2,24", ",7,24").replace(",1,21", ",4,21");
    String file = TinyWorkspace.write(folder, TinyWorkspace.YAML + "weight: w\n", data).toString();
    JsonNode counts = json(CommandRun.of("audit", file));
    JsonNode rows = json(CommandRun.of("audit", file, "--bootstrap=rows"));

    assertThat(counts.at("/bootstrap").asString()).isEqualTo("counts");
    assertThat(rows.at("/bootstrap").asString()).isEqualTo("rows");
    assertThat(rows.at("/disparities/0/value")).isEqualTo(counts.at("/disparities/0/value"));
    assertThat(rows.at("/disparities")).isNotEqualTo(counts.at("/disparities"));
  }

  @Test
  void groupsThatALimitLeavesOutAreNamed() {
    String file =
        TinyWorkspace.write(
                folder,
                TinyWorkspace.YAML
                    + "limits: [{measure: demographic_parity_difference, by: [who, part], min_rows:"
                    + " 4, max: 0.5}]\n",
                TinyWorkspace.DATA)
            .toString();
    CommandRun run = CommandRun.of("audit", file);

    assertThat(run.status()).isEqualTo(ExitCode.OK);
    assertThat(run.err())
        .isEqualTo(
            "evenhand: limit on demographic_parity_difference: left out, as under 4 rows: who = a,"
                + " part = train; who = b, part = train\n");
    assertThat(json(run).at("/limits/0/left_out/1/value/0").asString()).isEqualTo("b");
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
