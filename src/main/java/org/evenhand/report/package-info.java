/**
 * Answers as files: an audit as JSON, CSV or a page to read, a prediction as a line of JSON; and
 * the words and sentences about numbers that the web page shares.
 *
 * <p>Start at {@link org.evenhand.report.AuditReport} and {@link org.evenhand.report.AuditFormat}.
 * The JSON of an audit is described by {@code audit.schema.json} beside this package. Not here:
 * numbers, which come as they are from {@code workspace}; nothing is computed or rounded on the way
 * out, but what the page for people shows.
 */
@NullMarked
package org.evenhand.report;

import org.jspecify.annotations.NullMarked;
