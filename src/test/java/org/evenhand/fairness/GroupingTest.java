package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.RowSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupingTest {

  @Test
  void groupsAreTheCombinationsThatOccurInOrder() {
    Grouping grouping =
        grouping(column("sex", "m", "f", "m", "m"), column("age", "old", "old", "young", "old"));

    assertThat(grouping.by()).containsExactly("sex", "age");
    assertThat(grouping.groups())
        .containsExactly(
            new Group(List.of("sex", "age"), List.of("f", "old")),
            new Group(List.of("sex", "age"), List.of("m", "old")),
            new Group(List.of("sex", "age"), List.of("m", "young")));
    assertThat(grouping.groupOf()).containsExactly(1, 0, 2, 1);
    assertThat(grouping.sizes()).containsExactly(1, 2, 1);
  }

  @Test
  void aMissingValueIsAGroupOfItsOwnAndTheLast() {
    Grouping grouping = grouping(column("sex", null, "z", null, "a"));

    assertThat(labels(grouping)).containsExactly("a", "z", "(missing)");
    assertThat(grouping.groupOf()).containsExactly(2, 1, 2, 0);
  }

  @Test
  void aValueCalledMissingIsNotTheMissingValue() {
    Grouping grouping = grouping(column("sex", "(missing)", null, "((missing))", null));

    assertThat(labels(grouping)).containsExactly("((missing))", "(missing)", "(((missing)))");
    assertThat(grouping.groupOf()).containsExactly(1, 2, 0, 2);
  }

  @Test
  void valuesThatReadAlikeWhenJoinedStayApart() {
    Grouping grouping = grouping(column("a", "x, y", "x"), column("b", "z", "y, z"));

    assertThat(labels(grouping)).containsExactly("x, y, z", "x, y, z");
    assertThat(grouping.groups()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void numbersGoBySizeAndNamesByTheNumbersInThem() {
    assertThat(labels(grouping(column("n", "10", "-2", "9", "1.5"))))
        .containsExactly("-2", "1.5", "9", "10");
    assertThat(labels(grouping(column("n", "10 to 19", "over 20", "9", "1 to 9", "Over 3"))))
        .containsExactly("1 to 9", "9", "10 to 19", "Over 3", "over 20");
  }

  @Test
  void namesThatDifferOnlyInCaseOrLeadingZerosStayApart() {
    assertThat(labels(grouping(column("n", "a", "A", "01", "1", "b"))))
        .containsExactly("01", "1", "A", "a", "b");
  }

  @Test
  void onlyTheGivenRowsAreDivided() {
    Grouping grouping =
        Grouping.by(
            List.of(column("sex", "f", "m", "x", "m")), RowSet.where(4, row -> row % 2 == 1));

    assertThat(labels(grouping)).containsExactly("m");
    assertThat(grouping.groupOf()).containsExactly(-1, 0, -1, 0);
    assertThat(grouping.sizes()).containsExactly(2);
  }

  @Test
  void noAttributesMakeOneGroupAndNoRowsNone() {
    assertThat(Grouping.by(List.of(), RowSet.all(3)).groupOf()).containsExactly(0, 0, 0);
    assertThat(Grouping.by(List.of(), RowSet.all(3)).groups())
        .extracting(Group::label)
        .containsExactly("all");
    assertThat(Grouping.by(List.of(column("sex", "f")), RowSet.where(1, row -> false)).groups())
        .isEmpty();
  }

  @Test
  void aSliceOfALargerColumnIsGroupedByItsOwnRows() {
    CategoricalColumn slice = column("sex", "f", "m", "x").slice(1, 3);

    assertThat(labels(grouping(slice))).containsExactly("m", "x");
  }

  private static Grouping grouping(CategoricalColumn... attributes) {
    return Grouping.by(Arrays.asList(attributes), RowSet.all(attributes[0].size()));
  }

  private static CategoricalColumn column(String name, @Nullable String... values) {
    return CategoricalColumn.of(name, ColumnType.CATEGORY, Arrays.asList(values));
  }

  private static List<String> labels(Grouping grouping) {
    return grouping.groups().stream().map(Group::label).toList();
  }
}
