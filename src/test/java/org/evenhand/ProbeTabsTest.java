package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.evenhand.report.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Journeys through the curves, the rows alike, two rows side by side and the history of a row. */
class ProbeTabsTest extends ProbeJourneys {
  private static final String ALIKE = "/probe?workspace=mortgage&row=20&tab=alike";
  private static final String CURVES = "/probe?workspace=mortgage&row=3&tab=curves";

  /** Opens the page and waits for what its tab shows, with its choices unfolded. */
  @Override
  void visit(String path) {
    super.visit(path);
    assertThat(tab().locator(".found-card, eh-effect, table").first()).isVisible();
    for (Locator folded :
        tab().locator("vaadin-details:not([opened]) > vaadin-details-summary").all()) {
      folded.click();
    }
  }

  private Locator charts() {
    return tab().locator(".effects").first().locator("eh-effect");
  }

  private Locator neighbors() {
    return tab().locator("tbody tr");
  }

  private void choose(String label, String option) {
    tab().getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).click();
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option).setExact(true))
        .click();
  }

  /** Row, distance, prediction and score of each of the command's neighbors, as the page says. */
  private static List<List<String>> told(JsonNode answer) {
    List<List<String>> told = new ArrayList<>();
    for (JsonNode neighbor : answer.get("neighbors")) {
      told.add(
          List.of(
              neighbor.get("row").asString(),
              Words.digits(neighbor.get("distance").asDouble()),
              neighbor.get("prediction").asString()
                  + ", "
                  + Words.score(neighbor.get("score").asDouble())));
    }
    return told;
  }

  private void requireNeighbors(String... options) {
    List<List<String>> told =
        told(
            mortgage(
                "neighbors",
                Stream.concat(Stream.of("--row=20"), Stream.of(options)).toArray(String[]::new)));
    assertThat(neighbors()).hasCount(told.size());
    for (int i = 0; i < told.size(); i++) {
      assertThat(neighbors().nth(i).locator("th")).hasText(told.get(i).get(0));
      assertThat(neighbors().nth(i).locator("td").nth(0)).hasText(told.get(i).get(1));
      assertThat(neighbors().nth(i).locator("td").nth(1)).hasText(told.get(i).get(2));
    }
  }

  @Test
  void theNearestRowsAreThoseOfTheCommandHoweverTheyAreAskedFor() {
    go(ALIKE);
    requireNeighbors();
    choose("Rows with", "the same answer");
    requireNeighbors("--like");
    choose("Rows with", "any answer");
    requireNeighbors("--all");
    tab().locator("vaadin-details-summary").click();
    choose("Distance", "L1, in standard deviations");
    requireNeighbors("--all", "--distance=l1");
    tab().getByLabel("Weights").fill("lvrat=9, chist=0.5");
    page.keyboard().press("Enter");
    requireNeighbors("--all", "--distance=l1", "--weights=lvrat=9,chist=0.5");
    tab().getByLabel("Do not compare").fill("insur");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("insurance")).click();
    page.keyboard().press("Escape");
    assertThat(said()).containsText("compared by 11 columns");
    requireNeighbors(
        "--all", "--distance=l1", "--weights=lvrat=9,chist=0.5", "--exclude=insurance");
    tab().getByLabel("How many").fill("2");
    page.keyboard().press("Enter");
    assertThat(neighbors()).hasCount(2);
  }

  @Test
  void theAddressBringsTheSameRowsAlikeAgain() {
    go(ALIKE + "&which=all&distance=l1&count=3");

    requireNeighbors("--all", "--distance=l1", "--count=3");
    assertThat(tab().getByLabel("How many")).hasValue("3");
    assertThat(page.getByRole(AriaRole.BUTTON, button("Rows with any answer"))).isVisible();
    tab().locator("vaadin-details-summary").click();
    assertThat(page.getByRole(AriaRole.BUTTON, button("Distance L1, in standard deviations")))
        .isVisible();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count=few | the address asks for 'few' rows alike; expected a number",
        "which=none | the address has which=none; expected one of [unlike, like, all]",
        "distance=l3 | the address has distance=l3; expected one of [l1, l2, gower]"
      })
  void aChoiceOfTheAddressThatIsNoneIsAnsweredInOneLine(String choice, String said) {
    go(ALIKE + "&" + choice);

    assertThat(said()).hasText(said);
    assertThat(neighbors()).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lvrat; weight 'lvrat': expected a column and a number",
        "lvrat=much; weight 'lvrat=much': expected a column and a number",
        "lvrta=2; 'lvrta'",
        "lvrat=-1; lvrat",
        "lvrat=NaN; lvrat"
      })
  void aWeightThatIsNoneIsAnsweredInOneLine(String weight, String said) {
    go(ALIKE);
    assertThat(neighbors()).hasCount(5);
    tab().locator("vaadin-details-summary").click();
    tab().getByLabel("Weights").fill(weight);
    page.keyboard().press("Enter");

    assertThat(neighbors()).hasCount(0);
    assertThat(said()).containsText(said);
    tab().getByLabel("Weights").fill("");
    page.keyboard().press("Enter");
    assertThat(neighbors()).hasCount(5);
  }

  @Test
  void aRowAlikeIsPutBesideThisOne() {
    go(ALIKE);
    String row = neighbors().first().locator("th").innerText().strip();
    page.getByRole(AriaRole.BUTTON, button("Compare with row " + row)).click();

    assertThat(page).hasURL(Pattern.compile(".*other=" + row + ".*tab=compare.*"));
    assertThat(tab().locator("thead")).containsText("Row " + row);
    assertThat(tab().getByLabel("Compare with row")).hasValue(row);
  }

  /** Row 20 has lvrat 0.896 and row 8 another: both are marked, what is the same is not. */
  @Test
  void anEditedRowIsComparedAndWhatDiffersIsMarked() {
    go("/probe?workspace=mortgage&row=20&tab=compare&other=20");
    assertThat(tab()).containsText("0 of ");
    assertThat(tab().locator("[aria-label=differs]")).hasCount(0);

    set("lvrat", "0.5");

    assertThat(tab().locator("thead")).containsText("Row 20, edited");
    assertThat(tab()).containsText("1 of ");
    Locator line =
        tab()
            .locator("tbody tr")
            .filter(
                new Locator.FilterOptions()
                    .setHas(
                        page.locator(
                            "th",
                            new Page.LocatorOptions().setHasText(Pattern.compile("^lvrat$")))));
    assertThat(line).containsText("0.5");
    assertThat(line).containsText("0.89634144");
    assertThat(line.locator("[aria-label=differs]")).isVisible();
    // Every model's answer comes first.
    assertThat(tab().locator("tbody th").first()).hasText("Boosted trees");
    int models = 4;
    tab().getByLabel("Only what differs").click();
    assertThat(tab().locator("tbody tr")).hasCount(models + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2380"})
  void aRowThatIsNotThereIsNotCompared(String other) {
    go("/probe?workspace=mortgage&row=20&tab=compare&other=" + other);
    assertThat(tab()).containsText("Choose a row from 0 to 2,379");
  }

  private List<Double> spreads() {
    return charts().evaluateAll("all => all.map(e => e.data.yLabel)") instanceof List<?> labels
        ? labels.stream()
            .map(label -> Double.valueOf(label.toString().replace("moves the score by ", "")))
            .toList()
        : List.of();
  }

  @Test
  void everyFeatureHasItsCurveTheMostMovingFirst() {
    go(CURVES);

    assertThat(charts()).hasCount(12);
    assertThat(spreads()).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(spreads().getFirst()).isPositive();
    assertThat(said()).containsText("The score of Boosted trees if one value were another");
    // One change is enough for row 3, so some curve crosses the threshold.
    assertThat(charts().filter(new Locator.FilterOptions().setHasText("hirat")).first())
        .containsText(Pattern.compile("The decision changes between [0-9.]+ and [0-9.]+"));
    assertThat(charts().filter(new Locator.FilterOptions().setHasText("insurance")).first())
        .containsText("The decision changes at yes.");
  }

  /** Insurance is no in 2,332 rows and yes in 48; a bar for each of two, and for numbers more. */
  @Test
  void aStripUnderEachCurveShowsWhereTheRowsAre() {
    go(CURVES);
    assertThat(charts()).hasCount(12);
    Locator insurance =
        charts()
            .filter(new Locator.FilterOptions().setHasText("insurance"))
            .locator("rect.density");
    assertThat(insurance).hasCount(2);
    double often = Double.parseDouble(insurance.first().getAttribute("height"));
    double seldom = Double.parseDouble(insurance.nth(1).getAttribute("height"));
    assertThat(often).isGreaterThan(10 * seldom);
    for (Locator chart : charts().all()) {
      assertThat(chart.locator("rect.density").count()).isGreaterThan(1);
    }
  }

  @Test
  void anEditMovesTheMarkAndTheOtherCurvesFollow() {
    go(CURVES);
    assertThat(charts()).hasCount(12);
    String lines =
        "title => { const e = [...document.querySelectorAll('eh-effect')]"
            + ".find(e => e.data?.title === title); return JSON.stringify(e.data.lines); }";
    Object before = page.evaluate(lines, "pirat");

    set("lvrat", "1.5");

    page.waitForFunction(
        "() => [...document.querySelectorAll('eh-effect')].some(e => e.data?.title === 'lvrat'"
            + " && (e.current ?? e.data.current) === 1.5)");
    page.waitForFunction(
        "old => [...document.querySelectorAll('eh-effect')].some(e => e.data?.title === 'pirat'"
            + " && JSON.stringify(e.data.lines) !== old)",
        before);
    page.getByRole(AriaRole.BUTTON, button("Undo")).click();
    page.waitForFunction(
        "old => [...document.querySelectorAll('eh-effect')].some(e => e.data?.title === 'pirat'"
            + " && JSON.stringify(e.data.lines) === old)",
        before);
  }

  @Test
  void whatIsKeptIsTakenAwayWithItsDescent() {
    go("/probe?workspace=mortgage&row=20&tab=history");
    set("lvrat", "0.5");
    page.getByRole(AriaRole.BUTTON, button("Keep this row")).click();
    assertThat(page.locator(".journal tbody tr")).hasCount(1);
    set("lvrat", "0.25");
    page.getByRole(AriaRole.BUTTON, button("Keep this row")).click();
    assertThat(page.locator(".journal tbody tr")).hasCount(2);

    List<String> csv = KeptRows.download(page);

    assertThat(csv).hasSize(3);
    assertThat(csv.get(0)).startsWith("kept,made_from,row,").contains("score of Random forest");
    assertThat(KeptRows.value(csv, 1, "lvrat")).isEqualTo("0.5");
    assertThat(KeptRows.value(csv, 2, "lvrat")).isEqualTo("0.25");
    assertThat(KeptRows.value(csv, 2, "made_from")).isEqualTo("1");
    double score = mortgage("predict", "--rows=20", "--set=lvrat=0.25").get("score").asDouble();
    assertThat(Double.parseDouble(KeptRows.value(csv, 2, "score of Boosted trees")))
        .isEqualTo(score);
    page.getByRole(AriaRole.BUTTON, button("Load kept row 1")).click();
    assertThat(field("lvrat")).hasValue("0.5");
  }

  @Test
  void theTabsAreReachedByKeyboard() {
    go(CHANGE);
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("What would change it"))
        .focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*tab=curves.*"));
    assertThat(charts().first()).isVisible();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*tab=why.*"));
    assertThat(page.locator("eh-waterfall")).isVisible();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*tab=alike.*"));
    assertThat(neighbors()).hasCount(5);
  }

  @ParameterizedTest
  @CsvSource({
    "credit, change", "credit, curves", "credit, alike", "credit, compare",
    "plebiscite, change", "plebiscite, curves", "plebiscite, alike", "plebiscite, compare",
    "wages, curves", "wages, alike", "wages, compare"
  })
  void everySampleIsAnsweredOnEveryTab(String workspace, String tab) {
    go("/probe?workspace=%s&row=8&tab=%s&other=9".formatted(workspace, tab));

    assertThat(tab().locator(".found-card, eh-effect, table").first()).isVisible();
    assertThat(page.locator("vaadin-notification-card")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHANGE,
        "/probe?workspace=wages&row=8&target=15..",
        CURVES,
        ALIKE,
        "/probe?workspace=mortgage&row=20&tab=compare&other=8"
      })
  void axeFindsNothingInLightAndDark(String path) {
    requireNoViolations(path, ".row-tab");
  }

  @Test
  void axeFindsNothingInTheHistory() {
    go(CHANGE);
    page.getByRole(AriaRole.BUTTON, button("Set all changes into row 20")).first().click();
    openTab("History");
    assertThat(page.locator(".journal table")).isVisible();
    assertThat(violations(".row-tab")).isEmpty();
  }
}
