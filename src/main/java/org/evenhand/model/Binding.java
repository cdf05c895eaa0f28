package org.evenhand.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.data.Table;

/**
 * Which column of a table feeds which input of a model.
 *
 * <p>Names match exactly, else ignoring case, else as identifiers ({@code capital-gain} is {@code
 * capital_gain}, as exporters write it). Two columns that match alike, or none, are refused.
 */
public final class Binding {
  private static final List<UnaryOperator<String>> SPELLINGS =
      List.of(
          UnaryOperator.identity(),
          name -> name.toLowerCase(Locale.ROOT),
          name -> name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}_]", "_"));

  private final List<String> columns;

  private Binding(List<String> columns) {
    this.columns = columns;
  }

  /**
   * Finds a column for every input.
   *
   * @param model the model's name, for the message
   * @throws InputException if an input has no column or more than one, with both lists
   */
  public static Binding of(String model, Signature signature, List<String> columns) {
    List<String> missing = new ArrayList<>();
    List<String> bound = new ArrayList<>();
    for (Input input : signature.inputs()) {
      List<String> found = matches(input.name(), columns);
      if (found.size() > 1) {
        throw new InputException(
            "model '%s': input '%s' could be any of the columns %s; rename the others"
                .formatted(model, input.name(), String.join(", ", found)));
      }
      if (found.isEmpty()) {
        missing.add(input.name());
      } else {
        bound.add(found.get(0));
      }
    }
    if (!missing.isEmpty()) {
      throw new InputException(
          "model '%s': no column for the inputs %s; it needs %s; the data has %s"
              .formatted(
                  model,
                  Names.list(missing),
                  Names.list(signature.inputNames()),
                  Names.list(columns)));
    }
    return new Binding(bound);
  }

  private static List<String> matches(String input, List<String> columns) {
    for (UnaryOperator<String> spelling : SPELLINGS) {
      String wanted = spelling.apply(input);
      List<String> found =
          columns.stream().filter(column -> spelling.apply(column).equals(wanted)).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** The name of the column for each input, in the order of the signature. */
  public List<String> columns() {
    return columns;
  }

  /** The table's columns for the inputs, in the order of the signature. */
  public List<Column> select(Table table) {
    return columns.stream().map(table::column).toList();
  }
}
