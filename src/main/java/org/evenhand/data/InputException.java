package org.evenhand.data;

/**
 * Something the user gave is wrong and the user can mend it: a file, a column, a key, a value.
 *
 * <p>The message is one line for the user to read: it names the place (file, row, column or key),
 * what was expected and what to do. It is shown as it is, without a stack trace.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
