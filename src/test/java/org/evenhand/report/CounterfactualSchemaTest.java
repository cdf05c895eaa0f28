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
import java.util.List;
import java.util.Objects;
import org.evenhand.counterfactual.DistanceOptions;
import org.evenhand.counterfactual.Proof;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.workspace.CounterfactualRequest;
import org.evenhand.workspace.Counterfactuals;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.NeighborRequest;
import org.evenhand.workspace.NeighborRequest.Which;
import org.evenhand.workspace.Neighborhood;
import org.evenhand.workspace.RecourseAudit;
import org.evenhand.workspace.RecourseRequest;
import org.evenhand.workspace.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CounterfactualSchemaTest {
  private static Workspace mortgage;
  private static Workspace chile;

  @BeforeAll
  static void open() {
    mortgage = Workspace.open(Path.of("sample-data/mortgage/mortgage.yaml"), Progress.NONE);
    chile = Workspace.open(Path.of("sample-data/plebiscite/plebiscite.yaml"), Progress.NONE);
  }

  @AfterAll
  static void close() {
    mortgage.close();
    chile.close();
  }

  private static Schema schema(String name) throws IOException {
    try (InputStream in =
        CounterfactualSchemaTest.class.getResourceAsStream(name + ".schema.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);
    }
  }

  private static String counterfactual(Workspace workspace, int row, List<String> frozen) {
    Counterfactuals one =
        Counterfactuals.of(workspace, workspace.models().getFirst(), Progress.NONE);
    CounterfactualRequest usual = one.request();
    Table values = workspace.table().slice(row, row + 1);
    return CounterfactualJson.line(
        one.find(
            row,
            values,
            new CounterfactualRequest(
                null, usual.threshold(), one.constraints(frozen, List.of()), usual.options()),
            Progress.NONE),
        Table.of(List.of(values.columns().getFirst())));
  }

  @Test
  void counterfactualsMeetTheirSchemaFoundOrNot() throws IOException {
    String found = counterfactual(mortgage, 3, List.of());
    assertThat(schema("counterfactual").validate(found, InputFormat.JSON)).isEmpty();
    String none =
        counterfactual(
            mortgage,
            3,
            List.of(
                "pirat",
                "hirat",
                "lvrat",
                "chist",
                "mhist",
                "phist",
                "selfemp",
                "insurance",
                "condomin"));
    assertThat(none).contains("\"found\":[]");
    assertThat(schema("counterfactual").validate(none, InputFormat.JSON)).isEmpty();
    // Four classes, and missing values.
    assertThat(
            schema("counterfactual")
                .validate(counterfactual(chile, 0, List.of()), InputFormat.JSON))
        .isEmpty();
    for (String key : List.of("proof", "changes", "neighbors_agreeing", "reason", "tried")) {
      String wrong = found.replaceFirst("\"" + key + "\"", "\"other\"");
      assertThat(schema("counterfactual").validate(wrong, InputFormat.JSON)).as(key).isNotEmpty();
    }
  }

  @Test
  void neighborsMeetTheirSchema() throws IOException {
    for (Which which : Which.values()) {
      NeighborRequest request =
          new NeighborRequest(
              which, 3, DistanceOptions.of(DistanceOptions.Kind.L2), chile.threshold(), null);
      Table values = chile.table().slice(5, 6);
      String json =
          NeighborsJson.line(
              Neighborhood.of(chile, chile.models().getFirst(), request, Progress.NONE)
                  .nearest(5, values),
              request,
              chile.table(),
              Table.of(List.of(values.columns().getFirst())));
      assertThat(schema("neighbors").validate(json, InputFormat.JSON)).isEmpty();
      assertThat(schema("neighbors").validate(json.replace("\"part\"", "\"p\""), InputFormat.JSON))
          .isNotEmpty();
    }
  }

  private static RecourseAudit recourse(int most, List<String> by) {
    LoadedModel model = mortgage.models().getFirst();
    Counterfactuals counterfactuals = Counterfactuals.of(mortgage, model, Progress.NONE);
    return RecourseAudit.run(
        counterfactuals,
        new RecourseRequest(counterfactuals.request(), mortgage.part("test"), by, null, most, 1),
        Progress.NONE);
  }

  @Test
  void recourseMeetsItsSchemaAndSaysWhomItIsAbout() throws IOException {
    RecourseAudit audit = recourse(3, List.of("afam", "single"));
    String json = RecourseJson.write(audit);
    assertThat(schema("recourse").validate(json, InputFormat.JSON)).isEmpty();
    // With three rows for four groups some have nothing to measure.
    assertThat(json).contains("not_estimable").doesNotContain("NaN", "Infinity");
    assertThat(RecourseCsv.write(audit)).doesNotContain("NaN", "Infinity", "null");
    assertThat(schema("recourse").validate(json.replace("\"needing\"", "\"n\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(RecourseWords.sentences(audit).getFirst())
        .contains("have not the favorable outcome 'no'; only they need recourse");
    assertThat(RecourseWords.sentences(audit).get(1))
        .isEqualTo("A random sample of 3 of them was searched for (seed 1).");
  }

  @Test
  void proofsClaimNoMoreThanWasTried() {
    assertThat(CounterfactualWords.proof(Proof.NONE)).isEmpty();
    assertThat(CounterfactualWords.proof(new Proof(712, 0, true, true, 1792, 0, true)))
        .containsExactly(
            "No single change reaches it: 712 tried.",
            "The values tried are all that the data has and the constraints permit.",
            "No pair of changes reaches it: 1,792 tried.");
    assertThat(CounterfactualWords.proof(new Proof(712, 0, false, false, 5, 1, true)))
        .containsExactly(
            "No single change that was tried reaches it: 712; not all were tried.",
            "The values tried are some of those that the constraints permit.",
            "1 of 5 pairs of changes tried reaches it.");
    assertThat(CounterfactualWords.singleChangePossible(new Proof(7, 0, false, false, 0, 0, false)))
        .isNull();
    assertThat(CounterfactualWords.singleChangePossible(new Proof(7, 0, true, false, 0, 0, false)))
        .isFalse();
    assertThat(CounterfactualWords.singleChangePossible(new Proof(7, 1, false, false, 0, 0, false)))
        .isTrue();
  }
}
