package org.evenhand.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;

/** Runs work on a few threads while the calling thread reports and hears whether to stop. */
public final class Parallel {
  static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
  private static final int REPORT_MILLIS = 100;

  private Parallel() {}

  /**
   * The results of the work, in its order.
   *
   * @param task what is being done, for the progress
   * @param work one or more pieces
   * @param stop ends the rest early if the progress says to stop or one piece fails; called until
   *     all have ended, since what is only just beginning may not hear it
   */
  public static <T> List<T> run(
      String task, List<? extends Callable<T>> work, Progress progress, Runnable stop) {
    AtomicInteger done = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, work.size()))) {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> piece : work) {
        futures.add(
            threads.submit(
                () -> {
                  T result = piece.call();
                  done.incrementAndGet();
                  return result;
                }));
      }
      try {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
          results.add(await(future, () -> progress.report(task, done.get(), work.size())));
        }
        return results;
      } catch (RuntimeException | Error e) {
        end(threads, stop);
        throw e;
      }
    }
  }

  private static void end(ExecutorService threads, Runnable stop) {
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    boolean ended = false;
    while (!ended) {
      stop.run();
      try {
        ended = threads.awaitTermination(REPORT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T await(Future<T> future, Runnable report) {
    while (true) {
      report.run();
      try {
        return future.get(REPORT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not yet: report again.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          case null, default -> throw new IllegalStateException(e.getCause());
        }
      }
    }
  }
}
