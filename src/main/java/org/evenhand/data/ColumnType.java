package org.evenhand.data;

/** What the values of a column mean, recognised when it is read or set by the workspace. */
public enum ColumnType {
  /** Numbers on a continuous scale. */
  REAL,
  /** Whole numbers. */
  INTEGER,
  /** Two values that stand for false and true: 0 and 1, no and yes, false and true. */
  BINARY,
  /** A limited number of names. */
  CATEGORY,
  /** A name or number that is different in nearly every row: no measure is made of it. */
  ID,
  /** Free text. */
  TEXT
}
