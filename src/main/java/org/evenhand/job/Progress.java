package org.evenhand.job;

/**
 * Where long work reports how far it is and learns that it should stop. Safe to call from several
 * threads; work reports between batches, at least some times a second.
 */
@FunctionalInterface
public interface Progress {
  /** Hears nothing and never stops. */
  Progress NONE = (task, done, total) -> {};

  /**
   * Reports that {@code done} of {@code total} units of the task are finished.
   *
   * @param task what is being done, for people to read ("Scoring Boosted trees")
   * @throws CancelledException if the work should stop; the caller lets it pass
   */
  void report(String task, long done, long total);
}
