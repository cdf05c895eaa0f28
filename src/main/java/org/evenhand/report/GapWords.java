package org.evenhand.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.evenhand.importance.GapDecomposition;
import org.evenhand.importance.GapPart;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Metric;
import org.evenhand.workspace.GapExplanation;
import org.jspecify.annotations.Nullable;

/**
 * What a gap taken apart says, one sentence per finding, the same on the page and on the command
 * line. What comes through a column need not be caused by it.
 */
public final class GapWords {
  /** So many columns have a sentence. */
  private static final int TOLD = 3;

  /** From here on a column tells the groups apart well enough to say so. */
  private static final double TELLING = 0.6;

  private GapWords() {}

  /** The findings, the whole gap first. */
  public static List<String> sentences(GapExplanation explanation) {
    GapDecomposition found = explanation.decomposition();
    if (!(found.gap() instanceof Estimate gap)) {
      return List.of("Not estimable: " + reason(found.gap()) + ".");
    }
    List<String> sentences = new ArrayList<>();
    Metric metric = explanation.metric();
    sentences.add(
        "%s with %s is %s, with %s %s: a gap of %s%s."
            .formatted(
                metric.label(),
                Words.group(explanation.group()),
                figure(metric, found.first(), explanation.rows()),
                Words.group(explanation.against()),
                figure(metric, found.second(), explanation.againstRows()),
                amount(metric, gap.value()),
                gap.small() ? ", from few rows" : ""));
    List<GapPart> bySize =
        found.parts().stream()
            .sorted(Comparator.comparingDouble((GapPart part) -> -Math.abs(value(part.amount()))))
            .toList();
    if (bySize.stream().anyMatch(part -> clear(part.amount()))) {
      // A bar that is longer than all that are told would seem to be forgotten.
      bySize.stream()
          .takeWhile(part -> !clear(part.amount()))
          .limit(TOLD)
          .map(part -> unclear(metric, part))
          .forEach(sentences::add);
      bySize.stream()
          .filter(part -> clear(part.amount()))
          .limit(TOLD)
          .map(part -> through(metric, part, gap.value()))
          .forEach(sentences::add);
    } else {
      sentences.add("No column has a part of it that is clear of 0.");
    }
    List<String> own = explanation.group().by();
    found.parts().stream()
        .map(GapPart::feature)
        .filter(own::contains)
        .map("The model reads %s itself, by which the groups are told apart."::formatted)
        .forEach(sentences::add);
    found.parts().stream()
        .filter(part -> !own.contains(part.feature()) && clearOfHalf(part.proxy()))
        .max(Comparator.comparingDouble(part -> value(part.proxy())))
        .map(GapWords::stands)
        .ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  private static String figure(Metric metric, Measure figure, GapExplanation.Rows rows) {
    return rows.sampled()
        ? "%s (over %s of %s rows, drawn at random)"
            .formatted(
                Words.value(metric, value(figure)),
                Words.count(rows.taken()),
                Words.count(rows.of()))
        : Words.brief(metric, figure);
  }

  /** "8.2 points of it come through chist (95 % interval 6.1 to 10.2)." */
  private static String through(Metric metric, GapPart part, double gap) {
    double value = value(part.amount());
    return "%s come%s through %s%s%s."
        .formatted(
            amount(metric, value),
            metric.isShare() ? "" : "s",
            part.feature(),
            interval(metric, part.amount() instanceof Estimate amount ? amount.interval() : null),
            value * gap < 0 ? ", against the direction of the gap" : "");
  }

  /** Of what is larger than all that is clear of 0, and is not. */
  private static String unclear(Metric metric, GapPart part) {
    return part.amount() instanceof Estimate(var value, var fraction, var interval, var small)
            && interval != null
        ? "%s come%s through %s, but may be none (95 %% interval %s to %s)."
            .formatted(
                amount(metric, value),
                metric.isShare() ? "" : "s",
                part.feature(),
                bound(metric, interval.low()),
                bound(metric, interval.high()))
        : "What comes through %s rests on too few rows to say.".formatted(part.feature());
  }

  private static String stands(GapPart part) {
    return ("%s alone tells the groups apart: it puts a row of the one above a row of the other in"
            + " %s of pairs, where 50 %% would say nothing.")
        .formatted(part.feature(), Words.percent(value(part.proxy())));
  }

  /** "9.6 points", or a number with its sign where the metric is no share. */
  public static String amount(Metric metric, double value) {
    return metric.isShare() ? Words.digits(100 * value) + " points" : Words.number(value);
  }

  /** Of what is clear of 0; without an interval, or one of no width, it does not vary. */
  private static String interval(Metric metric, Measure.@Nullable Interval interval) {
    String low = interval == null ? "" : bound(metric, interval.low());
    String high = interval == null ? "" : bound(metric, interval.high());
    return low.equals(high)
        ? " (to these digits the same in every draw)"
        : " (95 %% interval %s to %s)".formatted(low, high);
  }

  private static String bound(Metric metric, double value) {
    return amount(metric, value).replace(" points", "");
  }

  private static boolean clear(Measure measure) {
    if (!(measure instanceof Estimate estimate)) {
      return false;
    }
    Measure.Interval interval = estimate.interval();
    // Of few rows nothing may vary just because there is nothing else to be drawn.
    return interval == null
        ? estimate.value() != 0 && !estimate.small()
        : interval.low() > 0 || interval.high() < 0;
  }

  private static boolean clearOfHalf(Measure measure) {
    return measure instanceof Estimate estimate
        && estimate.value() >= TELLING
        && estimate.interval() != null
        && estimate.interval().low() > 0.5;
  }

  private static double value(Measure measure) {
    return measure instanceof Estimate estimate ? estimate.value() : 0;
  }

  private static String reason(Measure measure) {
    return measure instanceof Measure.NotEstimable none ? none.reason() : "";
  }
}
