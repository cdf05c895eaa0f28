package org.evenhand.report;

import java.time.Instant;
import org.evenhand.workspace.Audit;
import org.evenhand.workspace.IndividualAudit;
import org.evenhand.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * All that a report of an audit is written from.
 *
 * @param individual what the model does to persons; null if that was not asked for
 * @param created when the audit was made
 */
public record AuditReport(
    Workspace workspace, Audit audit, @Nullable IndividualAudit individual, Instant created) {}
