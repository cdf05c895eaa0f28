package org.evenhand.cli;

/** Starts the web page: the seam between the command line, which knows no Spring, and the page. */
@FunctionalInterface
public interface Server {
  /**
   * Serves until it is stopped, or starts serving and returns.
   *
   * @return the exit status
   */
  int serve(ServeRequest request);
}
