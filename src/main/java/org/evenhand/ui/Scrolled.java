package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;

/** A table that scrolls sideways by itself where it is too wide, by keyboard too. */
final class Scrolled extends Div {
  private static final long serialVersionUID = 1L;

  private final Table table = new Table();

  Scrolled(String caption, String... heads) {
    addClassName("scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", caption);
    table.setCaptionText(caption);
    TableRow head = table.getHead().addRow();
    for (String title : heads) {
      head.addHeaderCell().setText(title);
    }
    add(table);
  }

  TableRow line() {
    return table.getBody().addRow();
  }
}
