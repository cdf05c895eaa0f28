package org.evenhand.report;

/** The version of Evenhand. */
public final class Version {
  /** The same as the project's in {@code pom.xml}. */
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
