package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journeys through the fairness page: the overview, the groups, and what explains them. */
class FairnessPageTest extends Journeys {
  private static final LocatorAssertions.HasCountOptions RECOURSE =
      new LocatorAssertions.HasCountOptions().setTimeout(30_000);

  @Test
  void aCellOfTheOverviewOpensItsGroups() {
    go("/fairness?workspace=mortgage");
    assertThat(page.getByRole(AriaRole.HEADING, heading("By afam").setExact(true))).isVisible();

    page.locator(".overview-gaps tbody tr").nth(1).locator("a").nth(3).click();

    assertThat(page.getByRole(AriaRole.HEADING, heading("By single").setExact(true))).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*measure=equalized_odds.*groups=single.*"));
  }

  /** 101 of 135 are selected against 737 of 817: 74.8 % against 90.2 %. */
  @Test
  void everyGapHasItsSentenceTheRightWayRound() {
    go("/fairness?workspace=mortgage&groups=afam");

    assertThat(page.locator(".groups"))
        .containsText(
            "Rows with afam = yes are selected 0.829 times as often as those with afam = no (101 of"
                + " 135 against 737 of 817).");
    assertThat(page.locator(".overview-gaps")).containsText("● clear");
    assertThat(page.locator(".overview-gaps")).containsText("◐ uncertain");
  }

  @Test
  void groupsAreHeldAgainstAReferenceThatIsChosen() {
    go("/fairness?workspace=mortgage&groups=afam*single&compare=reference&reference=no,yes");

    assertThat(page.locator(".groups"))
        .containsText("Demographic parity difference: each group against afam = no, single = yes");
    assertThat(page.locator(".groups")).containsText("Impact ratios");
    assertThat(page.locator(".groups")).containsText("29 CFR 1607.4(D)");
  }

  @Test
  void aReferenceThatIsNoGroupIsAnsweredInWords() {
    page.navigate(address + "/fairness?workspace=mortgage&compare=reference&reference=nobody");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("nobody");
  }

  @Test
  void aMeasureIsExplainedOneClickAway() {
    go("/fairness?workspace=mortgage");

    page.locator(".overview-gaps thead")
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName("What is “Equalized odds difference”?"))
        .click();

