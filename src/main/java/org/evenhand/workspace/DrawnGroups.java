package org.evenhand.workspace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.data.RowSet;
import org.evenhand.effect.Sample;
import org.evenhand.fairness.Group;
import org.evenhand.fairness.Grouping;
import org.jspecify.annotations.Nullable;

/**
 * The groups of an attribute that have curves: the largest in a sample, in the order of all.
 *
 * @param groups those that are drawn
 * @param notDrawn the others
 * @param groupOf for each row of the workspace the place of its group among those that are drawn,
 *     below 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
record DrawnGroups(List<Group> groups, List<Group> notDrawn, int[] groupOf, int minGroup) {
  private static final int MOST = 8;

  static DrawnGroups of(Workspace workspace, @Nullable String by, Sample sample) {
    int rows = workspace.table().rows();
    if (by == null) {
      return new DrawnGroups(List.of(), List.of(), new int[rows], workspace.minGroup());
    }
    Grouping all = workspace.divide(List.of(by), RowSet.all(rows));
    int[] sizes = new int[all.groups().size()];
    for (int row : sample.rows()) {
      if (all.groupOf()[row] >= 0) {
        sizes[all.groupOf()[row]]++;
      }
    }
    List<Integer> drawn =
        IntStream.range(0, sizes.length)
            .filter(group -> sizes[group] > 0)
            .boxed()
            .sorted(Comparator.comparingInt((Integer group) -> sizes[group]).reversed())
            .limit(MOST)
            .sorted()
            .toList();
    return new DrawnGroups(
        drawn.stream().map(all.groups()::get).toList(),
        IntStream.range(0, sizes.length)
            .filter(group -> !drawn.contains(group))
            .mapToObj(all.groups()::get)
            .toList(),
        Arrays.stream(all.groupOf()).map(drawn::indexOf).toArray(),
        workspace.minGroup());
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  int size() {
    return groups.size();
  }

  Group group(int place) {
    return groups.get(place);
  }

  Sample divide(Sample sample) {
    return sample.grouped(groupOf, groups.size(), minGroup);
  }
}
