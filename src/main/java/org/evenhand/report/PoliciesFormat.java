package org.evenhand.report;

import java.util.Locale;

/** What policies can be written as. */
public enum PoliciesFormat {
  /** Everything, as {@code policies.schema.json} describes it. */
  JSON,
  /** One line per policy and number (RFC 4180). Unknown values are empty cells. */
  CSV;

  /** The policies as text. */
  public String write(PoliciesReport report) {
    return switch (this) {
      case JSON -> PoliciesJson.write(report);
      case CSV -> PoliciesCsv.write(report);
    };
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
