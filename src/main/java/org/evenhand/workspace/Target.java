package org.evenhand.workspace;

/** What the models of a workspace predict, with its true value for every row of the table. */
public sealed interface Target permits ClassTarget, ValueTarget {
  /** Stands for a class or label that is missing. */
  int MISSING = -1;

  /** The name of the column of labels. */
  String column();

  /** Whether the label of that row is missing. */
  boolean isMissing(int row);
}
