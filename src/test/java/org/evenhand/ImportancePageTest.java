package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Journeys through what a model leans on. */
class ImportancePageTest extends Journeys {
  private static final String PERMUTED = "/importance?workspace=mortgage";
  private static final String FEW = PERMUTED + "&view=contributions&rows=40&background=20";
  private static final String GAP = PERMUTED + "&view=gap";

  /** The open tab's content. */
  private Locator view() {
    return page.locator("vaadin-tabsheet > .stacked:visible");
  }

  private Locator said() {
    return view().locator("> p[role=status]").first();
  }

  private Locator bars() {
    return view().locator("eh-bars").first();
  }

  private Locator swarm() {
    return view().locator("eh-swarm");
  }

  private static JsonNode drawn(Locator chart) {
    assertThat(chart).isVisible();
    return new JsonMapper().readTree((String) chart.evaluate("it => JSON.stringify(it.data)"));
  }

  private void pick(String label, String option) {
    view().getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).click();
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option).setExact(true))
        .click();
  }

  /** Waits until all that takes long is there. */
  @Override
  void visit(String path) {
    super.visit(path);
    assertThat(view().locator("eh-bars, eh-waterfall").first()).isVisible();
    if (path.contains("contributions")) {
      assertThat(view().locator("eh-heat")).isVisible();
      assertThat(view().locator("eh-map .status")).containsText("points");
    }
    view().locator("vaadin-details-summary").click();
  }

  private static void requireMeasure(JsonNode shown, JsonNode told) {
    for (String field : List.of("value", "low", "high")) {
      requireNumber(shown.path(field), told.path(field));
    }
  }

  private static void requireLoss(JsonNode shown, JsonNode told) {
    requireNumber(shown.path("value"), told.path("mean"));
    requireNumber(shown.path("low"), told.path("low"));
    requireNumber(shown.path("high"), told.path("high"));
  }

  /** What the command leaves out is null on the page. */
  private static void requireNumber(JsonNode shown, JsonNode told) {
    assertThat(shown.isNumber()).isEqualTo(told.isNumber());
    assertThat(shown.asDouble(0)).isEqualTo(told.asDouble(0));
  }

  /** The chart holds the numbers unrounded: they are those of {@code evenhand importance}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | --quiet",
        "&metric=accuracy&repeats=5&seed=20240101123456"
            + " | --metric=accuracy,--repeats=5,--seed=20240101123456",
        "&metric=gain_per_row&payoff=1,-5,-1,0&threshold=0.4"
            + " | --metric=gain_per_row;--payoff=tp=1,fp=-5,fn=-1,tn=0;--threshold=0.4",
        "&together=pirat*hirat&within=afam&by=single"
            + " | --together=pirat+hirat,--within=afam,--by=single"
      })
  void theBarsAreThoseOfTheCommand(String choices, String options) {
    go(PERMUTED + choices);

    JsonNode told =
        ProbeJourneys.mortgage("importance", options.split(options.contains(";") ? ";" : ","));
    JsonNode rows = drawn(bars()).get("rows");
    int groups = told.get("groups").size();
    assertThat(rows.size()).isEqualTo(told.get("features").size() * (groups + 1));
    for (int i = 0; i < told.get("features").size(); i++) {
      JsonNode feature = told.get("features").get(i);
      JsonNode first = rows.get(i * (groups + 1));
      assertThat(first.get("label")).isEqualTo(feature.get("feature"));
      requireLoss(first.get("measure"), feature);
      for (int group = 0; group < groups; group++) {
        requireLoss(
            rows.get(i * (groups + 1) + 1 + group).get("measure"),
            told.get("groups").get(group).get("features").get(i));
      }
    }
  }

  @Test
  void choicesGoIntoTheAddressAndComeBack() {
    go(PERMUTED);
    assertThat(said()).containsText("Area under the ROC curve is 0.8");
    pick("Metric", "Accuracy");
    assertThat(bars()).containsText("Accuracy: how much worse when a feature is permuted");
    assertThat(page).hasURL(Pattern.compile(".*metric=accuracy.*"));

    page.reload();

    assertThat(bars()).containsText("Accuracy: how much worse when a feature is permuted");
    page.goBack();
    assertThat(bars()).containsText("Area under the ROC curve: how much worse");
  }

  @Test
  void aPickedFeatureLeadsToItsRowsAndItsCurves() {
    go(PERMUTED + "&rows=40&background=20");
    bars().locator(".stage").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(view()).containsText("insurance is picked");

    page.getByRole(AriaRole.LINK, link("what it adds to each row")).click();

    assertThat(view().locator("eh-map")).containsText("What insurance adds to the probability");
    page.goBack();
    page.getByRole(AriaRole.LINK, link("its curves in Probe")).click();
    assertThat(page).hasURL(Pattern.compile(".*/probe\\?.*feature=insurance.*"));
  }

  @Test
  void whatTheFileOfAModelSaysStandsBeside() {
    go(PERMUTED + "&model=Logistic%20regression");

    assertThat(view()).containsText("What the file of Logistic regression says of itself");
    assertThat(view().locator("eh-bars")).hasCount(2);
    assertThat(view().locator("eh-bars").last()).containsText("Sum of absolute weights");
  }

  /** Boosted trees in an ONNX file, of which 80 splits are by lvrat. */
  @Test
  void countsAreWholeNumbers() {
    go(PERMUTED + "&model=Boosted%20trees");
    Locator splits = view().locator("eh-bars").last();
    assertThat(splits).containsText("Number of splits");
    assertThat(splits).containsText(Pattern.compile("\\b80\\b"));
    assertThat(splits).not().containsText("80.0");
  }

  @Test
  void aPointChoosesItsRowOnEveryPage() {
    go(FEW);
    assertThat(said()).containsText("40 of 952 rows");
    swarm().locator(".stage").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    Locator name = swarm().locator(".tip b");
    assertThat(name).hasText(Pattern.compile("Row \\d+"));
    String row = name.innerText().substring(4);
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*row=" + row + "(&.*)?$"));
    assertThat(swarm()).containsText("ring: row " + row);
    page.reload();
    assertThat(swarm()).containsText("ring: row " + row);
    page.getByRole(AriaRole.LINK, link("see why it has its score")).click();
    assertThat(page.locator("eh-waterfall")).containsText("the score of row " + row);
  }

  /** What a row's points say is what {@code evenhand explain} says of the row. */
  @Test
  void thePointsAreThoseOfTheCommand() {
    go(PERMUTED + "&view=contributions&rows=40");
    JsonNode shown = drawn(swarm());
    String row = shown.get("rows").get(5).asString();

    JsonNode told = ProbeJourneys.mortgage("explain", "--row=" + row, "--budget=50000");

    for (JsonNode contribution : told.get("contributions")) {
      assertThat(named(shown, contribution.get("feature").asString()).at("/amounts/5").asDouble())
          .isEqualTo(contribution.get("contribution").asDouble());
    }
  }

  @Test
  void aNameOfTheSwarmAndACellOfThePairsPickFeatures() {
    go(FEW);
    assertThat(view().locator("eh-heat")).isVisible();
    swarm().locator(".stage").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*feature=.*"));
    String second = drawn(swarm()).at("/features/1/name").asString();
    assertThat(view().locator("eh-map")).containsText("What " + second + " adds to");

    Locator heat = view().locator("eh-heat");
    heat.locator(".stage").focus();
    page.keyboard().press("Home");
    page.keyboard().press("Enter");

    String first = drawn(swarm()).at("/features/0/name").asString();
    assertThat(view().locator("eh-map")).containsText("What " + first + " adds to");
    assertThat(page).hasURL(Pattern.compile(".*color=.*"));
  }

  @Test
  void whatIsInViewOfTheDependenceIsSelectedOnEveryPage() {
    go(FEW);
    Locator map = view().locator("eh-map");
    assertThat(map.locator(".status")).containsText("40 points");
    map.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Select what is in view"))
        .click();

    assertThat(page.locator(".chip")).containsText(Pattern.compile("\\d+ of 952 rows"));
    assertThat(said()).containsText(Pattern.compile("all \\d+ rows|of \\d+ rows"), caseless());
  }

  private static com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions
      caseless() {
    return new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
        .setIgnoreCase(true);
  }

  /** The chart holds the numbers unrounded: they are those of {@code evenhand gap}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | --quiet",
        "&gap=mean_score&by=single&group=yes&reference=no&seed=3"
            + " | --metric=mean_score;--by=single;--group=yes;--against=no;--seed=3",
        "&gap=false_positive_rate&threshold=0.4 | --metric=false_positive_rate;--threshold=0.4"
      })
  void theGapIsThatOfTheCommand(String choices, String options) {
    go(GAP + choices);

    JsonNode told = ProbeJourneys.mortgage("gap", options.split(";"));
    JsonNode shown = drawn(view().locator("eh-waterfall"));
    JsonNode series = shown.at("/series/0");
    assertThat(series.get("result").asDouble())
        .isEqualTo(told.at("/group/measured/value").asDouble());
    assertThat(series.get("base").asDouble())
        .isEqualTo(told.at("/against/measured/value").asDouble());
    for (int i = 0; i < told.get("features").size(); i++) {
      JsonNode feature = told.get("features").get(i);
      assertThat(shown.get("steps").get(i).get("feature")).isEqualTo(feature.get("feature"));
      requireMeasure(series.get("amounts").get(i), feature.get("through"));
    }
    for (int i = 0; i < told.get("sentences").size(); i++) {
      assertThat(view()).containsText(told.get("sentences").get(i).asString());
    }
  }

  @Test
  void otherAttributesHaveOtherGroups() {
    go(GAP + "&by=afam&group=yes");
    assertThat(said()).containsText("afam = yes");

    view()
        .getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Groups of"))
        .fill("single");
    page.keyboard().press("Enter");

    assertThat(said()).containsText("with single = ");
    assertThat(page).hasURL(Pattern.compile("^(?!.*group=).*by=single.*$"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metric=acuracy | did you mean 'accuracy'?",
        "metric=mean_score | metric 'mean_score' is not better high or low",
        "repeats=0 | expected 1 to 1000 repeats, found 0",
        "together=lvrat*hi | does not read a column 'hi'",
        "by=nobody | 'nobody'",
        "view=contributions&against=other | choose another background than 'other'",
        "view=contributions&rows=0 | rows: expected at least 1, found 0",
        "view=gap&gap=auc | a gap in auc cannot be taken apart",
        "view=gap&group=maybe | no rows with afam = maybe here; there are: ",
        "view=gap&group=yes&reference=yes | choose another one"
      })
  void aChoiceThatCannotBeMadeIsAnsweredInOneLine(String choice, String said) {
    go(PERMUTED + "&" + choice);

    assertThat(said()).containsText(said);
    assertThat(view().locator("eh-bars:visible, eh-waterfall:visible, eh-swarm:visible"))
        .hasCount(0);
  }

  @Test
  void aChoiceThatIsRefusedStandsInItsField() {
    go(FEW);
    Locator against =
        view().getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Held against"));
    assertThat(against).hasValue("all rows");

    go(FEW + "&against=other");

    assertThat(said()).containsText("choose another background than 'other'");
    assertThat(against).hasValue("rows with another answer");
  }

  /** Five hundred rows take seconds. */
  @Test
  void whatIsStoppedCanBeAskedAgain() {
    page.navigate(address + PERMUTED + "&view=contributions");
    view()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop").setExact(true))
        .click();
    assertThat(said()).hasText("Stopped.");
    assertThat(swarm()).isHidden();

    view().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ask again")).click();

    assertThat(view().locator(".job-bar").first()).containsText("Explaining rows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PERMUTED + "&by=afam&metric=gain_per_row&model=Logistic%20regression",
        FEW + "&by=afam&row=20",
        GAP,
        "/importance?workspace=wages",
        "/importance?workspace=wages&view=gap",
        "/importance?workspace=plebiscite&view=contributions&rows=10&background=10&scale=log_odds"
      })
  void axeFindsNothingInLightAndDark(String path) {
    requireNoViolations(path);
  }

  private static JsonNode named(JsonNode shown, String name) {
    for (JsonNode feature : shown.get("features")) {
      if (feature.get("name").asString().equals(name)) {
        return feature;
      }
    }
    throw new AssertionError("no feature " + name);
  }
}