    assertThat(page.locator(".explanation")).containsText("When it matters");
    assertThat(page.locator(".explanation")).containsText("Hardt, Price and Srebro 2016");
    assertThat(violations()).isEmpty();
  }

  @Test
  void theGuidePointsAtMeasuresAndDecidesNothing() {
    go("/fairness?workspace=mortgage");
    page.getByText("Which measures should I look at?").click();
    page.getByText("That the model's errors fall on some groups").click();
    page.getByText("It hurts: a refusal, a search, a fine").click();
    page.getByText("Many, or all who need it").click();
    page.getByRole(AriaRole.BUTTON, button("Show these measures")).click();

    assertThat(page.locator(".overview-gaps thead")).containsText("False positive rate ratio");
    assertThat(page).hasURL(Pattern.compile(".*measures=false_positive_rate_difference.*"));
  }

  @Test
  void numbersAreCutIntoGroupsAsAskedAndGapsShownWithinAnotherColumn() {
    go("/fairness?workspace=mortgage&by=afam,pirat:3&groups=afam&within=phist");

    assertThat(page.locator(".overview-gaps tbody")).containsText("3 groups");
    assertThat(
            page.getByRole(
                AriaRole.HEADING,
                heading("Demographic parity difference by afam within each value of phist")))
        .isVisible();
  }

  /** As the report has it: {@code evenhand audit mortgage.yaml --by afam --within phist}. */
  @Test
  void whatIsLeftOfADisparityWithinAnotherColumnIsShownAndExplained() {
    go("/fairness?workspace=mortgage&groups=afam&within=phist");
    Locator table =
        page.locator(
            "[aria-label^='Conditional demographic disparity within the values of phist']");

    assertThat(table.locator("tbody tr")).hasCount(4);
    assertThat(table.locator("tbody tr").nth(1)).containsText("0.123");
    assertThat(table.locator("tbody tr").nth(1)).containsText("0.034 to 0.218");
    assertThat(table.locator("tbody tr").nth(1))
        .containsText(
            "the part of the unfavorable decisions that afam = yes has is 12.3 points larger than"
                + " its part of the favorable ones.");
    page.getByRole(AriaRole.BUTTON, button("What is “Conditional demographic disparity”?")).click();
    assertThat(page.locator(".explanation")).containsText("Wachter, Mittelstadt and Russell 2021");
    assertThat(violations()).isEmpty();
  }

  /** No model of the sample reads afam; XGBoost reads single. */
  @Test
  void theFlipTestAsksTheModelAgain() {
    go("/fairness?workspace=mortgage&groups=afam");
    page.getByRole(AriaRole.BUTTON, button("Flip test of afam")).click();
    assertThat(page.getByText("does not read 'afam'")).isVisible();

    go("/fairness?workspace=mortgage&model=XGBoost&groups=single");
    page.getByRole(AriaRole.BUTTON, button("Flip test of single")).click();
    assertThat(page.getByText("Mean change of score")).isVisible();
  }

  @Test
  void consistencyAndInequalityAreMeasuredWhenAsked() {
    go("/fairness?workspace=mortgage&groups=afam");
    page.getByRole(AriaRole.BUTTON, button("Consistency and inequality")).click();

    assertThat(page.getByText("Theil index (alpha 1)")).isVisible();
    assertThat(page.getByText("952 of 952 rows measured")).isVisible();
  }

  /** Three intervals of a column without missing values hold the 2,380 rows of all parts. */
  @Test
  void noRowIsLostBetweenTheValuesOfAnotherColumn() {
    go(
        "/fairness?workspace=mortgage&part=all&groups=afam&within=pirat:0.3|0.4"
            .replace("|", "%7C"));

    Locator lines = page.locator("[aria-label='The gap within each value of another column'] tr");
    assertThat(lines).hasCount(4);
    int rows = 0;
    for (int line = 1; line < 4; line++) {
      rows +=
          Integer.parseInt(
              lines.nth(line).locator("td").first().textContent().replace(",", "").strip());
    }
    assertThat(rows).isEqualTo(2380);
  }

  @Test
  void aColumnThatCannotDivideTheGroupsIsAnsweredWhereItShows() {
    go("/fairness?workspace=mortgage&groups=afam&within=afam");

    assertThat(page.getByText("groups by 'afam' cannot be compared within each value of 'afam'"))
        .isVisible();
    assertThat(page.locator(".overview-gaps")).isVisible();
  }

  @Test
  void anyClassIsHeldAgainstTheRestOnEveryPage() {
    go("/fairness?workspace=plebiscite");
    page.getByLabel("Class held against the rest").click();
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("A").setExact(true))
        .click();

    assertThat(page).hasURL(Pattern.compile(".*positive=[^&]+.*"));
    assertThat(page.locator(".top-bar")).containsText("against the rest");
    assertThat(page.locator(".page")).containsText("selected means predicted");
    page.getByRole(AriaRole.LINK, link("Thresholds")).click();
    assertThat(page.locator(".page .quiet").first()).containsText("selected means predicted");
    page.getByRole(
            AriaRole.BUTTON, button("Hold the class of the workspace file against the rest again"))
        .click();
    assertThat(page).not().hasURL(Pattern.compile(".*positive=.*"));
    assertThat(page.locator(".top-bar").getByText("against the rest")).isHidden();
  }

  /** Who gets the favorable outcome is not changed by whose score is looked at. */
  @Test
  void theOtherOfTwoClassesShowsTheSameSelection() {
    go("/fairness?workspace=mortgage&groups=afam&positive=no");

    assertThat(page.locator(".groups"))
        .containsText(
            "Rows with afam = yes are selected 0.829 times as often as those with afam = no (101 of"
                + " 135 against 737 of 817).");
    assertThat(page.locator(".page")).containsText("the file's limits are not checked");
  }

  @Test
  void whatRecourseTakesIsComparedBetweenTheGroups() {
    go("/fairness?workspace=mortgage&groups=afam");
    page.getByLabel("Rows at most").fill("25");
    page.keyboard().press("Enter");
    page.getByRole(AriaRole.BUTTON, button("Search for recourse by afam")).click();

    Locator table = page.locator("[aria-label='What recourse takes, by group']");
    assertThat(table.locator("tbody tr")).hasCount(3, RECOURSE);
    assertThat(table.locator("thead")).containsText("Within 1 change");
    // Each share has its count and its interval under it.
    assertThat(table.locator("tbody tr").nth(1).locator(".cell-interval").nth(1))
        .containsText(Pattern.compile("[0-9]+ of [0-9]+; .*[0-9].* to .*[0-9]"));
    assertThat(page.locator("[aria-label^='Compared with ']")).containsText("afam = ");
    assertThat(page.getByText("A random sample of 25 of them was searched for")).isVisible();
    assertThat(violations()).isEmpty();
  }

  @Test
  void aSearchForRecourseIsStopped() {
    go("/fairness?workspace=mortgage&part=all&groups=afam");
    page.getByRole(AriaRole.BUTTON, button("Search for recourse by afam")).click();
    assertThat(page.getByLabel("Progress of the running job")).isVisible();
    page.getByRole(AriaRole.BUTTON, button("Stop").setExact(true)).click();

    assertThat(page.getByRole(AriaRole.ALERT)).hasText("Stopped.");
    assertThat(page.locator("[aria-label='What recourse takes, by group']")).hasCount(0);

    page.getByLabel("Rows at most").fill("10");
    page.keyboard().press("Enter");
    page.getByRole(AriaRole.BUTTON, button("Search for recourse by afam")).click();
    assertThat(page.locator("[aria-label='What recourse takes, by group']")).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, button("Ask again"))).isHidden();
  }

  @ParameterizedTest
  @CsvSource({
    "/fairness?workspace=mortgage&groups=afam*single&compare=reference&within=phist",
    "/fairness?workspace=credit&compare=overall",
    "/fairness?workspace=mortgage&positive=no",
    "/fairness?workspace=wages&compare=reference"
  })
  void axeFindsNothingInLightAndDark(String path) {
    requireNoViolations(path);
  }
}
