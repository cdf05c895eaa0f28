package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.evenhand.counterfactual.Background;
import org.evenhand.counterfactual.Change;
import org.evenhand.counterfactual.Counterfactual;
import org.evenhand.report.Words;
import org.evenhand.whatif.EditedRow;
import org.evenhand.workspace.Answer;

/** One counterfactual: what changes, what the model says then, how like real rows it is. */
final class FoundCard extends Div {
  private static final long serialVersionUID = 1L;

  FoundCard(RowEditor editor, EditedRow row, Counterfactual found, Answer answer) {
    addClassName("found-card");
    String prediction = answer.prediction();
    H3 title =
        new H3(
            "%s: %s%s"
                .formatted(
                    found.changed() == 1 ? "1 change" : found.changed() + " changes",
                    prediction == null ? "" : prediction + ", ",
                    "score " + Words.score(found.score())));
    UnorderedList changes = new UnorderedList();
    Map<String, String> values = new LinkedHashMap<>();
    found
        .changes()
        .forEach(
            (column, change) -> {
              changes.add(item(editor, column, change));
              values.put(column, change.to());
            });
    Paragraph facts = new Paragraph(facts(found));
    facts.addClassName("quiet");
    add(title, changes, facts);
    String outside = found.outside();
    if (outside != null) {
      Paragraph warning = new Paragraph("⚠ " + outside);
      warning.addClassName("warning");
      add(warning);
    }
    Button all = new Button("Try it", click -> editor.tryOut(values));
    all.setAriaLabel("Try it: set all changes into row " + row.row());
    all.addThemeVariants(ButtonVariant.SMALL);
    add(all);
  }

  private static ListItem item(RowEditor editor, String column, Change change) {
    Span text =
        new Span(
            "%s: %s → %s "
                .formatted(
                    column, Objects.requireNonNullElse(change.from(), "missing"), change.to()));
    Button set = new Button("Set", click -> editor.edit(column, change.to()));
    set.setAriaLabel("Set %s to %s only".formatted(column, change.to()));
    set.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    return new ListItem(text, set);
  }

  private static String facts(Counterfactual found) {
    String agreeing =
        Double.isNaN(found.neighborsAgreeing())
            ? ""
            : " %d of its %d nearest real rows have this answer."
                .formatted(
                    Math.round(found.neighborsAgreeing() * Background.NEIGHBORS),
                    Background.NEIGHBORS);
    return "Distance %s.%s".formatted(Words.digits(found.distance()), agreeing);
  }
}
