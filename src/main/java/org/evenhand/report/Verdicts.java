package org.evenhand.report;

import java.util.List;
import java.util.Locale;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.PValue;
import org.evenhand.fairness.School;
import org.evenhand.fairness.Verdict;

/** How sure a gap is, by shape and by word. */
public final class Verdicts {
  private Verdicts() {}

  /** What the shapes and words stand for. */
  public static final String NOTE =
      "● clear: beyond chance, after adjustment for the number of comparisons (Holm's against a"
          + " reference, Bonferroni's over all groups); ○ clear the other way: beyond chance, and the"
          + " group named first is on the better side of the measure; ◐ uncertain: chance alone could"
          + " well have made it, which does not say that there is no gap; ◌ too few: too few rows to"
          + " say.";

  /** The shape: filled, outlined, half or dotted. */
  public static String shape(Verdict verdict) {
    return switch (verdict) {
      case CLEAR -> "●";
      case CLEAR_OTHER_WAY -> "○";
      case UNCERTAIN -> "◐";
      case TOO_FEW -> "◌";
    };
  }

  /** "● clear". */
  public static String text(Verdict verdict) {
    return shape(verdict) + " " + verdict.word();
  }

  /** "two-proportion z test, p = 0.012; = 0.036 adjusted for 3 comparisons". */
  public static String test(PValue p) {
    String raw = "%s, p %s".formatted(p.test(), number(p.raw()));
    return p.comparisons() <= 1
        ? raw
        : "%s; %s adjusted for %d comparisons"
            .formatted(raw, number(p.adjusted()), p.comparisons());
  }

  /** "= 0.012", "< 0.0001". */
  public static String number(double p) {
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "= %.2g", p).replace("e-0", "e-");
  }

  /** The gap that deserves the first look: not estimable ones last, clear ones first, then size. */
  public static Disparity worst(List<Disparity> disparities) {
    return disparities.stream().min(Verdicts::compare).orElseThrow();
  }

  private static int compare(Disparity one, Disparity other) {
    int verdicts = Integer.compare(rank(one), rank(other));
    return verdicts != 0 ? verdicts : Double.compare(distance(other), distance(one));
  }

  private static int rank(Disparity disparity) {
    return disparity.value().valueOrNull() == null
        ? 4
        : disparity.school() != School.REFERENCE
            ? 0
            : switch (disparity.verdict()) {
              case CLEAR -> 0;
              case CLEAR_OTHER_WAY -> 1;
              case UNCERTAIN -> 2;
              case TOO_FEW -> 3;
            };
  }

  /** How far the value is from what it is when groups are treated alike. */
  public static double distance(Disparity disparity) {
    Double value = disparity.value().valueOrNull();
    if (value == null) {
      return Double.NEGATIVE_INFINITY;
    }
    return disparity.measure().isRatio() ? Math.abs(Math.log(value)) : Math.abs(value);
  }
}
