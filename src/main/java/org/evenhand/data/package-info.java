/**
 * The data: an immutable columnar {@link org.evenhand.data.Table}, sets of its rows, summaries of
 * its columns, and the reader that fills it from files.
 *
 * <p>Knows nothing of models or measures. Start at {@link org.evenhand.data.Table} and {@link
 * org.evenhand.data.TableReader}; what kinds of columns there are and how they are recognised is in
 * {@code Recognition}. Every problem that a user can mend, in this package and all others, is an
 * {@link org.evenhand.data.InputException}.
 */
@NullMarked
package org.evenhand.data;

import org.jspecify.annotations.NullMarked;
