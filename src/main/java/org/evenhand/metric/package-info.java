/**
 * Measures of one group of scored rows, and the type of every number that is shown.
 *
 * <p>Start at {@link org.evenhand.metric.Measure}. Not here: comparisons between groups, which are
 * {@code fairness}.
 */
@NullMarked
package org.evenhand.metric;

import org.jspecify.annotations.NullMarked;
