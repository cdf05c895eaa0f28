package org.evenhand.model;

import java.util.List;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;

/**
 * A trained model: a batch of typed columns in, a batch of scores out. Safe to call from several
 * threads; {@link #close} waits for no one and comes after the last call.
 */
public interface Model extends AutoCloseable {

  Signature signature();

  /**
   * Scores a batch.
   *
   * @param inputs one column per input of the {@link #signature}, in its order, all of one size; a
   *     numeric column may stand for a text input and the other way round, as long as every value
   *     can be read as the other kind
   * @return the scores, row by row in the order of the batch; a score may be NaN when the model
   *     says so
   * @throws InputException if a value cannot be given to the model, naming the input and the value
   */
  Scores score(List<? extends Column> inputs);

  /** What the model's file says of how much it uses its inputs; empty if it says nothing. */
  default List<OwnImportance> ownImportance() {
    return List.of();
  }

  @Override
  void close();
}
