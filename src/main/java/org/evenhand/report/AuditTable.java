package org.evenhand.report;

import java.util.Locale;

/** The tables of an audit that can be written as CSV (RFC 4180). Unknown values are empty cells. */
public enum AuditTable {
  /** One line per group and metric, those of all rows first with an empty {@code by}. */
  GROUPS,
  /** One line per disparity. */
  GAPS,
  /** One line per impact ratio. */
  IMPACTS,
  /** One line per pair of groups: the area under the ROC curve within and between them. */
  RANKINGS,
  /** One line per measure of how outcomes are distributed over groups. */
  OUTCOMES;

  /** The table as text, with a first line of names. */
  public String write(AuditReport report) {
    return switch (this) {
      case GROUPS -> GroupsCsv.write(report.audit());
      case GAPS -> GapsCsv.write(report.audit());
      case IMPACTS -> ImpactsCsv.write(report.audit());
      case RANKINGS -> RankingsCsv.write(report.audit());
      case OUTCOMES -> OutcomesCsv.write(report.audit());
    };
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
