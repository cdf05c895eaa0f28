package org.evenhand.policy;

import java.util.List;

/**
 * Thresholds, one of which is drawn for each decision.
 *
 * @param parts with probabilities above 0 that add up to 1
 */
public record Mix(List<Part> parts) {
  public Mix {
    parts = List.copyOf(parts);
  }

  /**
   * A threshold and how often it is drawn.
   *
   * @param probability that this threshold decides, from 0 to 1
   */
  public record Part(double threshold, double probability) {}

  /** How probable it is that a row with that score is predicted positive. */
  public double probability(double score) {
    double probability = 0;
    double all = 0;
    for (Part part : parts) {
      probability += score >= part.threshold ? part.probability : 0;
      all += part.probability;
    }
    return probability / all;
  }
}
