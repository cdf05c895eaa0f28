package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.evenhand.report.Words;
import org.evenhand.whatif.EditedRow.Change;
import org.evenhand.whatif.Journal;

/**
 * The rows that were kept, newest first, each with its parent and how its scores differ from it.
 */
final class JournalTable extends Div {
  private static final long serialVersionUID = 1L;

  private final Consumer<Journal.Kept> loaded;
  private final Div content = new Div();

  JournalTable(Consumer<Journal.Kept> loaded) {
    this.loaded = loaded;
    addClassName("journal");
    add(content);
  }

  void show(List<Journal.Kept> entries) {
    content.removeAll();
    if (entries.isEmpty()) {
      return;
    }
    Table table = new Table();
    table.setCaptionText("Kept rows, newest first");
    TableRow head = table.getHead().addRow();
    List.of("Kept", "Made from", "Changes", "Scores, and the change from where it came", "Load")
        .forEach(title -> head.addHeaderCell().setText(title));
    for (Journal.Kept kept : entries.reversed()) {
      TableRow row = table.getBody().addRow();
      row.addDataCell().setText("#" + kept.number());
      Integer parent = kept.parent();
      row.addDataCell().setText(parent == null ? "row " + kept.row().row() : "#" + parent);
      row.addDataCell().setText(changes(kept.row().changes()));
      row.addDataCell().setText(scores(kept));
      Button load = new Button("Load", click -> loaded.accept(kept));
      load.setAriaLabel("Load kept row " + kept.number());
      load.addThemeVariants(ButtonVariant.SMALL);
      row.addDataCell().add(load);
    }
    content.add(table);
  }

  private static String changes(Map<String, Change> changes) {
    return changes.entrySet().stream()
        .map(
            change ->
                change.getKey()
                    + " "
                    + Objects.requireNonNullElse(change.getValue().from(), "missing")
                    + " → "
                    + Objects.requireNonNullElse(change.getValue().to(), "missing"))
        .collect(Collectors.joining("; "));
  }

  private static String scores(Journal.Kept kept) {
    return kept.scores().entrySet().stream()
        .map(
            score -> {
              Double before = kept.parentScores().get(score.getKey());
              String change =
                  before == null
                      ? ""
                      : String.format(Locale.ROOT, " (%+.3f)", score.getValue() - before);
              return score.getKey() + " " + Words.score(score.getValue()) + change;
            })
        .collect(Collectors.joining("; "));
  }
}
