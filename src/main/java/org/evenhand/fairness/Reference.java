package org.evenhand.fairness;

import java.util.Collection;
import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;

/** Which group the others are compared with. */
public sealed interface Reference {

  /**
   * The group with these values.
   *
   * @param values one per attribute
   */
  record Named(List<String> values) implements Reference {
    public Named {
      values = List.copyOf(values);
    }

    boolean isAmong(Collection<Group> groups) {
      return groups.stream().anyMatch(group -> group.values().equals(values));
    }

    /**
     * Checks that there is such a group.
     *
     * @throws InputException if there is none, naming the nearest one; the caller knows the place
     *     where it was named
     */
    public void requireAmong(Collection<Group> groups) {
      if (!isAmong(groups)) {
        String name = String.join(", ", values);
        List<String> known = groups.stream().map(Group::label).distinct().toList();
        throw new InputException(
            "no group '" + name + "' to compare the others with" + Names.hint(name, known));
      }
    }
  }

  /** The group with the most rows, the first of equals: the same at every threshold. */
  record Largest() implements Reference {}

  /**
   * The group that gets the favorable outcome most often, the first of equals, among those that
   * have at least 2 % of all rows: smaller ones may be left out of the comparison (29 CFR 1607.4(A)
   * and 6 RCNY 5-301(d)).
   */
  record BestOff() implements Reference {}
}
