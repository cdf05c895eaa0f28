package org.evenhand.fairness;

/**
 * How often a difference at least as large would come about by chance if there were none.
 *
 * @param raw of this comparison alone, two-sided
 * @param adjusted for the comparisons it was chosen from or stands among, at most 1
 * @param comparisons their number
 * @param test its name: "two-proportion z test", "Fisher's exact test"
 */
public record PValue(double raw, double adjusted, int comparisons, String test) {}
