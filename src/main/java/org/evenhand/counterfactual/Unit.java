package org.evenhand.counterfactual;

import java.util.Arrays;

/**
 * What changes at once: a feature, or features that only change together.
 *
 * @see Permit
 */
final class Unit {
  private final int[] features;
  private final double[][] alternatives;
  private final boolean all;

  /**
   * @param alternatives each with a value for every one of the features, not all as they are now
   * @param all whether these are all that the data has
   */
  Unit(int[] features, double[][] alternatives, boolean all) {
    this.features = features;
    this.alternatives = alternatives;
    this.all = all;
  }

  /** How many alternatives there are. */
  int size() {
    return alternatives.length;
  }

  boolean all() {
    return all;
  }

  int[] features() {
    return features;
  }

  /** Whether several features change together. */
  boolean joint() {
    return features.length > 1;
  }

  /** Sets the unit's features to an alternative. */
  void set(double[] point, int alternative) {
    for (int i = 0; i < features.length; i++) {
      point[features[i]] = alternatives[alternative][i];
    }
  }

  /** Sets the unit's features as they are in another point. */
  void copy(double[] from, double[] to) {
    for (int feature : features) {
      to[feature] = from[feature];
    }
  }

  /** Whether the unit is the same in two points. */
  boolean same(double[] one, double[] other) {
    for (int feature : features) {
      if (!Feature.same(one[feature], other[feature])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a point has one of the alternatives. */
  boolean offers(double[] point) {
    double[] own = Arrays.stream(features).mapToDouble(feature -> point[feature]).toArray();
    return Arrays.stream(alternatives).anyMatch(alternative -> Arrays.equals(alternative, own));
  }
}
