package org.evenhand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.cli.ServeRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ConfigurableApplicationContext;

/** A browser on the page of a server with the samples; for journeys to extend. */
abstract class Journeys {
  static ConfigurableApplicationContext server;
  static Playwright playwright;
  static Browser browser;
  static String address;

  final List<String> complaints = new ArrayList<>();
  BrowserContext context;
  Page page;

  @BeforeAll
  static void start() {
    // Pages that work answer at once; a busy machine with two cores may take its time.
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    Path chromium = Chromium.findOrSkip();
    server = WebServer.start(new ServeRequest(List.of(), 0, "127.0.0.1", false));
    address = "http://127.0.0.1:" + WebServer.port(server);
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright, chromium);
  }

  @AfterAll
  static void stop() {
    if (playwright != null) {
      playwright.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void open() {
    newPage(ColorScheme.LIGHT);
  }

  final void newPage(ColorScheme scheme) {
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(1440, 900).setColorScheme(scheme));
    page = context.newPage();
    page.setDefaultTimeout(60_000);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  void go(String path) {
    page.navigate(address + path);
    assertThat(page.locator(".page .body"))
        .isVisible(
            new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                .setTimeout(60_000));
  }

  void visit(String path) {
    if (path.equals("/open")) {
      page.navigate(address + path);
      assertThat(page.getByRole(AriaRole.HEADING, heading("Open").setExact(true))).isVisible();
    } else {
      go(path);
    }
  }

  /** Visits a page in light and in dark and has axe look at it. */
  void requireNoViolations(String path) {
    requireNoViolations(path, "html");
  }

  /**
   * Likewise at a part of the page alone, which is quicker where the rest is looked at elsewhere.
   */
  void requireNoViolations(String path, String part) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      context.close();
      newPage(scheme);
      visit(path);
      assertThat(violations(part)).as("%s in %s", path, scheme).isEmpty();
    }
  }

  List<String> violations() {
    return violations("html");
  }

  List<String> violations(String part) {
    // Vaadin's own line for a lost connection stands outside every landmark.
    return new AxeBuilder(page)
        .include(part).exclude("vaadin-connection-indicator").analyze().getViolations().stream()
            .map(Journeys::described)
            .toList();
  }

  static String described(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " at "
        + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
  }

  static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
