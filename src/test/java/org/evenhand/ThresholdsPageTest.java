package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.evenhand.cli.EvenhandCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys through the threshold lab. */
class ThresholdsPageTest extends Journeys {
  @TempDir Path folder;

  private Locator apply(String policy) {
    return page.getByRole(AriaRole.BUTTON, button("Apply: " + policy).setExact(true));
  }

  @Test
  void aPolicyIsAppliedAndItsChangesAreListedInProbe() {
    go("/thresholds?workspace=mortgage");
    assertThat(page.getByText("No decision differs from that")).isVisible();

    apply("Best for each group").click();

    assertThat(page).hasURL(Pattern.compile(".*threshold=[^&]*afam[^&]*"));
    assertThat(page.locator(".top-bar")).containsText("differs by afam");
    Locator changed = page.getByRole(AriaRole.LINK, link("list them in Probe")).first();
    String count = changed.innerText();
    changed.click();

    assertThat(page.locator(".chip"))
        .containsText(Pattern.compile("^" + count + " of 952 rows: change = "));
  }

  /** A marked place per group on each of the six curves; where thresholds differ none for all. */
  @Test
  void thePlaceOfTheThresholdMovesOnEveryCurve() {
    go("/thresholds?workspace=mortgage");
    assertThat(page.locator("eh-lines")).hasCount(6);
    String before = places();
    assertThat(before).contains("all rows");

    apply("Best for each group").click();

    page.waitForCondition(() -> !places().equals(before));
    assertThat(places()).contains("afam = yes").doesNotContain("all rows");
  }

  /** The first point of the frontier: where policies are found no thresholds have a smaller gap. */
  @Test
  void aPointOfTheFrontierIsAppliedByAClick() {
    go("/thresholds?workspace=mortgage");
    Locator frontier = page.locator("eh-frontier");
    frontier.scrollIntoViewIfNeeded();
    assertThat(page.locator(".frontier")).containsText("gain 0.9");
    @SuppressWarnings("unchecked") // A script answers what it says.
    List<Object> place =
        (List<Object>)
            frontier.evaluate(
                "chart => { const point = chart.marks.findIndex(m => !m.policy && !m.judged);"
                    + " const area = chart.shadowRoot.querySelector('.canvas')"
                    + ".getBoundingClientRect(); const spot = chart.spot(point);"
                    + " return [String(area.left + spot.x + spot.width / 2),"
                    + " String(area.top + spot.y + spot.height / 2),"
                    + " ...chart.marks[point].thresholds.map(t => String(t.value))]; }");
    page.mouse()
        .click(
            Double.parseDouble((String) place.get(0)), Double.parseDouble((String) place.get(1)));

    assertThat(page)
        .hasURL(
            Pattern.compile(
                ".*threshold=[^&]*no(%2C|,)"
                    + ((String) place.get(2)).replace(".", "\\.")
                    + "(%2C|,)yes(%2C|,)"
                    + ((String) place.get(3)).replace(".", "\\.")
                    + ".*"));
    assertThat(page.locator(".top-bar")).containsText("differs by afam");
    assertThat(page.locator(".frontier")).containsText("with a gap of 0.0 points on “train”");
  }

  @Test
  void theFrontierIsShownWhereChosenAndWhereJudged() {
    go("/thresholds?workspace=mortgage");
    assertThat(page.locator(".frontier")).containsText("where judged than where chosen");
    page.locator("eh-frontier")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Table"))
        .click();

    assertThat(page.locator("eh-frontier"))
        .containsText("Gap: equal selection rate, on “test”, where judged");
    assertThat(page.locator("eh-frontier"))
        .containsText("Gap: equal selection rate, on “train”, where chosen");
    go("/thresholds?workspace=mortgage&part=all");
    assertThat(page.locator(".frontier")).containsText("no other rows judge it");
  }

  @Test
  void combinationsOfAttributesHaveThresholdsOfTheirOwn() {
    go("/thresholds?workspace=mortgage&by=afam*single");
    assertThat(page.getByLabel("Threshold for afam = yes, single = no")).isVisible();

    apply("Best for each group").click();

    assertThat(page.locator(".top-bar")).containsText("differs by afam*single");
    assertThat(page).hasURL(Pattern.compile(".*threshold=.*"));
    page.getByRole(AriaRole.LINK, link("Fairness")).click();
    assertThat(page.locator(".top-bar")).containsText("differs by afam*single");
    assertThat(page.locator(".overview-gaps")).isVisible();
  }

  /** Thresholds, gains and the ends of a gap's interval are those of the command. */
  @Test
  void thePageShowsTheDigitsOfTheCommandLine() {
    StringWriter answer = new StringWriter();
    int status =
        EvenhandCommand.run(
            request -> 0,
            new PrintWriter(answer),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            "policies",
            "sample-data/mortgage/mortgage.yaml",
            "--payoff=tp=1,fp=-1,fn=-3,tn=1",
            "--tolerance=0.05");
    org.assertj.core.api.Assertions.assertThat(status).isZero();
    JsonNode policies = new JsonMapper().readTree(answer.toString()).get("policies");

    go("/thresholds?workspace=mortgage&payoff=1,-1,-3,1&tolerance=0.05");
    assertThat(page.locator("eh-frontier")).isVisible();
    JsonNode drawn =
        new JsonMapper()
            .readTree(
                (String)
                    page.evaluate(
                        "() => JSON.stringify(document.querySelector('eh-frontier').data"
                            + ".policies)"));
    org.assertj.core.api.Assertions.assertThat(policies.size()).isEqualTo(8);
    for (int i = 0; i < 8; i++) {
      // The first that is drawn are the thresholds in use.
      JsonNode shown = drawn.get(i + 1);
      JsonNode told = policies.get(i);
      for (int group = 0; group < 2; group++) {
        org.assertj.core.api.Assertions.assertThat(
                shown.at("/thresholds/" + group + "/value").asDouble())
            .isEqualTo(told.at("/thresholds/" + group).asDouble());
      }
      org.assertj.core.api.Assertions.assertThat(shown.get("gain").asDouble())
          .isEqualTo(told.at("/chosen/gain_per_row").asDouble());
      org.assertj.core.api.Assertions.assertThat(shown.at("/judged/gain").asDouble())
          .isEqualTo(told.at("/judged/gain_per_row").asDouble());
      Locator line = page.locator(".policies tbody tr").nth(i + 2);
      for (JsonNode gap : told.get("gaps")) {
        assertThat(line)
            .containsText(
                String.format(
                    Locale.ROOT,
                    "%.1f points%.1f to %.1f points",
                    100 * gap.get("value").asDouble(),
                    100 * gap.get("low").asDouble(),
                    100 * gap.get("high").asDouble()));
      }
    }
  }

