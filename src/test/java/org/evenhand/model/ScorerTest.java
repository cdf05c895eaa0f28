package org.evenhand.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScorerTest {

  /** Answers with the double of its only input, after doing something with the batch. */
  private record Doubling(UnaryOperator<List<? extends Column>> before) implements Model {
    @Override
    public Signature signature() {
      return new Signature(List.of(Input.of("x", Input.Type.REAL)), new Output.Value());
    }

    @Override
    public Scores score(List<? extends Column> inputs) {
      double[] values = Numbers.of("x", before.apply(inputs).get(0));
      return new Scores(
          new double[][] {
            IntStream.range(0, values.length).mapToDouble(i -> 2 * values[i]).toArray()
          });
    }

    @Override
    public void close() {}
  }

  private static Table table(int rows) {
    double[] values = IntStream.range(0, rows).mapToDouble(row -> row).toArray();
    return Table.of(List.of(NumericColumn.of("x", ColumnType.REAL, values)));
  }

  private static Scores score(Model model, int rows, Progress progress) {
    return Scorer.score(
        model, Binding.of("m", model.signature(), List.of("x")), table(rows), "Scoring", progress);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, Scorer.BATCH - 1, Scorer.BATCH, Scorer.BATCH + 1, 5 * Scorer.BATCH + 7})
  void everyRowGetsItsOwnScore(int rows) {
    Scores scores = score(new Doubling(inputs -> inputs), rows, Progress.NONE);
    assertThat(scores.column(0))
        .containsExactly(IntStream.range(0, rows).mapToDouble(row -> 2.0 * row).toArray());
  }

  @Test
  void progressEndsAtTheLastRow() {
    int rows = 3 * Scorer.BATCH + 5;
    AtomicLong furthest = new AtomicLong();
    score(
        new Doubling(inputs -> inputs),
        rows,
        (task, done, total) -> {
          assertThat(task).isEqualTo("Scoring");
          assertThat(total).isEqualTo(rows);
          furthest.accumulateAndGet(done, Math::max);
        });
    assertThat(furthest).hasValue(rows);
  }

  @Test
  void cancellingStopsBetweenTwoBatches() {
    AtomicInteger batches = new AtomicInteger();
    Model counting =
        new Doubling(
            inputs -> {
              batches.incrementAndGet();
              return inputs;
            });
    Progress cancelAtOnce =
        (task, done, total) -> {
          throw new CancelledException();
        };
    assertThatThrownBy(() -> score(counting, 1000 * Scorer.BATCH, cancelAtOnce))
        .isInstanceOf(CancelledException.class);
    assertThat(batches.get()).isLessThan(100);
  }

  @Test
  void anErrorOfTheModelReachesTheCaller() {
    Model failing =
        new Doubling(
            inputs -> {
              throw new InputException("input 'x' takes whole numbers");
            });
    assertThatThrownBy(() -> score(failing, 10 * Scorer.BATCH, Progress.NONE))
        .isInstanceOf(InputException.class)
        .hasMessage("input 'x' takes whole numbers");
  }

  @Test
  void interruptingTheCallerStopsTheWork() throws InterruptedException {
    AtomicInteger batches = new AtomicInteger();
    CountDownLatch started = new CountDownLatch(1);
    Thread[] caller = new Thread[1];
    Model interrupting =
        new Doubling(
            inputs -> {
              if (batches.incrementAndGet() == 3) {
                caller[0].interrupt();
                started.countDown();
              }
              return inputs;
            });
    AtomicInteger cancelled = new AtomicInteger();
    caller[0] =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  try {
                    score(interrupting, 3000 * Scorer.BATCH, Progress.NONE);
                  } catch (CancelledException e) {
                    cancelled.incrementAndGet();
                  }
                });
    caller[0].start();
    started.await();
    caller[0].join();
    assertThat(cancelled).hasValue(1);
    assertThat(batches.get()).isLessThan(3000);
  }
}
