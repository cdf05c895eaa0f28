package org.evenhand.report;

import java.util.List;
import java.util.Locale;
import org.evenhand.fairness.ImpactRatio;
import org.evenhand.fairness.Verdict;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Measure.Estimate;
import org.evenhand.metric.Measure.Interval;
import org.evenhand.metric.Metric;

/** Impact ratios and what belongs beside them, in an {@link AuditHtml}. */
final class ImpactsHtml {
  private static final String NOTE =
      "Four fifths is a rule of thumb of 29 CFR 1607.4(D): there a rate below four fifths of the"
          + " highest one is generally regarded as evidence of adverse impact. Smaller differences"
          + " can matter and larger ones be chance; this table settles neither.";

  private ImpactsHtml() {}

  static void write(HtmlPage html, String name, List<ImpactRatio> impacts) {
    if (impacts.isEmpty()) {
      return;
    }
    String title = "Impact ratios, groups by " + name;
    html.heading(title);
    html.note(
        "How often each group gets the favorable outcome, as a share of how often %s does."
            .formatted(Words.group(impacts.getFirst().reference())));
    html.table(
        title,
        List.of(
            "Group",
            "Selected",
            "Impact ratio",
            "Against four fifths",
            "Shortfall, persons",
            "To reach four fifths",
            "If one person were decided otherwise",
            "Test of both rates"),
        impacts.stream().map(ImpactsHtml::row).toList());
    html.note(NOTE);
  }

  private static List<HtmlCell> row(ImpactRatio impact) {
    HtmlCell group =
        HtmlCell.of(
            Words.group(impact.group()),
            impact.isReference()
                ? "reference"
                : impact.isUnderTwoPercent() ? "under 2 % of rows" : "");
    HtmlCell selected = HtmlCell.of(Metric.SELECTION_RATE, impact.selected().measure(0));
    if (impact.isReference()) {
      HtmlCell none = HtmlCell.of("");
      return List.of(
          group, selected, HtmlCell.of(ratio(impact.ratio())), none, none, none, none, none);
    }
    return List.of(
        group,
        selected,
        HtmlCell.of(ratio(impact.ratio()), interval(impact.ratio())),
        HtmlCell.of(verdict(impact.fourFifths())),
        HtmlCell.of(String.format(Locale.ROOT, "%.1f", impact.shortfall())),
        HtmlCell.of("%,d".formatted(impact.shortfallToFourFifths())),
        HtmlCell.of(
            ratio(impact.flipOne().ratio()),
            impact.flipOne().crosses() ? "on the other side of 0.8" : ""),
        HtmlCell.of(impact.p() == null ? "" : Verdicts.test(impact.p())));
  }

  private static String ratio(Measure ratio) {
    return switch (ratio) {
      case Estimate estimate -> (estimate.small() ? "◇ " : "") + three(estimate.value());
      case Measure.NotEstimable none -> "not estimable: " + none.reason();
    };
  }

  private static String interval(Measure ratio) {
    Interval interval = ratio instanceof Estimate estimate ? estimate.interval() : null;
    return interval == null ? "" : three(interval.low()) + " to " + three(interval.high());
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String verdict(Verdict verdict) {
    return Verdicts.shape(verdict)
        + " "
        + switch (verdict) {
          case CLEAR -> "clearly below 0.8";
          case CLEAR_OTHER_WAY -> "clearly not below 0.8";
          case UNCERTAIN -> "uncertain";
          case TOO_FEW -> Verdict.TOO_FEW.word();
        };
  }
}
