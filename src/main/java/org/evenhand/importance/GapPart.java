package org.evenhand.importance;

import org.evenhand.metric.Measure;

/**
 * What of a gap between two groups comes through a feature.
 *
 * @param feature the column
 * @param amount signed, in the units of the gap; with the amounts of the other features it adds up
 *     to the gap. Its interval is a bootstrap over the rows of both groups.
 * @param left the gap that is left when the feature's values are shuffled over the rows of both
 *     groups, so that it says nothing of the group; its interval is that of the shuffles
 * @param proxy how well the feature alone tells the two groups apart: the chance that it puts a row
 *     of the one above a row of the other, 0.5 if it says nothing
 */
public record GapPart(String feature, Measure amount, Measure left, Measure proxy) {}
