package org.evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.evenhand.metric.Rows.first;
import static org.evenhand.metric.Rows.numbers;
import static org.evenhand.metric.Rows.reason;
import static org.evenhand.metric.Rows.value;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.fairness.FeatureSpace.Scaling;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsistencyTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final List<Column> TEN =
      List.of(
          column("x", "1 2.5 3 4.2 5 6.1 7 8.3 9 10.7"),
          column("z", "10 11 30 12 13.5 40 14 50 15.2 60"));
  private static final double[] DECIDED = numbers("0 1 0 0 1 1 0 1 1 0");

  /**
   * Made with scikit-learn's NearestNeighbors: as it is, each row its own neighbour, which is what
   * AIF360 calls consistency; scaled, with the row itself, always the first, left out.
   */
  @ParameterizedTest
  @CsvSource({
    "NONE, true, 3, 0.4666666666666667",
    "NONE, true, 5, 0.52",
    "STANDARD_DEVIATION, false, 3, 0.3666666666666667",
    "STANDARD_DEVIATION, false, 5, 0.44",
    "RANGE, false, 3, 0.3",
    "RANGE, false, 5, 0.46"
  })
  void neighboursAreThoseOfScikitLearn(Scaling scaling, boolean own, int k, double expected) {
    FeatureSpace space = FeatureSpace.of(TEN, first(10), scaling);

    assertThat(value(consistency(space, DECIDED, k, own).overall())).isCloseTo(expected, CLOSE);
  }

  @Test
  void groupsAreMeasuredWithNeighboursOfAnyGroup() {
    FeatureSpace space = FeatureSpace.of(TEN, first(10), Scaling.STANDARD_DEVIATION);
    int[] groupOf = {0, 0, 0, 0, 1, 1, 1, 1, 1, -1};
    Consistency consistency =
        Consistency.of(space, DECIDED, null, groupOf, 3, question(3, false), Progress.NONE);

    assertThat(value(consistency.groups().get(0))).isCloseTo(0.41666666666666674, CLOSE);
    assertThat(reason(consistency.groups().get(2))).isEqualTo("no rows");
    assertThat(consistency.measured()).isEqualTo(10);
  }

  /** One neighbour for two places that three rows tie for: the mean of 1, 0, 0 is 1/3 at each. */
  @Test
  void rowsThatTieShareThePlaces() {
    FeatureSpace space =
        FeatureSpace.of(List.of(column("x", "0 1 1 -1 5")), first(5), Scaling.NONE);
    for (double[] decided :
        List.of(numbers("0 1 0 0 0"), numbers("0 0 1 0 0"), numbers("0 0 0 1 0"))) {
      Consistency two = consistency(space, decided, 2, false, new int[] {0, 1, 1, 1, 1});
      assertThat(value(two.groups().get(0))).isCloseTo(2 / 3.0, CLOSE);
    }
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    Random random = new Random(5);
    for (int round = 0; round < 30; round++) {
      double[] x = random.ints(25, 0, 4).asDoubleStream().toArray();
      double[] decided = random.ints(25, 0, 2).asDoubleStream().toArray();
      double[] turned = turned(x);
      int k = 1 + random.nextInt(6);
      FeatureSpace space =
          FeatureSpace.of(
              List.of(NumericColumn.of("x", ColumnType.REAL, x)), first(25), Scaling.NONE);
      FeatureSpace back =
          FeatureSpace.of(
              List.of(NumericColumn.of("x", ColumnType.REAL, turned)), first(25), Scaling.NONE);

      assertThat(value(consistency(back, turned(decided), k, false).overall()))
          .isCloseTo(value(consistency(space, decided, k, false).overall()), CLOSE);
    }
  }

  /**
   * Distances from row 0: 1 for another category, 1 for a missing number, 0.25 for half a range.
   */
  @Test
  void mixedAndMissingFeaturesHaveADistance() {
    FeatureSpace space =
        FeatureSpace.of(
            List.of(
                column("x", "0 1 2 NaN NaN"),
                CategoricalColumn.of(
                    "c",
                    ColumnType.CATEGORY,
                    Arrays.<@Nullable String>asList("a", "a", "b", null, null)),
                column("same", "7 7 7 7 7")),
            first(5),
            Scaling.RANGE);

    assertThat(IntStream.range(0, 5).mapToDouble(i -> space.squaredDistance(0, i, 9)).toArray())
        .containsExactly(0, 0.25, 2, 2, 2);
    assertThat(space.squaredDistance(3, 4, 9)).isZero();
  }

  /** Against all pairs: missing numbers, categories, ties, neighbours on both sides. */
  @Test
  void theNearestAreThoseOfAllPairs() {
    Random random = new Random(9);
    for (int round = 0; round < 40; round++) {
      int rows = 30;
      double[] x =
          random.doubles(rows).map(v -> v < 0.2 ? Double.NaN : Math.rint(v * 20)).toArray();
      double[] z = random.doubles(rows).map(v -> v < 0.1 ? Double.NaN : Math.rint(v * 3)).toArray();
      int[] codes = random.ints(rows, -1, 3).toArray();
      double[] decided = random.ints(rows, 0, 2).asDoubleStream().toArray();
      FeatureSpace space =
          FeatureSpace.of(
              List.of(
                  NumericColumn.of("z", ColumnType.REAL, z),
                  CategoricalColumn.of("c", ColumnType.CATEGORY, List.of("a", "b", "c"), codes),
                  NumericColumn.of("x", ColumnType.REAL, x)),
              first(rows),
              Scaling.STANDARD_DEVIATION);
      int k = 1 + random.nextInt(7);

      assertThat(value(consistency(space, decided, k, false).overall()))
          .isCloseTo(ofAllPairs(space, decided, k), CLOSE);
    }
  }

  private static double ofAllPairs(FeatureSpace space, double[] decided, int k) {
    double off = 0;
    for (int point = 0; point < space.size(); point++) {
      int own = point;
      double[] distance =
          IntStream.range(0, space.size())
              .mapToDouble(other -> space.squaredDistance(own, other, Double.POSITIVE_INFINITY))
              .toArray();
      distance[own] = Double.POSITIVE_INFINITY;
      double edge = Arrays.stream(distance).sorted().toArray()[k - 1];
      int[] nearer = IntStream.range(0, space.size()).filter(i -> distance[i] < edge).toArray();
      int[] tied = IntStream.range(0, space.size()).filter(i -> distance[i] == edge).toArray();
      double sum = Arrays.stream(nearer).mapToDouble(i -> decided[space.row(i)]).sum();
      double mean = Arrays.stream(tied).mapToDouble(i -> decided[space.row(i)]).average().orElse(0);
      sum += (k - nearer.length) * mean;
      off += Math.abs(decided[space.row(own)] - sum / k);
    }
    return 1 - off / space.size();
  }

  @Test
  void alikeRowsDecidedAlikeAreConsistent() {
    FeatureSpace space = FeatureSpace.of(TEN, first(10), Scaling.RANGE);
    assertThat(value(consistency(space, new double[10], 3, false).overall())).isEqualTo(1);
  }

  @Test
  void tooFewRowsForNeighboursIsSaid() {
    FeatureSpace space = FeatureSpace.of(TEN, first(3), Scaling.RANGE);

    assertThat(reason(consistency(space, DECIDED, 3, false).overall()))
        .isEqualTo("3 neighbours take 4 rows; there are 3");
    assertThat(consistency(space, DECIDED, 3, true).overall().valueOrNull()).isNotNull();
    assertThat(consistency(space, DECIDED, 3, false).measured()).isZero();
  }

  /** On the line of 21,000 numbers each row is decided as its neighbours are, but at 20 borders. */
  @Test
  void ofManyRowsASampleIsMeasured() {
    int rows = 21_000;
    double[] x = IntStream.range(0, rows).asDoubleStream().toArray();
    double[] decided = IntStream.range(0, rows).mapToDouble(i -> i / 1000 % 2).toArray();
    FeatureSpace space =
        FeatureSpace.of(
            List.of(NumericColumn.of("x", ColumnType.INTEGER, x)), first(rows), Scaling.NONE);
    Consistency consistency = consistency(space, decided, 2, false);

    assertThat(consistency.rows()).isEqualTo(rows);
    assertThat(consistency.measured()).isEqualTo(19_047);
    assertThat(value(consistency.overall())).isCloseTo(1 - 20 / 21_000.0, within(5e-4));
    assertThat(consistency(space, decided, 2, false)).isEqualTo(consistency);
  }

  @Test
  void aCancelledComparisonStops() {
    FeatureSpace space = FeatureSpace.of(TEN, first(10), Scaling.RANGE);
    Progress cancelled =
        (task, done, total) -> {
          throw new CancelledException();
        };
    assertThatThrownBy(
            () ->
                Consistency.of(space, DECIDED, null, new int[10], 1, question(3, false), cancelled))
        .isInstanceOf(CancelledException.class);
  }

  private static double[] turned(double[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[values.length - 1 - i])
        .toArray();
  }

  private static Consistency.Question question(int k, boolean own) {
    return new Consistency.Question(k, own, 1, 7);
  }

  private static Consistency consistency(FeatureSpace space, double[] decided, int k, boolean own) {
    return consistency(space, decided, k, own, new int[decided.length]);
  }

  private static Consistency consistency(
      FeatureSpace space, double[] decided, int k, boolean own, int[] groupOf) {
    return Consistency.of(space, decided, null, groupOf, 2, question(k, own), Progress.NONE);
  }

  private static Column column(String name, String values) {
    return NumericColumn.of(name, ColumnType.REAL, numbers(values));
  }
}
