package org.evenhand.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.metric.Metric;
import org.evenhand.model.Output;
import org.jspecify.annotations.Nullable;

/**
 * What a feature's importance is counted in: a metric of which one end is better, the log loss of
 * several classes together, what decisions are worth, or how much scores change.
 *
 * @param key the name in files and answers
 * @param metric null for the three that are none of them
 */
public record ImportanceMetric(String key, @Nullable Metric metric) {
  /** What a row's decision is worth on average, in the unit of the payoff. */
  public static final ImportanceMetric GAIN_PER_ROW = new ImportanceMetric("gain_per_row", null);

  /**
   * What the scores of the true classes cost: the mean of their negative logarithms, of models with
   * more than two classes. {@link Metric#LOG_LOSS} is that of one class held against the rest.
   */
  public static final ImportanceMetric MULTICLASS_LOG_LOSS =
      new ImportanceMetric("multiclass_log_loss", null);

  /**
   * How far scores are from what they were, on average (mean absolute difference). Needs no labels,
   * and says what the model reacts to rather than what it is right by.
   */
  public static final ImportanceMetric SCORE_CHANGE = new ImportanceMetric("score_change", null);

  /**
   * The one with that key.
   *
   * @throws InputException if there is none, or neither end of the metric is better
   */
  public static ImportanceMetric of(String key) {
    List<ImportanceMetric> all = all();
    return all.stream()
        .filter(metric -> metric.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    Arrays.stream(Metric.values()).anyMatch(metric -> metric.key().equals(key))
                        ? "metric '%s' is not better high or low, so that nothing can be lost; choose one of %s"
                            .formatted(key, Names.list(keys(all)))
                        : "no metric '" + key + "'" + Names.hint(key, keys(all))));
  }

  /** A metric of which one end is better. */
  public static ImportanceMetric of(Metric metric) {
    return of(metric.key());
  }

  /** The usual one: the area under the ROC curve, of regressions the root mean squared error. */
  public static ImportanceMetric usual(Output output) {
    return switch (output) {
      case Output.Classes classes -> of(Metric.AUC);
      case Output.Value value -> of(Metric.ROOT_MEAN_SQUARED_ERROR);
    };
  }

  /** Those that suit a model. */
  public static List<ImportanceMetric> of(Output output, boolean labelled) {
    return all().stream()
        .filter(metric -> metric.suits(output) && (labelled || !metric.needsLabels()))
        .toList();
  }

  private static List<ImportanceMetric> all() {
    List<ImportanceMetric> all = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      if (metric.higherIsBetter() != null) {
        all.add(new ImportanceMetric(metric.key(), metric));
      }
    }
    all.add(MULTICLASS_LOG_LOSS);
    all.add(GAIN_PER_ROW);
    all.add(SCORE_CHANGE);
    return all;
  }

  /** Their names: "auc, log_loss". */
  public static List<String> keys(List<ImportanceMetric> metrics) {
    return metrics.stream().map(ImportanceMetric::key).toList();
  }

  /** Whether models with such an output have it. */
  public boolean suits(Output output) {
    int classes = output instanceof Output.Classes some ? some.names().size() : 0;
    if (metric == null) {
      return equals(SCORE_CHANGE) || classes > (equals(MULTICLASS_LOG_LOSS) ? 2 : 0);
    }
    return switch (metric.family()) {
      case SCORE, DECISION -> classes > 0;
      case CLASSES -> classes > 2;
      case REGRESSION -> classes == 0;
    };
  }

  /** The title for people: "AUC". */
  public String label() {
    if (metric != null) {
      return metric.label();
    }
    return equals(SCORE_CHANGE)
        ? "Change of the score"
        : equals(MULTICLASS_LOG_LOSS) ? "Log loss over all classes" : "Gain per row";
  }

  /** Whether a fall is a loss; if not, a rise is. */
  public boolean higherIsBetter() {
    return metric == null ? equals(GAIN_PER_ROW) : Boolean.TRUE.equals(metric.higherIsBetter());
  }

  public boolean needsLabels() {
    return metric == null ? !equals(SCORE_CHANGE) : metric.needsLabels();
  }

  /** Whether it is made of decisions, which a threshold makes. */
  public boolean needsThreshold() {
    return metric == null ? equals(GAIN_PER_ROW) : metric.family() == Metric.Family.DECISION;
  }
}
