package org.evenhand.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.evenhand.data.InputException;
import org.evenhand.data.RowSet;
import org.junit.jupiter.api.Test;

/** Rows that were picked one by one, by their keys. */
class SelectionsTest {
  private final Selections selections = new Selections();

  @Test
  void theSameRowsHaveTheSameKey() {
    String key = selections.keep(RowSet.where(10, row -> row > 7));

    assertThat(selections.keep(RowSet.where(10, row -> row >= 8))).isEqualTo(key);
    assertThat(selections.keep(RowSet.where(11, row -> row == 8 || row == 9))).isNotEqualTo(key);
    assertThat(selections.get(key, 10).toArray()).containsExactly(8, 9);
  }

  @Test
  void anUnknownKeyAndRowsOfAnotherTableAreSaid() {
    String key = selections.keep(RowSet.all(10));

    assertThatThrownBy(() -> selections.get("gone", 10))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'gone'")
        .hasMessageContaining("pick them again");
    assertThatThrownBy(() -> selections.get(key, 11))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another workspace");
  }

  @Test
  void theOldestGoFirst() {
    String oldest = selections.keep(RowSet.where(1000, row -> row == 0));
    String kept = selections.keep(RowSet.where(1000, row -> row == 1));
    for (int i = 2; i < 101; i++) {
      int only = i;
      selections.keep(RowSet.where(1000, row -> row == only));
    }

    assertThat(selections.get(kept, 1000).count()).isEqualTo(1);
    assertThatThrownBy(() -> selections.get(oldest, 1000)).isInstanceOf(InputException.class);
  }
}
