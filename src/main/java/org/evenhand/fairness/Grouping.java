package org.evenhand.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.RowSet;

/**
 * Rows divided by the values of one attribute or by the combinations of several: every row is in
 * exactly one group, and only groups that occur are there.
 */
public final class Grouping {
  private final List<String> by;
  private final List<Group> groups;
  private final int[] groupOf;
  private final int[] sizes;

  private Grouping(List<String> by, List<Group> groups, int[] groupOf, int[] sizes) {
    this.by = by;
    this.groups = groups;
    this.groupOf = groupOf;
    this.sizes = sizes;
  }

  /**
   * Divides the rows. Groups are in the order of their first attribute's values, then the next
   * one's; values are in natural order (numbers by size, "group 9" before "group 10"), missing
   * last. Rows where an attribute is missing are a group like any other.
   *
   * @param attributes columns of the table the rows are from; none gives one group of all rows
   */
  public static Grouping by(List<CategoricalColumn> attributes, RowSet rows) {
    List<RankedValues> ranked = attributes.stream().map(RankedValues::of).toList();
    int[] order = rows.toArray();
    for (int i = ranked.size() - 1; i >= 0; i--) {
      order = ranked.get(i).sort(order);
    }
    List<String> by = attributes.stream().map(CategoricalColumn::name).toList();
    List<Group> groups = new ArrayList<>();
    int[] groupOf = new int[rows.total()];
    Arrays.fill(groupOf, -1);
    int[] sizes = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      int row = order[i];
      if (i == 0 || differ(ranked, row, order[i - 1])) {
        groups.add(new Group(by, ranked.stream().map(values -> values.label(row)).toList()));
      }
      groupOf[row] = groups.size() - 1;
      sizes[groups.size() - 1]++;
    }
    return new Grouping(by, List.copyOf(groups), groupOf, Arrays.copyOf(sizes, groups.size()));
  }

  private static boolean differ(List<RankedValues> ranked, int row, int other) {
    for (RankedValues values : ranked) {
      if (values.differ(row, other)) {
        return true;
      }
    }
    return false;
  }

  /** Only some of the groups, in their order; rows of the others are not divided. */
  public Grouping keep(Set<Group> kept) {
    int[] places = new int[groups.size()];
    List<Group> left = new ArrayList<>();
    List<Integer> leftSizes = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      boolean keep = kept.contains(groups.get(i));
      places[i] = keep ? left.size() : -1;
      if (keep) {
        left.add(groups.get(i));
        leftSizes.add(sizes[i]);
      }
    }
    return new Grouping(
        by,
        List.copyOf(left),
        Arrays.stream(groupOf).map(group -> group < 0 ? -1 : places[group]).toArray(),
        leftSizes.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The names of the attributes. */
  public List<String> by() {
    return by;
  }

  /** The groups; each one's place in this list is its index everywhere. */
  public List<Group> groups() {
    return groups;
  }

  /** For each row of the table the index of its group, -1 for rows not divided; not a copy. */
  public int[] groupOf() {
    return groupOf;
  }

  /** For each group its number of rows; not a copy. */
  public int[] sizes() {
    return sizes;
  }
}
