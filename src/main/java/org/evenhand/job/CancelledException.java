package org.evenhand.job;

/** Thrown out of long work that was cancelled by its user. Not a failure. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CancelledException() {
    super("cancelled");
  }
}
