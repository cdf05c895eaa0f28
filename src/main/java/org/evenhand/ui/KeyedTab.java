package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;

/** What a tab holds; the address knows it by its key. */
abstract class KeyedTab extends Div {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String label;

  KeyedTab(String key, String label) {
    this.key = key;
    this.label = label;
  }

  final String key() {
    return key;
  }

  final String label() {
    return label;
  }
}
