package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journeys over the map: choosing what it shows, one row, and several. */
class MapPageTest extends Journeys {
  private Locator stage() {
    return page.locator("eh-map .stage");
  }

  private void see(String path) {
    go(path);
    assertThat(page.locator("eh-map .status")).containsText(Pattern.compile("\\d points"));
  }

  /** Draws a lasso around a box given in parts of the picture. */
  private void lasso(double left, double top, double right, double bottom) {
    page.getByRole(AriaRole.BUTTON, button("Lasso")).click();
    drag(left, top, right, top, right, bottom, left, bottom, left, top);
  }

  private void drag(double... path) {
    page.locator("eh-map .status").scrollIntoViewIfNeeded();
    BoundingBox box = page.locator("eh-map .sheet").boundingBox();
    page.mouse().move(box.x + path[0] * box.width, box.y + path[1] * box.height);
    page.mouse().down();
    for (int i = 2; i < path.length; i += 2) {
      page.mouse().move(box.x + path[i] * box.width, box.y + path[i + 1] * box.height);
    }
    page.mouse().up();
  }

  private int selected() {
    assertThat(page.locator(".chip")).containsText(Pattern.compile("\\d"));
    Matcher count = Pattern.compile("([\\d,]+) of").matcher(page.locator(".chip").innerText());
    assertThat(count.find()).isTrue();
    return Integer.parseInt(count.group(1).replace(",", ""));
  }

  @Test
  void theConfusionMatrixIsTwoClicksAway() {
    see("/map?workspace=mortgage");

    page.getByRole(AriaRole.BUTTON, button("Confusion matrix")).click();

    assertThat(page.locator("eh-map svg.front")).containsText("deny: yes, prediction: yes");
    assertThat(page.locator("eh-map svg.front")).containsText("n = 62 (6.5\u00a0%)");
    assertThat(page).hasURL(Pattern.compile(".*across=prediction.*down=deny.*"));
  }

  @Test
  void aLassoSelectsRowsOnEveryPageAndSurvivesAReload() {
    see("/map?workspace=mortgage");
    lasso(0.05, 0.02, 0.9, 0.95);
    assertThat(page).hasURL(Pattern.compile(".*selected=.*"));
    int rows = selected();
    assertThat(rows).isBetween(2, 951);

    page.reload();
    assertThat(page.locator("eh-map .status")).containsText("Rows that are not selected are pale.");
    assertThat(selected()).isEqualTo(rows);

    page.getByRole(AriaRole.LINK, link("Fairness")).click();
    assertThat(page.locator(".page")).containsText("%,d rows judged".formatted(rows));
    page.getByRole(AriaRole.LINK, link("Probe")).click();
    assertThat(page.locator(".rows-panel")).containsText("%,d of 2,380 rows".formatted(rows));
    page.getByLabel("Clear the selection").click();
    assertThat(page.locator(".rows-panel")).containsText("952 of 2,380 rows");
  }

  @Test
  void aRectangleOverTwoNumbersIsACondition() {
    see("/map?workspace=mortgage&x=pirat&y=lvrat");
    page.getByRole(AriaRole.BUTTON, button("Rectangle")).click();

    drag(0.1, 0.3, 0.5, 0.8);

    assertThat(page.locator(".chip")).containsText(Pattern.compile("pirat in .* and lvrat in .*"));
    assertThat(page).hasURL(Pattern.compile(".*where=.*"));
  }

  @Test
  void withShiftALassoAddsAndWithAltItTakesAway() {
    see("/map?workspace=mortgage");
    page.getByRole(AriaRole.BUTTON, button("Select what is in view")).click();
    assertThat(page).hasURL(Pattern.compile(".*selected=.*"));
    assertThat(selected()).isEqualTo(952);
    String before = page.url();

    page.getByRole(AriaRole.BUTTON, button("Lasso")).click();
    page.keyboard().down("Alt");
    drag(0.05, 0.02, 0.9, 0.02, 0.9, 0.95, 0.05, 0.95);
    page.keyboard().up("Alt");
    page.waitForURL(url -> !url.equals(before));
    assertThat(page.locator(".chip")).not().containsText("952 of");
    int left = selected();
    assertThat(left).isBetween(1, 951);

    String after = page.url();
    page.keyboard().down("Shift");
    drag(0.05, 0.02, 0.9, 0.02, 0.9, 0.95, 0.05, 0.95);
    page.keyboard().up("Shift");
    page.waitForURL(url -> !url.equals(after));
    assertThat(page.locator(".chip")).containsText("952 of");
  }

