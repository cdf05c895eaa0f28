package org.evenhand.ui;

import java.util.Locale;
import java.util.stream.Collectors;
import org.evenhand.workspace.DataCounts;
import org.evenhand.workspace.Workspace;

/** Sentences about measures: both numbers with their denominators, the right way round. */
final class Sentences {
  private Sentences() {}

  /** "952 rows judged; left out: 12 (label missing)." */
  static String counts(DataCounts counts) {
    String used = String.format(Locale.ROOT, "%,d rows judged", counts.used());
    String left =
        counts.excluded().stream()
            .filter(excluded -> excluded.rows() > 0)
            .map(excluded -> "%,d (%s)".formatted(excluded.rows(), excluded.reason()))
            .collect(Collectors.joining(", "));
    return left.isEmpty()
        ? used + "; none left out."
        : used + " of %,d; left out: %s.".formatted(counts.rows(), left);
  }

  /** What the mark for small groups means. */
  static String smallNote(Workspace workspace) {
    return "Intervals are 95 %% intervals; ◇ marks fewer than %d rows."
        .formatted(workspace.minGroup());
  }
}
