package org.evenhand.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;

/**
 * Words that change while something is dragged. The browser keeps their node and is told only what
 * they say now, where a component's own {@code setText} makes a new node each time.
 */
final class LiveText extends Span {
  private static final long serialVersionUID = 1L;

  private final Text words = new Text("");

  LiveText() {
    add(words);
  }

  void say(String now) {
    words.setText(now);
  }
}
