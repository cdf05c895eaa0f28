/**
 * What-if: a row with edits, the way back and forth between them, and the rows that were kept;
 * start at {@link org.evenhand.whatif.EditedRow}. And many rows with one attribute changed: {@link
 * org.evenhand.whatif.FlipTest}. Not here: searching for changes, which is {@code counterfactual},
 * and scoring, which is {@code model}.
 */
@NullMarked
package org.evenhand.whatif;

import org.jspecify.annotations.NullMarked;
