/**
 * What-if on one row: a row with edits, the way back and forth between them, and the rows that were
 * kept. Start at {@link org.evenhand.whatif.EditedRow}. Not here: searching for changes, which is
 * {@code counterfactual}, and scoring, which is {@code model}.
 */
@NullMarked
package org.evenhand.whatif;

import org.jspecify.annotations.NullMarked;
