package org.evenhand.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableDataCell;
import com.vaadin.flow.component.html.TableRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.evenhand.policy.GroupNote;
import org.evenhand.policy.Mix;
import org.evenhand.policy.RandomisedPolicy;
import org.evenhand.report.Words;
import org.evenhand.workspace.ThresholdLab;

/** Policies that decide by lot, apart from those that do not, with what that means for a person. */
final class RandomisedTable extends Details {
  private static final long serialVersionUID = 1L;

  private final Div content = new Div();

  RandomisedTable() {
    setSummaryText(
        "Policies that decide some cases by lot: to look at, as only fixed thresholds can be applied");
    content.addClassName("scroll");
    content.getElement().setAttribute("tabindex", "0");
    content.getElement().setAttribute("role", "region");
    content.getElement().setAttribute("aria-label", "Policies that decide by lot");
    Paragraph meaning = new Paragraph(RandomisedPolicy.MEANING);
    Paragraph note =
        new Paragraph(
            "All numbers are expected values where the policies were found: means over many draws."
                + " They cannot be applied here, since a threshold in a workspace decides alike for"
                + " all who have the same score.");
    note.addClassName("quiet");
    add(meaning, note, content);
  }

  void show(ThresholdLab lab, List<RandomisedPolicy> policies, double rows) {
    setVisible(!policies.isEmpty());
    content.removeAll();
    Table table = new Table();
    table.setCaptionText("Expected values of randomised policies");
    content.add(table);
    TableRow head = table.getHead().addRow();
    List.of("Policy", "Expected gain per row", "Gap", "Who is decided how")
        .forEach(title -> head.addHeaderCell().setText(title));
    for (RandomisedPolicy policy : policies) {
      TableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(policy.kind().label());
      row.addDataCell().setText(Words.digits(policy.gain() / rows));
      Double gap = policy.gap();
      row.addDataCell()
          .setText(gap == null ? "–" : String.format(Locale.ROOT, "%.1f points", 100 * gap));
      TableDataCell mixes = row.addDataCell();
      for (int i = 0; i < policy.mixes().size(); i++) {
        mixes.add(
            new Div(
                new Span(Words.group(lab.groups().get(i)) + ": " + mix(policy.mixes().get(i)))));
      }
      for (GroupNote note : policy.notes()) {
        mixes.add(new Div(new Span(note.text())));
      }
    }
  }

  /** "threshold 0.3 for 40.0 %, 0.5 for 60.0 %". */
  static String mix(Mix mix) {
    return "threshold "
        + mix.parts().stream()
            .map(
                part ->
                    PoliciesTable.threshold(part.threshold())
                        + " for "
                        + Words.percent(part.probability()))
            .collect(Collectors.joining(", "));
  }
}
