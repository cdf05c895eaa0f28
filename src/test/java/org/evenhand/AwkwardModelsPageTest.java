package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.cli.ServeRequest;
import org.evenhand.model.onnx.TinyModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The tabs beside a row with models that are hard to ask: one that always says 0, one that says NaN
 * of negative numbers, one that reads a column of 5,000 names and a column of one number, and one
 * that is slow.
 */
class AwkwardModelsPageTest extends ProbeJourneys {
  private static final int ROWS = 5000;

  private static ConfigurableApplicationContext awkward;
  private static String place;

  @BeforeAll
  static void serve(@TempDir Path folder) throws IOException {
    // x from -1 to just under 4: 1,000 rows are negative. Row 3000 has 2.
    Files.writeString(
        folder.resolve("rows.csv"),
        IntStream.range(0, ROWS)
            .mapToObj(i -> "%d,%s,7,name%d%n".formatted(i % 5, i / 1000. - 1, i))
            .collect(Collectors.joining("", "y,x,flat,name\n", "")));
    TinyModels.sum(folder.resolve("constant.onnx"), 0, 0, 0);
    TinyModels.logarithm(folder.resolve("logarithm.onnx"), 1, 0, 0);
    TinyModels.sum(folder.resolve("sum.onnx"), 1, 1, 2);
    TinyModels.slow(folder.resolve("slow.onnx"), 3);
    Path file =
        Files.writeString(
            folder.resolve("awkward.yaml"),
            """
            name: Awkward
            data: {file: rows.csv}
            target: {column: y}
            models:
              - {name: Constant, file: constant.onnx, inputs: [x, flat, "name=name17"]}
              - {name: Logarithm, file: logarithm.onnx, inputs: [x, flat, "name=name17"]}
              - {name: Sum, file: sum.onnx, inputs: [x, flat, "name=name17"]}
              - {name: Slow, file: slow.onnx, inputs: [x, flat, "name=name17"]}
            """);
    awkward = WebServer.start(new ServeRequest(List.of(file), 0, "127.0.0.1", false));
    place = "http://127.0.0.1:" + WebServer.port(awkward);
  }

  @AfterAll
  static void close() {
    if (awkward != null) {
      awkward.close();
    }
  }

  private void look(String query) {
    page.navigate(place + "/probe?row=3000&" + query);
    assertThat(page.locator(".page .body")).isVisible();
  }

  @AfterEach
  void nothingWasReportedAsOurFault() {
    assertThat(page.locator("vaadin-notification-card")).hasCount(0);
  }

  private Locator chart(String column) {
    return page.locator(".effects eh-effect")
        .filter(new Locator.FilterOptions().setHasText(column));
  }

  private Locator average() {
    return page.locator(".average-curves eh-effect");
  }

  @Test
  void ofAConstantModelEveryTabSaysSo() {
    look("model=Constant&target=1..");
    assertThat(said()).containsText("the score stays 0");
    assertThat(cards()).hasCount(0);

    look("model=Constant&tab=curves");
    assertThat(page.locator(".effects eh-effect")).hasCount(3);
    for (Locator chart : page.locator(".effects eh-effect").all()) {
      assertThat(chart).containsText("moves the score by 0");
    }
    assertThat(average()).isVisible();

    look("model=Constant&tab=alike");
    assertThat(said()).hasText("No row of the data has such an answer.");
    look("model=Constant&tab=alike&which=like");
    assertThat(tab().locator("tbody tr")).hasCount(5);
  }

  @Test
  void editsWithoutAScoreAreNoAnswersAndAreCounted() {
    look("model=Logarithm&target=1..");
    assertThat(cards()).hasCount(1);
    assertThat(cards()).containsText("x: 2 → 2.719");
    look("model=Logarithm&target=2..");
    assertThat(said()).containsText(Pattern.compile("gave no score to [0-9,]+ of them"));
    assertThat(cards()).hasCount(0);

    set("x", "-0.5");
    assertThat(page.getByText("Row 3000, edited")).isVisible();
    assertThat(page.locator("eh-score")).containsText("no score");
    openTab("Alike");
    assertThat(said()).containsText("no score");
    openTab("Curves");
    assertThat(chart("x").first()).containsText("values without a score are left out.");
    assertThat(average()).isVisible();
  }

  @Test
  void averagesThatWereStoppedAreAskedAgain() {
    look("model=Slow&tab=curves&feature=x&second=name");
    Locator averages = page.locator(".average-curves");
    averages
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop").setExact(true))
        .click();
    assertThat(averages.getByText("Stopped.")).isVisible();
    assertThat(averages.locator("eh-heat")).isHidden();

    averages
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ask again"))
        .click();

    assertThat(averages.locator("eh-heat")).isVisible();
    assertThat(averages.getByText("Stopped.")).hasCount(0);
    assertThat(averages.getByText("Ask again")).isHidden();
  }

  @ParameterizedTest
  @ValueSource(strings = {"average", "local", "centred", "first"})
  void averagesLeaveOutWhatHasNoScore(String effect) {
    look("model=Logarithm&tab=curves&feature=x&effect=" + effect);

    assertThat(page.locator(".average-curves")).containsText("Averaged over 1,000 of 5,000 rows");
    assertThat(average()).isVisible();
    assertThat(average()).not().containsText("NaN");
  }

  @Test
  void ofThousandsOfNamesSomeAreDrawnAndAnyCanBeChosen() {
    look("model=Sum&target=11..");
    assertThat(cards()).containsText("name: name3000 → name17");
    field("name").fill("name4999");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("name4999")).click();
    assertThat(page.getByText("was name3000")).isVisible();

    openTab("Curves");
    assertThat(chart("name").first()).containsText("4,967 more not drawn");
    look("model=Sum&tab=curves&feature=name&effect=local");
    assertThat(average()).containsText("have no order to go along");
    look("model=Sum&tab=curves&feature=name&second=flat");
    assertThat(page.locator("eh-heat")).isVisible();
  }

  @Test
  void aColumnOfOneValueHasOnePointAndIsNeverChanged() {
    look("model=Sum&target=12..");
    assertThat(cards().first()).isVisible();
    assertThat(cards().first()).not().containsText("flat:");
    page.getByText("What may not or cannot change").click();
    assertThat(tab()).containsText("flat");

    look("model=Sum&tab=curves");
    assertThat(chart("flat")).containsText("moves the score by 0");
    for (String effect : List.of("average", "local")) {
      look("model=Sum&tab=curves&feature=flat&effect=" + effect);
      assertThat(average()).isVisible();
    }
  }
}
