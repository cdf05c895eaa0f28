package org.evenhand.fairness;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.CombinatoricsUtils;

/** Random numbers of successes, drawn fast for any number of trials. */
final class Binomial {
  /** Up to so many expected successes it is faster to count them up. */
  private static final double FEW = 10;

  private static final int SMALL = 64;
  private static final double[] LOG_FACTORIALS =
      IntStream.range(0, SMALL).mapToDouble(CombinatoricsUtils::factorialLog).toArray();
  private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

  private Binomial() {}

  /**
   * The number of successes.
   *
   * @param trials 0 or more
   * @param chance of each, from 0 to 1; rounding past either end is forgiven
   */
  static int draw(RandomGenerator random, int trials, double chance) {
    if (trials == 0 || chance <= 0) {
      return 0;
    }
    if (chance >= 1) {
      return trials;
    }
    if (chance > 0.5) {
      return trials - draw(random, trials, 1 - chance);
    }
    return trials * chance < FEW
        ? inversion(random, trials, chance)
        : rejection(random, trials, chance);
  }

  /** Adds up the probabilities of 0, 1, 2, ... successes until they exceed a random number. */
  private static int inversion(RandomGenerator random, int trials, double chance) {
    double odds = chance / (1 - chance);
    double none = Math.exp(trials * Math.log1p(-chance));
    while (true) {
      double left = random.nextDouble();
      double probability = none;
      for (int successes = 0; successes <= trials; successes++) {
        if (left < probability) {
          return successes;
        }
        left -= probability;
        probability *= odds * (trials - successes) / (successes + 1);
      }
      // Rounding left a little past the last one: draw again.
    }
  }

  /**
   * Transformed rejection with squeeze: BTRS of Hoermann 1993, The Generation of Binomial Random
   * Variates; for at least 10 expected successes and a chance of at most one half.
   */
  private static int rejection(RandomGenerator random, int trials, double chance) {
    double deviation = Math.sqrt(trials * chance * (1 - chance));
    double b = 1.15 + 2.53 * deviation;
    double a = -0.0873 + 0.0248 * b + 0.01 * chance;
    double center = trials * chance + 0.5;
    double squeeze = 0.92 - 4.2 / b;
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double edge = 0.5 - Math.abs(u);
      double successes = Math.floor((2 * a / edge + b) * u + center);
      if (edge >= 0.07 && v <= squeeze) {
        return (int) successes;
      }
      if (successes >= 0 && successes <= trials) {
        double alpha = (2.83 + 5.1 / b) * deviation;
        double height = Math.log(v * alpha / (a / (edge * edge) + b));
        if (height <= logRatioToMode(trials, chance, successes)) {
          return (int) successes;
        }
      }
    }
  }

  /** The logarithm of a number's probability over that of the likeliest number. */
  private static double logRatioToMode(int trials, double chance, double successes) {
    double mode = Math.floor((trials + 1.0) * chance);
    return (successes - mode) * Math.log(chance / (1 - chance))
        + logFactorial(mode)
        + logFactorial(trials - mode)
        - logFactorial(successes)
        - logFactorial(trials - successes);
  }

  /** ln(n!), of large numbers by Stirling's series, here right to 11 digits. */
  private static double logFactorial(double n) {
    if (n < SMALL) {
      return LOG_FACTORIALS[(int) n];
    }
    double inverse = 1 / n;
    double series = inverse / 12 * (1 - inverse * inverse / 30);
    return (n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI + series;
  }
}
