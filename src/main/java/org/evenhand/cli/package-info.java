/**
 * The command line: reads arguments, asks {@code workspace}, prints what {@code report} writes.
 *
 * <p>Start at {@link org.evenhand.cli.EvenhandCommand}. Answers go to standard output and nothing
 * else does; progress, warnings and errors go to standard error. The exit status is one of {@link
 * org.evenhand.cli.ExitCode}.
 */
@NullMarked
package org.evenhand.cli;

import org.jspecify.annotations.NullMarked;
