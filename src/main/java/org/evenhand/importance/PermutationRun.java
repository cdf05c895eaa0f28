package org.evenhand.importance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.evenhand.data.Parallel;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.model.Scores;

/**
 * The work of {@link PermutationImportance}: some features at a time are written anew, scored and
 * measured, so that memory grows neither with their number nor with the repeats.
 */
final class PermutationRun {
  /** How many scores are kept at a time. */
  private static final int PERMUTED = 1 << 22;

  private static final String TASK = "Permuting features";

  private final Table rows;
  private final List<FeatureGroup> features;
  private final Function<Table, Scores> model;
  private final Scores baseline;
  private final List<Yardstick> yardsticks;
  private final List<Measure> baselines;
  private final Permutations permutations;
  private final int repeats;

  PermutationRun(
      Table rows,
      List<FeatureGroup> features,
      Function<Table, Scores> model,
      Scores baseline,
      List<Yardstick> yardsticks,
      Permutations permutations,
      int repeats) {
    this.rows = rows;
    this.features = features;
    this.model = model;
    this.baseline = baseline;
    this.yardsticks = yardsticks;
    this.baselines = yardsticks.stream().map(each -> each.of(baseline, each.rows())).toList();
    this.permutations = permutations;
    this.repeats = repeats;
  }

  List<PermutationImportance> run(Progress progress) {
    List<List<LossCounter>> counters = new ArrayList<>();
    long total = features.size() * (long) repeats;
    // Of many rows one feature and some of its repeats at a time, of few several features.
    long scores = Math.max(1, rows.rows() * (long) baseline.width());
    int permutationsAtOnce = (int) Math.max(1, PERMUTED / scores);
    int repeatsAtOnce = Math.min(repeats, permutationsAtOnce);
    int featuresAtOnce = Math.max(1, permutationsAtOnce / repeats);
    for (int from = 0; from < features.size(); from += featuresAtOnce) {
      List<FeatureGroup> some =
          features.subList(from, Math.min(features.size(), from + featuresAtOnce));
      List<List<LossCounter>> own = some.stream().map(this::counters).toList();
      for (int repeat = 0; repeat < repeats; repeat += repeatsAtOnce) {
        int count = Math.min(repeats - repeat, repeatsAtOnce);
        long before = from * (long) repeats + repeat;
        long now = some.size() * (long) count;
        permute(
            own,
            repeat,
            count,
            (task, done, of) ->
                progress.report(task, before + now * done / Math.max(1, of), total));
      }
      counters.addAll(own);
    }
    progress.report(TASK, total, total);
    return IntStream.range(0, yardsticks.size())
        .mapToObj(
            i ->
                new PermutationImportance(
                    baselines.get(i),
                    counters.stream().map(feature -> feature.get(i).result()).toList()))
        .toList();
  }

  /** One per yardstick. */
  private List<LossCounter> counters(FeatureGroup feature) {
    String absence = permutations.absence(rows, feature);
    return IntStream.range(0, yardsticks.size())
        .mapToObj(i -> new LossCounter(feature, yardsticks.get(i), baselines.get(i), absence))
        .toList();
  }

  private void permute(List<List<LossCounter>> counters, int from, int count, Progress progress) {
    List<List<LossCounter>> open =
        counters.stream().filter(own -> own.stream().anyMatch(LossCounter::isOpen)).toList();
    if (open.isEmpty()) {
      return;
    }
    List<Rewritten> rewritten =
        inParallel(
            open.size(),
            i -> Rewritten.of(rows, open.get(i).getFirst().feature(), permutations, from, count));
    Rescoring rescored = Rescoring.of(rows, rewritten, model, baseline.width(), TASK, progress);
    inParallel(open.size(), i -> measure(open.get(i), rescored, i, count));
  }

  private boolean measure(List<LossCounter> counters, Rescoring rescored, int feature, int count) {
    boolean complete = rescored.isComplete(feature);
    for (int repeat = 0; repeat < count; repeat++) {
      Scores scores = rescored.scores(feature, repeat, baseline);
      counters.forEach(counter -> counter.add(scores, baseline, complete));
    }
    return true;
  }

  private static <T> List<T> inParallel(int count, IntFunction<T> work) {
    List<Callable<T>> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int piece = i;
      pieces.add(() -> work.apply(piece));
    }
    return Parallel.run(TASK, pieces, Progress.NONE, () -> {});
  }
}
