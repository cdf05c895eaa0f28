package org.evenhand.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.evenhand.data.Column;
import org.evenhand.whatif.Journal;

/**
 * Kept rows as CSV, one line each: its number, the number of the kept row it was made from (empty:
 * the row of the data), the row's number in the data, its values as edited, and each model's score.
 */
public final class KeptRowsCsv {
  private KeptRowsCsv() {}

  /**
   * The lines, with one of names first.
   *
   * @param kept rows of one table
   */
  public static String of(List<Journal.Kept> kept) {
    Set<String> models = new LinkedHashSet<>();
    kept.forEach(entry -> models.addAll(entry.scores().keySet()));
    List<String> columns = kept.isEmpty() ? List.of() : kept.get(0).row().values().names();
    List<String> names = new ArrayList<>(List.of("kept", "made_from", "row"));
    names.addAll(columns);
    models.forEach(model -> names.add("score of " + model));
    Csv csv = new Csv(names.toArray(String[]::new));
    for (Journal.Kept entry : kept) {
      Integer parent = entry.parent();
      csv.line(
          List.of(
              Integer.toString(entry.number()),
              parent == null ? "" : parent.toString(),
              Integer.toString(entry.row().row())),
          entry.row().values().columns().stream().map(KeptRowsCsv::text).toList(),
          models.stream().map(model -> Csv.number(entry.scores().get(model))).toList());
    }
    return csv.toString();
  }

  private static String text(Column column) {
    return Objects.requireNonNullElse(column.text(0), "");
  }
}
