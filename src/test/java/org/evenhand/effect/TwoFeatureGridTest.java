package org.evenhand.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.effect.Toy.all;
import static org.evenhand.effect.Toy.at;
import static org.evenhand.effect.Toy.grid;
import static org.evenhand.effect.Toy.model;
import static org.evenhand.effect.Toy.names;
import static org.evenhand.effect.Toy.reals;
import static org.evenhand.effect.Toy.reason;
import static org.evenhand.effect.Toy.table;
import static org.evenhand.effect.Toy.value;

import java.util.function.Function;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;

class TwoFeatureGridTest {
  private static final Table DATA =
      table(reals("x", 0, 0, 1, 2), reals("y", 10, 20, 30, 60), names("c", "u", "v", "u", "u"));
  private static final Function<Table, double[]> SCORE =
      model(row -> row.number("x") * ("u".equals(row.text("c")) ? 1 : -1) + row.number("y") / 1000);

  @Test
  void cellsAreMeansOverTheRows() {
    // y has the mean 30.
    TwoFeatureGrid two =
        TwoFeatureGrid.of(at(DATA, "x", 0, 2), grid(DATA, "c", 5), all(DATA), SCORE, Progress.NONE);
    assertThat(value(two.cell(0, 0))).isEqualTo(0.03);
    assertThat(value(two.cell(1, 0))).isEqualTo(2.03);
    assertThat(value(two.cell(1, 1))).isEqualTo(-1.97);
  }

  @Test
  void cellsOfOneRowAreItsScores() {
    Sample row = Sample.of(DATA.slice(3, 4), RowSet.all(1), 1, 1);
    TwoFeatureGrid two =
        TwoFeatureGrid.of(at(DATA, "x", 0, 2), grid(DATA, "c", 5), row, SCORE, Progress.NONE);
    assertThat(value(two.cell(1, 0))).isEqualTo(2.06);
    assertThat(two.sample().note()).isEqualTo("1 row");
  }

  @Test
  void cellsSayHowManyRowsAreThere() {
    TwoFeatureGrid two =
        TwoFeatureGrid.of(
            at(DATA, "x", 0, 1, 2), grid(DATA, "c", 5), all(DATA), SCORE, Progress.NONE);
    int[][] counts = new int[3][2];
    for (int x = 0; x < 3; x++) {
      for (int y = 0; y < 2; y++) {
        counts[x][y] = two.count(x, y);
      }
    }
    assertThat(counts).isDeepEqualTo(new int[][] {{1, 1}, {1, 0}, {1, 0}});
  }

  @Test
  void aPairWithoutAScoreSaysSo() {
    TwoFeatureGrid two =
        TwoFeatureGrid.of(
            at(DATA, "x", 0, 2),
            grid(DATA, "c", 5),
            all(DATA),
            model(row -> row.number("x") > 0 && "v".equals(row.text("c")) ? Double.NaN : 1.0),
            Progress.NONE);
    assertThat(reason(two.cell(1, 1))).isEqualTo("the model gives no score with x = 2 and c = v");
    assertThat(value(two.cell(1, 0))).isEqualTo(1);
  }

  @Test
  void aFeatureDoesNotGoWithItself() {
    Grid grid = at(DATA, "x", 0, 2);
    assertThatThrownBy(() -> TwoFeatureGrid.of(grid, grid, all(DATA), SCORE, Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
