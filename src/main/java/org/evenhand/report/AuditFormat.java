package org.evenhand.report;

import java.util.Locale;

/** What an audit can be written as. */
public enum AuditFormat {
  /** Everything, as {@code audit.schema.json} describes it. */
  JSON,
  /** One self-contained page for people to read. */
  HTML,
  /** One of the tables; unless another is chosen the one of groups. */
  CSV;

  /** The audit as text. */
  public String write(AuditReport report) {
    return switch (this) {
      case JSON -> AuditJson.write(report);
      case HTML -> AuditHtml.write(report);
      case CSV -> AuditTable.GROUPS.write(report);
    };
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
