package org.evenhand.counterfactual;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evenhand.counterfactual.Relation.Implication;
import org.evenhand.counterfactual.Relation.Move;
import org.evenhand.counterfactual.Relation.Together;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.data.NumericColumn;

/** Finds what is wrong with constraints whatever the row. */
final class ConstraintCheck {
  private final Background background;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> joint = new HashSet<>();

  private ConstraintCheck(Background background) {
    this.background = background;
  }

  /**
   * @throws InputException if something is wrong: all of it, in one line
   */
  static void check(Background background, Constraints constraints) {
    ConstraintCheck check = new ConstraintCheck(background);
    constraints.rules().forEach(check::rule);
    constraints.relations().forEach(check::relation);
    Integer most = constraints.maxChanges();
    if (most != null && most < 1) {
      check.problems.add("at most %d changes: expected 1 or more".formatted(most));
    }
    if (!check.problems.isEmpty()) {
      throw new InputException(String.join("; ", check.problems));
    }
  }

  private void rule(String name, FeatureRule rule) {
    if (!background.columns().contains(name)) {
      problems.add("no column '" + name + "'" + Names.hint(name, background.columns()));
    } else if (background.index(name) >= 0) {
      Feature feature = background.features().get(background.index(name));
      int before = problems.size();
      if (feature.isNumber()) {
        number(feature, rule);
      } else {
        category(feature, rule);
      }
      if (problems.size() == before && !rule.immutable() && feature.values().length > 0) {
        some(feature, rule);
      }
    }
  }

  private void number(Feature feature, FeatureRule rule) {
    Double min = rule.min();
    Double max = rule.max();
    Double step = rule.step();
    if ((min != null && !Double.isFinite(min)) || (max != null && !Double.isFinite(max))) {
      add(feature, "its range ends at no number; expected two numbers, or none for no limit");
    } else if (min != null && max != null && min > max) {
      add(feature, "its min %s is above its max %s".formatted(shown(min), shown(max)));
    }
    if (step != null && !(step > 0 && step < Double.POSITIVE_INFINITY)) {
      add(feature, "its step %s is not above 0".formatted(shown(step)));
    }
    for (String text : rule.allowed()) {
      try {
        Double.parseDouble(text);
      } catch (NumberFormatException e) {
        add(feature, "the allowed value '%s' is no number".formatted(text));
      }
    }
  }

  private void category(Feature feature, FeatureRule rule) {
    boolean numeric =
        rule.min() != null
            || rule.max() != null
            || rule.step() != null
            || rule.whole()
            || rule.direction() != Direction.ANY;
    if (numeric) {
      add(
          feature,
          "it has categories, not numbers: name the allowed ones instead of a range, step or"
              + " direction");
    }
    List<String> known = new ArrayList<>();
    for (double code : feature.values()) {
      known.add(feature.dictionary().get((int) code));
    }
    for (String text : rule.allowed()) {
      if (!known.contains(text)) {
        add(feature, "no row has the allowed value '" + text + "'" + Names.hint(text, known));
      }
    }
  }

  private void some(Feature feature, FeatureRule rule) {
    Values values = Values.of(feature, rule);
    if (values.tried().length == 0) {
      add(feature, "no value is permitted: " + values.described());
    }
  }

  private void relation(Relation relation) {
    switch (relation) {
      case Together together -> {
        if (together.columns().size() < 2) {
          problems.add("columns that change together: expected two or more, found one");
        }
        for (String name : together.columns()) {
          if (known(name) && !joint.add(name)) {
            problems.add("'" + name + "' is named twice among columns that change together");
          }
        }
      }
      case Implication it -> {
        boolean cause = known(it.cause());
        boolean effect = known(it.effect());
        if (cause && effect) {
          moves(it.cause(), it.when());
          moves(it.effect(), it.then());
          if (it.cause().equals(it.effect())) {
            problems.add("'%s' is said to follow from itself".formatted(it.cause()));
          }
        }
        if (!(it.least() >= 0 && it.least() < Double.POSITIVE_INFINITY)) {
          problems.add(
              "'%s' is to move by at least %s: expected a number not below 0"
                  .formatted(it.effect(), shown(it.least())));
        }
      }
    }
  }

  private boolean known(String name) {
    if (background.index(name) >= 0) {
      return true;
    }
    problems.add(
        background.columns().contains(name)
            ? "'" + name + "' is in a relation, but the model does not read it: it never changes"
            : "no column '" + name + "'" + Names.hint(name, background.columns()));
    return false;
  }

  private void moves(String name, Move move) {
    if (move != Move.CHANGES && !background.features().get(background.index(name)).isNumber()) {
      problems.add("'%s' has categories: it cannot rise or fall".formatted(name));
    }
  }

  private void add(Feature feature, String problem) {
    problems.add("'" + feature.name() + "': " + problem);
  }

  private static String shown(double value) {
    return NumericColumn.format(value);
  }
}
