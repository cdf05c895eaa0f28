package org.evenhand.fairness;

import org.evenhand.metric.Measure;
import org.jspecify.annotations.Nullable;

/**
 * How far the predictions for one group are from those for another: demographic parity of numbers.
 * It needs no truth, and is 0 throughout where both groups are given the same.
 *
 * @param against the other group; null for all other groups together
 * @param meanDifference the group's mean prediction minus the other's, in the unit of the
 *     prediction; with Welch's interval
 * @param kolmogorovSmirnov the largest distance between the shares of both groups at or below some
 *     value: from 0, same distribution, to 1, no overlap (Kolmogorov-Smirnov statistic)
 * @param pValue how often a distance as large would come about by chance if both groups were drawn
 *     from one distribution; exact for small groups without weights and ties, where ties make it
 *     too large, else by Kolmogorov's limit
 * @param wasserstein how far predictions of one group would have to be moved on average to look
 *     like the other's, in the unit of the prediction: 0 or more (Wasserstein-1 or earth mover's
 *     distance)
 */
public record PredictionGap(
    Group group,
    @Nullable Group against,
    Measure meanDifference,
    Measure kolmogorovSmirnov,
    Measure pValue,
    Measure wasserstein) {}
