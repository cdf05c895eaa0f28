/**
 * Comparisons between groups of rows: who is in which group, and how far apart the groups are.
 *
 * <p>Start at {@link org.evenhand.fairness.Grouping}, then {@link
 * org.evenhand.fairness.Disparities}. {@link org.evenhand.fairness.PredictionGaps} compares
 * numbers, {@link org.evenhand.fairness.GeneralizedEntropy} and {@link
 * org.evenhand.fairness.Consistency} ask about persons rather than groups. Not here: what is
 * measured of a single group, which is {@code metric}; nor any verdict on whether a difference is
 * fair.
 */
@NullMarked
package org.evenhand.fairness;

import org.jspecify.annotations.NullMarked;
