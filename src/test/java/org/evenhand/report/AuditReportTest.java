package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.evenhand.job.Progress;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.AuditRequest;
import org.evenhand.workspace.Audits;
import org.evenhand.workspace.Threshold;
import org.evenhand.workspace.TinyWorkspace;
import org.evenhand.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

  @ParameterizedTest
  @ValueSource(strings = {"mortgage", "credit", "plebiscite", "wages"})
  void everySampleMeetsTheSchema(String sample) throws IOException {
    Path path = Path.of("sample-data", sample, sample + ".yaml");
    try (Workspace workspace = Workspace.open(path, Progress.NONE)) {
      List<String> attributes = workspace.protectedAttributes();
      for (var model : workspace.models()) {
        AuditRequest usual = AuditRequest.of(workspace, model);
        Audit audit =
            Audits.run(
                workspace,
                new AuditRequest(
                    model,
                    usual.part(),
                    null,
                    usual.threshold(),
                    List.of(attributes.subList(0, 1), attributes)),
                Progress.NONE);
        assertMeetsSchema(AuditFormat.JSON.write(workspace, audit, CREATED));
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
      Threshold byGroup = new Threshold(0.5, "who", Map.of("a", 1.0));
      Audit audit =
          Audits.run(
              workspace,
              new AuditRequest(usual.model(), "all", null, byGroup, usual.by()),
              Progress.NONE);
      assertMeetsSchema(AuditFormat.JSON.write(workspace, audit, CREATED));
    }
  }

  @Test
  void theSchemaRefusesAWrongAnswer() throws IOException {
    String json = tiny(AuditFormat.JSON);
    assertThat(schema().validate(json.replace("\"small\"", "\"fine\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(schema().validate(json.replace("\"used\"", "\"taken\""), InputFormat.JSON))
        .isNotEmpty();
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
    assertThat(json.at("/disparities/0/from/0").asString()).isEqualTo("b");
    assertThat(json.at("/limits/0/holds").asBoolean()).isFalse();
    assertThat(json.at("/limits/0/limit").toString())
        .isEqualTo(
            "{\"metric\":\"selection_rate\",\"by\":[\"who\"],\"compare\":\"ratio\",\"min\":0.8}");
    assertThat(json.at("/limits/0/measured/value").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/limits/1/measured/status").asString()).isEqualTo("not_estimable");
  }

  @Test
  void csvHasALinePerGroupAndMetric() {
    List<String> lines = tiny(AuditFormat.CSV).lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo("by,group,rows,metric,value,low,high,numerator,denominator,status,reason");
    assertThat(lines).hasSize(1 + 3 * 25);
    assertThat(lines).anyMatch(line -> line.startsWith("who,b,5,selection_rate,0.4,"));
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
        .doesNotContain("http://", "https://", "<script", "<link", "{body}", "{style}", "NaN");
    assertThat(page).contains("4 of 5").contains("not estimable: ").contains("broken: ");
  }

  private String tiny(AuditFormat format) {
    return write(format, TinyWorkspace.YAML + LIMITS, TinyWorkspace.DATA);
  }

  private String write(AuditFormat format, String yaml, String data) {
    try (Workspace workspace = TinyWorkspace.open(folder, yaml, data)) {
      AuditRequest request = AuditRequest.of(workspace, workspace.models().getFirst());
      return format.write(workspace, Audits.run(workspace, request, Progress.NONE), CREATED);
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
