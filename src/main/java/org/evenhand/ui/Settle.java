package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.io.Serializable;

/** Runs the last of several commands that come fast, once no other has come for a moment. */
final class Settle implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Longer than a hand takes between two steps of a drag. */
  private static final int MILLISECONDS = 150;

  private int asked;

  /** Runs the command in a request of its own, unless another is given before. */
  void then(UI ui, Command command) {
    asked++;
    int mine = asked;
    ui.getPage()
        .executeJs("return new Promise(done => setTimeout(() => done(true), $0))", MILLISECONDS)
        .then(
            Boolean.class,
            rested -> {
              if (mine == asked) {
                command.execute();
              }
            });
  }
}
