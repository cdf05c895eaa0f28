package org.evenhand.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;

/** What stands at an address that no page has. */
@ParentLayout(MainLayout.class)
class NotFoundPage extends Main implements HasErrorParameter<NotFoundException> {
  private static final long serialVersionUID = 1L;

  NotFoundPage() {
    addClassName("page");
    add(
        new H1("There is no such page"),
        new Paragraph("Choose one of the pages in the menu on the left."));
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> failure) {
    return HttpServletResponse.SC_NOT_FOUND;
  }
}
