package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
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
 * The importance page with models that have little to say: one that always says 0, one that says
 * NaN of negative numbers, one that is a column of scores; and with rows that have no labels.
 */
class AwkwardImportancePageTest extends Journeys {
  private static final int ROWS = 400;

  private static ConfigurableApplicationContext awkward;
  private static String place;

  @BeforeAll
  static void serve(@TempDir Path folder) throws IOException {
    // x from -1 to just under 3: the first 100 rows are negative.
    Files.writeString(
        folder.resolve("rows.csv"),
        IntStream.range(0, ROWS)
            .mapToObj(i -> "%d,%s,%s,7%n".formatted(i % 5, i % 2 == 0 ? "a" : "b", i / 100. - 1))
            .collect(Collectors.joining("", "y,g,x,flat\n", "")));
    TinyModels.sum(folder.resolve("constant.onnx"), 0, 0);
    TinyModels.logarithm(folder.resolve("logarithm.onnx"), 1, 0);
    Path numbers =
        Files.writeString(
            folder.resolve("numbers.yaml"),
            """
            name: Numbers
            data: {file: rows.csv}
            target: {column: y}
            protected: [g]
            models:
              - {name: Constant, file: constant.onnx, inputs: [x, flat]}
              - {name: Logarithm, file: logarithm.onnx, inputs: [x, flat]}
            """);
    Path recorded =
        Files.writeString(
            folder.resolve("recorded.yaml"),
            """
            name: Recorded
            data: {file: scores.csv}
            target: {column: y, positive: "1"}
            protected: [g]
            models:
              - {name: Vendor, score: s}
            """);
    Files.writeString(
        folder.resolve("scores.csv"),
        IntStream.range(0, ROWS)
            .mapToObj(i -> "%d,%s,%s%n".formatted(i % 2, i % 3 == 0 ? "a" : "b", i / 400.))
            .collect(Collectors.joining("", "y,g,s\n", "")));
    awkward = WebServer.start(new ServeRequest(List.of(numbers, recorded), 0, "127.0.0.1", false));
    place = "http://127.0.0.1:" + WebServer.port(awkward);
  }

  @AfterAll
  static void close() {
    if (awkward != null) {
      awkward.close();
    }
  }

  @AfterEach
  void nothingWasReportedAsOurFault() {
    assertThat(page.locator("vaadin-notification-card")).hasCount(0);
  }

  private void look(String query) {
    page.navigate(place + "/importance?workspace=" + query);
    assertThat(page.locator(".page .body")).isVisible();
  }

  private Locator view() {
    return page.locator("vaadin-tabsheet > .stacked:visible");
  }

  private Locator said() {
    return view().locator("> p[role=status]").first();
  }

  @Test
  void aConstantModelLeansOnNothing() {
    look("numbers&model=Constant");
    assertThat(said())
        .containsText("It does not get worse when the values of any one feature are permuted.");
    assertThat(said()).containsText("Nothing at all changes with: x, flat.");
    assertThat(view()).not().containsText("NaN");

    look("numbers&model=Constant&view=contributions");
    assertThat(said()).containsText("No feature moves the");

    look("numbers&model=Constant&view=gap");
    assertThat(said()).containsText(Pattern.compile("\\b0\\b|same|no gap|alike"));
    assertThat(view()).not().containsText("NaN");
  }

  @Test
  void rowsWithoutAScoreAreLeftOutAndCounted() {
    look("numbers&model=Logarithm");
    assertThat(view())
        .containsText("299 rows judged of 400; left out: 100 (score missing), 1 (score infinite).");

    look("numbers&model=Logarithm&view=contributions");
    assertThat(view()).containsText("model rows were scored");
    assertThat(view()).not().containsText("NaN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"permutation", "contributions", "gap"})
  void aColumnOfScoresCannotBeAskedAndSaysSo(String view) {
    look("recorded&view=" + view);

    assertThat(said()).containsText("'Vendor' is a column of scores");
    assertThat(view().locator("eh-bars:visible, eh-swarm:visible, eh-waterfall:visible"))
        .hasCount(0);
  }
}
