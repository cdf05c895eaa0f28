package org.evenhand.fairness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;

/**
 * A number that says how far apart groups are treated.
 *
 * <p>In the formulas a row is selected if it is predicted to have the favorable outcome, the one
 * people want, whichever class that is.
 */
public enum DisparityMeasure {
  DEMOGRAPHIC_PARITY_DIFFERENCE(
      School.EXTREMES,
      "Demographic parity difference",
      "How far apart the groups are that get the favorable outcome most and least often.",
      "max over groups of P(selected) - min over groups of P(selected)",
      "Dwork et al. 2012, Fairness Through Awareness; as in Fairlearn"),
  DEMOGRAPHIC_PARITY_RATIO(
      School.EXTREMES,
      "Demographic parity ratio",
      "How often the group selected least often gets the favorable outcome, as a share of how often"
          + " the group selected most often does.",
      "min over groups of P(selected) / max over groups of P(selected)",
      "Feldman et al. 2015, Certifying and Removing Disparate Impact; as in Fairlearn"),
  EQUAL_OPPORTUNITY_DIFFERENCE(
      School.EXTREMES,
      "Equal opportunity difference",
      "Among rows that truly have the favorable outcome, how far apart the groups are that are"
          + " given it most and least often.",
      "max over groups of P(selected | truly favorable) - min over groups of P(selected | truly favorable)",
      "Hardt, Price and Srebro 2016, Equality of Opportunity in Supervised Learning; as in"
          + " Fairlearn"),
  EQUAL_OPPORTUNITY_RATIO(
      School.EXTREMES,
      "Equal opportunity ratio",
      "Among rows that truly have the favorable outcome, how often the least favored group is given"
          + " it, as a share of how often the most favored group is.",
      "min over groups of P(selected | truly favorable) / max over groups of P(selected | truly favorable)",
      "Hardt, Price and Srebro 2016, Equality of Opportunity in Supervised Learning; as in"
          + " Fairlearn"),
  EQUALIZED_ODDS_DIFFERENCE(
      School.EXTREMES,
      "Equalized odds difference",
      "The larger of two gaps: between groups among rows that truly have the favorable outcome, and"
          + " between groups among those that do not.",
      "the larger, over truly favorable and truly unfavorable rows, of max over groups of"
          + " P(selected | those) - min over groups of P(selected | those)",
      "Hardt, Price and Srebro 2016, Equality of Opportunity in Supervised Learning; worst case as"
          + " in Fairlearn"),
  EQUALIZED_ODDS_RATIO(
      School.EXTREMES,
      "Equalized odds ratio",
      "The smaller of two ratios: between groups among rows that truly have the favorable outcome,"
          + " and between groups among those that do not.",
      "the smaller, over truly favorable and truly unfavorable rows, of min over groups of"
          + " P(selected | those) / max over groups of P(selected | those)",
      "Hardt, Price and Srebro 2016, Equality of Opportunity in Supervised Learning; worst case as"
          + " in Fairlearn");

  /** Which groups are compared with which. */
  public enum School {
    /** The group with the largest value and the one with the smallest; never signed. */
    EXTREMES
  }

  private final School school;
  private final String label;
  private final String definition;
  private final String formula;
  private final String source;

  DisparityMeasure(School school, String label, String definition, String formula, String source) {
    this.school = school;
    this.label = label;
    this.definition = definition;
    this.formula = formula;
    this.source = source;
  }

  /**
   * The measure with that key.
   *
   * @throws InputException if there is none, naming the nearest one
   */
  public static DisparityMeasure of(String key) {
    List<String> keys = Arrays.stream(values()).map(DisparityMeasure::key).toList();
    int index = keys.indexOf(key);
    if (index < 0) {
      throw new InputException("no disparity measure '" + key + "'" + Names.hint(key, keys));
    }
    return values()[index];
  }

  /** The name in files and answers: {@code demographic_parity_difference}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The title for people. */
  public String label() {
    return label;
  }

  /** What it is, in one plain sentence. */
  public String definition() {
    return definition;
  }

  public String formula() {
    return formula;
  }

  /** Where the definition is from. */
  public String source() {
    return source;
  }

  public School school() {
    return school;
  }

  /** Whether it is a quotient, 1 when groups are treated alike; else a difference, then 0. */
  public boolean isRatio() {
    return switch (this) {
      case DEMOGRAPHIC_PARITY_RATIO, EQUAL_OPPORTUNITY_RATIO, EQUALIZED_ODDS_RATIO -> true;
      case DEMOGRAPHIC_PARITY_DIFFERENCE, EQUAL_OPPORTUNITY_DIFFERENCE, EQUALIZED_ODDS_DIFFERENCE ->
          false;
    };
  }
}
