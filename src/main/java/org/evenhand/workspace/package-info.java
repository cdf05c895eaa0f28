/**
 * A workspace: one YAML file that names a data set, the models judged on it and what its columns
 * mean; opened, it answers for both the page and the command line.
 *
 * <p>Start at {@link org.evenhand.workspace.Workspace}. {@link
 * org.evenhand.workspace.WorkspaceFile} is what the YAML says, {@link
 * org.evenhand.workspace.LoadedModel} a model with its scores, {@link
 * org.evenhand.workspace.Audits} makes the {@link org.evenhand.workspace.Audit} that every view and
 * report shows. Not here: formulas, which are in {@code metric} and {@code fairness}, and output
 * formats, which are in {@code report}.
 */
@NullMarked
package org.evenhand.workspace;

import org.jspecify.annotations.NullMarked;
