package org.evenhand.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.Parallel;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Scores rows again with some of their values set, in every variant.
 *
 * <p>Few rows are laid out once, repeated to fill a batch; a batch of several variants is that
 * table with the columns that they set replaced. Of many rows a batch is a slice of them. Batches
 * are scored on all cores.
 */
final class Rescorer {
  /** Rows per call of the model, as {@link org.evenhand.model.Scorer} has them. */
  private static final int BATCH = 4096;

  /**
   * The scores.
   *
   * @param byVariant {@code [variant][row]}, NaN where the model gave no finite score
   * @param refusals for each variant why the model took none of it, null if it did
   */
  @SuppressWarnings("ArrayRecordComponent") // a bundle of results, never compared
  record Scored(double[][] byVariant, @Nullable String[] refusals) {}

  private final Table rows;
  private final Function<Table, double[]> score;
  private final List<Variant> variants;
  private final int together;
  private final Table laidOut;
  private final Map<String, Replacement> replacements = new LinkedHashMap<>();
  private final double[][] byVariant;
  private final @Nullable String[] refusals;

  private Rescorer(Table rows, List<Variant> variants, Function<Table, double[]> score) {
    this.rows = rows;
    this.score = score;
    this.variants = variants;
    int size = rows.rows();
    this.together = size == 0 ? 1 : Math.clamp(BATCH / size, 1, Math.max(1, variants.size()));
    this.laidOut =
        together == 1
            ? rows
            : rows.take(IntStream.range(0, together * size).map(i -> i % size).toArray());
    for (Variant variant : variants) {
      for (Column set : variant.set()) {
        replacements.computeIfAbsent(
            set.name(), name -> Replacement.of(rows.column(name), variants));
      }
    }
    this.byVariant = new double[variants.size()][size];
    this.refusals = new @Nullable String[variants.size()];
  }

  /**
   * Scores the rows in each variant.
   *
   * @param task what to tell the progress that is being done
   * @throws InputException if the model refuses every variant
   * @throws org.evenhand.job.CancelledException if the progress says so between two batches
   */
  static Scored score(
      Table rows,
      List<Variant> variants,
      Function<Table, double[]> score,
      String task,
      Progress progress) {
    return new Rescorer(rows, variants, score).run(task, progress);
  }

  private Scored run(String task, Progress progress) {
    List<Callable<Boolean>> batches = new ArrayList<>();
    int size = rows.rows();
    for (int first = 0; size > 0 && first < variants.size(); first += together) {
      int start = first;
      int end = Math.min(variants.size(), first + together);
      for (int from = 0; from < size; from += BATCH) {
        int begin = from;
        int to = Math.min(size, from + BATCH);
        batches.add(() -> score(start, end, begin, to));
      }
    }
    progress.report(task, 0, batches.size());
    if (batches.size() == 1) {
      score(0, variants.size(), 0, size);
    } else if (batches.size() > 1) {
      Parallel.run(task, batches, progress, () -> {});
    }
    progress.report(task, batches.size(), batches.size());
    if (refusals.length > 0 && Arrays.stream(refusals).allMatch(refusal -> refusal != null)) {
      throw new InputException(String.valueOf(refusals[0]));
    }
    return new Scored(byVariant, refusals);
  }

  /** Scores some variants of some rows; if the model refuses them together, one by one. */
  private boolean score(int first, int end, int from, int to) {
    double[] scores;
    try {
      scores = score.apply(batch(variants.subList(first, end), from, to));
    } catch (InputException refused) {
      if (end - first > 1) {
        for (int variant = first; variant < end; variant++) {
          score(variant, variant + 1, from, to);
        }
      } else {
        Arrays.fill(byVariant[first], from, to, Double.NaN);
        refusals[first] = refused.getMessage();
      }
      return true;
    }
    int count = to - from;
    for (int i = 0; i < scores.length; i++) {
      byVariant[first + i / count][from + i % count] =
          Double.isFinite(scores[i]) ? scores[i] : Double.NaN;
    }
    return true;
  }

  private Table batch(List<Variant> some, int from, int to) {
    Table table = laidOut.slice(from, from + some.size() * (to - from));
    for (Map.Entry<String, Replacement> replacement : replacements.entrySet()) {
      String name = replacement.getKey();
      if (some.stream().anyMatch(variant -> variant.column(name) != null)) {
        table = table.with(replacement.getValue().column(some, from, to));
      }
    }
    return table;
  }
}
