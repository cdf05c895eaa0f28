package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.workspace.Frontier;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Policies;
import org.evenhand.workspace.ThresholdLab;
import org.evenhand.workspace.ThresholdLab.Choosing;
import org.evenhand.workspace.TinyWorkspace;
import org.evenhand.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PoliciesReportTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"mortgage", "credit", "plebiscite"})
  void everySampleMeetsTheSchema(String sample) throws IOException {
    Path path = Path.of("sample-data", sample, sample + ".yaml");
    try (Workspace workspace = Workspace.open(path, Progress.NONE)) {
      for (Choosing choosing :
          List.of(Choosing.usual(workspace, workspace.defaultPart()), Choosing.CROSS_FITTED)) {
        PoliciesReport report =
            report(
                workspace,
                workspace.defaultPart(),
                workspace.protectedAttributes().subList(0, 1),
                choosing);
        JsonNode json = new JsonMapper().readTree(PoliciesJson.write(report));
        assertMeetsSchema(json.toString());
        assertThat(json.at("/policies").size()).isEqualTo(8);
        assertThat(json.at("/randomised").size()).isEqualTo(4);
        assertThat(json.at("/frontier").size()).isEqualTo(6);
        assertThat(json.at("/frontier/0/points/0/judged").isNull())
            .isEqualTo(choosing instanceof Choosing.CrossFitted);
        assertThat(json.at("/own/policy").asString()).isEqualTo("own");
        assertThat(
                json.at("/policies/4/gaps")
                    .valueStream()
                    .filter(gap -> gap.at("/own").asBoolean())
                    .map(gap -> gap.at("/measure").asString()))
            .containsExactly("false_positive_rate_difference");
      }
    }
  }

  @Test
  void weightedRowsGroupsWithoutRowsAndOneGroupMeetTheSchema() throws IOException {
    String yaml = TinyWorkspace.YAML + "weight: w\nsplit: {column: part}\n";
    try (Workspace tiny = TinyWorkspace.open(folder, yaml)) {
      Choosing train = new Choosing.OnPart("train");
      for (List<String> by : List.of(List.<String>of(), List.of("who"), List.of("who", "age"))) {
        assertMeetsSchema(PoliciesJson.write(report(tiny, "test", by, train)));
      }
    }
  }

  /** At 0.5 four of the five decisions of a are right, and three of b. */
  @Test
  void theTableHasALinePerNumber() {
    try (Workspace tiny = TinyWorkspace.open(folder, TinyWorkspace.YAML)) {
      PoliciesReport report =
          report(tiny, Workspace.ALL, List.of("who"), new Choosing.OnPart(Workspace.ALL));
      List<String> lines = PoliciesCsv.write(report).lines().toList();
      assertThat(lines.getFirst()).isEqualTo("policy,by,group,name,value,low,high,status,reason");
      assertThat(lines).contains("own,who,a,threshold,0.5,,,ok,", "own,who,,gain_judged,7,,,ok,");
      assertThat(lines)
          .filteredOn(line -> line.startsWith("best_for_each,who,"))
          .filteredOn(line -> line.contains("_difference,"))
          .hasSize(6);
    }
  }

  static PoliciesReport report(
      Workspace workspace, String part, List<String> by, Choosing choosing) {
    LoadedModel model = workspace.models().getFirst();
    ThresholdLab lab =
        ThresholdLab.prepare(workspace, model, by, part, null, choosing, Progress.NONE);
    List<Double> own = Collections.nCopies(lab.groups().size(), workspace.threshold().standard());
    return new PoliciesReport(
        workspace,
        model,
        part,
        lab,
        Payoff.ACCURACY,
        0.02,
        Policies.byHand(lab, own, Payoff.ACCURACY),
        Policies.find(lab, Payoff.ACCURACY, 0.02, Progress.NONE),
        Frontier.all(lab, Payoff.ACCURACY, Progress.NONE),
        Instant.parse("2026-11-21T10:15:30.123Z"));
  }

  public static void assertMeetsSchema(String json) throws IOException {
    String id = "https://evenhand.org/schemas/";
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemas(Map.of(id + "audit.schema.json", text("audit.schema.json"))));
    Schema schema =
        registry.getSchema(
            text("policies.schema.json").replaceFirst("\\{", "{\"\\$id\": \"" + id + "policies\","),
            InputFormat.JSON);
    assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
  }

  private static String text(String name) {
    try (InputStream in = PoliciesReport.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
