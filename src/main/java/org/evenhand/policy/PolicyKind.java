package org.evenhand.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.metric.Metric;

/**
 * A rule for choosing the groups' thresholds: the largest total gain among those that treat the
 * groups alike in what the rule names.
 *
 * <p>In the definitions t is a threshold, t_g that of group g. A row is selected if it is predicted
 * to have the favorable outcome, the one people want. The false positive rate, accuracy and
 * precision are those of the positive class, which the score predicts, whichever outcome is
 * favorable.
 */
public enum PolicyKind {
  SAME_FOR_ALL(
      "Same for all",
      "One threshold for all groups.",
      "max over t of the sum over groups of gain(t)"),
  BEST_FOR_EACH(
      "Best for each group",
      "Each group has the threshold of its own largest gain.",
      "for each group, max over t_g of gain(t_g)"),
  EQUAL_SELECTION_RATE(
      "Equal selection rate",
      "All groups get the favorable outcome equally often.",
      constrained("P(selected)")),
  EQUAL_OPPORTUNITY(
      "Equal opportunity",
      "Among rows that truly have the favorable outcome, all groups are given it equally often.",
      constrained("P(selected | truly favorable)")),
  EQUAL_FALSE_POSITIVE_RATE(
      "Equal false positive rate",
      "Among rows that are truly negative, all groups are predicted positive equally often.",
      constrained("P(predicted positive | truly negative)")),
  EQUALIZED_ODDS(
      "Equalized odds",
      "All groups are selected equally often both among rows that truly have the favorable outcome"
          + " and among those that do not.",
      constrained("P(selected | truly favorable) and of P(selected | truly unfavorable), each,")),
  EQUAL_ACCURACY(
      "Equal accuracy",
      "In all groups the same share of decisions is right.",
      constrained("P(right)")),
  EQUAL_PRECISION(
      "Equal precision",
      "Among rows that are predicted positive, the same share is truly positive in all groups.",
      constrained("P(truly positive | predicted positive)"));

  private final String label;
  private final String words;
  private final String definition;

  PolicyKind(String label, String words, String definition) {
    this.label = label;
    this.words = words;
    this.definition = definition;
  }

  private static String constrained(String rate) {
    return "max over all t_g of the sum over groups of gain(t_g), where the largest minus the"
        + " smallest of "
        + rate
        + " is at most the tolerance";
  }

  /**
   * The kind with that key.
   *
   * @throws InputException if there is none, naming the nearest one
   */
  public static PolicyKind of(String key) {
    List<String> keys = Arrays.stream(values()).map(PolicyKind::key).toList();
    int index = keys.indexOf(key);
    if (index < 0) {
      throw new InputException("no policy '" + key + "'" + Names.hint(key, keys));
    }
    return values()[index];
  }

  /** The name in files and answers: {@code equal_opportunity}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The title for people. */
  public String label() {
    return label;
  }

  /** What it does, in one plain sentence. */
  public String words() {
    return words;
  }

  /** What it is, like a formula. */
  public String definition() {
    return definition;
  }

  /** Whether it asks the groups to be alike in something. */
  public boolean constrains() {
    return !measures(true).isEmpty();
  }

  /**
   * The rates in which groups have to be alike: none, one, or two.
   *
   * @param favorablePositive whether the positive class is the outcome people want; if not, equal
   *     opportunity is about true negative rates
   */
  public List<Metric> measures(boolean favorablePositive) {
    return switch (this) {
      case SAME_FOR_ALL, BEST_FOR_EACH -> List.of();
      case EQUAL_SELECTION_RATE -> List.of(Metric.SELECTION_RATE);
      case EQUAL_OPPORTUNITY ->
          List.of(favorablePositive ? Metric.TRUE_POSITIVE_RATE : Metric.TRUE_NEGATIVE_RATE);
      case EQUAL_FALSE_POSITIVE_RATE -> List.of(Metric.FALSE_POSITIVE_RATE);
      case EQUALIZED_ODDS -> List.of(Metric.TRUE_POSITIVE_RATE, Metric.FALSE_POSITIVE_RATE);
      case EQUAL_ACCURACY -> List.of(Metric.ACCURACY);
      case EQUAL_PRECISION -> List.of(Metric.PRECISION);
    };
  }
}
