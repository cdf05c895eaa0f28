/**
 * Comparisons between groups of rows: who is in which group, and how far apart the groups are.
 *
 * <p>Start at {@link org.evenhand.fairness.Grouping}, then {@link
 * org.evenhand.fairness.Disparities}. Not here: what is measured of a single group, which is {@code
 * metric}; nor any verdict on whether a difference is fair.
 */
@NullMarked
package org.evenhand.fairness;

import org.jspecify.annotations.NullMarked;
