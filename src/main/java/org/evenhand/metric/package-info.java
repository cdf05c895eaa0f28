/**
 * Measures of one group of scored rows, and the type of every number that is shown.
 *
 * <p>Start at {@link org.evenhand.metric.Measure}. {@link org.evenhand.metric.Metric} names what
 * can be measured; {@link org.evenhand.metric.ScoredRows} sorts a model's rows once and splits them
 * into {@link org.evenhand.metric.ScoredGroup}s, which answer at any threshold; {@link
 * org.evenhand.metric.RegressionRows} and {@link org.evenhand.metric.ConfusionMatrix} are for
 * numbers and many classes. {@link org.evenhand.metric.RocCurve} and the other curves show one
 * group over all thresholds. Not here: comparisons between groups, which are {@code fairness}.
 */
@NullMarked
package org.evenhand.metric;

import org.jspecify.annotations.NullMarked;
