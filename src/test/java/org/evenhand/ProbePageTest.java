package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.evenhand.report.Words;
import org.evenhand.workspace.TinyWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Journeys through the counterfactuals of a row. */
class ProbePageTest extends ProbeJourneys {
  /** All that the boosted trees of the mortgage sample read. */
  private static final String INPUTS =
      "pirat,hirat,lvrat,unemp,chist,mhist,phist,selfemp,insurance,condomin,single,hschool";

  private static final LocatorAssertions.IsVisibleOptions LATER =
      new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

  private void setChoices() {
    page.getByText("What is wanted, and what may change").click();
  }

  /** Each card as {@code column: from → to, score} lines. */
  private List<String> shown() {
    List<String> shown = new ArrayList<>();
    for (Locator card : cards().all()) {
      shown.add(
          card.locator("h3").innerText()
              + " | "
              + String.join(
                  "; ",
                  card.locator("li > span").allInnerTexts().stream().map(String::strip).toList()));
    }
    return shown;
  }

  /** The same of the command's answer. */
  private static List<String> told(JsonNode answer) {
    List<String> told = new ArrayList<>();
    for (JsonNode found : answer.get("found")) {
      List<String> changes = new ArrayList<>();
      found
          .get("changes")
          .properties()
          .forEach(
              change ->
                  changes.add(
                      "%s: %s → %s"
                          .formatted(
                              change.getKey(),
                              change.getValue().get("from").asString(),
                              change.getValue().get("to").asString())));
      int changed = found.get("changed").asInt();
      told.add(
          "%d change%s: %s, score %s | %s"
              .formatted(
                  changed,
                  changed == 1 ? "" : "s",
                  found.get("prediction").asString(),
                  Words.score(found.get("score").asDouble()),
                  String.join("; ", changes)));
    }
    return told;
  }

  /** It begins a sentence here. */
  private void requireReason(JsonNode answer) {
    assertThat(said())
        .containsText(
            answer.get("reason").asString() + ".",
            new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
  }

  @Test
  void theChangesAndWhatWasProvenAreThoseOfTheCommand() {
    JsonNode answer = mortgage("counterfactual", "--row=20");
    go(CHANGE);

    assertThat(cards()).hasCount(answer.get("found").size());
    assertThat(shown()).isEqualTo(told(answer)).isNotEmpty();
    for (JsonNode sentence : answer.at("/proof/sentences")) {
      assertThat(said()).containsText(sentence.asString());
    }
    assertThat(said()).containsText("No single change reaches it: ");
  }

  /** The history's file has the scores unrounded: bit for bit those of the command. */
  @Test
  void allChangesAreTriedWithOneClickAndKept() {
    JsonNode first = mortgage("counterfactual", "--row=20").at("/found/0");
    go(CHANGE);
    assertThat(page.locator("eh-score")).containsText("deny: yes");

    page.getByRole(AriaRole.BUTTON, button("Set all changes into row 20")).first().click();

    assertThat(page.getByText("Row 20, edited")).isVisible();
    assertThat(page.locator(".before:visible")).hasCount(first.get("changes").size());
    assertThat(page.locator("eh-score")).containsText("deny: no");
    openTab("History");
    for (String column : first.get("changes").propertyNames()) {
      assertThat(page.locator(".journal"))
          .containsText(
              "%s %s → %s"
                  .formatted(
                      column,
                      first.at("/changes/" + column + "/from").asString(),
                      first.at("/changes/" + column + "/to").asString()));
    }
    List<String> csv = KeptRows.download(page);
    assertThat(csv).hasSize(2);
    assertThat(KeptRows.value(csv, 1, "kept")).isEqualTo("1");
    assertThat(KeptRows.value(csv, 1, "made_from")).isEmpty();
    assertThat(KeptRows.value(csv, 1, "row")).isEqualTo("20");
    assertThat(Double.parseDouble(KeptRows.value(csv, 1, "score of Boosted trees")))
        .isEqualTo(first.get("score").asDouble());
    for (String column : first.get("changes").propertyNames()) {
      assertThat(KeptRows.value(csv, 1, column))
          .isEqualTo(first.at("/changes/" + column + "/to").asString());
    }
  }

  @Test
  void oneOfTheChangesIsSetAlone() {
    go(CHANGE);
    page.getByRole(AriaRole.BUTTON, button("Set insurance to no only")).first().click();

    assertThat(page.locator(".before:visible")).hasText("was yes");
    assertThat(field("insurance")).hasValue("no");
    // The search goes on from the edited row: what was set is no change any more.
    assertThat(cards().first()).not().containsText("insurance:");
    openTab("History");
    assertThat(tab()).containsText("Rows that you keep");
  }

  @Test
  void theAddressHoldsWhatIsWantedAndWhatMayChange() {
    go(CHANGE);
    assertThat(cards().first()).isVisible();
    setChoices();
    page.getByLabel("Wanted answer").fill("..0.2");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*target=..0.2.*"));
    assertThat(page.getByLabel("Wanted answer")).hasValue("..0.2");
    page.getByLabel("May not change").fill("lvr");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("lvrat")).click();
    page.keyboard().press("Escape");
    assertThat(page).hasURL(Pattern.compile(".*frozen=[^&]*lvrat.*"));
    page.getByLabel("Changes at most").fill("3");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*changes=3.*"));
    JsonNode answer =
        mortgage(
            "counterfactual", "--row=20", "--target=..0.2", "--freeze=lvrat", "--max-changes=3");
    assertThat(answer.get("found")).isNotEmpty();
    assertThat(cards()).hasCount(answer.get("found").size());
    assertThat(cards().first()).not().containsText("lvrat:");
    List<String> before = shown();
    assertThat(before).isEqualTo(told(answer));

    page.reload();

    assertThat(cards()).hasCount(before.size());
    assertThat(shown()).isEqualTo(before);
    setChoices();
    assertThat(page.getByLabel("Wanted answer")).hasValue("..0.2");
    assertThat(page.getByLabel("Changes at most")).hasValue("3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "&changes=1; --max-changes=1",
        "&frozen=" + INPUTS + "; --freeze=" + INPUTS,
        "&rules=lvrat 0.2..0.7,insurance in yes; --rule=lvrat 0.2..0.7,insurance in yes",
        "&target=yes; --target=yes",
        "&target=2..3; --target=2..3",
      })
  void whyNothingIsFoundIsSaidAsTheCommandSaysIt(String choice, String option) {
    JsonNode answer = mortgage("counterfactual", "--row=20", option);
    assertThat(answer.get("found")).isEmpty();
    go(CHANGE + choice);

    requireReason(answer);
    assertThat(cards()).hasCount(0);
  }

