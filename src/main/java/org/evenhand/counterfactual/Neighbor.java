package org.evenhand.counterfactual;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of the data near to another.
 *
 * @param row its number, from 0
 * @param parts what each column adds to the distance, as {@link Distance#parts}
 */
public record Neighbor(int row, double distance, Map<String, Double> parts) {
  public Neighbor {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }
}
