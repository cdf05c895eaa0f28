package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.evenhand.cli.EvenhandCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys through the page in a real browser, on the samples that come with the program. */
class PageTest extends Journeys {
  @Test
  void theFirstPageShowsTheFirstSample() {
    go("/");

    assertThat(page.getByRole(AriaRole.HEADING, heading("Overview"))).isVisible();
    assertThat(page.locator(".page")).containsText("952 rows judged; none left out.");
    assertThat(page.locator(".page")).containsText("Boosted trees (current)");
  }

  @Test
  void anEditIsAnsweredByEveryModelAndCanBeTakenBack() {
    go("/probe?workspace=mortgage&row=20");
    Locator answers = page.locator("eh-score");
    assertThat(answers).containsText("deny: yes");
    String before = answers.innerText();

    page.getByLabel("phist", new Page.GetByLabelOptions().setExact(true)).first().fill("no");
    page.keyboard().press("Enter");
    assertThat(page.getByText("Row 20, edited")).isVisible();
    assertThat(page.locator(".before:visible")).hasText("was yes");

    page.getByRole(AriaRole.BUTTON, button("Keep this row")).click();
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("History")).click();
    assertThat(page.locator(".journal")).containsText("phist yes → no");

    page.getByRole(AriaRole.BUTTON, button("Undo")).click();
    assertThat(page.getByText("Row 20, edited")).isHidden();
    org.assertj.core.api.Assertions.assertThat(answers.innerText()).isEqualTo(before);

    page.getByRole(AriaRole.BUTTON, button("Redo")).click();
    assertThat(page.getByText("Row 20, edited")).isVisible();
    page.getByRole(AriaRole.BUTTON, button("Reset")).click();
    assertThat(page.getByText("Row 20, edited")).isHidden();
  }

  @Test
  void aConditionSelectsRowsOnEveryPage() {
    go("/probe?workspace=mortgage");
    page.getByLabel("Only rows where").fill("afam = yes");
    page.keyboard().press("Enter");

    assertThat(page.locator(".chip")).containsText("135 of 952 rows: afam = yes");
    page.getByRole(AriaRole.LINK, link("Overview")).click();
    assertThat(page.locator(".page")).containsText("135 rows judged");
    page.getByLabel("Clear the selection").click();
    assertThat(page.locator(".page")).containsText("952 rows judged");
  }

  @Test
  void aMisspeltConditionIsAnsweredWhereItStands() {
    go("/probe?workspace=mortgage");
    page.getByLabel("Only rows where").fill("afan = yes");
    page.keyboard().press("Enter");

    assertThat(page.getByText("did you mean 'afam'?")).isVisible();
  }

  @Test
  void theThresholdMovesTheNumbersAndTheAddress() {
    go("/fairness?workspace=mortgage");
    assertThat(page.locator(".page")).containsText("737 of 817");

    page.getByLabel("Threshold as a number").fill("0.5");
    page.keyboard().press("Enter");

    assertThat(page.locator(".page")).not().containsText("737 of 817");
    assertThat(page).hasURL(Pattern.compile(".*threshold=0\\.5.*"));
    page.reload();
    assertThat(page.getByLabel("Threshold as a number")).hasValue("0.5");
  }

  @Test
  void everyGroupHasItsConfusionMatrix() {
    go("/fairness?workspace=mortgage&by=afam*single");
    page.getByText("Confusion matrices").click();

    assertThat(page.locator("eh-confusion")).hasCount(5);
    assertThat(page.locator("eh-confusion").first()).containsText("786");
  }

  /**
   * The chart holds the numbers unrounded: they are those of {@code evenhand audit}, bit for bit.
   */
  @Test
  void thePageShowsTheDigitsOfTheCommandLine() {
    StringWriter answer = new StringWriter();
    int status =
        EvenhandCommand.run(
            request -> 0,
            new PrintWriter(answer),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            "audit",
            "sample-data/mortgage/mortgage.yaml",
            "--by",
            "afam*single");
    assertThat(status).isZero();
    JsonNode audit = new JsonMapper().readTree(answer.toString());

    for (String metric : List.of("selection_rate", "false_negative_rate", "auc")) {
      go("/fairness?workspace=mortgage&by=afam*single&metric=" + metric);
      assertThat(page.locator("eh-bars")).isVisible();
      JsonNode bars =
          new JsonMapper()
              .readTree(
                  (String)
                      page.evaluate(
                          "() => JSON.stringify(document.querySelector('eh-bars').data.rows)"));
      JsonNode groups = audit.get("groups");
      assertThat(bars.size()).isEqualTo(groups.size()).isEqualTo(4);
      for (int i = 0; i < bars.size(); i++) {
        JsonNode shown = bars.get(i).get("measure");
        JsonNode told = groups.get(i).get("metrics").get(metric);
        for (String field : List.of("value", "low", "high")) {
          assertThat(shown.get(field).asDouble())
              .as("%s of %s", field, groups.get(i).get("value"))
              .isEqualTo(told.get(field).asDouble());
        }
      }
    }
  }

  @Test
  void anAddressThatNamesNothingIsAnsweredInWords() {
    page.navigate(address + "/?workspace=mortgage&model=Bosted%20trees");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("did you mean 'Boosted trees'?");
  }

  @Test
  void aFileThatIsNotThereIsAnsweredOnThePage() {
    page.navigate(address + "/open");
    page.getByLabel("Path of a workspace file on this computer").fill("/nowhere/at/all.yaml");
    page.getByRole(AriaRole.BUTTON, button("Open").setExact(true)).click();

    assertThat(page.locator("[role=alert]")).containsText("/nowhere/at/all.yaml");
  }

  @Test
  void aRowThatIsNotThereIsAnsweredInWords() {
    page.navigate(address + "/probe?workspace=mortgage&row=99999");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("rows run from 0 to 2379");
  }

  @Test
  void anUploadedWorkspaceOpensWithItsFiles() {
    page.navigate(address + "/open");
    page.locator("vaadin-upload input[type=file]")
        .setInputFiles(
            new Path[] {
              Path.of("sample-data/wages/wages.yaml"),
              Path.of("sample-data/wages/wages.csv"),
              Path.of("sample-data/wages/linear-regression.onnx"),
              Path.of("sample-data/wages/boosted-trees.onnx"),
              Path.of("sample-data/wages/tribuo-xgboost.tribuo")
            });
    assertThat(page.locator(".received li")).hasCount(5);

    page.getByRole(AriaRole.BUTTON, button("Open the uploaded workspace")).click();

    assertThat(page.locator(".page .body")).containsText("214 rows judged");
    assertThat(page).hasURL(Pattern.compile(".*workspace=wages-2.*"));
  }

  @ParameterizedTest
  @CsvSource({
    "/?workspace=mortgage",
    "/?workspace=wages",
    "/?workspace=plebiscite",
    "/probe?workspace=mortgage&row=8",
    "/probe?workspace=plebiscite&row=8",
    "/probe?workspace=wages&row=8",
    "/fairness?workspace=mortgage&by=afam*single",
    "/fairness?workspace=plebiscite",
    "/fairness?workspace=wages",
    "/data?workspace=credit",
    "/open"
  })
  void axeFindsNothingInLightAndDark(String path) {
    requireNoViolations(path);
  }
}
