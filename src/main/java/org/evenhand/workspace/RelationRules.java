package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evenhand.counterfactual.Relation;
import org.evenhand.counterfactual.Relation.Implication;
import org.evenhand.counterfactual.Relation.Move;
import org.evenhand.counterfactual.Relation.Together;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.jspecify.annotations.Nullable;

/**
 * How changes of several columns hang together, as people write it: {@code income with debt}, or
 * {@code if education rises then age rises by 2}, where a column {@code rises}, {@code falls} or
 * {@code changes} and {@code by} is the least.
 */
final class RelationRules {
  private static final String MOVE = " (rises|falls|changes)";
  private static final Pattern IMPLICATION =
      Pattern.compile("if (.+?)" + MOVE + " then (.+?)" + MOVE + "(?: by (\\S+))?");
  private static final String IF = "if ";
  private static final String WITH = " with ";

  private RelationRules() {}

  /**
   * The relation that a rule says; null if it is a rule of a single column.
   *
   * @throws InputException if it cannot be read or names a column that the model does not read
   */
  static @Nullable Relation read(String rule, LoadedModel model) {
    Matcher implication = IMPLICATION.matcher(rule);
    if (implication.matches()) {
      return implication(implication, rule, model);
    }
    Optional<String> first = leading(rule, " ", model);
    if (first.isEmpty() && rule.startsWith(IF)) {
      throw new InputException(
          "rule '%s': expected 'if A rises then B rises by 2'; rises, falls or changes, and 'by'"
                  .formatted(rule)
              + " where there is a least");
    }
    return first.isPresent() && rule.startsWith(WITH, first.get().length())
        ? together(rule, model)
        : null;
  }

  private static Relation implication(Matcher found, String rule, LoadedModel model) {
    String cause = read(found.group(1), rule, model);
    String effect = read(found.group(3), rule, model);
    Move then = move(found.group(4));
    String by = found.group(5);
    if (cause.equals(effect)) {
      throw new InputException(
          "rule '%s': '%s' is said to follow from itself".formatted(rule, cause));
    }
    if (by != null && then == Move.CHANGES) {
      throw new InputException(
          "rule '%s': 'by' needs a direction: rises by, or falls by".formatted(rule));
    }
    return new Implication(
        cause, move(found.group(2)), effect, then, by == null ? 0 : least(by, rule));
  }

  private static Move move(String word) {
    return switch (word) {
      case "rises" -> Move.RISES;
      case "falls" -> Move.FALLS;
      default -> Move.CHANGES;
    };
  }

  private static double least(String text, String rule) {
    double least;
    try {
      least = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InputException("rule '%s': '%s' is not a number".formatted(rule, text), e);
    }
    if (!(least > 0 && least < Double.POSITIVE_INFINITY)) {
      throw new InputException(
          "rule '%s': expected a number above 0 after 'by', found %s".formatted(rule, text));
    }
    return least;
  }

  private static Relation together(String rule, LoadedModel model) {
    Set<String> columns = new LinkedHashSet<>();
    String rest = rule;
    while (!rest.isEmpty()) {
      String left = rest;
      String column = leading(left, WITH, model).orElseGet(() -> read(left, rule, model));
      if (!columns.add(column)) {
        throw new InputException("rule '%s': '%s' is there twice".formatted(rule, column));
      }
      rest = left.length() > column.length() ? left.substring(column.length() + WITH.length()) : "";
    }
    return new Together(List.copyOf(columns));
  }

  /** The longest column that is followed so: names may hold spaces. */
  private static Optional<String> leading(String text, String next, LoadedModel model) {
    return model.binding().columns().stream()
        .filter(column -> text.startsWith(column + next))
        .max(Comparator.comparingInt(String::length));
  }

  private static String read(String column, String rule, LoadedModel model) {
    List<String> columns = model.binding().columns();
    if (!columns.contains(column)) {
      throw new InputException(
          "rule '%s': model '%s' does not read a column '%s'%s"
              .formatted(rule, model.name(), column, Names.hint(column, columns)));
    }
    return column;
  }

  /**
   * The relations with one more. Columns that change together with one of its own join it; an
   * implication takes the place of one that differs in how much at least only.
   */
  static List<Relation> add(Relation added, List<Relation> known) {
    List<Relation> all = new ArrayList<>();
    Relation joined = added;
    for (Relation relation : known) {
      if (joined instanceof Together one
          && relation instanceof Together other
          && one.columns().stream().anyMatch(other.columns()::contains)) {
        Set<String> columns = new LinkedHashSet<>(other.columns());
        columns.addAll(one.columns());
        joined = new Together(List.copyOf(columns));
      } else if (!(added instanceof Implication one
          && relation instanceof Implication other
          && one.equals(
              new Implication(
                  other.cause(), other.when(), other.effect(), other.then(), one.least())))) {
        all.add(relation);
      }
    }
    all.add(joined);
    return all;
  }
}
