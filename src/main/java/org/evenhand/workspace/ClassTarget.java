package org.evenhand.workspace;

import java.util.List;

/** A target that is one of some classes, one of which is of interest: the positive one. */
public final class ClassTarget implements Target {
  private final String column;
  private final List<String> classes;
  private final String positive;
  private final String favorable;
  private final int[] codes;
  private final byte[] labels;

  /**
   * @param codes the index of each row's class, {@link #MISSING} if its label is missing
   */
  ClassTarget(String column, List<String> classes, String positive, String favorable, int[] codes) {
    this.column = column;
    this.classes = List.copyOf(classes);
    this.positive = positive;
    this.favorable = favorable;
    this.codes = codes;
    this.labels = new byte[codes.length];
    int positiveCode = classes.indexOf(positive);
    for (int row = 0; row < codes.length; row++) {
      labels[row] = (byte) (codes[row] == MISSING ? MISSING : codes[row] == positiveCode ? 1 : 0);
    }
  }

  /** The same labels with another class of interest. */
  ClassTarget with(String otherPositive, String otherFavorable) {
    return new ClassTarget(column, classes, otherPositive, otherFavorable, codes);
  }

  @Override
  public String column() {
    return column;
  }

  /** All classes that occur, two or more: numbers in rising order, names in alphabetical order. */
  public List<String> classes() {
    return classes;
  }

  /** The class that the score predicts. */
  public String positive() {
    return positive;
  }

  /** The outcome people want: of two classes either, of more the positive one. */
  public String favorable() {
    return favorable;
  }

  /** Whether to be predicted positive is what people want. */
  public boolean favorablePositive() {
    return favorable.equals(positive);
  }

  /** The index of each row's class, {@link #MISSING} if missing; not a copy: not to be changed. */
  public int[] codes() {
    return codes;
  }

  /**
   * For each row 1 if it is of the positive class, 0 if of another, {@link #MISSING} if its label
   * is missing; not a copy: not to be changed.
   */
  public byte[] labels() {
    return labels;
  }

  @Override
  public boolean isMissing(int row) {
    return codes[row] == MISSING;
  }
}
