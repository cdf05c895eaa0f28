package org.evenhand.whatif;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The edited rows that were kept, each with what it was made from and every model's score then. */
public final class Journal {

  /**
   * A row that was kept.
   *
   * @param number counts from 1 in the order of keeping
   * @param parent the number of the kept row that this one was made from; null when it was made
   *     from the row in the data
   * @param scores by model name; models that could not score it are left out
   * @param parentScores the same for the parent, or for the row in the data
   */
  public record Kept(
      int number,
      @Nullable Integer parent,
      EditedRow row,
      Map<String, Double> scores,
      Map<String, Double> parentScores) {
    public Kept {
      scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
      parentScores = Collections.unmodifiableMap(new LinkedHashMap<>(parentScores));
    }
  }

  private final List<Kept> kept = new ArrayList<>();

  /** Keeps a row and returns its entry. */
  public Kept keep(
      EditedRow row,
      @Nullable Kept parent,
      Map<String, Double> scores,
      Map<String, Double> originalScores) {
    Kept entry =
        new Kept(
            kept.size() + 1,
            parent == null ? null : parent.number(),
            row,
            scores,
            parent == null ? originalScores : parent.scores());
    kept.add(entry);
    return entry;
  }

  /** All that was kept, oldest first. */
  public List<Kept> entries() {
    return List.copyOf(kept);
  }
}