  @Test
  void relationsBetweenColumnsAreWrittenAsForTheCommand() {
    String rules =
        "if insurance changes then lvrat rises by 0.1,chist with mhist,"
            + "if pirat falls then hirat falls";
    JsonNode answer = mortgage("counterfactual", "--row=20", "--rule=" + rules);
    assertThat(answer.get("found")).isNotEmpty();
    go(CHANGE);
    setChoices();
    page.getByLabel("Rules").fill(rules);
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*rules=if[^&]*insurance.*"));
    String first = told(answer).getFirst();
    assertThat(cards().first().locator("h3")).hasText(first.substring(0, first.indexOf(" | ")));
    assertThat(shown()).isEqualTo(told(answer));
    page.reload();
    assertThat(cards()).hasCount(answer.get("found").size());
    assertThat(shown()).isEqualTo(told(answer));
    setChoices();
    assertThat(page.getByLabel("Rules")).hasValue(rules);
    page.getByLabel("Rules").fill("if insurance changes then lvrat leaps");
    page.keyboard().press("Enter");
    assertThat(said()).containsText("expected 'if A rises then B rises by 2'");
    assertThat(cards()).hasCount(0);
  }

  /** The boosted trees do not read afam; another model may. */
  @Test
  void aFrozenColumnThatTheModelDoesNotReadIsSaidToHaveNoEffect() {
    JsonNode answer = mortgage("counterfactual", "--row=20", "--freeze=lvrat", "--free=single");
    go(CHANGE + "&frozen=lvrat,afam");

    assertThat(said())
        .containsText("That afam may not change has no effect: Boosted trees does not read it.");
    assertThat(cards()).hasCount(answer.get("found").size());
    assertThat(shown()).isEqualTo(told(answer));
    setChoices();
    page.getByLabel("May not change").fill("chis");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("chist")).click();
    page.keyboard().press("Escape");
    assertThat(page).hasURL(Pattern.compile(".*frozen=lvrat(,|%2C)chist(,|%2C)afam.*"));

