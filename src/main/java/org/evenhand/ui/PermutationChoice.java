package org.evenhand.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.evenhand.data.InputException;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.metric.Payoff;
import org.evenhand.workspace.ImportanceRequest;
import org.evenhand.workspace.Product;

/**
 * What the address asks of permutation importance, under the names of {@code evenhand importance}.
 */
final class PermutationChoice {
  static final String METRIC = "metric";
  static final String REPEATS = "repeats";

  /** Columns that are permuted together: {@code pirat*hirat,chist*mhist}. */
  static final String TOGETHER = "together";

  /** Columns in which rows are alike that swap values: {@code afam,lvrat:4}. */
  static final String WITHIN = "within";

  /** The attributes whose groups are told apart, {@code afam*single}. */
  static final String BY = "by";

  private PermutationChoice() {}

  /**
   * @throws InputException if the address asks for something that is not there
   */
  static ImportanceRequest of(Context now) {
    State state = now.state();
    ImportanceRequest usual = ImportanceRequest.of(now.workspace(), now.model());
    ImportanceMetric metric =
        state.get(METRIC).map(ImportanceMetric::of).orElseGet(() -> usual(now));
    // What a metric does not ask of would be another question with the same answer.
    return new ImportanceRequest(
        now.model(),
        now.part(),
        now.selection(),
        metric,
        state.number(REPEATS, usual.repeats()),
        state.seed(usual.seed()),
        state.get(TOGETHER).map(PermutationChoice::together).orElse(List.of()),
        state.get(WITHIN).map(PermutationChoice::list).orElse(List.of()),
        by(state),
        metric.needsThreshold() ? now.threshold() : usual.threshold(),
        metric.equals(ImportanceMetric.GAIN_PER_ROW) ? LabChoice.payoff(state) : Payoff.ACCURACY);
  }

  /** The metrics that can be asked for. */
  static List<ImportanceMetric> metrics(Context now) {
    return ImportanceMetric.of(now.model().signature().output(), now.workspace().target() != null);
  }

  private static ImportanceMetric usual(Context now) {
    ImportanceMetric usual = ImportanceMetric.usual(now.model().signature().output());
    return metrics(now).contains(usual) ? usual : ImportanceMetric.SCORE_CHANGE;
  }

  static List<String> by(State state) {
    return state.get(BY).map(Product::split).orElse(List.of());
  }

  private static List<List<String>> together(String text) {
    List<List<String>> groups = new ArrayList<>();
    for (String group : list(text)) {
      groups.add(Product.split(group));
    }
    return groups;
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toList());
  }

  static String text(List<List<String>> together) {
    return together.stream().map(Product::join).collect(Collectors.joining(", "));
  }
}
