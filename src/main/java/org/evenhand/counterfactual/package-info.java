/**
 * What would have to be different: the nearest, fewest, permitted changes of a row that give
 * another answer, the real rows nearest to it, and what that costs whole groups.
 *
 * <p>Start at {@link org.evenhand.counterfactual.Distance}, which says how far apart two rows are,
 * and {@link org.evenhand.counterfactual.Neighbors}, the rows of the data nearest to one. Not here:
 * what a workspace permits, which is {@code workspace}; nor any claim that a change of a row's
 * values is a cause of anything outside the model.
 */
@NullMarked
package org.evenhand.counterfactual;

import org.jspecify.annotations.NullMarked;
