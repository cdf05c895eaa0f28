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

  /** What holding another class than the file's against the rest means; empty if none is held. */
  static String held(Workspace workspace) {
    Workspace whole = workspace.whole();
    if (workspace == whole) {
      return "";
    }
    String held = workspace.positive();
    String named = whole.positive();
    return workspace.classes().size() == 2
        ? (" All figures are of “%s” against the rest, where the workspace file says “%s”: which"
                + " outcome people want stays as it is, thresholds are of the score of “%1$s”, and"
                + " the file's limits are not checked.")
            .formatted(held, named)
        : (" All figures are of “%s” against the rest, where the workspace file says “%s”: selected"
                + " means predicted “%1$s”, the threshold is 0.5 until it is moved, and the file's"
                + " threshold and limits, which are about “%2$s”, do not apply.")
            .formatted(held, named);
  }
}
