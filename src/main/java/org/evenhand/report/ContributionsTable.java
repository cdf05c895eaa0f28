package org.evenhand.report;

import java.util.Locale;

/**
 * The tables of contributions that can be written as CSV (RFC 4180). Unknown values are empty
 * cells.
 */
public enum ContributionsTable {
  /** One line per row and column. */
  ROWS,
  /** One line per group and column, those of all rows first with an empty {@code by}. */
  FEATURES,
  /** One line per pair of columns. */
  INTERACTIONS;

  /** The table as text, with a first line of names. */
  public String write(ContributionsReport report) {
    return switch (this) {
      case ROWS -> ContributionsCsv.rows(report.found());
      case FEATURES -> ContributionsCsv.features(report.found());
      case INTERACTIONS -> ContributionsCsv.interactions(report);
    };
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
