package org.evenhand;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.cli.EvenhandCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What journeys through the tabs beside a row share. */
abstract class ProbeJourneys extends Journeys {
  static final String CHANGE = "/probe?workspace=mortgage&row=20";

  /** The open tab. */
  final Locator tab() {
    return page.locator(".row-tab:visible");
  }

  /** The line on top of the open tab. */
  final Locator said() {
    return tab().locator("> p[role=status]").first();
  }

  final Locator cards() {
    return tab().locator(".found-card");
  }

  final void openTab(String name) {
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  final Locator field(String column) {
    return page.locator(".row-values")
        .getByLabel(column, new Locator.GetByLabelOptions().setExact(true))
        .first();
  }

  final void set(String column, String value) {
    field(column).fill(value);
    page.keyboard().press("Enter");
  }

  /** What the command says of the mortgage sample, one object. */
  static JsonNode mortgage(String command, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--quiet", command, "sample-data/mortgage/mortgage.yaml"));
    arguments.addAll(List.of(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        EvenhandCommand.run(
            request -> 0,
            new PrintWriter(out),
            new PrintWriter(err),
            arguments.toArray(String[]::new));
    assertThat(status).as(err.toString()).isZero();
    return new JsonMapper().readTree(out.toString());
  }
}
