package org.evenhand.importance;

import java.util.List;
import java.util.function.Function;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.metric.Measure;
import org.evenhand.model.Scores;

/**
 * How much worse a metric gets when a feature's values are permuted among the rows (Breiman 2001,
 * Random Forests; Fisher, Rudin and Dominici 2019, All Models are Wrong, but Many are Useful). The
 * model is not trained again, so it says what this model leans on, not what could be predicted
 * without the feature; of features that go together each may be made up for by the others.
 *
 * @param baseline the metric of the rows as they are
 * @param features in the order they were asked for; none is estimable where the baseline is not
 */
public record PermutationImportance(Measure baseline, List<PermutedFeature> features) {
  public PermutationImportance {
    features = List.copyOf(features);
  }

  /**
   * Permutes each feature and measures again, by every yardstick on the same permutations.
   *
   * @param rows the model's columns of the rows that count
   * @param features columns of the table
   * @param model scores a table with those columns; must be safe to call from several threads
   * @param baseline the scores of the rows as they are
   * @param yardsticks what is measured, of rows all of whose baseline scores are finite
   * @param permutations of all rows
   * @param repeats of each feature, 1 or more
   * @return one per yardstick, in their order
   * @throws org.evenhand.job.CancelledException if the progress says so between two batches
   */
  public static List<PermutationImportance> of(
      Table rows,
      List<FeatureGroup> features,
      Function<Table, Scores> model,
      Scores baseline,
      List<Yardstick> yardsticks,
      Permutations permutations,
      int repeats,
      Progress progress) {
    return new PermutationRun(rows, features, model, baseline, yardsticks, permutations, repeats)
        .run(progress);
  }
}