  private String places() {
    return (String)
        page.evaluate(
            "() => JSON.stringify([...document.querySelectorAll('eh-lines')].map(chart =>"
                + " chart.data.series.filter(line => line.current).map(line => [line.name,"
                + " line.current])))");
  }

  /** The share is what a threshold makes of it: 20 % of 817 are at most 163 rows. */
  @Test
  void aThresholdIsSetByTheShareThatItFlags() {
    go("/thresholds?workspace=mortgage");
    Locator share = page.getByLabel("Share predicted positive for afam = no, in percent");
    share.fill("20");
    share.press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*threshold=[^&]*afam[^&]*"));
    org.assertj.core.api.Assertions.assertThat(Double.parseDouble(share.inputValue()))
        .isBetween(19.0, 20.0);
  }

  @Test
  void theThresholdIsDraggedByTheKeyboard() {
    go("/thresholds?workspace=mortgage&by=none");
    Locator handle = page.locator("eh-density").getByRole(AriaRole.SLIDER).first();
    handle.focus();
    page.keyboard().press("ArrowRight");

    assertThat(page).hasURL(Pattern.compile(".*threshold=0\\.2[6-9].*"));
    assertThat(page.locator(".people")).containsText("Of 100 rows, ");
  }

  @Test
  void whatADecisionIsWorthMovesThePolicies() {
    go("/thresholds?workspace=mortgage");
    Locator missed = page.getByLabel("Missed");
    missed.fill("-5");
    missed.press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*payoff=1%2C0%2C-5%2C1.*|.*payoff=1,0,-5,1.*"));
    assertThat(page.locator(".payoff")).containsText("is the threshold of largest expected gain");
  }

  @Test
  void policiesThatDecideByLotAreApartAndSaySo() {
    go("/thresholds?workspace=mortgage");
    page.getByText("Policies that decide some cases by lot").click();

    assertThat(page.getByText("asking again can change the answer")).isVisible();
  }

  @Test
  void withoutAnotherPartPoliciesAreCrossFitted() {
    go("/thresholds?workspace=mortgage&part=all");

    assertThat(page.locator(".page"))
        .containsText("by cross-fitting: of 5 folds (seed 1) each is judged");
  }

  @Test
  void withoutLabelsThereAreNoPoliciesButDistributions() throws IOException {
    Path yaml = copyOfMortgage();
    Files.writeString(
        yaml,
        Files.readString(yaml)
            .replaceFirst(
                "(?s)target:.*?protected",
                "target: {positive: \"yes\", favorable: \"no\"}\nprotected"));
    openFile(yaml);
    page.getByRole(AriaRole.LINK, link("Thresholds")).click();

    assertThat(page.getByText("No policies: policies need labels")).isVisible();
    assertThat(page.locator("eh-density")).isVisible();
  }

  @Test
  void thresholdsAreWrittenIntoTheFileThatAuditReads() throws IOException {
    Path yaml = copyOfMortgage();
    openFile(yaml);
    page.getByRole(AriaRole.LINK, link("Thresholds")).click();
    apply("Best for each group").click();
    page.getByRole(AriaRole.BUTTON, button("Write these thresholds into the workspace file"))
        .click();

    assertThat(page.getByText("takes these from now on")).isVisible();
    assertThat(Files.readString(yaml)).containsPattern("threshold: \\{default: .*by: \"afam\"");
    assertThat(Files.readString(yaml)).contains("# people want not to be refused");
  }

  private Path copyOfMortgage() throws IOException {
    for (String name :
        List.of(
            "mortgage.yaml",
            "hmda.csv",
            "boosted-trees.onnx",
            "xgboost.onnx",
            "logistic-regression.tribuo",
            "random-forest.tribuo")) {
      Files.copy(Path.of("sample-data/mortgage", name), folder.resolve(name));
    }
    return folder.resolve("mortgage.yaml");
  }

  private void openFile(Path yaml) {
    page.navigate(address + "/open");
    page.getByLabel("Path of a workspace file on this computer").fill(yaml.toString());
    page.getByRole(AriaRole.BUTTON, button("Open").setExact(true)).click();
    assertThat(page.getByRole(AriaRole.HEADING, heading("Overview"))).isVisible();
  }

  @ParameterizedTest
  @CsvSource({
    "/thresholds?workspace=mortgage&intervals=yes",
    "/thresholds?workspace=plebiscite",
    "/thresholds?workspace=mortgage&by=afam*single&positive=no",
    "/thresholds?workspace=credit&by=none"
  })
  void axeFindsNothingInLightAndDark(String path) {
    requireNoViolations(path);
  }

  @Test
  void aRegressionHasNoThresholds() {
    page.navigate(address + "/thresholds?workspace=wages");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("which has no thresholds");
  }
}
