package org.evenhand.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.counterfactual.DistanceTest.names;
import static org.evenhand.counterfactual.DistanceTest.numbers;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.evenhand.counterfactual.DistanceOptions.Kind;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.junit.jupiter.api.Test;

class NeighborsTest {
  private static final Table FOUR =
      Table.of(List.of(numbers("n", 1, 2, 4, 9), names("c", "x", "x", "y", "x")));

  private static Neighbors of(Table table, Kind kind, RowSet predicted) {
    return new Neighbors(
        table, Distance.of(table, table.names(), DistanceOptions.of(kind)), predicted);
  }

  private static List<Integer> rows(List<Neighbor> neighbors) {
    return neighbors.stream().map(Neighbor::row).toList();
  }

  @Test
  void nearestFirstWithWhatEachColumnAdds() {
    List<Neighbor> near =
        of(FOUR, Kind.GOWER, RowSet.all(4)).nearest(FOUR.slice(0, 1), 3, row -> row != 0);
    assertThat(rows(near)).containsExactly(1, 3, 2);
    assertThat(near.getLast().distance()).isCloseTo(.6875, within(1e-12));
    assertThat(near.getLast().parts()).containsEntry("n", .1875).containsEntry("c", .5);
  }

  @Test
  void aRowWithoutAPredictionIsNeverANeighbor() {
    // The What-If Tool takes the copy of a row that is not predicted yet for the nearest other one.
    RowSet predicted = RowSet.where(4, row -> row != 1);
    assertThat(rows(of(FOUR, Kind.L1, predicted).nearest(FOUR.slice(0, 1), 9, row -> true)))
        .containsExactly(0, 2, 3);
    RowSet none = RowSet.where(4, row -> false);
    assertThat(of(FOUR, Kind.L1, none).nearest(FOUR.slice(0, 1), 9, row -> true)).isEmpty();
  }

  @Test
  void ofRowsEquallyFarTheLowerNumbersAreTaken() {
    Table table = Table.of(List.of(numbers("n", 5, 1, 9, 1, 9, 5, 1)));
    Neighbors neighbors = of(table, Kind.L1, RowSet.all(7));
    assertThat(rows(neighbors.nearest(table.slice(0, 1), 4, row -> row != 0 && row != 5)))
        .containsExactly(1, 2, 3, 4);
    assertThat(rows(neighbors.nearest(table.slice(0, 1), 1, row -> row > 2))).containsExactly(5);
  }

  /**
   * Of all points with 2a - b + c/2 >= 1 the one nearest to 0 is where the normal meets the plane:
   * (2, -1, 1/2) / 5.25, at 1 / sqrt(5.25) = .436436.
   */
  @Test
  void theNearestBeyondAPlaneIsWhereItsNormalMeetsIt() {
    int side = 21;
    double[][] grid = new double[3][side * side * side + 1];
    double[] normal = {2, -1, 0.5};
    for (int axis = 0; axis < 3; axis++) {
      int step = (int) Math.pow(side, axis);
      for (int i = 0; i < grid[axis].length - 1; i++) {
        grid[axis][i] = (i / step % side - 10) / 10.;
      }
      grid[axis][grid[axis].length - 1] = normal[axis] / 5.25;
    }
    Table table =
        Table.of(List.of(numbers("a", grid[0]), numbers("b", grid[1]), numbers("c", grid[2])));
    // Each range is 2: four times the square of a difference in ranges is its own square.
    DistanceOptions plain =
        new DistanceOptions(
            Kind.L2, DistanceOptions.Unit.RANGE, Map.of("a", 4., "b", 4., "c", 4.), List.of());
    Neighbors neighbors =
        new Neighbors(table, Distance.of(table, table.names(), plain), RowSet.all(table.rows()));

    Neighbor nearest =
        neighbors
            .nearest(
                Table.of(List.of(numbers("a", 0), numbers("b", 0), numbers("c", 0))),
                1,
                row -> 2 * grid[0][row] - grid[1][row] + grid[2][row] / 2 > 1 - 1e-12)
            .getFirst();

    assertThat(nearest.row()).isEqualTo(table.rows() - 1);
    assertThat(nearest.distance()).isCloseTo(.436436, within(1e-6));
  }

  @Test
  void theNearestAreThoseOfAFullSort() {
    Random random = new Random(2);
    double[] distances = random.doubles(500).map(x -> Math.floor(50 * x)).toArray();
    for (int count : new int[] {0, 1, 7, 499, 500, 900}) {
      assertThat(Neighbors.nearest(distances, count, row -> row % 3 != 0))
          .containsExactly(
              IntStream.range(0, 500)
                  .filter(row -> row % 3 != 0)
                  .boxed()
                  .sorted(Comparator.comparingDouble(row -> distances[row]))
                  .limit(count)
                  .mapToInt(row -> row)
                  .toArray());
    }
  }
}
