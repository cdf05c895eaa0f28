package org.evenhand.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.evenhand.data.InputException;
import org.evenhand.workspace.WorkspaceFile;
import org.jspecify.annotations.Nullable;

/** Writes the thresholds in use into the workspace file, where audits take them from. */
final class ThresholdWriter extends Div {
  private static final long serialVersionUID = 1L;

  private final Button write = new Button("Write these thresholds into the workspace file");
  private final Span said = new Span();
  private transient @Nullable Context context;

  ThresholdWriter() {
    addClassName("tools");
    said.getElement().setAttribute("role", "status");
    write.addClickListener(click -> write());
    add(write, said);
  }

  void show(Context now) {
    boolean other = context == null || !now.threshold().equals(context.threshold());
    context = now;
    boolean own = now.workspace() == now.workspace().whole();
    write.setEnabled(own && !now.threshold().equals(now.workspace().threshold()));
    if (!own) {
      said.setText(
          "These are thresholds of the score of “%s”; those in the file are of “%s”."
              .formatted(now.workspace().positive(), now.workspace().whole().positive()));
    } else if (other) {
      said.setText("");
    }
  }

  private void write() {
    Context now = context;
    if (now == null) {
      return;
    }
    try {
      WorkspaceFile written =
          WorkspaceFile.read(now.workspace().path()).withThreshold(now.threshold());
      written.write(written.path());
      said.setText(
          "Written to %s: “evenhand audit” takes these from now on. This page keeps comparing with"
                  .formatted(written.path().getFileName())
              + " the thresholds it was opened with until the workspace is opened again.");
    } catch (InputException e) {
      said.setText(String.valueOf(e.getMessage()));
    }
  }
}
