package org.evenhand.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The running job, with its progress and a way to stop it; one that was stopped can be asked again.
 * One job at a time: a new one wins. A job ends with the page that shows it: nobody waits for it.
 */
final class JobBar extends Div {
  private static final long serialVersionUID = 1L;

  private final Span task = new Span();
  private final ProgressBar bar = new ProgressBar();
  private final Button stop = new Button("Stop");
  private final Button again = new Button("Ask again");
  private final boolean atOnce;
  private transient Jobs.@Nullable Job running;
  private transient @Nullable Runnable stopped;

  /** A bar that shows every job from its start. */
  JobBar() {
    this(true);
  }

  /**
   * @param atOnce whether to show a job from its start, rather than when it first says how far it
   *     is: most that start often are done before
   */
  JobBar(boolean atOnce) {
    this.atOnce = atOnce;
    addClassName("job-bar");
    getElement().setAttribute("role", "status");
    bar.getElement().setAttribute("aria-label", "Progress of the running job");
    stop.addThemeVariants(ButtonVariant.SMALL);
    stop.addClickListener(click -> stopRunning());
    again.addThemeVariants(ButtonVariant.SMALL);
    again.addClickListener(click -> askAgain());
    add(task, bar, stop, again);
    setVisible(false);
  }

  /** Starts a job in place of the one that runs. */
  <T> void run(
      UI ui, String title, Function<Progress, T> work, Consumer<T> done, Consumer<String> failed) {
    stopRunning();
    task.setText(title);
    bar.setIndeterminate(true);
    offerAgain(null);
    setVisible(atOnce);
    Display display = new Display();
    Jobs.Job job =
        Jobs.start(
            ui,
            work,
            display,
            result -> {
              if (display.current()) {
                done.accept(result);
              }
            },
            message -> {
              if (display.current()) {
                failed.accept(message);
                if (message.equals(Jobs.STOPPED)) {
                  offerAgain(() -> run(ui, title, work, done, failed));
                }
              }
            });
    display.job = job;
    running = job;
  }

  /** Stops the job and forgets it: no one hears of its result, nor that it was stopped. */
  void drop() {
    stopRunning();
    running = null;
    setVisible(false);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    super.onDetach(event);
    drop();
  }

  private void offerAgain(@Nullable Runnable job) {
    stopped = job;
    again.setVisible(job != null);
    bar.setVisible(job == null);
    stop.setVisible(job == null);
    setVisible(job != null);
  }

  private void askAgain() {
    if (stopped != null) {
      stopped.run();
    }
  }

  private void stopRunning() {
    if (running != null) {
      running.stop();
    }
  }

  /** Shows one job for as long as no newer one has started. */
  private final class Display implements Jobs.Display {
    private Jobs.@Nullable Job job;

    boolean current() {
      return job == running;
    }

    @Override
    public void progress(String title, double share) {
      if (current()) {
        setVisible(true);
        task.setText(title);
        bar.setIndeterminate(share <= 0);
        bar.setValue(Math.min(1, share));
      }
    }

    @Override
    public void ended() {
      if (current()) {
        setVisible(false);
      }
    }
  }
}
