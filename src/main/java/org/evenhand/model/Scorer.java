package org.evenhand.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.evenhand.data.Column;
import org.evenhand.data.Table;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;

/** Runs a model over many rows, in batches, on all cores. */
public final class Scorer {
  /** Rows per call of the model: large enough to hide the call, small enough to stay in cache. */
  static final int BATCH = 4096;

  private Scorer() {}

  /**
   * Scores every row of the table.
   *
   * @param task what to tell the progress that is being done
   * @throws CancelledException if the progress says so between two batches
   */
  public static Scores score(
      Model model, Binding binding, Table table, String task, Progress progress) {
    List<Column> inputs = binding.select(table);
    if (model instanceof RecordedScores recorded) {
      return recorded.score(inputs); // at once, so that its messages number the table's rows
    }
    int rows = table.rows();
    double[][] scores = new double[model.signature().output().width()][rows];
    int batches = (rows + BATCH - 1) / BATCH;
    int threads = Math.max(1, Math.min(batches, Runtime.getRuntime().availableProcessors()));
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    Runnable worker =
        () -> {
          boolean finished = false;
          try {
            for (int batch = next.getAndIncrement();
                batch < batches && !stopped.get();
                batch = next.getAndIncrement()) {
              int from = batch * BATCH;
              int to = Math.min(rows, from + BATCH);
              copy(model.score(slice(inputs, from, to)), scores, from);
              progress.report(task, Math.min(rows, done.incrementAndGet() * (long) BATCH), rows);
            }
            finished = true;
          } finally {
            if (!finished) {
              stopped.set(true);
            }
          }
        };
    if (threads == 1) {
      worker.run();
    } else {
      runAll(worker, threads, stopped);
    }
    return new Scores(scores);
  }

  private static List<Column> slice(List<Column> columns, int from, int to) {
    return columns.stream().map(column -> column.slice(from, to)).toList();
  }

  private static void copy(Scores batch, double[][] scores, int from) {
    for (int output = 0; output < scores.length; output++) {
      System.arraycopy(batch.column(output), 0, scores[output], from, batch.rows());
    }
  }

  private static void runAll(Runnable worker, int threads, AtomicBoolean stopped) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(worker));
      }
      try {
        for (Future<?> future : running) {
          future.get();
        }
      } finally {
        stopped.set(true); // closing the pool waits for all workers
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }
}
