package org.evenhand.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.fairness.Consistency;
import org.evenhand.fairness.GeneralizedEntropy;
import org.evenhand.metric.Measure;
import org.evenhand.metric.Metric;
import org.evenhand.whatif.FlipTest;
import org.evenhand.whatif.Flips;
import org.evenhand.workspace.IndividualAudit;
import org.evenhand.workspace.IndividualMeasures;

/** Persons rather than groups, in an {@link AuditHtml}. */
final class IndividualHtml {
  private static final Metric SHARE = Metric.SELECTION_RATE;
  private static final Metric NUMBER = Metric.MEAN_SCORE;

  private IndividualHtml() {}

  static void write(HtmlPage html, IndividualAudit individual) {
    html.section("Person by person");
    html.note(
        "The flip test changes the attribute of each row to its other values, nothing else, and"
            + " asks the model again. No change does not clear a model: other columns can stand in"
            + " for the attribute.");
    individual.flips().forEach(test -> flips(html, test));
    individual.measures().forEach(measures -> measures(html, measures));
  }

  private static void flips(HtmlPage html, FlipTest test) {
    if (test.byValue().isEmpty()) {
      String reason =
          test.overall().changed() instanceof Measure.NotEstimable none ? none.reason() : "";
      html.text("Flip test of %s: %s.".formatted(test.attribute(), reason));
      return;
    }
    List<Flips> lines = new ArrayList<>(List.of(test.overall()));
    lines.addAll(test.byValue());
    if (test.byValue().size() > 2) {
      lines.addAll(test.pairs());
    }
    html.table(
        "Flip test of " + test.attribute(),
        List.of(
            "Rows with",
            "Changed to",
            "Rows",
            "Decisions that change",
            "To the favorable",
            "To the unfavorable",
            "Mean change of score"),
        lines.stream().map(IndividualHtml::row).toList());
    if (test.missing() + test.unscored() > 0) {
      html.note(
          "Left out: %,d rows without a value, %,d without a score."
              .formatted(test.missing(), test.unscored()));
    }
  }

  private static List<HtmlCell> row(Flips flips) {
    return List.of(
        HtmlCell.of(flips.from() == null ? "any value" : flips.from()),
        HtmlCell.of(flips.to() == null ? "each other value" : flips.to()),
        HtmlCell.of(Words.count(flips.rows())),
        HtmlCell.of(SHARE, flips.changed()),
        HtmlCell.of(SHARE, flips.toFavorable()),
        HtmlCell.of(SHARE, flips.toUnfavorable()),
        HtmlCell.of(NUMBER, flips.scoreChange()));
  }

  private static void measures(HtmlPage html, IndividualMeasures measures) {
    String groups = measures.by().isEmpty() ? "all rows" : String.join(" × ", measures.by());
    Consistency consistency = measures.consistency();
    List<List<HtmlCell>> rows = new ArrayList<>();
    rows.add(List.of(HtmlCell.of("all rows"), HtmlCell.of(NUMBER, consistency.overall())));
    if (measures.groups().size() > 1) {
      IntStream.range(0, measures.groups().size())
          .forEach(
              i ->
                  rows.add(
                      List.of(
                          HtmlCell.of(Words.group(measures.groups().get(i))),
                          HtmlCell.of(NUMBER, consistency.groups().get(i)))));
    }
    html.table(
        "Consistency among %d nearest neighbours, by %s".formatted(consistency.neighbors(), groups),
        List.of("Group", "Consistency"),
        rows);
    html.note(
        ("1 minus the mean distance of a row's decision from that of its nearest neighbours, itself"
                + " %samong them; alike by %s, scaled by their standard deviations. %,d of %,d"
                + " rows were measured%s.")
            .formatted(
                consistency.ownRow() ? "" : "not ",
                measures.features().isEmpty() ? "nothing" : String.join(", ", measures.features()),
                consistency.measured(),
                consistency.rows(),
                consistency.measured() < consistency.rows()
                    ? ", a sample with seed " + consistency.seed()
                    : ""));
    html.table(
        "Inequality of benefits (1 + decision - truth), by " + groups,
        List.of("Index", "Total", "Between groups", "Within groups"),
        List.of(
            entropy("Generalized entropy, alpha 2", measures.entropy()),
            entropy("Theil index (alpha 1)", measures.theil())));
  }

  private static List<HtmlCell> entropy(String name, GeneralizedEntropy entropy) {
    return List.of(
        HtmlCell.of(name),
        HtmlCell.of(NUMBER, entropy.total()),
        HtmlCell.of(NUMBER, entropy.between()),
        HtmlCell.of(NUMBER, entropy.within()));
  }
}
