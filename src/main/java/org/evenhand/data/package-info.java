/**
 * The data: an immutable columnar {@link org.evenhand.data.Table}, sets of its rows, summaries of
 * its columns, and the reader that fills it from files.
 *
 * <p>Knows nothing of models or measures. Start at {@link org.evenhand.data.Table}; every problem
 * that a user can mend, in this package and all others, is an {@link
 * org.evenhand.data.InputException}.
 */
@NullMarked
package org.evenhand.data;

import org.jspecify.annotations.NullMarked;
