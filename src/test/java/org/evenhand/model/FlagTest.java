package org.evenhand.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.junit.jupiter.api.Test;

class FlagTest {
  private static final Signature SIGNATURE =
      new Signature(
          List.of(
              new Input("colour", Input.Type.TEXT, List.of("red", "green", "blue"), null),
              new Input("age", Input.Type.REAL, List.of(), new Input.Range(18, 90)),
              Input.of("children", Input.Type.INTEGER)),
          new Output.Value());

  private static List<Flag> flags(String colour, double age, double children) {
    return Flag.of(
        SIGNATURE,
        List.of(
            CategoricalColumn.of("colour", ColumnType.CATEGORY, Arrays.asList("red", colour)),
            NumericColumn.of("age", ColumnType.REAL, 20, age),
            NumericColumn.of("children", ColumnType.INTEGER, 0, children)),
        1);
  }

  @Test
  void whatWasInTrainingIsNotFlagged() {
    assertThat(flags("blue", 18, 99)).isEmpty();
    assertThat(flags("red", 90, 0)).isEmpty();
  }

  @Test
  void anUnseenCategoryIsFlaggedWithTheKnownOnes() {
    assertThat(flags("purple", 30, 1))
        .containsExactly(
            new Flag("colour", "'purple' was not in training: the model knows red, green, blue"));
  }

  @Test
  void aNumberOutsideTheTrainingRangeIsFlagged() {
    assertThat(flags("red", 17.5, 1))
        .containsExactly(new Flag("age", "17.5 is outside the training range 18 to 90"));
  }

  @Test
  void aMissingValueIsFlaggedWhereTheModelHasNone() {
    assertThat(flags("red", Double.NaN, Double.NaN))
        .containsExactly(
            new Flag("children", "the value is missing, and the model takes only whole numbers"));
  }

  @Test
  void aMissingCategoryIsFlaggedUnlessMissingIsACategory() {
    CategoricalColumn missing =
        CategoricalColumn.of("colour", ColumnType.CATEGORY, Arrays.asList((String) null));
    assertThat(Flag.of(colours("red"), List.of(missing), 0)).hasSize(1);
    assertThat(Flag.of(colours("red", ""), List.of(missing), 0)).isEmpty();
  }

  private static Signature colours(String... categories) {
    return new Signature(
        List.of(new Input("colour", Input.Type.TEXT, List.of(categories), null)),
        new Output.Value());
  }
}
