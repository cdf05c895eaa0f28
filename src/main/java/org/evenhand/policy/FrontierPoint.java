package org.evenhand.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thresholds that no others beat in both gain and gap.
 *
 * @param gap how far apart the groups are, from 0 to 1; null if fewer than two can be compared
 * @param gain of all groups together
 * @param thresholds one per group
 * @param resolution no thresholds with that gap or less gain more than this beyond {@code gain}
 */
public record FrontierPoint(
    @Nullable Double gap, double gain, List<Double> thresholds, double resolution) {
  public FrontierPoint {
    thresholds = List.copyOf(thresholds);
  }
}
