package org.evenhand.report;

import java.time.Instant;
import java.util.Locale;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.Workspace;

/** What an audit can be written as. */
public enum AuditFormat {
  /** Everything, as {@code audit.schema.json} describes it. */
  JSON,
  /** One self-contained page for people to read. */
  HTML,
  /** One line per group and metric. */
  CSV;

  /**
   * The audit as text.
   *
   * @param created when it was made
   */
  public String write(Workspace workspace, Audit audit, Instant created) {
    return switch (this) {
      case JSON -> AuditJson.write(workspace, audit, created);
      case HTML -> AuditHtml.write(workspace, audit, created);
      case CSV -> AuditCsv.write(audit);
    };
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
