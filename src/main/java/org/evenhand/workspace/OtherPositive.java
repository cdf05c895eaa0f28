package org.evenhand.workspace;

import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.workspace.WorkspaceFile.TargetKey;
import org.jspecify.annotations.Nullable;

/**
 * A workspace judged by another class than its file names, the others being the rest.
 *
 * <p>Of two classes the favorable one stays what the file says, and thresholds are turned into
 * those of the other class's score. Of more classes the one that is held counts as favorable, as in
 * a file, and its threshold is 0.5: nothing is known of its scores. The limits of the file are
 * about the class that it names, so there are none.
 */
final class OtherPositive {
  private OtherPositive() {}

  /**
   * @throws InputException if there is no such class, or no model has a score for it
   */
  static Workspace of(Workspace whole, String positive) {
    List<String> classes = whole.classes();
    if (classes.isEmpty()) {
      throw new InputException(
          "no class '" + positive + "': the models predict a number and no classes");
    }
    if (!classes.contains(positive)) {
      throw new InputException("no class '" + positive + "'" + Names.hint(positive, classes));
    }
    List<LoadedModel> models =
        whole.models().stream()
            .filter(model -> model.classes().contains(positive))
            .map(model -> model.withPositive(positive))
            .toList();
    if (models.isEmpty()) {
      throw new InputException("no model has a score of class '" + positive + "'");
    }
    boolean two = classes.size() == 2;
    TargetKey named = whole.file().target();
    String favorable = two ? favorable(whole, named) : positive;
    TargetKey key =
        new TargetKey(
            named == null ? null : named.column(),
            positive,
            favorable,
            named == null ? null : named.tolerance());
    Threshold threshold = two ? whole.threshold().turned() : Threshold.of(0.5);
    Target target =
        whole.target() instanceof ClassTarget known
            ? known.with(positive, favorable)
            : whole.target();
    return new Workspace(whole, whole.file().judging(key, threshold), target, models);
  }

  private static String favorable(Workspace whole, @Nullable TargetKey named) {
    return named == null || named.favorable() == null
        ? String.valueOf(whole.positive())
        : named.favorable();
  }
}
