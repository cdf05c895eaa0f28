package org.evenhand.cli;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.data.Table;
import org.evenhand.workspace.LoadedModel;
import picocli.CommandLine.Option;

/** One row of the data, perhaps with some of its values changed. */
final class RowArguments {
  @Option(
      names = "--row",
      required = true,
      paramLabel = "N",
      description = "The row, counted from 0 in file order.")
  private int row;

  @Option(
      names = "--set",
      paramLabel = "COLUMN=VALUE",
      description = "Change a column first; without a value it is missing.")
  private List<String> changes = new ArrayList<>();

  /**
   * The row as it is asked about.
   *
   * @param number in the table, from 0
   * @param values a table of one row with the changed values
   * @param changed only the changed columns
   */
  record Subject(int number, Table values, Table changed) {}

  /** The row of the table, with a warning for changes that the model does not see. */
  Subject of(Table table, LoadedModel model, Console console) {
    int from = Rows.one(row, table.rows());
    Edit edit = Edit.parse(changes, table);
    edit.check(model, console);
    Table values = edit.apply(table.slice(from, from + 1));
    return new Subject(row, values, edit.changed(values));
  }
}
