package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.fairness.Basis.MeanOf;
import org.evenhand.fairness.Basis.One;
import org.evenhand.fairness.Basis.WorseOf;
import org.evenhand.metric.Explanation;
import org.evenhand.metric.Metric;

/**
 * A number that says how far apart groups are treated: what is compared, and whether by difference
 * or by ratio. Some have names of their own; every other metric has {@code <metric>_difference} and
 * most {@code <metric>_ratio}.
 *
 * <p>The favorable outcome, the one people want, is the "positive" one of the named definitions:
 * demographic parity compares selection rates, equal opportunity P(predicted favorable | truly
 * favorable), and equalized odds that and P(predicted favorable | truly unfavorable).
 *
 * @param key the name in files and answers: {@code demographic_parity_difference}
 * @param isRatio whether it is a quotient, else a difference
 * @param isNamed whether it has a name of its own
 * @param schools the comparisons it makes sense for
 */
public record DisparityMeasure(
    String key, Basis basis, boolean isRatio, boolean isNamed, Set<School> schools) {
  private static final Map<String, DisparityMeasure> BY_KEY = new LinkedHashMap<>();

  private static final Set<School> ANY = Set.of(School.values());
  private static final Set<School> UNSIGNED = Set.of(School.EXTREMES, School.OVERALL);
  private static final Set<School> SIGNED = Set.of(School.REFERENCE);

  private static final One SELECTED = One.of(Metric.SELECTION_RATE);
  private static final One RIGHTLY = new One(Metric.TRUE_POSITIVE_RATE, Metric.TRUE_NEGATIVE_RATE);
  private static final One WRONGLY =
      new One(Metric.FALSE_POSITIVE_RATE, Metric.FALSE_NEGATIVE_RATE);
  private static final One DESERVED = new One(Metric.PRECISION, Metric.NEGATIVE_PREDICTIVE_VALUE);
  private static final One PASSED_OVER =
      new One(Metric.FALSE_OMISSION_RATE, Metric.FALSE_DISCOVERY_RATE);

  public static final DisparityMeasure DEMOGRAPHIC_PARITY_DIFFERENCE =
      named("demographic_parity_difference", SELECTED, ANY);
  public static final DisparityMeasure DEMOGRAPHIC_PARITY_RATIO =
      named("demographic_parity_ratio", SELECTED, ANY);
  public static final DisparityMeasure EQUAL_OPPORTUNITY_DIFFERENCE =
      named("equal_opportunity_difference", RIGHTLY, ANY);
  public static final DisparityMeasure EQUAL_OPPORTUNITY_RATIO =
      named("equal_opportunity_ratio", RIGHTLY, ANY);
  public static final DisparityMeasure EQUALIZED_ODDS_DIFFERENCE =
      named("equalized_odds_difference", new WorseOf(RIGHTLY, WRONGLY), UNSIGNED);
  public static final DisparityMeasure EQUALIZED_ODDS_RATIO =
      named("equalized_odds_ratio", new WorseOf(RIGHTLY, WRONGLY), UNSIGNED);
  public static final DisparityMeasure AVERAGE_ODDS_DIFFERENCE =
      named("average_odds_difference", new MeanOf(RIGHTLY, WRONGLY, false), SIGNED);
  public static final DisparityMeasure AVERAGE_ABSOLUTE_ODDS_DIFFERENCE =
      named("average_absolute_odds_difference", new MeanOf(RIGHTLY, WRONGLY, true), SIGNED);
  public static final DisparityMeasure PREDICTIVE_PARITY_DIFFERENCE =
      named("predictive_parity_difference", DESERVED, ANY);
  public static final DisparityMeasure AVERAGE_PREDICTIVE_VALUE_DIFFERENCE =
      named(
          "average_predictive_value_difference", new MeanOf(DESERVED, PASSED_OVER, false), SIGNED);
  public static final DisparityMeasure ACCURACY_DIFFERENCE =
      named("accuracy_difference", One.of(Metric.ACCURACY), ANY);
  public static final DisparityMeasure TREATMENT_EQUALITY_DIFFERENCE =
      named(
          "treatment_equality_difference", One.of(Metric.FALSE_NEGATIVES_PER_FALSE_POSITIVE), ANY);
  public static final DisparityMeasure DISPARATE_IMPACT =
      put(new DisparityMeasure("disparate_impact", SELECTED, true, true, SIGNED));

  static {
    for (Metric metric : Metric.values()) {
      generate(metric, false);
      generate(metric, true);
    }
  }

  public DisparityMeasure {
    schools = Set.copyOf(schools);
  }

  private static DisparityMeasure named(String key, Basis basis, Set<School> schools) {
    return put(new DisparityMeasure(key, basis, key.endsWith("_ratio"), true, schools));
  }

  /** Makes the measure that compares a metric, unless one with a name always does. */
  private static void generate(Metric metric, boolean ratio) {
    boolean named =
        BY_KEY.values().stream()
            .anyMatch(known -> known.isRatio == ratio && known.basis.equals(One.of(metric)));
    if (!named && (!ratio || hasRatio(metric))) {
      String key = metric.key() + (ratio ? "_ratio" : "_difference");
      put(new DisparityMeasure(key, One.of(metric), ratio, false, ANY));
    }
  }

  /** Metrics with values on both sides of 0 have no ratio that means anything. */
  private static boolean hasRatio(Metric metric) {
    return metric != Metric.MATTHEWS_CORRELATION
        && metric != Metric.MEAN_ERROR
        && metric != Metric.MEDIAN_ERROR
        && metric != Metric.R_SQUARED;
  }

  private static DisparityMeasure put(DisparityMeasure measure) {
    BY_KEY.put(measure.key, measure);
    return measure;
  }

  /**
   * The measure with that key.
   *
   * @throws InputException if there is none, naming the nearest one
   */
  public static DisparityMeasure of(String key) {
    DisparityMeasure measure = BY_KEY.get(key);
    if (measure == null) {
      throw new InputException(
          "no disparity measure '" + key + "'" + Names.hint(key, BY_KEY.keySet()));
    }
    return measure;
  }

  /** Those with names of their own, the best known first. */
  public static List<DisparityMeasure> named() {
    return BY_KEY.values().stream().filter(DisparityMeasure::isNamed).toList();
  }

  /** Every measure, those with names first. */
  public static List<DisparityMeasure> all() {
    return List.copyOf(BY_KEY.values());
  }

  /**
   * Every measure but those that are the same number as an earlier one: which rate equal
   * opportunity compares depends on which class is favorable.
   */
  static List<DisparityMeasure> distinct(boolean favorablePositive) {
    Set<String> seen = new HashSet<>();
    List<DisparityMeasure> distinct = new ArrayList<>();
    for (DisparityMeasure measure : BY_KEY.values()) {
      if (seen.add(measure.number(favorablePositive)) || measure.isNamed) {
        distinct.add(measure);
      }
    }
    return distinct;
  }

  /**
   * Whether another measure is always the same number: two names of it, of which only the first is
   * measured.
   */
  public boolean isSame(DisparityMeasure other, boolean favorablePositive) {
    return equals(other)
        || (!(isNamed && other.isNamed)
            && number(favorablePositive).equals(other.number(favorablePositive)));
  }

  private String number(boolean favorablePositive) {
    return basis.getClass().getSimpleName() + basis.metrics(favorablePositive) + isRatio;
  }

  /** What it is when groups are treated alike: 1 for a ratio, 0 for a difference. */
  public double neutral() {
    return isRatio ? 1 : 0;
  }

  /** Whether it is a difference of shares, which people read in percentage points. */
  public boolean isInPoints() {
    return !isRatio && basis.metrics(true).stream().allMatch(Metric::isShare);
  }

  /** The title for people. */
  public String label() {
    return explanation().label();
  }

  /** What there is to say about it; which groups are compared is for {@link School} to say. */
  public Explanation explanation() {
    if (isNamed) {
      return Explanation.of(DisparityMeasure.class, "disparity.properties", key);
    }
    Metric metric = basis.metrics(true).getFirst();
    Explanation own = metric.explanation();
    String how = isRatio ? "ratio" : "difference";
    return new Explanation(
        own.label() + " " + how,
        own.words(),
        (isRatio ? "One group's value over another's. " : "One group's value minus another's. ")
            + own.definition(),
        "(%s) of one group %s that of the other".formatted(own.formula(), isRatio ? "/" : "-"),
        own.source(),
        own.matters());
  }
}
