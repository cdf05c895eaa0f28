package org.evenhand.data;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One condition of a {@link RowFilter} on one column. */
public sealed interface Condition {
  String column();

  /** The rows that meet it. */
  RowSet apply(Table table);

  /** The condition as text that {@link RowFilter#parse} reads. */
  String text();

  /** How two numbers compare. */
  enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    boolean holds(double left, double right) {
      return switch (this) {
        case EQUAL -> left == right;
        case UNEQUAL -> left != right;
        case LESS -> left < right;
        case AT_MOST -> left <= right;
        case GREATER -> left > right;
        case AT_LEAST -> left >= right;
      };
    }
  }

  /** The number compares so with a given one. */
  record Compare(String column, Operator operator, double value) implements Condition {
    @Override
    public RowSet apply(Table table) {
      return numbers(table, column, number -> operator.holds(number, value));
    }

    @Override
    public String text() {
      return "%s %s %s".formatted(quote(column), operator.sign(), NumericColumn.format(value));
    }
  }

  /** The number lies between two given ones or is one of them. */
  record Between(String column, double low, double high) implements Condition {
    @Override
    public RowSet apply(Table table) {
      return numbers(table, column, number -> low <= number && number <= high);
    }

    @Override
    public String text() {
      return "%s in %s..%s"
          .formatted(quote(column), NumericColumn.format(low), NumericColumn.format(high));
    }
  }

  /**
   * The value is one of those given, or is none of them.
   *
   * @param values names, or numbers as text
   */
  record OneOf(String column, List<String> values, boolean not) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public RowSet apply(Table table) {
      return switch (table.column(column)) {
        case CategoricalColumn names -> {
          Set<String> wanted = new HashSet<>(values);
          yield Condition.names(table, names, name -> wanted.contains(name) != not);
        }
        case NumericColumn numbers -> {
          Set<Double> wanted =
              values.stream()
                  .map(value -> NumberText.require(column, value))
                  .collect(Collectors.toSet());
          yield numbers(table, column, number -> wanted.contains(number + 0.0) != not);
        }
      };
    }

    @Override
    public String text() {
      String list = values.stream().map(Condition::quote).collect(Collectors.joining(", "));
      String operator = values.size() == 1 ? (not ? "!=" : "=") : (not ? "not in" : "in");
      return "%s %s %s".formatted(quote(column), operator, list);
    }
  }

  /** The value is missing, or is not. */
  record Missing(String column, boolean not) implements Condition {
    @Override
    public RowSet apply(Table table) {
      Column values = table.column(column);
      return RowSet.where(table.rows(), row -> values.isMissing(row) != not);
    }

    @Override
    public String text() {
      return quote(column) + (not ? " is not missing" : " is missing");
    }
  }

  /** The name holds the given text somewhere, in upper or lower case. */
  record Contains(String column, String part) implements Condition {
    @Override
    public RowSet apply(Table table) {
      return switch (table.column(column)) {
        case CategoricalColumn names -> {
          String lower = part.toLowerCase(Locale.ROOT);
          yield Condition.names(
              table, names, name -> name.toLowerCase(Locale.ROOT).contains(lower));
        }
        case NumericColumn numbers ->
            throw new InputException("column '" + column + "' holds numbers; contains needs names");
      };
    }

    @Override
    public String text() {
      return quote(column) + " contains " + quote(part);
    }
  }

  private static RowSet numbers(Table table, String name, DoublePredicate accepts) {
    return switch (table.column(name)) {
      case NumericColumn numbers ->
          RowSet.where(
              table.rows(), row -> !numbers.isMissing(row) && accepts.test(numbers.get(row)));
      case CategoricalColumn names ->
          throw new InputException(
              "column '%s' holds names; use = or != or in with names".formatted(name));
    };
  }

  private static RowSet names(Table table, CategoricalColumn column, Predicate<String> accepts) {
    boolean[] accepted = new boolean[column.dictionary().size()];
    for (int code = 0; code < accepted.length; code++) {
      accepted[code] = accepts.test(column.dictionary().get(code));
    }
    return RowSet.where(table.rows(), row -> !column.isMissing(row) && accepted[column.code(row)]);
  }

  private static String quote(String text) {
    return FilterTokens.isPlain(text) ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
