package org.evenhand.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.evenhand.importance.ImportanceMetric;
import org.evenhand.importance.PermutedFeature;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.workspace.FeatureImportance;
import org.evenhand.workspace.GlobalExplanation;
import org.evenhand.workspace.ImportanceRequest;

/** What a model leans on, in words. */
public final class ImportanceWords {
  /** So many features are named. */
  private static final int NAMED = 3;

  private ImportanceWords() {}

  /** The findings of a permutation importance in a few sentences. */
  public static String sentences(FeatureImportance importance) {
    ImportanceMetric metric = importance.request().metric();
    List<String> sentences = new ArrayList<>();
    if (!metric.equals(ImportanceMetric.SCORE_CHANGE)) {
      sentences.add("%s is %s.".formatted(metric.label(), told(importance.baseline())));
    }
    if (importance.baseline() instanceof Estimate) {
      sentences.add(most(importance));
    }
    String none =
        importance.features().stream()
            .filter(feature -> isIgnored(feature))
            .map(feature -> feature.feature().name())
            .collect(Collectors.joining(", "));
    if (!none.isEmpty()) {
      sentences.add("Nothing at all changes with: %s.".formatted(none));
    }
    return String.join(" ", sentences);
  }

  private static String most(FeatureImportance importance) {
    boolean change = importance.request().metric().equals(ImportanceMetric.SCORE_CHANGE);
    String most =
        importance.features().stream()
            .filter(feature -> value(feature.loss()) > 0)
            .limit(NAMED)
            .map(feature -> feature.feature().name() + " by " + told(feature.loss()))
            .collect(Collectors.joining(", "));
    if (most.isEmpty()) {
      return importance.features().stream().noneMatch(PermutedFeature::isKnown)
          ? "What permuting a feature does is not estimable."
          : change
              ? "Scores do not change when the values of any one feature are permuted."
              : "It does not get worse when the values of any one feature are permuted.";
    }
    return "%s most when the values of these are permuted: %s."
        .formatted(change ? "Scores change" : "It gets worse", most);
  }

  private static boolean isIgnored(PermutedFeature feature) {
    return !feature.repeats().isEmpty()
        && feature.repeats().stream().allMatch(repeat -> repeat == 0);
  }

  /** How the losses were found and what their intervals are of. */
  public static String method(FeatureImportance importance) {
    ImportanceRequest request = importance.request();
    int leftOut = importance.features().stream().mapToInt(PermutedFeature::leftOut).sum();
    return "Each feature was permuted %s times (seed %d)%s. Intervals are of the permutations, not of other rows.%s"
        .formatted(
            Words.count(request.repeats()),
            request.seed(),
            importance.strata() > 1
                ? " among rows alike in %s (%s kinds)"
                    .formatted(
                        String.join(", ", request.within()), Words.count(importance.strata()))
                : "",
            leftOut > 0
                ? " %s permuted rows had no score and were left out."
                    .formatted(Words.count(leftOut))
                : "");
  }

  /**
   * What moves scores most over many rows.
   *
   * @param what is moved: "probability of deny = yes"
   */
  public static String sentences(GlobalExplanation explanation, String what) {
    String most =
        explanation.features().stream()
            .filter(feature -> value(feature.meanAbsolute()) > 0)
            .limit(NAMED)
            .map(feature -> feature.feature() + " by " + told(feature.meanAbsolute()))
            .collect(Collectors.joining(", "));
    return "%s, each held against %s. %s"
        .formatted(
            capital(explanation.which()),
            explanation.background(),
            explanation.features().stream()
                    .noneMatch(feature -> feature.meanAbsolute() instanceof Estimate)
                ? "None of them could be explained."
                : most.isEmpty()
                    ? "No feature moves the %s.".formatted(what)
                    : "The %s is moved most by these, up or down, in the mean: %s."
                        .formatted(what, most));
  }

  /** How the contributions were found. */
  public static String method(GlobalExplanation explanation) {
    int without = explanation.attributions().size() - explanation.explained();
    return "%s %,d model rows were scored. Intervals are of the draw of rows.%s"
        .formatted(
            explanation.exact()
                ? "Exact: every set of features was counted for each row."
                : "Sampled: sets of features were drawn for some rows (seed %d)."
                    .formatted(explanation.attributions().getFirst().seed()),
            explanation.evaluations(),
            without > 0
                ? " %,d rows could not be explained: %s.".formatted(without, explanation.reason())
                : "");
  }

  /** "0.120 (95 % interval 0.110 to 0.130)". */
  private static String told(Measure measure) {
    return switch (measure) {
      case Estimate(var value, var fraction, var interval, var small) ->
          Words.digits(value)
              + (interval == null
                  ? ""
                  : " (95 %% interval %s to %s)"
                      .formatted(Words.digits(interval.low()), Words.digits(interval.high())));
      case Measure.NotEstimable none -> "not estimable: " + none.reason();
    };
  }

  private static double value(Measure measure) {
    return measure instanceof Estimate estimate ? estimate.value() : 0;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
