package org.evenhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.job.Progress;
import org.evenhand.metric.Payoff;
import org.evenhand.workspace.FeatureImportance;
import org.evenhand.workspace.ImportanceRequest;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportanceSchemaTest {
  private static final String ID = "https://evenhand.org/schemas/";

  @ParameterizedTest
  @ValueSource(strings = {"mortgage", "wages", "plebiscite", "credit"})
  void everySampleMeetsTheSchema(String sample) throws IOException {
    Path path = Path.of("sample-data", sample, sample + ".yaml");
    try (Workspace workspace = Workspace.open(path, Progress.NONE)) {
      String attribute = workspace.protectedAttributes().getFirst();
      for (LoadedModel model : workspace.models()) {
        if (model.editable()) {
          assertMeetsSchema(ImportanceJson.write(run(workspace, model, attribute), workspace));
        }
      }
    }
  }

  @Test
  void whatIsNotEstimableMeetsTheSchemaAndWhatIsWrongDoesNot() throws IOException {
    try (Workspace workspace =
        Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE)) {
      LoadedModel model = workspace.models().getFirst();
      ImportanceRequest usual = ImportanceRequest.of(workspace, model);
      FeatureImportance found =
          FeatureImportance.run(
              workspace,
              new ImportanceRequest(
                  model,
                  usual.part(),
                  null,
                  ImportanceMetric.GAIN_PER_ROW,
                  1,
                  1,
                  List.of(),
                  List.of("single"),
                  List.of(),
                  usual.threshold(),
                  new Payoff(1, -2, 0, 0)),
              Progress.NONE);
      String json = ImportanceJson.write(found, workspace);
      assertMeetsSchema(json);
      assertThat(json).contains("not_estimable", "\"threshold\"", "\"payoff\"");
      assertThat(json + ImportanceCsv.write(found)).doesNotContain("NaN", "Infinity");
      for (String key : List.of("feature", "mean", "repeats", "strata", "own")) {
        String wrong = json.replaceFirst("\"" + key + "\" :", "\"other\" :");
        assertThat(schema().validate(wrong, InputFormat.JSON)).as(key).isNotEmpty();
      }
    }
  }

  private static FeatureImportance run(Workspace workspace, LoadedModel model, String attribute) {
    ImportanceRequest usual = ImportanceRequest.of(workspace, model);
    return FeatureImportance.run(
        workspace,
        new ImportanceRequest(
            model,
            usual.part(),
            null,
            usual.metric(),
            2,
            1,
            List.of(),
            List.of(),
            List.of(attribute),
            usual.threshold(),
            usual.payoff()),
        Progress.NONE);
  }

  private static void assertMeetsSchema(String json) throws IOException {
    assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
  }

  private static Schema schema() {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemas(
                    Map.of(
                        ID + "audit.schema.json",
                        text("audit.schema.json"),
                        ID + "policies.schema.json",
                        text("policies.schema.json"))));
    return registry.getSchema(
        text("importance.schema.json")
            .replaceFirst("\\{", "{\"\\$id\": \"" + ID + "importance.schema.json\","),
        InputFormat.JSON);
  }

  private static String text(String name) {
    try (InputStream in = ImportanceSchemaTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
