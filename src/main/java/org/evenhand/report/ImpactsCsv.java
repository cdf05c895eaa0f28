package org.evenhand.report;

import java.util.List;
import org.evenhand.fairness.ImpactRatio;
import org.evenhand.fairness.PValue;
import org.evenhand.workspace.Audit;

/** The impact ratios: {@link AuditTable#IMPACTS}. */
final class ImpactsCsv {
  private final Csv csv =
      new Csv(
          "by",
          "group",
          "reference",
          "value",
          "low",
          "high",
          "status",
          "reason",
          "selected",
          "of",
          "share_of_rows",
          "shortfall",
          "shortfall_to_four_fifths",
          "flip_one",
          "flip_one_crosses",
          "verdict",
          "p",
          "p_adjusted",
          "comparisons",
          "test",
          "within",
          "stratum");

  private ImpactsCsv() {}

  static String write(Audit audit) {
    ImpactsCsv table = new ImpactsCsv();
    table.add(audit.impacts(), "", "");
    audit
        .strata()
        .forEach(stratum -> table.add(stratum.impacts(), stratum.column(), stratum.value()));
    return table.csv.toString();
  }

  private void add(List<ImpactRatio> impacts, String within, String stratum) {
    for (ImpactRatio impact : impacts) {
      PValue p = impact.p();
      csv.line(
          List.of(Csv.by(impact.group().by()), impact.group().label(), impact.reference().label()),
          Csv.measure(impact.ratio()),
          List.of(
              Csv.number(impact.selected().part().weight()),
              Csv.number(impact.selected().whole().weight()),
              Csv.number(impact.shareOfRows()),
              Csv.number(impact.shortfall()),
              Long.toString(impact.shortfallToFourFifths()),
              Csv.number(impact.flipOne().ratio().valueOrNull()),
              Boolean.toString(impact.flipOne().crosses()),
              impact.isReference() ? "" : impact.fourFifths().key(),
              Csv.number(p == null ? null : p.raw()),
              Csv.number(p == null ? null : p.adjusted()),
              p == null ? "" : Integer.toString(p.comparisons()),
              p == null ? "" : p.test(),
              within,
              stratum));
    }
  }
}