  @Test
  void rowsThisSessionDoesNotHaveAreSaidAndCanBeCleared() {
    page.navigate(address + "/map?workspace=mortgage&selected=nothing");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("'nothing'");

    page.getByLabel("Clear the selection").click();

    assertThat(page.locator("eh-map .status")).containsText("952 points.");
  }

  @Test
  void thePointersRowIsAnsweredAndAClickChoosesItEverywhere() {
    see("/map?workspace=mortgage");
    stage().focus();
    page.keyboard().press("ArrowRight");
    Locator tip = page.locator("eh-map .tip");
    assertThat(tip).containsText("unemp");
    String row = tip.locator("b").innerText();

    page.keyboard().press("ArrowUp");
    assertThat(tip.locator("b")).not().hasText(row);
    String other = tip.locator("b").innerText();
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*row=" + other.substring(4) + "(&.*)?$"));
    page.getByRole(AriaRole.LINK, link("see it in Probe")).click();
    assertThat(page.getByText(other).first()).isVisible();
  }

  @Test
  void keysMagnifyAndMoveAndEscapeLetsGo() {
    see("/map?workspace=mortgage");
    stage().focus();
    page.keyboard().press("+");
    page.keyboard().press("Shift+ArrowRight");
    assertThat(page.locator("eh-map .status")).containsText("of 952 points in view");
    page.keyboard().press("0");
    assertThat(page.locator("eh-map .status")).containsText("952 points.");

    page.keyboard().press("ArrowDown");
    assertThat(page.locator("eh-map .hover")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("eh-map .hover")).isHidden();
  }

  @Test
  void anotherColourFetchesOneColumn() {
    see("/map?workspace=mortgage");
    List<String> fetched = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().contains("/columns/")) {
            fetched.add(request.url());
          }
        });

    page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Colour")).fill("lvrat");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("lvrat")).click();

    assertThat(page.locator("eh-map svg.ramp")).containsText("lvrat");
    assertThat(fetched).hasSize(1);
  }

  @Test
  void theLegendHidesCategoriesAndTheTableCounts() {
    see("/map?workspace=mortgage");
    page.locator("eh-map .switches button").last().click();
    assertThat(page.locator("eh-map .status")).containsText("166 of 952 points in view");

    page.getByRole(AriaRole.BUTTON, button("Table").setExact(true)).click();
    assertThat(page.locator("eh-map table")).hasCount(2);
    assertThat(page.locator("eh-map table").last().locator("tbody tr")).hasCount(100);
  }

  @Test
  void thePictureIsSavedWithItsPoints() {
    see("/map?workspace=mortgage&color=lvrat&across=single");
    String svg =
        page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, button("SVG")).click())
            .suggestedFilename();
    assertThat(svg).endsWith(".svg");
    assertThat(
            page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, button("PNG")).click())
                .suggestedFilename())
        .endsWith(".png");
  }

  @Test
  void aSourceThatIsNotThereIsAnsweredInWords() {
    page.navigate(address + "/map?workspace=mortgage&color=lvrate");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("did you mean 'lvrat'?");
  }

  @ParameterizedTest
  @CsvSource({
    "/map?workspace=mortgage",
    "/map?workspace=wages",
    "/map?workspace=plebiscite&color=:none",
    "/map?workspace=mortgage&x=score&y=:none&across=pirat&down=afam&color=lvrat&row=8"
  })
  void axeFindsNothingInLightAndDark(String path) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      context.close();
      newPage(scheme);
      see(path);
      assertThat(violations()).as("%s in %s", path, scheme).isEmpty();
    }
  }
}
