package org.evenhand.cli;

/** What a command ends with. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;

  /** Done, and a limit of the workspace is broken. */
  public static final int LIMIT_BROKEN = 1;

  /** The input is wrong and the user can mend it. */
  public static final int WRONG_INPUT = 2;

  /** A defect of Evenhand. */
  public static final int DEFECT = 70;

  private ExitCode() {}
}
