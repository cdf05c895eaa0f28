package org.evenhand.workspace;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evenhand.counterfactual.Constraints;
import org.evenhand.counterfactual.Direction;
import org.evenhand.counterfactual.FeatureRule;
import org.evenhand.counterfactual.Relation;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.jspecify.annotations.Nullable;

/**
 * What counterfactuals may change, as people write it: a column and {@code increase}, {@code
 * decrease}, {@code whole}, {@code step 12}, a range such as {@code 0.2..0.8}, {@code ..5} or
 * {@code 3..}, or categories such as {@code in car|home}. Several of one column hold together.
 * Relations between columns are such as {@code income with debt}, which change together, and {@code
 * if education rises then age rises by 2}.
 */
public final class FeatureRules {
  private static final Pattern RANGE = Pattern.compile("(?<low>.*?)\\.\\.(?<high>.*)");
  private static final String EXPECTED =
      "expected a column and 'increase', 'decrease', 'whole', 'step 12', a range such as 0.2..0.8,"
          + " 'in a|b', or 'with' and another column";

  private FeatureRules() {}

  /**
   * The constraints with these rules in place of what they say of the same.
   *
   * @throws InputException if a rule cannot be read or names a column that the model does not read
   */
  public static Constraints apply(List<String> rules, Constraints constraints, LoadedModel model) {
    Map<String, FeatureRule> changed = new LinkedHashMap<>(constraints.rules());
    List<Relation> relations = constraints.relations();
    for (String text : rules) {
      String rule = text.strip();
      Relation relation = RelationRules.read(rule, model);
      if (relation != null) {
        relations = RelationRules.add(relation, relations);
      } else if (!rule.isEmpty()) {
        String column = column(rule, model);
        FeatureRule known = changed.getOrDefault(column, FeatureRule.FREE);
        changed.put(column, with(known, rule.substring(column.length()).strip(), rule));
      }
    }
    return new Constraints(changed, relations, constraints.maxChanges());
  }

  /** The longest column that the rule begins with: names may hold spaces. */
  private static String column(String rule, LoadedModel model) {
    List<String> columns = model.binding().columns();
    return columns.stream()
        .filter(column -> rule.startsWith(column + " "))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow(
            () -> {
              String first = rule.split("\\s", 2)[0];
              return new InputException(
                  columns.contains(rule)
                      ? "rule '%s': %s".formatted(rule, EXPECTED)
                      : "rule '%s': model '%s' does not read a column '%s'%s"
                          .formatted(rule, model.name(), first, Names.hint(first, columns)));
            });
  }

  private static FeatureRule with(FeatureRule known, String demand, String rule) {
    if (demand.equals("increase")) {
      return turned(known, Direction.INCREASE);
    }
    if (demand.equals("decrease")) {
      return turned(known, Direction.DECREASE);
    }
    if (demand.equals("whole")) {
      return known.wholeOnly();
    }
    if (demand.startsWith("step ")) {
      Double step = number(demand.substring("step ".length()), rule);
      return new FeatureRule(
          known.immutable(),
          known.direction(),
          known.min(),
          known.max(),
          step,
          known.whole(),
          known.allowed());
    }
    if (demand.startsWith("in ")) {
      List<String> values =
          Pattern.compile("\\|")
              .splitAsStream(demand.substring("in ".length()))
              .map(String::strip)
              .toList();
      return new FeatureRule(
          known.immutable(),
          known.direction(),
          known.min(),
          known.max(),
          known.step(),
          known.whole(),
          values);
    }
    Matcher range = RANGE.matcher(demand);
    if (!range.matches() || demand.length() <= 2) {
      throw new InputException("rule '%s': %s".formatted(rule, EXPECTED));
    }
    return new FeatureRule(
        known.immutable(),
        known.direction(),
        number(range.group("low"), rule),
        number(range.group("high"), rule),
        known.step(),
        known.whole(),
        known.allowed());
  }

  private static FeatureRule turned(FeatureRule known, Direction direction) {
    return new FeatureRule(
        known.immutable(),
        direction,
        known.min(),
        known.max(),
        known.step(),
        known.whole(),
        known.allowed());
  }

  /** Null for an open end. */
  private static @Nullable Double number(String text, String rule) {
    if (text.isBlank()) {
      return null;
    }
    try {
      double number = Double.parseDouble(text.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new InputException(
          "rule '%s': '%s' is not a number; %s".formatted(rule, text.strip(), EXPECTED), e);
    }
    throw new InputException("rule '%s': %s".formatted(rule, EXPECTED));
  }
}
