package org.evenhand.model;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model file and what its user says about it, for what the file itself does not say.
 *
 * @param name the name to show
 * @param inputs for a model that takes one matrix, what its columns mean, in order: the name of a
 *     column, or {@code column=VALUE} for an indicator that is 1 when the column has that value;
 *     empty when not said
 * @param activation what turns the model's outputs into probabilities; null when not said
 * @param task classification or regression; null when not known
 * @param classes the class names in the model's order, for models that do not name them; empty when
 *     not said
 * @param columns the names of the data's columns that may be inputs (neither target nor split nor
 *     weight), used in order for a matrix model when nothing else names its columns and the number
 *     fits
 */
public record ModelSource(
    String name,
    Path file,
    List<String> inputs,
    @Nullable Activation activation,
    @Nullable Task task,
    List<String> classes,
    List<String> columns) {

  /** What a model's answers are made for. */
  public enum Task {
    CLASSIFICATION,
    REGRESSION
  }

  /** What is applied to a model's raw outputs. */
  public enum Activation {
    NONE,
    SIGMOID,
    SOFTMAX
  }

  public ModelSource {
    inputs = List.copyOf(inputs);
    classes = List.copyOf(classes);
    columns = List.copyOf(columns);
  }

  /** A file that says all there is to say. */
  public static ModelSource of(String name, Path file) {
    return new ModelSource(name, file, List.of(), null, null, List.of(), List.of());
  }
}
