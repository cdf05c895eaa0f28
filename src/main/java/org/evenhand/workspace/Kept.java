package org.evenhand.workspace;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes long to make: made when it is first asked for, and kept. If making it is
 * cancelled or fails nothing is kept, and whoever waits for it takes over.
 */
final class Kept<T> {
  private static final int WAIT_MILLIS = 100;

  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable T made;

  /**
   * The thing.
   *
   * @param task what to tell the progress that is being done
   * @param total of the task's units
   * @throws CancelledException if the progress says so
   */
  T get(String task, long total, Progress progress, Supplier<T> maker) {
    T known = made;
    if (known != null) {
      return known;
    }
    awaitTurn(task, total, progress);
    try {
      known = made;
      if (known == null) {
        progress.report(task, 0, total);
        known = maker.get();
        made = known;
      }
      return known;
    } finally {
      making.unlock();
    }
  }

  private void awaitTurn(String task, long total, Progress progress) {
    try {
      while (!making.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.report(task, 0, total);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }
}
