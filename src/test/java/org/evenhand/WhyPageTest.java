package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys through why a row has its score. */
class WhyPageTest extends ProbeJourneys {
  private static final String WHY = "/probe?workspace=mortgage&row=20&tab=why";

  @Override
  void visit(String path) {
    super.visit(path);
    assertThat(chart()).isVisible();
    tab().locator("vaadin-details-summary").click();
  }

  private Locator chart() {
    return tab().locator("eh-waterfall");
  }

  private JsonNode drawn() {
    assertThat(chart()).isVisible();
    return new JsonMapper()
        .readTree((String) chart().evaluate("chart => JSON.stringify(chart.data)"));
  }

  /** The chart holds the numbers unrounded: they are those of {@code evenhand explain}. */
  private void requireDigits(String... options) {
    JsonNode told = mortgage("explain", options);
    JsonNode shown = drawn();
    JsonNode series = shown.at("/series/0");
    assertThat(series.get("base").asDouble()).isEqualTo(told.get("base").asDouble());
    assertThat(series.get("result").asDouble()).isEqualTo(told.get("score").asDouble());
    assertThat(shown.get("steps")).hasSameSizeAs(told.get("contributions")).isNotEmpty();
    for (int i = 0; i < shown.get("steps").size(); i++) {
      JsonNode contribution = told.get("contributions").get(i);
      assertThat(shown.get("steps").get(i).get("feature")).isEqualTo(contribution.get("feature"));
      assertThat(series.get("amounts").get(i).get("value").asDouble())
          .isEqualTo(contribution.get("contribution").asDouble());
      assertThat(series.get("amounts").get(i).get("low").isNull())
          .isEqualTo(!contribution.has("low"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | --row=20",
        "&scale=log_odds | --row=20,--scale=log_odds",
        "&against=other&background=40 | --row=20,--against=other,--background=40",
        "&against=afam+%3D+yes&seed=3 | --row=20,--against=afam = yes,--seed=3",
        "&against=row:7 | --row=20,--against=row:7",
        "&budget=2000 | --row=20,--budget=2000"
      })
  void theStepsAreThoseOfTheCommand(String choices, String options) {
    go(WHY + choices);

    requireDigits(options.split(","));
  }

  @Test
  void anEditIsExplainedAnew() {
    go(WHY);
    assertThat(said()).containsText("insurance = yes (+0.6");

    set("insurance", "no");

    assertThat(said()).containsText("for row 20, edited it is");
    assertThat(said()).not().containsText("insurance = yes");
    requireDigits("--row=20", "--set=insurance=no");
  }

  private List<String> fields() {
    return page.locator(".fields .field").evaluateAll("all => all.map(it => it.innerText)")
            instanceof List<?> all
        ? all.stream().map(text -> String.valueOf(text).lines().findFirst().orElse("")).toList()
        : List.of();
  }

  /** They do not run away from who edits them. */
  @Test
  void fieldsMayBeInTheOrderOfTheSteps() {
    go(WHY);
    List<String> asInTheData = fields();
    assertThat(asInTheData).startsWith("pirat");

    page.getByLabel("Fields in this order").check();
    assertThat(page).hasURL(Pattern.compile(".*order=why.*"));
    assertThat(page.locator(".fields .field").first()).containsText("insurance");
    assertThat(fields()).containsExactlyInAnyOrderElementsOf(asInTheData);
    set("insurance", "no");
    assertThat(said()).containsText("edited it is");
    assertThat(page.locator(".fields .field").first()).containsText("insurance");

    page.getByLabel("Fields in this order").uncheck();
    assertThat(page.locator(".fields .field").first()).containsText("pirat");
    assertThat(fields()).isEqualTo(asInTheData);
  }

  @Test
  void twoRowsAreHeldAgainstEachOther() {
    go(WHY);
    Locator against =
        tab().getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Held against"));
    against.fill("row:7");
    page.keyboard().press("Enter");

    assertThat(chart()).containsText("Why row 20 has another score than row 7");
    assertThat(chart().locator("svg")).containsText("insurance: yes, not no");
    assertThat(page).hasURL(Pattern.compile(".*against=row(:|%3A)7.*"));
    page.reload();
    assertThat(chart()).containsText("Why row 20 has another score than row 7");
  }

  @Test
  void theRowsThatAreComparedAreOneClickFromWhyTheyDiffer() {
    go(CHANGE + "&tab=compare&other=7");
    page.getByRole(AriaRole.BUTTON, button("Why their scores differ")).click();

    assertThat(chart()).containsText("Why row 20 has another score than row 7");
  }

  @Test
  void anotherModelStandsBeside() {
    go(WHY);
    tab().getByLabel("Beside it").click();
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Logistic regression"))
        .click();

    assertThat(chart().locator(".legend")).containsText("Logistic regression");
    assertThat(tab()).containsText("Logistic regression: Held against 100 of 2,380 rows");
    JsonNode told = mortgage("explain", "--row=20", "--model=Logistic regression");
    assertThat(drawn().at("/series/1/result").asDouble())
        .isCloseTo(told.get("score").asDouble(), within(0.0));
  }

  @Test
  void theSmallStepsUnfoldAndAStepLeadsToItsCurves() {
    go(WHY);
    assertThat(chart().locator("svg")).containsText("2 others");
    chart().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show all")).click();
    assertThat(chart().locator("svg")).not().containsText("others");

    chart().locator(".stage").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    assertThat(chart().locator(".tip b")).hasText("insurance = yes");
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*feature=insurance.*"));
    assertThat(tab().locator("eh-effect").first()).isVisible();
  }

  @Test
  void thePictureIsATableAndFilesToo() {
    go(WHY);
    for (String kind : new String[] {"PNG", "SVG", "CSV"}) {
      assertThat(
              page.waitForDownload(
                      () ->
                          chart()
                              .getByRole(
                                  AriaRole.BUTTON,
                                  new Locator.GetByRoleOptions().setName(kind).setExact(true))
                              .click())
                  .suggestedFilename())
          .isEqualTo(
              "what-adds-up-to-the-score-of-row-20." + kind.toLowerCase(java.util.Locale.ROOT));
    }
    chart()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Table").setExact(true))
        .click();
    assertThat(chart().locator("tbody tr")).hasCount(14);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "against=row:99999 | background: no row 99999; the data has rows 0 to 2379",
        "against=row:x | background 'row:x': expected the number of a row, such as row:17",
        "against=lvrat > 90 | there are no rows with lvrat > 90 with a score: choose others",
        "scale=odds | the address has scale=odds; expected score or log_odds",
        "background=many | the address has background=many; expected a whole number",
        "background=0 | background: expected at least 1 row, found 0",
        "budget=3 | a budget of 3 model rows is too small for 12 features"
      })
  void aChoiceThatCannotBeMadeIsAnsweredInOneLine(String choice, String said) {
    go(WHY + "&" + choice);

    assertThat(said()).containsText(said);
    assertThat(chart()).isHidden();
  }

  @Test
  void aRegressionHasNoLogOdds() {
    go("/probe?workspace=wages&row=8&tab=why&scale=log_odds");

    assertThat(said()).containsText("there the predicted wage is");
    assertThat(tab().getByLabel("Scale")).isHidden();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WHY,
        WHY + "&beside=Random%20forest&budget=2000&scale=log_odds",
        "/probe?workspace=plebiscite&row=8&tab=why&against=row:9"
      })
  void axeFindsNothingInLightAndDark(String path) {
    requireNoViolations(path, ".row-tab");
  }
}
