package org.evenhand.report;

import java.util.List;
import org.evenhand.fairness.Disparity;
import org.evenhand.fairness.PValue;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.Stratum;

/** All disparities: {@link AuditTable#GAPS}. */
final class GapsCsv {
  private final Csv csv =
      new Csv(
          "by",
          "school",
          "measure",
          "value",
          "low",
          "high",
          "status",
          "reason",
          "from",
          "to",
          "rate",
          "verdict",
          "p",
          "p_adjusted",
          "comparisons",
          "test",
          "sentence",
          "within",
          "stratum");

  private GapsCsv() {}

  static String write(Audit audit) {
    GapsCsv table = new GapsCsv();
    table.add(audit.disparities(), Sentences.of(audit), "", "");
    for (Stratum stratum : audit.strata()) {
      table.add(stratum.disparities(), Sentences.of(stratum), stratum.column(), stratum.value());
    }
    return table.csv.toString();
  }

  private void add(List<Disparity> gaps, Sentences sentences, String within, String stratum) {
    for (Disparity gap : gaps) {
      PValue p = gap.p();
      csv.line(
          List.of(Csv.by(gap.by()), gap.school().key(), gap.measure().key()),
          Csv.measure(gap.value()),
          List.of(
              Csv.group(gap.from()),
              Csv.group(gap.to()),
              gap.rate() == null ? "" : gap.rate().key(),
              gap.verdict().key(),
              Csv.number(p == null ? null : p.raw()),
              Csv.number(p == null ? null : p.adjusted()),
              p == null ? "" : Integer.toString(p.comparisons()),
              p == null ? "" : p.test(),
              sentences.of(gap),
              within,
              stratum));
    }
  }
}
