package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journeys through the averages in the Curves tab of Probe. */
class AverageCurvesPageTest extends Journeys {
  private static final String CURVES = "/probe?workspace=mortgage&row=3&tab=curves";

  private Locator large() {
    return page.locator(".average-curves eh-effect");
  }

  @Override
  void go(String path) {
    super.go(path);
    assertThat(page.locator(".average-curves")).containsText("Averaged over");
  }

  private void pick(String label, String item) {
    page.getByLabel(label, new GetByLabelOptions().setExact(true)).click();
    page.getByRole(
            AriaRole.OPTION,
            new com.microsoft.playwright.Page.GetByRoleOptions().setName(item).setExact(true))
        .click();
  }

  @Test
  void aFeatureIsAveragedOverTheRowsOfThePart() {
    go(CURVES);
    assertThat(page.locator(".average-curves")).containsText("Averaged over all 952 rows.");

    pick("Feature", "lvrat");

    assertThat(page).hasURL(Pattern.compile(".*feature=lvrat.*"));
    assertThat(large()).containsText("thin lines: 95 % interval");
    assertThat(large()).containsText("cover the sampling of rows only");
    assertThat(large()).containsText("faint: 50 of them");
  }

  /** Of row 3 insurance moves the score most, of row 20 another feature. */
  @Test
  void theFeatureThatMovesTheRowMostIsAveragedFirst() {
    for (int row : List.of(3, 20)) {
      go("/probe?workspace=mortgage&row=%d&tab=curves".formatted(row));
      String first =
          (String) page.locator(".effects eh-effect").first().evaluate("chart => chart.data.title");

      assertThat(page.getByLabel("Feature", new GetByLabelOptions().setExact(true)))
          .hasValue(first);
      assertThat(large()).containsText(first);
    }
    // An edit may make another feature move it more; what is averaged stays.
    String chosen = page.getByLabel("Feature", new GetByLabelOptions().setExact(true)).inputValue();
    page.locator(".fields").getByLabel("insurance").first().fill("no");
    page.keyboard().press("Enter");
    assertThat(page.getByText("Row 20, edited")).isVisible();
    assertThat(page.getByLabel("Feature", new GetByLabelOptions().setExact(true))).hasValue(chosen);
  }

  @Test
  void ofManyRowsSomeAreDrawnAndTheSeedIsSaid() {
    go(CURVES + "&part=all");

    assertThat(page.locator(".average-curves"))
        .containsText("1,000 of 2,380 rows, drawn at random (seed 1)");
  }

  @Test
  void eachGroupHasACurve() {
    go(CURVES + "&feature=lvrat");
    pick("By group of", "afam");

    assertThat(page).hasURL(Pattern.compile(".*by=afam.*"));
    assertThat(large()).containsText(Pattern.compile("afam = no \\(\\d+ rows\\)"));
    assertThat(large()).containsText(Pattern.compile("afam = yes \\(\\d+ rows\\)"));
    Locator same = page.locator(".average-curves table").last();
    assertThat(same).containsText("Less that of afam = no");
    assertThat(same).containsText(Pattern.compile("the scores of afam = yes.*those of afam = no"));
  }

  @Test
  void categoriesWithoutAnOrderHaveAReasonInPlaceOfAChart() {
    go("/probe?workspace=wages&row=3&tab=curves&feature=occupation&effect=local");

    assertThat(large()).containsText("have no order to go along");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "effect=none | the address asks for an effect 'none'; expected average,",
        "by=afan | did you mean 'afam'?",
        "feature=lvrta | lvrta",
      })
  void anAddressWithNonsenseIsAnsweredInPlaceOfTheCurve(String choice, String said) {
    page.navigate(address + CURVES + "&" + choice);

    assertThat(page.locator(".average-curves > p[role=status]")).containsText(said);
    assertThat(large()).isHidden();
    assertThat(page.locator(".effects eh-effect")).hasCount(12);
  }

  @Test
  void everyModelHasACurveOfItsOwn() {
    go(CURVES + "&feature=lvrat&effect=local");
    page.locator(".average-curves").getByLabel("All models").check();

    assertThat(page).hasURL(Pattern.compile(".*overlay=yes.*"));
    assertThat(large()).containsText("XGBoost");
    assertThat(large()).containsText("Random forest");
  }

  /** The whole question is in the address; the row keeps its place, the decision its outline. */
  @Test
  void twoFeaturesMakeAMapOfCells() {
    go(CURVES + "&feature=lvrat");
    pick("Second feature", "chist");
    Locator heat = page.locator("eh-heat");
    assertThat(heat).containsText("outlined: at least the threshold 0.25");
    assertThat(heat).containsText("ring: this row");

    pick("What is drawn", "This row's score");

    assertThat(page).hasURL(Pattern.compile(".*effect=row.*"));
    assertThat(heat).containsText("score of this row");
    heat.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Table")).click();
    assertThat(heat).containsText("Rows near");
  }

  /** The curve is of the other rows: an edit moves the row's mark and asks nothing again. */
  @Test
  void anEditMovesTheMarkOnly() {
    go(CURVES + "&feature=lvrat");
    assertThat(large()).isVisible();
    String before = (String) large().evaluate("chart => JSON.stringify(chart.data.lines)");
    Locator field =
        page.locator(".fields")
            .getByLabel("lvrat", new Locator.GetByLabelOptions().setExact(true))
            .first();
    field.fill("0.5");
    field.press("Enter");

    page.waitForCondition(() -> Objects.equals(large().evaluate("chart => chart.current"), 0.5));
    assertThat((String) large().evaluate("chart => JSON.stringify(chart.data.lines)"))
        .isEqualTo(before);
  }

  /** The section alone: the tabs around it are Vaadin's. */
  @Test
  void axeFindsNothingInLightAndDark() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      context.close();
      newPage(scheme);
      go(CURVES + "&feature=lvrat&by=afam");
      assertThat(large()).isVisible();
      assertThat(violationsOfAverages()).as("curves in %s", scheme).isEmpty();
      go(CURVES + "&feature=lvrat&second=chist");
      assertThat(page.locator("eh-heat")).isVisible();
      assertThat(violationsOfAverages()).as("map in %s", scheme).isEmpty();
    }
  }

  private List<String> violationsOfAverages() {
    return new AxeBuilder(page)
        .include(".average-curves").analyze().getViolations().stream()
            .map(Journeys::described)
            .toList();
  }
}
