package org.evenhand.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.evenhand.data.InputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands in place of a page that cannot be shown. */
@ParentLayout(MainLayout.class)
class ErrorPage extends Main implements HasErrorParameter<RuntimeException> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

  private final Paragraph message = new Paragraph();

  ErrorPage() {
    addClassName("page");
    message.addClassName("notice");
    message.getElement().setAttribute("role", "alert");
    add(new H1("This page cannot be shown"), message);
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<RuntimeException> failure) {
    RuntimeException cause = failure.getException();
    if (cause instanceof InputException) {
      message.setText(cause.getMessage());
      return HttpServletResponse.SC_BAD_REQUEST;
    }
    LOG.error("A page could not be shown", cause);
    message.setText(Failures.OURS);
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }
}
