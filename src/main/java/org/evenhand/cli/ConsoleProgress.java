package org.evenhand.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import org.evenhand.job.Progress;

/** Progress as one plain line a second, from the second on that work takes longer than one. */
final class ConsoleProgress implements Progress {
  private static final long SECOND = 1_000_000_000;

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private long next;

  ConsoleProgress(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong() + SECOND;
  }

  @Override
  public synchronized void report(String task, long done, long total) {
    long now = nanoTime.getAsLong();
    if (now - next < 0) {
      return;
    }
    next = now + SECOND;
    err.println(total > 0 ? "%s: %d %%".formatted(task, 100 * done / total) : task);
    err.flush();
  }
}
