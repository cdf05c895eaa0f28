package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evenhand.fairness.Bootstrap;
import org.evenhand.fairness.Reference;
import org.evenhand.job.Progress;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.AuditRequest;
import org.evenhand.workspace.Audits;
import org.evenhand.workspace.IndividualAudit;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.TinyWorkspace;
import org.evenhand.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditReportTest {
  private static final Instant CREATED = Instant.parse("2026-11-21T10:15:30.123Z");
  private static final String LIMITS =
      """
      limits:
        - {metric: selection_rate, by: [who], compare: ratio, min: 0.8}
        - {metric: negative_predictive_value, by: [who, part], compare: difference, max: 1}
      """;

  @TempDir private Path folder;

  /** Binary classes, many classes and a regression; a first and an intersection; persons. */
  @ParameterizedTest
  @CsvSource({"mortgage,chist", "credit,housing", "plebiscite,region", "wages,sector"})
  void everySampleMeetsTheSchema(String sample, String within) throws IOException {
    Path path = Path.of("sample-data", sample, sample + ".yaml");
    try (Workspace workspace = Workspace.open(path, Progress.NONE)) {
      List<String> attributes = workspace.protectedAttributes();
      for (var model : workspace.models()) {
        AuditRequest usual = AuditRequest.of(workspace, model);
        AuditRequest request =
            new AuditRequest(
                model,
                usual.part(),
                null,
                usual.threshold(),
                List.of(attributes.subList(0, 1), attributes),
                null,
                new Bootstrap(20, 7),
                within);
        JsonNode json = written(workspace, request, true);
        assertThat(json.at("/strata").size()).isGreaterThan(1);
        assertThat(json.at("/individual/measures").size()).isEqualTo(2);
        assertThat(json.at("/disparities").size()).isGreaterThan(10);
        assertThat(json.at("/replicates").asInt()).isEqualTo(20);
        assertThat(json.at("/seed").asInt()).isEqualTo(7);
        boolean regression = model.classes().isEmpty();
        assertThat(json.at("/prediction_gaps").isEmpty()).isEqualTo(!regression);
        assertThat(json.at("/impacts").isEmpty()).isEqualTo(regression);
        assertThat(json.at("/outcomes").isEmpty()).isEqualTo(regression);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{column: y, positive: yes}", "{positive: yes}", "{column: age}", ""})
  void everyKindOfTargetMeetsTheSchema(String target) throws IOException {
    String line = "target: {column: y, positive: yes}\n";
    String yaml =
        TinyWorkspace.YAML.replace(line, target.isEmpty() ? "" : "target: " + target + "\n")
            + "weight: w\n"
            + (target.contains("age") ? "" : LIMITS);
    try (Workspace workspace = TinyWorkspace.open(folder, yaml)) {
      AuditRequest usual = AuditRequest.of(workspace, workspace.models().getFirst());
      Threshold byGroup = Threshold.by(0.5, "who", Map.of("a", 1.0));
      AuditRequest request =
          new AuditRequest(
              usual.model(),
              "all",
              null,
              byGroup,
              usual.by(),
              new Reference.Named(List.of("b")),
              Bootstrap.NONE,
              "part");
      JsonNode json = written(workspace, request, true);
      assertThat(json.at("/strata/1/value").asString()).isEqualTo("train");
      assertThat(json.at("/reference/asked/0").asString()).isEqualTo("b");
      assertThat(json.at("/reference/groups/0/value/0").asString()).isEqualTo("b");
      assertThat(json.at("/verdict").asString())
          .isEqualTo(target.contains("age") ? "nothing_was_asked" : "broken");
    }
  }

  private static JsonNode written(Workspace workspace, AuditRequest request, boolean individual)
      throws IOException {
    AuditReport report =
        new AuditReport(
            workspace,
            Audits.run(workspace, request, Progress.NONE),
            individual ? IndividualAudit.run(workspace, request, false, Progress.NONE) : null,
            CREATED);
    String json = AuditFormat.JSON.write(report);
    assertMeetsSchema(json);
    assertThat(AuditFormat.HTML.write(report)).doesNotContain("NaN", "Infinity", "null");
    for (AuditTable table : AuditTable.values()) {
      assertThat(table.write(report)).doesNotContain("NaN", "Infinity", "null");
    }
    return JsonMapper.builder().build().readTree(json);
  }

  @Test
  void theSchemaRefusesAWrongAnswer() throws IOException {
    String json = tiny(AuditFormat.JSON);
    assertThat(schema().validate(json.replace("\"small\"", "\"fine\""), InputFormat.JSON))
        .isNotEmpty();
    for (String key : List.of("used", "school", "sentence", "comparisons", "crosses", "verdict")) {
      String wrong = json.replace("\"" + key + "\"", "\"other\"");
      assertThat(schema().validate(wrong, InputFormat.JSON)).as(key).isNotEmpty();
    }
    assertThat(
            schema()
                .validate(
                    json.replace("\"selection_rate\" : {", "\"s\" : { \"x\" : 1,"),
                    InputFormat.JSON))
        .isNotEmpty();
  }

  /** At 0.5 of all ten rows: tp .9 .8 .6 .5, fp .7 .5, fn .2, tn .1 .4 .3. */
  @Test
  void jsonSaysWhatWasMeasuredOfWhat() {
    JsonNode json = JsonMapper.builder().build().readTree(tiny(AuditFormat.JSON));
    assertThat(json.at("/evenhand").asString()).isEqualTo(Version.NUMBER);
    assertThat(json.at("/created").asString()).isEqualTo("2026-11-21T10:15:30Z");
    assertThat(json.at("/data/file").asString()).isEqualTo("data.csv");
    assertThat(json.at("/data/used").asInt()).isEqualTo(10);
    assertThat(json.at("/model").toString()).isEqualTo("{\"name\":\"Recorded\",\"score\":\"s\"}");
    assertThat(json.at("/overall/tp").toString()).isEqualTo("4");
    assertThat(json.at("/overall/fp").toString()).isEqualTo("2");
    assertThat(json.at("/overall/fn").toString()).isEqualTo("1");
    assertThat(json.at("/overall/tn").toString()).isEqualTo("3");
    JsonNode recall = json.at("/overall/metrics/true_positive_rate");
    assertThat(recall.at("/value").asDouble()).isEqualTo(0.8);
    assertThat(recall.at("/numerator").toString()).isEqualTo("4");
    assertThat(recall.at("/denominator").toString()).isEqualTo("5");
    assertThat(recall.at("/status").asString()).isEqualTo("small");
    assertThat(json.at("/groups/0/by/0").asString()).isEqualTo("who");
    assertThat(json.at("/groups/0/value/0").asString()).isEqualTo("a");
    assertThat(json.at("/disparities/0/measure").asString())
        .isEqualTo("demographic_parity_difference");
    assertThat(json.at("/disparities/0/school").asString()).isEqualTo("extremes");
    assertThat(json.at("/disparities/0/from/0").asString()).isEqualTo("b");
    assertThat(json.at("/disparities/0/verdict").asString()).isEqualTo("too_few");
    assertThat(json.at("/disparities/0/p/test").asString()).isEqualTo("Fisher's exact test");
    assertThat(json.at("/disparities/0/sentence").asString())
        .isEqualTo(
            "Rows with who = b are selected 40.0 points less often than those with who = a"
                + " (2 of 5 against 4 of 5).");
    // b's 2 of 5 against a's 4 of 5; one more and one fewer would be equal. Four fifths of 0.8 of
    // five rows are 3.2 persons, so 2 more; the rate of both is 0.6, which is 1 more.
    JsonNode impact = json.at("/impacts/1");
    assertThat(impact.at("/ratio/value").asDouble()).isEqualTo(0.5);
    assertThat(impact.at("/flip_one/ratio/value").asDouble()).isEqualTo(1);
    assertThat(impact.at("/flip_one/crosses").asBoolean()).isTrue();
    assertThat(impact.at("/shortfall").asDouble()).isCloseTo(1, within(1e-12));
    assertThat(impact.at("/shortfall_to_four_fifths").asInt()).isEqualTo(2);
    assertThat(json.at("/limits/0/holds").asBoolean()).isFalse();
    assertThat(json.at("/limits/0/limit").toString())
        .isEqualTo(
            "{\"metric\":\"selection_rate\",\"compare\":\"ratio\",\"by\":[\"who\"],"
                + "\"bound\":\"value\",\"min\":0.8}");
    assertThat(json.at("/limits/0/measured/value").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/limits/1/measured/status").asString()).isEqualTo("not_estimable");
  }

  @Test
  void csvHasALinePerGroupAndMetric() {
    List<String> lines = tiny(AuditFormat.CSV).lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo(
            "by,group,rows,metric,value,low,high,status,reason,numerator,denominator,within,stratum");
    assertThat(lines).hasSize(1 + 3 * 25);
    assertThat(lines).anyMatch(line -> line.startsWith("who,b,5,selection_rate,0.4,"));
  }

  /** Each value of part with all its rows and its two groups. */
  @Test
  void csvHasTheStrata() {
    assertThat(withinPart(AuditTable.GROUPS))
        .hasSize(1 + (1 + 2) * 3 * 25)
        .anyMatch(
            line -> line.startsWith("who,b,4,selection_rate,0.25,") && line.endsWith(",part,test"));
    assertThat(withinPart(AuditTable.GAPS))
        .anyMatch(line -> line.startsWith("who,extremes,") && line.endsWith(",part,train"));
    assertThat(withinPart(AuditTable.IMPACTS)).hasSize(1 + (1 + 2) * 2);
  }

  /**
   * At 0.5 of the test part a has 3 of 4 and b 1 of 4: b has 3 of 4 not selected and 1 of 4
   * selected. Of the train part both are selected, so it tells nothing. Smoothed over all rows 4.5
   * and 2.5 of 6.
   */
  @Test
  void outcomesAreDistributedOverGroupsAndWithinStrata() {
    assertThat(withinPart(AuditTable.OUTCOMES))
        .anyMatch(
            line -> line.startsWith("who,conditional_demographic_disparity,decisions,b,,part,0.5,"))
        .anyMatch(line -> line.startsWith("who,demographic_disparity,decisions,b,,,0.4166"))
        .anyMatch(line -> line.startsWith("who,differential_fairness,decisions,,,,0.8472"))
        .anyMatch(line -> line.startsWith("who,class_imbalance,,b,a,,0,"));
    String page = tiny(AuditFormat.HTML);
    assertThat(page)
        .contains(
            "Distribution of outcomes, groups by who",
            "Between the two groups farthest apart one decision is 2.33 times as likely",
            "The part of the unfavorable decisions that who = b has is 41.7 points larger than its"
                + " part of the favorable ones.",
            "Foulds, Islam, Keya and Pan 2020");
  }

  /** Of a's positives .9 .8 .5 all are above b's negatives .4 .3, one ties with its .5. */
  @Test
  void rankingsAreOnThePageAndATable() {
    assertThat(tiny(AuditFormat.HTML)).contains("AUC within and between groups by who");
    assertThat(withinPart(AuditTable.RANKINGS))
        .hasSize(1 + 4)
        .startsWith("by,positives,negatives,auc,low,high,status,reason")
        .anyMatch(line -> line.startsWith("who,a,b,0.9444"));
  }

  private List<String> withinPart(AuditTable table) {
    try (Workspace workspace = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      AuditRequest usual = AuditRequest.of(workspace, workspace.models().getFirst());
      AuditRequest request =
          new AuditRequest(
              usual.model(),
              usual.part(),
              null,
              usual.threshold(),
              usual.by(),
              null,
              Bootstrap.NONE,
              "part");
      Audit audit = Audits.run(workspace, request, Progress.NONE);
      return table.write(new AuditReport(workspace, audit, null, CREATED)).lines().toList();
    }
  }

  @Test
  void namesWithCommasQuotesAndTagsAreQuotedAndEscaped() {
    String data = TinyWorkspace.DATA.replace("\na,", "\n\"x, \"\"<b>\"\"\",");
    assertThat(write(AuditFormat.CSV, TinyWorkspace.YAML, data)).contains("who,\"x, \"\"<b>\"\"\"");
    String page = write(AuditFormat.HTML, TinyWorkspace.YAML.replace("Tiny", "<i>&"), data);
    assertThat(page).contains("x, &quot;&lt;b&gt;&quot;").contains("&lt;i&gt;&amp;");
    assertThat(page).doesNotContain("<b>").doesNotContain("<i>");
  }

  @Test
  void thePageNeedsNothingFromElsewhere() {
    String page = tiny(AuditFormat.HTML);
    assertThat(page)
        .startsWith("<!doctype html>")
        .doesNotContain(
            "http://", "https://", "<script", "<link", "{body}", "{style}", "NaN", "null");
    assertThat(page).contains("4 of 5", "not estimable", "broken: ", "29 CFR 1607.4(D)");
    assertThat(page)
        .contains("● clear", "<svg", "Impact ratios", "Definitions", "1,000 replicates");
  }

  /** But for the titles of the papers that define the measures. */
  @Test
  void thePageNeverSaysFairOrLegal() {
    assertThat(tiny(AuditFormat.HTML).replaceAll("Source: .*", ""))
        .doesNotContainPattern("(?i)\\b(fair|unfair|legal|illegal|lawful)\\b");
  }

  @Test
  void thePageSaysWhenNothingWasAsked() {
    assertThat(write(AuditFormat.HTML, TinyWorkspace.YAML, TinyWorkspace.DATA))
        .contains("Nothing was asked: the workspace has no limits on model 'Recorded'.");
  }

  /** Names that look like places in the page's template. */
  @Test
  void namesAreNotTakenForPlacesInThePage() {
    String yaml = TinyWorkspace.YAML.replace("name: Tiny", "name: \"{body} {style}\"");
    assertThat(write(AuditFormat.HTML, yaml, TinyWorkspace.DATA)).contains("<p>{body} {style}, ");
  }

  private String tiny(AuditFormat format) {
    return write(format, TinyWorkspace.YAML + LIMITS, TinyWorkspace.DATA);
  }

  private String write(AuditFormat format, String yaml, String data) {
    try (Workspace workspace = TinyWorkspace.open(folder, yaml, data)) {
      AuditRequest request = AuditRequest.of(workspace, workspace.models().getFirst());
      Audit audit = Audits.run(workspace, request, Progress.NONE);
      return format.write(new AuditReport(workspace, audit, null, CREATED));
    }
  }

  private static void assertMeetsSchema(String json) throws IOException {
    assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
  }

  private static Schema schema() throws IOException {
    try (InputStream in = AuditReportTest.class.getResourceAsStream("audit.schema.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);
    }
  }

  @Test
  void theVersionIsThatOfTheProject() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<artifactId>evenhand</artifactId>\n  <version>" + Version.NUMBER + "</version>");
  }
}
