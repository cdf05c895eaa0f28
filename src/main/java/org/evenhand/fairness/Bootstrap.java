package org.evenhand.fairness;

import java.util.Locale;
import java.util.SplittableRandom;
import org.evenhand.metric.Metric;

/**
 * How often to draw rows again, with replacement, each group's apart, and from which seed.
 *
 * <p>What is drawn depends on the metric:
 *
 * <ul>
 *   <li>Metrics of decisions ({@link Metric.Family#DECISION}) depend on the counts of the confusion
 *       matrix alone, so counts are drawn, whose distribution is exactly that of drawn rows and
 *       which takes the same time for any number of rows. Where rows have weights, a cell's weight
 *       is drawn from the normal distribution with the mean and variance of that many of its rows,
 *       or, by {@link Unit#ROWS}, that many of its rows are drawn and weighed.
 *   <li>Metrics of scores are recomputed on drawn rows ({@link RowDraws}), as long as rows times
 *       replicates are at most {@link #MOST_DRAWS}, and by {@link Unit#ROWS} always. Beyond that
 *       they are drawn from the normal distribution of the standard error of their interval, which
 *       an average precision has from a jackknife and others in closed form; a calibration error
 *       has none, and then neither an interval nor a test.
 *   <li>Metrics of regressions and of many classes are drawn from their standard errors.
 * </ul>
 *
 * @param replicates how many times; 0 for not at all
 * @param seed the same seed gives the same digits, whatever the number of threads
 */
public record Bootstrap(int replicates, long seed, Unit unit) {
  /** What is drawn where rows have weights, or are many. */
  public enum Unit {
    /** Counts, with weights and scores approximated where rows would take long. */
    COUNTS,
    /** Single rows, however long it takes. */
    ROWS;

    /** The name in files and on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Counts. */
  public Bootstrap(int replicates, long seed) {
    this(replicates, seed, Unit.COUNTS);
  }

  /** No intervals from drawing again. */
  public static final Bootstrap NONE = new Bootstrap(0, 0);

  /** 1,000 replicates from seed 1. */
  public static final Bootstrap USUAL = new Bootstrap(1000, 1);

  /** Up to so many rows times replicates single rows are drawn. */
  public static final long MOST_DRAWS = 200_000_000;

  public Bootstrap {
    if (replicates < 0) {
      throw new IllegalArgumentException(replicates + " replicates");
    }
  }

  /** Whether so many rows are drawn one by one. */
  public boolean drawsRows(int rows) {
    return replicates > 0 && (unit == Unit.ROWS || (long) rows * replicates <= MOST_DRAWS);
  }

  /**
   * Where a group's random numbers start: from the seed and the group's values alone, so that other
   * groups and their order change nothing.
   */
  long seed(Group group, int purpose) {
    long own = 31L * group.by().hashCode() + group.values().hashCode();
    return new SplittableRandom(seed).nextLong()
        ^ new SplittableRandom(own).nextLong()
        ^ new SplittableRandom(~(long) purpose).nextLong();
  }
}
