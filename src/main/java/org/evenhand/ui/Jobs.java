package org.evenhand.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.evenhand.data.InputException;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long work beside the page: runs in a bounded pool, tells the page how far it is, can be stopped.
 * The results arrive on the page with its lock held.
 */
final class Jobs {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final long REPORT_EVERY_NANOS = 100_000_000;

  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(
          Math.max(2, Runtime.getRuntime().availableProcessors()), daemons());

  private Jobs() {}

  private static ThreadFactory daemons() {
    return work -> {
      Thread thread = new Thread(work, "evenhand-job");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Work that was started. */
  static final class Job {
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Asks the work to stop; it ends at its next report. */
    void stop() {
      stopped.set(true);
    }
  }

  /** Where a job shows itself; every call comes with the page's lock held. */
  interface Display {
    void progress(String task, double share);

    void ended();
  }

  /**
   * Starts work whose result or failure is handed to the page.
   *
   * @param done takes the result, unless the job was stopped
   * @param failed takes a line for the user
   */
  static <T> Job start(
      UI ui,
      Function<Progress, T> work,
      Display display,
      Consumer<T> done,
      Consumer<String> failed) {
    Job job = new Job();
    AtomicLong reported = new AtomicLong(System.nanoTime());
    Progress progress =
        (task, finished, total) -> {
          if (job.stopped.get()) {
            throw new CancelledException();
          }
          long last = reported.get();
          long now = System.nanoTime();
          if (now - last > REPORT_EVERY_NANOS && reported.compareAndSet(last, now)) {
            tell(ui, () -> display.progress(task, total <= 0 ? 0 : (double) finished / total));
          }
        };
    POOL.execute(
        () -> {
          Runnable outcome = outcome(() -> work.apply(progress), job, done, failed);
          tell(
              ui,
              () -> {
                display.ended();
                outcome.run();
              });
        });
    return job;
  }

  /** Runs on the page with its lock held; what fails there goes to {@link Failures}. */
  static void tell(UI ui, Command action) {
    try {
      Future<Void> unused = ui.access(action);
    } catch (UIDetachedException e) {
      LOG.debug("The page was left before its job told it something", e);
    }
  }

  private static <T> Runnable outcome(
      Supplier<T> work, Job job, Consumer<T> done, Consumer<String> failed) {
    try {
      T result = work.get();
      return job.stopped.get() ? () -> failed.accept(STOPPED) : () -> done.accept(result);
    } catch (CancelledException e) {
      return () -> failed.accept(STOPPED);
    } catch (InputException e) {
      return () -> failed.accept(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      LOG.error("A job failed", e);
      return () -> failed.accept(Failures.OURS);
    }
  }

  /** What a stopped job says. */
  static final String STOPPED = "Stopped.";
}
