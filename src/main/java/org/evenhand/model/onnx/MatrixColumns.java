package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the columns of a matrix input mean: ONNX gives them no names. In this order: the workspace
 * says it; the file says it in its metadata; the data has just as many columns.
 */
final class MatrixColumns {
  /** The key of a file's metadata that names the columns: a JSON array, or names with commas. */
  static final String METADATA_KEY = "evenhand.inputs";

  private MatrixColumns() {}

  /**
   * Names every column of the matrix, as {@code column} or {@code column=VALUE}.
   *
   * @param input the name of the graph's input
   * @param width the number of columns, {@link Shapes#UNKNOWN} when the file does not say
   */
  static List<String> of(ModelSource source, ModelProto model, String input, long width) {
    if (!source.inputs().isEmpty()) {
      return fitting(source, input, width, source.inputs(), "`inputs:` names");
    }
    for (StringStringEntryProto entry : model.getMetadataPropsList()) {
      if (entry.getKey().equals(METADATA_KEY)) {
        return fitting(source, input, width, parse(source, entry.getValue()), "its metadata names");
      }
    }
    if (source.columns().size() == width) {
      return source.columns();
    }
    throw ModelFile.problem(
        source,
        "its input '%s' is a matrix of %s columns without names%s; name them in the order of training: `inputs: [age, \"sex=female\", ...]` (column=VALUE is 1 where the column has that value)"
            .formatted(
                input,
                width == Shapes.UNKNOWN ? "any number of" : Long.toString(width),
                source.columns().isEmpty()
                    ? ""
                    : ", and the data has %d to choose from".formatted(source.columns().size())));
  }

  private static List<String> fitting(
      ModelSource source, String input, long width, List<String> names, String origin) {
    if (width != Shapes.UNKNOWN && names.size() != width) {
      throw ModelFile.problem(
          source,
          "its input '%s' has %d columns, but %s %d".formatted(input, width, origin, names.size()));
    }
    return names;
  }

  private static List<String> parse(ModelSource source, String text) {
    if (!text.stripLeading().startsWith("[")) {
      return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
    try {
      List<String> names = new ArrayList<>();
      JsonMapper.shared().readTree(text).forEach(name -> names.add(name.asString()));
      return names;
    } catch (JacksonException e) {
      throw ModelFile.problem(
          source, "its metadata '%s' is not a JSON array of names".formatted(METADATA_KEY));
    }
  }
}
