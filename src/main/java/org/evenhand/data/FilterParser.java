package org.evenhand.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evenhand.data.Condition.Operator;
import org.evenhand.data.FilterTokens.Kind;
import org.evenhand.data.FilterTokens.Token;

/** Reads the text of a {@link RowFilter}. */
final class FilterParser {
  private static final Pattern RANGE = Pattern.compile("(.+?)\\s*\\.\\.\\s*(.+)");

  private final String text;
  private final Table table;
  private final List<Token> tokens;
  private int at;

  private FilterParser(String text, Table table) {
    this.text = text;
    this.table = table;
    this.tokens = FilterTokens.of(text);
  }

  static List<Condition> parse(String text, Table table) {
    FilterParser parser = new FilterParser(text, table);
    List<Condition> conditions = new ArrayList<>();
    if (parser.tokens.isEmpty()) {
      return conditions;
    }
    do {
      conditions.add(parser.condition());
    } while (parser.accept("and"));
    if (parser.at < parser.tokens.size()) {
      throw parser.expected("'and' or the end");
    }
    return conditions;
  }

  private Condition condition() {
    Column column = table.column(words("a column"));
    for (Operator operator : Operator.values()) {
      if (accept(operator.sign())) {
        return comparison(column, operator);
      }
    }
    if (accept("is")) {
      boolean not = accept("not");
      require("missing");
      return new Condition.Missing(column.name(), not);
    }
    if (accept("contains")) {
      return new Condition.Contains(column.name(), words("a text"));
    }
    boolean not = accept("not");
    if (accept("in")) {
      return list(column, not);
    }
    throw expected("one of = != < <= > >= in, not in, is missing, contains");
  }

  private Condition comparison(Column column, Operator operator) {
    String value = words("a value");
    return switch (column) {
      case NumericColumn numbers ->
          new Condition.Compare(column.name(), operator, NumberText.require(column.name(), value));
      case CategoricalColumn names -> {
        if (operator != Operator.EQUAL && operator != Operator.UNEQUAL) {
          throw new InputException(
              "column '%s' holds names; '%s' needs numbers, use = or != or in"
                  .formatted(column.name(), operator.sign()));
        }
        yield oneOf(names, List.of(value), operator == Operator.UNEQUAL);
      }
    };
  }

  private Condition list(Column column, boolean not) {
    List<String> values = new ArrayList<>();
    do {
      values.add(words("a value"));
    } while (accept(","));
    return switch (column) {
      case CategoricalColumn names -> oneOf(names, values, not);
      case NumericColumn numbers -> {
        Matcher range = RANGE.matcher(values.getFirst());
        if (range.matches() && values.size() == 1 && !not) {
          yield new Condition.Between(
              column.name(),
              NumberText.require(column.name(), range.group(1)),
              NumberText.require(column.name(), range.group(2)));
        }
        List<String> written =
            values.stream()
                .map(value -> NumericColumn.format(NumberText.require(column.name(), value)))
                .toList();
        yield new Condition.OneOf(column.name(), written, not);
      }
    };
  }

  private static Condition oneOf(CategoricalColumn column, List<String> values, boolean not) {
    for (String value : values) {
      if (!column.dictionary().contains(value)) {
        throw new InputException(
            "column '%s' has no value '%s'%s"
                .formatted(column.name(), value, Names.hint(value, column.dictionary())));
      }
    }
    return new Condition.OneOf(column.name(), values, not);
  }

  /** One or more words up to the next sign or keyword, as one text. */
  private String words(String what) {
    List<String> words = new ArrayList<>();
    while (at < tokens.size() && tokens.get(at).kind() == Kind.TEXT) {
      words.add(tokens.get(at++).text());
    }
    if (words.isEmpty()) {
      throw expected(what);
    }
    return String.join(" ", words);
  }

  private boolean accept(String signOrKeyword) {
    boolean here = at < tokens.size() && tokens.get(at).is(signOrKeyword);
    at += here ? 1 : 0;
    return here;
  }

  private void require(String keyword) {
    if (!accept(keyword)) {
      throw expected("'" + keyword + "'");
    }
  }

  private InputException expected(String what) {
    String found = at < tokens.size() ? "'" + tokens.get(at).text() + "'" : "the end";
    return new InputException("filter '%s': expected %s, found %s".formatted(text, what, found));
  }
}
