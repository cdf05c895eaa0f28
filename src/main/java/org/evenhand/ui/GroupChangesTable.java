package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.TableRow;
import java.util.List;
import java.util.Objects;
import org.evenhand.effect.Grid;
import org.evenhand.effect.GroupChanges;
import org.evenhand.report.GroupChangeWords;
import org.evenhand.report.Words;
import org.evenhand.workspace.EffectLines;
import org.jspecify.annotations.Nullable;

/** Does the same change help every group? */
final class GroupChangesTable extends Div {
  private static final long serialVersionUID = 1L;

  private static final String NOTE =
      "The two values are where the mean over all rows is lowest and highest. Intervals are 95 %:"
          + " of a change Student's over the rows of the group, of a difference Welch's. They cover"
          + " the sampling of rows only and are not corrected for comparing several groups.";

  private final Div holder = new Div();

  GroupChangesTable() {
    Paragraph note = new Paragraph(NOTE);
    note.addClassName("quiet");
    add(new H3("The same change for every group"), holder, note);
  }

  /** Shows them; lines that are not by group hide the table. */
  void show(@Nullable EffectLines lines) {
    GroupChanges changes = lines == null ? null : lines.changes();
    setVisible(changes != null);
    holder.removeAll();
    if (lines == null || changes == null) {
      return;
    }
    Grid values = lines.values();
    List<String> names =
        lines.lines().stream()
            .map(line -> Words.group(Objects.requireNonNull(line.group())))
            .toList();
    String reference = names.get(changes.reference());
    Scrolled table =
        new Scrolled(
            "If %s were %s rather than %s"
                .formatted(
                    values.feature(), values.label(changes.to()), values.label(changes.from())),
            "Group",
            "Rows",
            "Mean change of the score",
            "Less that of " + reference,
            "In words");
    for (int group = 0; group < names.size(); group++) {
      TableRow row = table.line();
      boolean own = group == changes.reference();
      row.addHeaderCell().setText(names.get(group));
      row.addDataCell().setText(Words.count(lines.lines().get(group).rows()));
      row.addDataCell().setText(GroupChangeWords.signed(changes.changes().get(group)));
      row.addDataCell().setText(own ? "" : GroupChangeWords.signed(changes.gaps().get(group)));
      row.addDataCell()
          .setText(
              own
                  ? "The others are compared with it."
                  : GroupChangeWords.sentence(
                      names.get(group), reference, changes.gaps().get(group)));
    }
    holder.add(table);
  }
}
