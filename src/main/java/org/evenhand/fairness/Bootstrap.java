package org.evenhand.fairness;

/**
 * How often to draw rows again, with replacement, and from which seed.
 *
 * @param replicates how many times; 0 for not at all
 * @param seed the same seed gives the same digits, whatever the number of threads
 */
public record Bootstrap(int replicates, long seed) {
  /** No intervals from drawing again. */
  public static final Bootstrap NONE = new Bootstrap(0, 0);

  /** 1,000 replicates from seed 1. */
  public static final Bootstrap USUAL = new Bootstrap(1000, 1);

  public Bootstrap {
    if (replicates < 0) {
      throw new IllegalArgumentException(replicates + " replicates");
    }
  }
}
