package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import org.apache.catalina.connector.ClientAbortException;
import org.evenhand.data.InputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place for errors that no view caught: a line for the user, the rest in the log. */
final class Failures implements ErrorHandler {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** What a user reads when the fault is ours. */
  static final String OURS =
      "Something went wrong in Evenhand itself; the server's log says more. Nothing of yours was lost.";

  @Override
  public void error(ErrorEvent event) {
    Throwable failure = event.getThrowable();
    if (failure instanceof InputException) {
      show(String.valueOf(failure.getMessage()));
    } else if (failure instanceof ClientAbortException) {
      LOG.debug("The page was left before its answer had arrived", failure);
    } else {
      LOG.error("Unexpected failure", failure);
      show(OURS);
    }
  }

  /** Shows a line that the user can read in peace. */
  static void show(String message) {
    UI ui = UI.getCurrent();
    if (ui != null) {
      Notification notification =
          Notification.show(message, 10_000, Notification.Position.BOTTOM_START);
      notification.addThemeVariants(NotificationVariant.ERROR);
      notification.setAssertive(true);
    }
  }
}
