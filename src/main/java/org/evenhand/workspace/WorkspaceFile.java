package org.evenhand.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.evenhand.data.ColumnType;
import org.evenhand.data.InputException;
import org.evenhand.model.ModelSource;
import org.evenhand.model.ModelSource.Activation;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace's YAML says, checked for form but not yet against data and models. The keys are
 * documented in {@code docs/workspace.md}.
 *
 * @param path where the file is: its own paths are relative to its folder
 * @param text the YAML itself; the other components are what it says
 * @param data the data file as written
 * @param target what is predicted; null when there are no labels
 * @param weight the column of row weights, null when every row counts once
 * @param minGroup a measure of fewer rows is marked small
 * @param types what columns mean, where it is not what the reader thinks
 * @param features what a counterfactual may change
 * @param counterfactual what all its changes together must keep to
 */
public record WorkspaceFile(
    Path path,
    String text,
    String name,
    String data,
    @Nullable TargetKey target,
    List<ProtectedKey> protectedAttributes,
    List<ModelKey> models,
    @Nullable SplitKey split,
    Threshold threshold,
    @Nullable String weight,
    int minGroup,
    Map<String, ColumnType> types,
    Map<String, FeatureKey> features,
    CounterfactualKey counterfactual,
    List<Limit> limits) {

  /**
   * What is predicted.
   *
   * @param column the column of labels; null when there are none and only {@code positive} is told
   * @param positive the class that the score predicts; null for a regression
   * @param favorable the outcome people want; null when it is the positive one
   * @param tolerance the largest error of a regression that does no harm, in the target's unit,
   *     above 0; null when none is set
   */
  public record TargetKey(
      @Nullable String column,
      @Nullable String positive,
      @Nullable String favorable,
      @Nullable Double tolerance) {}

  /**
   * An attribute to audit by.
   *
   * @param bins the number of groups that a numeric column is cut into; null: not cut so
   * @param equalWidth whether those have equal width, rather than about equal size
   * @param edges where a numeric column is cut; empty: not cut so
   * @param reference the group that the others are compared with; null: none is named
   */
  public record ProtectedKey(
      String column,
      @Nullable Integer bins,
      boolean equalWidth,
      List<Double> edges,
      @Nullable String reference) {
    public ProtectedKey {
      edges = List.copyOf(edges);
    }

    /** A column as it is. */
    static ProtectedKey of(String column) {
      return new ProtectedKey(column, null, false, List.of(), null);
    }

    /** Whether the column is cut into groups. */
    boolean isCut() {
      return bins != null || !edges.isEmpty();
    }
  }

  /**
   * A model file or a column of scores: exactly one of {@code file} and {@code score} is not null.
   * The others are as in {@link ModelSource}.
   */
  public record ModelKey(
      String name,
      @Nullable String file,
      @Nullable String score,
      List<String> inputs,
      @Nullable Activation activation,
      List<String> classes) {
    public ModelKey {
      inputs = List.copyOf(inputs);
      classes = List.copyOf(classes);
    }
  }

  /**
   * The parts of the data.
   *
   * @param column the column that names each row's part
   * @param show the part that is judged unless another is asked for; null: all rows
   */
  public record SplitKey(String column, @Nullable String show) {}

  /**
   * How a counterfactual may change a column.
   *
   * @param immutable never; null where the file does not say: protected attributes are not changed
   * @param min the smallest number; null: the smallest of the data
   * @param max the largest number; null: the largest of the data
   * @param step between permitted numbers, counted from {@code min}; null: any
   * @param whole only whole numbers; null: as the column's type says
   * @param values the only permitted categories; empty: those of the data
   */
  public record FeatureKey(
      @Nullable Boolean immutable,
      Change change,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double step,
      @Nullable Boolean whole,
      List<String> values) {
    public FeatureKey {
      values = List.copyOf(values);
    }

    /** The direction in which a number may change. */
    public enum Change {
      ANY,
      INCREASE,
      DECREASE
    }
  }

  /**
   * What counterfactuals must keep to as a whole.
   *
   * @param maxChanges how many columns may change; null: any number
   * @param together lists of columns of which either all change or none
   * @param implications what follows from a change of a column
   */
  public record CounterfactualKey(
      @Nullable Integer maxChanges,
      List<List<String>> together,
      List<ImplicationKey> implications) {
    /** Nothing to keep to. */
    static final CounterfactualKey NONE = new CounterfactualKey(null, List.of(), List.of());

    public CounterfactualKey {
      together = together.stream().map(List::copyOf).toList();
      implications = List.copyOf(implications);
    }
  }

  /** If the one column changes so, the other must too. */
  public record ImplicationKey(MoveKey cause, MoveKey effect) {}

  /**
   * A change of a column.
   *
   * @param by how much a number changes at least; null: at all
   */
  public record MoveKey(String column, FeatureKey.Change change, @Nullable Double by) {}

  public WorkspaceFile {
    protectedAttributes = List.copyOf(protectedAttributes);
    models = List.copyOf(models);
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    limits = List.copyOf(limits);
  }

  /**
   * Reads a workspace file.
   *
   * @throws InputException if it cannot be read or says something that a workspace cannot; the
   *     message names file, line and key
   */
  public static WorkspaceFile read(Path path) {
    return parse(path, Yaml.text(path));
  }

  /** Reads YAML that is, or will be, in the file at {@code path}. */
  public static WorkspaceFile parse(Path path, String text) {
    return new WorkspaceReader(path, text).read();
  }

  /** Writes the text as it is, comments and order included; replaces the file whole or not. */
  public void write(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path written = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
      try {
        Files.writeString(written, text);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw new InputException("cannot write '" + file + "': " + e, e);
    }
  }

  /**
   * What the file would say of another class: no limits, as they are about the class it names.
   *
   * @param otherThreshold of that class's score
   */
  WorkspaceFile judging(TargetKey otherTarget, Threshold otherThreshold) {
    return new WorkspaceFile(
        path,
        text,
        name,
        data,
        otherTarget,
        protectedAttributes,
        models,
        split,
        otherThreshold,
        weight,
        minGroup,
        types,
        features,
        counterfactual,
        List.of());
  }

  /** The same file with another threshold; everything else, comments included, stays. */
  public WorkspaceFile withThreshold(Threshold changed) {
    return parse(path, YamlEdit.set(path, text, "threshold", changed.toYaml()));
  }

  /** A file named in this one, relative to its folder. */
  public Path resolve(String file) {
    return path.resolveSibling(file);
  }

  /**
   * A problem with what the file says.
   *
   * @param key such as {@code models[1].file}
   * @return an exception whose message names the file, the line and the key
   */
  InputException error(String key, String problem) {
    return Yaml.parse(path, text).find(key).error(problem, key);
  }

  /** Does something for the value of a key; a problem with it then names the file, line and key. */
  <T> T locate(String key, Supplier<T> action) {
    try {
      return action.get();
    } catch (InputException e) {
      throw error(key, String.valueOf(e.getMessage()));
    }
  }
}
