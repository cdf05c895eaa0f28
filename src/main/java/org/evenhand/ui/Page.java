package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import org.evenhand.job.Progress;

/**
 * A page about the current workspace. {@link MainLayout} calls {@link #show} when the address
 * changes and, without a new address, while the threshold is dragged.
 */
abstract class Page extends Div implements HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final String title;

  /**
   * @param question what the page answers, as its first line
   */
  Page(String title, String question) {
    this.title = title;
    addClassNames("page", "waiting");
    Paragraph lead = new Paragraph(question);
    lead.addClassName("lead");
    add(new H1(title), lead);
  }

  /** Draws everything anew for this context; cheap enough to be called while a slider moves. */
  abstract void show(Context context);

  /**
   * Works out beforehand, beside the page's lock and with progress, what {@link #show} will need of
   * this context.
   */
  void load(Context context, Progress progress) {}

  @Override
  public String getPageTitle() {
    return title + " · Evenhand";
  }
}
