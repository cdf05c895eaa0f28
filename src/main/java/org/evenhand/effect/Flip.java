package org.evenhand.effect;

/**
 * Two numbers between which the decision changes, with no score asked for in between: it may change
 * there more than once.
 *
 * @param low the smaller number
 * @param high the larger number
 * @param positiveAbove whether the row is predicted positive at the larger one
 * @param at where a straight line between both scores meets the threshold, from {@code low} to
 *     {@code high}: a place to draw a mark, not a claim
 */
public record Flip(double low, double high, boolean positiveAbove, double at) {}
