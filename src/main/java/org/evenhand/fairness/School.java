package org.evenhand.fairness;

import java.util.Locale;

/** Which groups a disparity compares with which. */
public enum School {
  EXTREMES(
      "Largest against smallest",
      "Of all groups the one with the largest value against the one with the smallest; never"
          + " signed."),
  OVERALL(
      "Worst against overall",
      "The group whose value is farthest from that of all rows together; never signed."),
  REFERENCE(
      "Each against a reference",
      "Each group against one reference group: the group's value minus the reference's, or over"
          + " it.");

  private final String label;
  private final String sentence;

  School(String label, String sentence) {
    this.label = label;
    this.sentence = sentence;
  }

  /** The name in files and answers: {@code extremes}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The title for people. */
  public String label() {
    return label;
  }

  /** What is compared, in one plain sentence. */
  public String sentence() {
    return sentence;
  }
}