    go(CHANGE + "&frozen=lvrta");
    assertThat(said()).containsText("does not read a column 'lvrta'");
  }

  @Test
  void aTargetThatIsNoneIsAnsweredAboveTheFieldAndCanBeMended() {
    go(CHANGE);
    setChoices();
    page.getByLabel("Wanted answer").fill("maybe");
    page.keyboard().press("Enter");

    assertThat(said()).containsText("target 'maybe': expected a class or a range of scores");
    assertThat(cards()).hasCount(0);
    page.getByLabel("Wanted answer").fill("no");
    page.keyboard().press("Enter");
    assertThat(cards().first()).isVisible();
  }

  @Test
  void noChangesAtAllCannotBeAskedFor() {
    go(CHANGE);
    setChoices();
    page.getByLabel("Changes at most").fill("0");
    page.keyboard().press("Enter");

    assertThat(page.locator("vaadin-integer-field[invalid]")).isVisible();
    assertThat(page.getByRole(AriaRole.HEADING, heading("Row 20"))).isVisible();
    assertThat(cards().first()).isVisible();
  }

  @Test
  void anAddressWithNonsenseLeavesTheRowInSight() {
    go(CHANGE + "&changes=several");

    assertThat(said()).containsText("the address asks for 'several' changes");
    assertThat(page.getByRole(AriaRole.HEADING, heading("Row 20"))).isVisible();
  }

  /** A model of the sample that reads no missing values must not bring the search down. */
  @Test
  void aMissingValueIsSearchedOrAnsweredInWords() {
    go(CHANGE);
    assertThat(cards().first()).isVisible();
    field("lvrat").fill("");
    assertThat(page.getByText("was 0.89634144")).isVisible();

    JsonNode answer = mortgage("counterfactual", "--row=20", "--set=lvrat=");
    assertThat(cards()).hasCount(answer.get("found").size());
    if (!answer.get("reason").isNull()) {
      requireReason(answer);
    }
  }

  @Test
  void aRegressionAsksWhichValuesAreWanted() {
    go("/probe?workspace=wages&row=8");
    assertThat(said()).containsText("predicts a number: under “Wanted answer”");
    assertThat(page.getByLabel("Wanted answer")).isVisible();

    page.getByLabel("Wanted answer").fill("15..");
    page.keyboard().press("Enter");

    assertThat(cards().first()).isVisible();
    assertThat(said()).containsText("15");
    assertThat(page.locator("vaadin-notification-card")).hasCount(0);
  }

  @Test
  void ofFourClassesAnyOtherOrAChosenOneIsWanted() {
    go("/probe?workspace=plebiscite&row=8");
    assertThat(cards().first()).isVisible();

    for (String wanted : List.of("A", "N", "U", "Y")) {
      go("/probe?workspace=plebiscite&row=8&target=" + wanted);
      assertThat(said()).containsText(Pattern.compile("would give|already|reach"));
      for (String title : cards().locator("h3").allInnerTexts()) {
        assertThat(title).containsPattern(": " + wanted + ", score");
      }
    }
  }

  /** Recorded scores cannot be asked; every tab says so where its answer would be. */
  @Test
  void recordedScoresSayWhyTheyCannotBeAsked() {
    page.navigate(address + "/open");
    page.locator("vaadin-upload input[type=file]")
        .setInputFiles(
            new FilePayload[] {
              new FilePayload(
                  "tiny.yaml",
                  "application/yaml",
                  TinyWorkspace.YAML.getBytes(StandardCharsets.UTF_8)),
              new FilePayload(
                  "data.csv", "text/csv", TinyWorkspace.DATA.getBytes(StandardCharsets.UTF_8))
            });
    assertThat(page.locator(".received li")).hasCount(2);
    page.getByRole(AriaRole.BUTTON, button("Open the uploaded workspace")).click();
    assertThat(page).hasURL(Pattern.compile(".*workspace=.*"));
    go(page.url().substring(address.length()).replaceFirst("^/[^?]*", "/probe") + "&row=1");

    assertThat(said()).containsText("recorded");
    assertThat(page.getByText("What is wanted, and what may change")).isHidden();
    openTab("Curves");
    assertThat(said()).containsText("is a column of scores");
    assertThat(page.locator(".average-curves")).isHidden();
    openTab("Alike");
    assertThat(said()).containsText("is a column of scores");
    openTab("Compare");
    page.getByLabel("Compare with row").fill("2");
    page.keyboard().press("Enter");
    assertThat(tab()).containsText("columns differ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20", "28"})
  void twoPagesThatSearchAtOnceBothGetTheirAnswers(String row) {
    Page other = context.newPage();
    other.setDefaultTimeout(60_000);
    page.navigate(address + "/probe?workspace=mortgage&row=" + row);
    other.navigate(address + "/probe?workspace=mortgage&row=3");

    assertThat(cards().first()).isVisible(LATER);
    assertThat(other.locator(".found-card").first()).isVisible(LATER);
    assertThat(shown()).isEqualTo(told(mortgage("counterfactual", "--row=" + row)));
    assertThat(other.locator(".found-card"))
        .hasCount(mortgage("counterfactual", "--row=3").get("found").size());
    other.close();
  }
}
