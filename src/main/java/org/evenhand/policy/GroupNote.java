package org.evenhand.policy;

/**
 * Something unusual about a group that a policy had to work around.
 *
 * @param group its index; {@link #ALL} if it concerns all groups
 * @param text in plain words, without the group's name: "no positives among 6 rows: left out of
 *     ..."
 */
public record GroupNote(int group, String text) {
  public static final int ALL = -1;
}
