package org.evenhand.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.evenhand.metric.Metric;
import org.evenhand.model.Scores;
import org.junit.jupiter.api.Test;

/** Rows, groups and repeats that are not as one would wish. */
class PermutationAwkwardTest extends PermutedTables {
  @Test
  void oneClassOnlyIsNotEstimable() {
    Table rows = noise(10);
    PermutationImportance found =
        PermutationImportance.of(
                rows,
                List.of(A),
                probability(PermutedTables::difference),
                probability(PermutedTables::difference).apply(rows),
                List.of(yardstick(truth(null, new int[10]), Metric.AUC, 10)),
                Shuffles.of(1, 10),
                3,
                Progress.NONE)
            .getFirst();
    assertThat(reason(found.baseline())).isEqualTo("no positives among 10 rows");
    assertThat(reason(found.features().getFirst().loss())).isEqualTo("no positives among 10 rows");
    assertThat(found.features().getFirst().repeats()).isEmpty();
  }

  /** The group's own rows are measured, after the same permutations of all. */
  @Test
  void groupsAreMeasuredByTheSamePermutations() {
    Table rows = noise(100);
    // The model reads a of the even rows only.
    Function<Table, Scores> model =
        probability(
            table ->
                IntStream.range(0, table.rows())
                    .mapToDouble(
                        i -> "even".equals(table.column("s").text(i)) ? values(table, "a")[i] : 0.5)
                    .toArray());
    double[] a = values(rows, "a");
    ClassTruth truth =
        truth(null, IntStream.range(0, 100).map(row -> a[row] >= 0.5 ? 1 : 0).toArray());
    Yardstick all = yardstick(truth, Metric.AUC, 100);
    List<PermutationImportance> found =
        PermutationImportance.of(
            rows,
            List.of(A),
            model,
            model.apply(rows),
            List.of(all, all.where(row -> row % 2 == 0), all.where(row -> row % 2 == 1)),
            Shuffles.of(1, 100),
            10,
            Progress.NONE);
    assertThat(found.get(1).baseline().valueOrNull()).isEqualTo(1.0);
    assertThat(mean(found.get(1).features().getFirst())).isBetween(0.3, 0.7);
    assertThat(found.get(2).features().getFirst().repeats()).containsOnly(0.0);
  }

  /** Rows without a score are left out on both sides: what is left has not changed. */
  @Test
  void rowsThatLoseTheirScoreAreLeftOutAndCounted() {
    Table rows = Table.of(List.of(numbers("a", 0, 0, 1, 1), numbers("b", 1, 1, 0, 0)));
    // A score only where a and b differ, as they do in all rows as they are.
    Function<Table, Scores> model =
        value(
            table ->
                IntStream.range(0, table.rows())
                    .mapToDouble(
                        i -> values(table, "a")[i] == values(table, "b")[i] ? Double.NaN : 5)
                    .toArray());
    PermutedFeature found =
        run(
                rows,
                List.of(A),
                model,
                squaredError(5, 6, 7, 8),
                (f, repeat) -> repeat == 0 ? new int[] {2, 1, 0, 3} : new int[] {1, 2, 0, 3},
                2)
            .getFirst();
    assertThat(found.repeats()).containsExactly(0.0, 0.0);
    assertThat(found.leftOut()).isEqualTo(4);
    PermutedFeature none =
        run(
                rows,
                List.of(A),
                model,
                yardstick(
                    new ClassTruth(List.of("x"), new int[4], 0, null, new double[4], 0),
                    Metric.ACCURACY,
                    4),
                (f, repeat) -> new int[] {2, 3, 0, 1},
                3)
            .getFirst();
    assertThat(reason(none.loss()))
        .isEqualTo("the model has no score for 4 of 4 rows with permuted values: no rows");
  }

  /** Rows in hand at a time are bounded: 2.5 million scores in five pieces are the same digits. */
  @Test
  void manyRepeatsOfManyRowsAreTakenPieceByPiece() {
    int rows = 30_000;
    double[] a = new SplittableRandom(2).doubles(rows).toArray();
    Table table = Table.of(List.of(numbers("a", a), numbers("b", a)));
    Function<Table, Scores> model = value(some -> values(some, "a"));
    List<PermutedFeature> many =
        run(table, List.of(A, B), model, squaredError(a), Shuffles.of(1, rows), 150);
    List<PermutedFeature> few =
        run(table, List.of(A), model, squaredError(a), Shuffles.of(1, rows), 3);
    assertThat(many.getFirst().repeats()).hasSize(150);
    assertThat(many.getFirst().repeats().subList(0, 3)).isEqualTo(few.getFirst().repeats());
    // The expectation is twice the variance, 2 / 12.
    assertThat(mean(many.getFirst())).isCloseTo(1 / 6.0, within(0.002));
  }

  @Test
  void workStopsWhenItIsToldTo() {
    Table rows = noise(5000);
    Function<Table, Scores> model = probability(PermutedTables::difference);
    Scores baseline = model.apply(rows);
    assertThatThrownBy(
            () ->
                PermutationImportance.of(
                    rows,
                    List.of(A),
                    model,
                    baseline,
                    List.of(yardstick(truth(null, alternating(5000)), Metric.AUC, 5000)),
                    Shuffles.of(1, 5000),
                    10,
                    (task, done, total) -> {
                      throw new CancelledException();
                    }))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void progressRisesToItsTotal() {
    Table rows = noise(500);
    Function<Table, Scores> model = probability(PermutedTables::difference);
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    PermutationImportance.of(
        rows,
        List.of(A, B),
        model,
        model.apply(rows),
        List.of(yardstick(truth(null, alternating(500)), Metric.AUC, 500)),
        Shuffles.of(1, 500),
        10,
        (task, done, total) -> {
          assertThat(total).isEqualTo(20);
          told.add(done);
        });
    assertThat(told).isSorted().endsWith(20L);
  }
}
