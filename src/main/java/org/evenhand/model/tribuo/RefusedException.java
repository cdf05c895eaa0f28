package org.evenhand.model.tribuo;

/** A model file is not taken; the message is the end of a sentence that starts "this model". */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
