/**
 * Which thresholds to choose: one for all groups or one for each, by what decisions are worth and
 * how alike the groups must be treated.
 *
 * <p>Start at {@link org.evenhand.policy.PolicySearch}, which finds each {@link
 * org.evenhand.policy.PolicyKind} for a {@link org.evenhand.metric.Payoff}; {@link
 * org.evenhand.policy.Judgement} and {@link org.evenhand.policy.CrossFit} judge what was found on
 * other rows. Apart from these, {@link org.evenhand.policy.RandomisedPolicy} decides by chance. Not
 * here: measures and their intervals, which are {@code metric} and {@code fairness}; nor any advice
 * on which policy is right.
 */
@NullMarked
package org.evenhand.policy;

import org.jspecify.annotations.NullMarked;
