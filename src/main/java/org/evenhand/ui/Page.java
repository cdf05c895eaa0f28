package org.evenhand.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evenhand.job.Progress;
import org.evenhand.workspace.Threshold;

/**
 * A page about the current workspace. {@link MainLayout} calls {@link #show} when the address
 * changes; while the threshold is dragged it calls {@link #follow}, and {@link #show} when the
 * threshold rests.
 */
abstract class Page extends Main implements HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final String title;
  private final Div notices = new Div();

  /**
   * What the page shows. Not there at all until there is something to show: a grid that is born
   * hidden takes its height for endless and draws every row.
   */
  final Div body = new Div();

  /**
   * @param question what the page answers, as its first line
   */
  Page(String title, String question) {
    this.title = title;
    addClassName("page");
    body.addClassName("body");
    body.setVisible(false);
    Paragraph lead = new Paragraph(question);
    lead.addClassName("lead");
    add(new H1(title), lead, notices, body);
  }

  /** Draws everything anew for this context. */
  abstract void show(Context context);

  /**
   * Draws what the eye follows while the threshold moves, in a blink. The context differs from the
   * one shown by its threshold only.
   */
  void follow(Context moved) {
    show(moved);
  }

  /**
   * Works out beforehand, beside the page's lock and with progress, what {@link #show} will need of
   * this context.
   */
  void load(Context context, Progress progress) {}

  /** Moves the threshold for every page; the address follows. */
  final void moveThreshold(Threshold threshold) {
    findAncestor(MainLayout.class).thresholdMoved(threshold);
  }

  /**
   * Runs long work in place of what the page runs already.
   *
   * @param failed takes a line for the user
   */
  final <T> void work(
      String title, Function<Progress, T> work, Consumer<T> done, Consumer<String> failed) {
    findAncestor(MainLayout.class).work(title, work, done, failed);
  }

  /** Shows the body in place of any notice. */
  final void reveal(Context context) {
    notices.removeAll();
    body.setVisible(true);
    show(context);
  }

  /** Shows a line for the user in place of the body. */
  final void say(String message) {
    body.setVisible(false);
    notices.removeAll();
    Paragraph notice = new Paragraph(message);
    notice.addClassName("notice");
    notice.getElement().setAttribute("role", "alert");
    notices.add(notice);
  }

  @Override
  public String getPageTitle() {
    return title + " · Evenhand";
  }
}
