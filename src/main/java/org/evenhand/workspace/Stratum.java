package org.evenhand.workspace;

import java.util.List;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.ImpactRatio;

/**
 * What is measured among the rows with one value of an attribute: are like rows treated alike
 * (conditional demographic parity and the same of every other measure)?
 *
 * @param column the attribute
 * @param value its value; "(missing)" for rows without one
 * @param overall the stratum's judged rows as one group
 * @param groups as in {@link Audit}
 * @param disparities as in {@link Audit}; p values are adjusted for the comparisons within the
 *     stratum only
 * @param impacts as in {@link Audit}
 */
public record Stratum(
    String column,
    String value,
    GroupResult overall,
    List<GroupResult> groups,
    List<Disparity> disparities,
    List<ImpactRatio> impacts) {
  public Stratum {
    groups = List.copyOf(groups);
    disparities = List.copyOf(disparities);
    impacts = List.copyOf(impacts);
  }

  /** The disparities between the groups by these attributes. */
  public List<Disparity> disparitiesBy(List<String> by) {
    return disparities.stream().filter(disparity -> disparity.by().equals(by)).toList();
  }
}
