package org.evenhand.whatif;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.Table;

/**
 * The attribute that a flip test changes.
 *
 * @param column the column of the table that is changed
 * @param groups what each row of the table has: its value, or the group its number is in
 * @param donors for each of these groups, in the order of the dictionary, a row of the table whose
 *     own value stands for it
 */
public record FlipAttribute(String column, CategoricalColumn groups, List<Integer> donors) {
  public FlipAttribute {
    donors = List.copyOf(donors);
    if (groups.dictionary().size() != donors.size()) {
      throw new IllegalArgumentException(groups.dictionary() + " against " + donors);
    }
  }

  List<String> values() {
    return groups.dictionary();
  }

  /** A column of so many rows that all have the value. */
  Column as(Table table, int value, int rows) {
    int[] copies = new int[rows];
    Arrays.fill(copies, donors.get(value));
    return table.column(column).take(copies);
  }
}
