package org.evenhand.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.evenhand.importance.Attribution;
import org.evenhand.importance.Contribution;
import org.evenhand.importance.Scale;
import org.evenhand.metric.Measure;
import org.evenhand.workspace.LoadedModel;
import org.evenhand.workspace.RowExplanation;
import org.evenhand.workspace.Workspace;

/** Why a row has its score, in words: what comes through which value, never what caused it. */
public final class ExplanationWords {
  /** So many of the features that add, and of those that take away, are named. */
  private static final int NAMED = 3;

  private ExplanationWords() {}

  /** What is added up: "probability of deny = yes", "log-odds of deny = yes", "predicted wage". */
  public static String what(Workspace workspace, LoadedModel model, Scale scale) {
    var target = workspace.target();
    String column = target == null ? "the prediction" : target.column();
    List<String> classes = model.classes();
    if (classes.isEmpty()) {
      return "predicted " + (target == null ? "value" : column);
    }
    String kind =
        switch (scale) {
          case SCORE -> "probability";
          case LOG_ODDS -> "log-odds";
        };
    return "%s of %s = %s".formatted(kind, column, classes.get(model.positiveIndex()));
  }

  /**
   * The answer in a few sentences, with the rows it is held against.
   *
   * @param what is added up, as {@link #what} says it
   * @param row what the row is called: "row 20, edited"
   */
  public static String sentences(RowExplanation explanation, String what, String row) {
    Attribution attribution = explanation.attribution();
    if (!(attribution.base() instanceof Measure.Estimate base)
        || !(attribution.score() instanceof Measure.Estimate score)) {
      return "%s cannot be explained: %s.".formatted(capital(row), reason(attribution));
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Held against %s: there the %s is %s%s, for %s it is %s, %s."
            .formatted(
                explanation.background(),
                what,
                Words.digits(base.value()),
                attribution.background().used() > 1 ? " in the mean" : "",
                row,
                Words.digits(score.value()),
                difference(score.value() - base.value())));
    sentences.addAll(most(attribution));
    return String.join(" ", sentences);
  }

  private static String reason(Attribution attribution) {
    return attribution.base() instanceof Measure.NotEstimable(var reason, var counts)
        ? reason
        : "it has no score";
  }

  private static String difference(double difference) {
    return difference == 0
        ? "the same"
        : Words.digits(Math.abs(difference)) + (difference > 0 ? " more" : " less");
  }

  private static List<String> most(Attribution attribution) {
    List<String> sentences = new ArrayList<>();
    String adding = named(attribution, 1);
    String taking = named(attribution, -1);
    if (!adding.isEmpty()) {
      sentences.add(part(attribution, 1).formatted("adds", adding));
    }
    if (!taking.isEmpty()) {
      sentences.add(part(attribution, -1).formatted("takes away", taking));
    }
    return sentences.isEmpty() ? List.of("No feature adds or takes away.") : sentences;
  }

  /** What to say of the named ones among all that add or take away. */
  private static String part(Attribution attribution, int sign) {
    double[] amounts =
        attribution.contributions().stream()
            .mapToDouble(contribution -> sign * amount(contribution))
            .filter(amount -> amount > 0)
            .sorted()
            .toArray();
    double all = Arrays.stream(amounts).sum();
    double named = Arrays.stream(amounts).skip(Math.max(0, amounts.length - NAMED)).sum();
    return named > all / 2
        ? "Most of what %s comes through %s."
        : "The largest parts of what %s come through %s.";
  }

  private static String named(Attribution attribution, int sign) {
    return attribution.contributions().stream()
        .filter(contribution -> sign * amount(contribution) > 0)
        .sorted(Comparator.comparingDouble(contribution -> -sign * amount(contribution)))
        .limit(NAMED)
        .map(found -> "%s (%s)".formatted(value(found), signed(amount(found))))
        .collect(Collectors.joining(", "));
  }

  private static double amount(Contribution contribution) {
    Double amount = contribution.amount().valueOrNull();
    return amount == null ? 0 : amount;
  }

  /** "lvrat = 0.9", "lvrat missing". */
  public static String value(Contribution contribution) {
    String value = contribution.value();
    return contribution.feature() + (value == null ? " missing" : " = " + value);
  }

  /** "+0.120", "−0.020": with its sign, whatever it is. */
  public static String signed(double amount) {
    String digits = Words.digits(Math.abs(amount));
    return (amount < 0 ? "\u2212" : amount > 0 ? "+" : "") + digits;
  }

  /** How the amounts were found and how far they can be trusted. */
  public static String method(RowExplanation explanation) {
    Attribution attribution = explanation.attribution();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        attribution.exact()
            ? "Exact: every set of features was counted."
            : "Sampled: sets of features were drawn (seed %d); the intervals are of that draw."
                .formatted(attribution.seed()));
    Attribution.Used background = attribution.background();
    if (background.used() < background.of()) {
      sentences.add(
          "The budget reached for %s of the %s rows of the background."
              .formatted(Words.count(background.used()), Words.count(background.of())));
    }
    sentences.add(
        "%,d model rows were scored%s."
            .formatted(
                attribution.evaluations(),
                attribution.residual() instanceof Measure.Estimate residual
                    ? "; base and amounts add up to the score" + but(residual.value())
                    : ""));
    return String.join(" ", sentences);
  }

  private static String but(double residual) {
    return residual == 0 ? "" : " but for " + Words.digits(Math.abs(residual));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
