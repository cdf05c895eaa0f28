package org.evenhand.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Work that was timed.
 *
 * @param milliseconds the median of its runs
 */
record Timed<T>(T value, double milliseconds) {
  private static final int RUNS = 15;

  /** Runs the work often enough to be compiled, then as often again; prints the time. */
  static <T> Timed<T> of(String what, Supplier<T> work) {
    double[] milliseconds = new double[RUNS];
    T value = work.get();
    for (int run = 1 - RUNS; run < RUNS; run++) {
      long start = System.nanoTime();
      value = work.get();
      milliseconds[Math.max(0, run)] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(milliseconds);
    System.out.printf(
        Locale.ROOT,
        "%-66s %10.2f ms (best %.2f)%n",
        what,
        milliseconds[RUNS / 2],
        milliseconds[0]);
    return new Timed<>(value, milliseconds[RUNS / 2]);
  }
}
