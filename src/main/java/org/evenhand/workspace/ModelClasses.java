package org.evenhand.workspace;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.data.Names;
import org.jspecify.annotations.Nullable;

/**
 * A model's classes.
 *
 * @param names in the model's order, spelt as the target spells them; empty for a regression
 * @param positive the index of the class that is judged; 0 for a regression
 */
record ModelClasses(List<String> names, int positive) {
  ModelClasses {
    names = List.copyOf(names);
  }

  /**
   * Finds the target's classes among the model's. A model may know classes that the data has not,
   * but not the other way round.
   *
   * @param positive the class that is judged, null when the workspace has no target
   */
  static ModelClasses of(
      WorkspaceFile file,
      String place,
      String model,
      List<String> answers,
      @Nullable Target target,
      @Nullable String positive) {
    return switch (target) {
      case ValueTarget value ->
          throw file.error(
              place,
              "model '%s' answers the classes %s but the target is a number; name 'positive' in"
                      .formatted(model, Names.list(answers))
                  + " 'target' if its numbers are classes");
      case ClassTarget known -> {
        List<String> names = spelt(answers, known.classes());
        if (names == null) {
          throw file.error(
              place,
              "model '%s' answers the classes %s but the target has %s; add classes: [%s] to the"
                      .formatted(
                          model,
                          Names.list(answers),
                          Names.list(known.classes()),
                          String.join(", ", known.classes()))
                  + " model, in the model's order");
        }
        yield new ModelClasses(names, names.indexOf(known.positive()));
      }
      case null -> {
        if (positive != null) {
          List<String> names = spelt(answers, List.of(positive));
          if (names == null) {
            throw file.error(
                "target.positive",
                "model '%s' has no class '%s'%s"
                    .formatted(model, positive, Names.hint(positive, answers)));
          }
          yield new ModelClasses(names, names.indexOf(positive));
        }
        if (answers.size() > 2) {
          throw file.error(
              place,
              "model '%s' answers the classes %s: which one is judged? add target: {positive: %s}"
                  .formatted(model, Names.list(answers), answers.getLast()));
        }
        yield new ModelClasses(answers, answers.size() - 1);
      }
    };
  }

  /**
   * The answers, those that are wanted in their spelling; null unless every wanted one is there.
   */
  private static @Nullable List<String> spelt(List<String> answers, List<String> wanted) {
    List<String> names = new ArrayList<>();
    int found = 0;
    for (String answer : answers) {
      String match = wanted.stream().filter(name -> same(name, answer)).findFirst().orElse(null);
      names.add(match == null ? answer : match);
      found += match == null ? 0 : 1;
    }
    return found == wanted.size() ? names : null;
  }

  /** Whether two names are the same, ignoring case, or the same number. */
  private static boolean same(String a, String b) {
    if (a.equalsIgnoreCase(b)) {
      return true;
    }
    try {
      return Double.parseDouble(a) == Double.parseDouble(b);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
