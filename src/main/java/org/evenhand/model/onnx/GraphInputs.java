package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;
import org.evenhand.model.Input;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.evenhand.model.onnx.ColumnFlow.Origin;

/**
 * What a graph takes: either one input per column, or one matrix of all of them.
 *
 * @param inputs the columns, each once
 * @param encoders one per input of the graph
 */
record GraphInputs(List<Input> inputs, List<TensorEncoder> encoders) {

  /**
   * Reads the inputs of a graph.
   *
   * @throws InputException if they have shapes or types that columns do not fit
   */
  static GraphInputs of(
      ModelSource source, ModelProto model, Graph graph, ColumnFlow flow, TextCodes codes) {
    List<ValueInfoProto> declared = graph.inputs();
    for (ValueInfoProto input : declared) {
      checkShape(source, input);
    }
    if (declared.isEmpty()) {
      throw ModelFile.problem(source, "it takes no inputs, so it cannot answer about a row");
    }
    Categories categories = Categories.of(graph, flow);
    if (declared.size() == 1 && isMatrix(source, declared.get(0))) {
      return matrix(source, model, declared.get(0), categories);
    }
    return columns(source, declared, categories, codes);
  }

  /** The name of the model's input that a column of the graph's input is made from. */
  String of(Origin origin) {
    return encoders.stream()
        .filter(encoder -> encoder.name().equals(origin.input()))
        .findFirst()
        .orElseThrow()
        .inputOf(origin.column());
  }

  private static void checkShape(ModelSource source, ValueInfoProto input) {
    if (!input.getType().hasTensorType()) {
      throw ModelFile.problem(
          source,
          "its input '%s' is no tensor; export it with one input per column or one matrix"
              .formatted(input.getName()));
    }
    int rank = Shapes.rank(input);
    if (rank == 0 || rank > 2) {
      throw ModelFile.problem(
          source,
          "its input '%s' has the shape %s; columns of data fit [N], [N, 1] or a matrix [N, F]"
              .formatted(input.getName(), Shapes.text(input)));
    }
  }

  /** One column a row is a matrix of one when the workspace names its column. */
  private static boolean isMatrix(ModelSource source, ValueInfoProto input) {
    if (Shapes.rank(input) == 1) {
      return false;
    }
    boolean oneColumn = Shapes.rank(input) == 2 && Shapes.size(input, 1) == 1;
    return !oneColumn || !source.inputs().isEmpty();
  }

  private static GraphInputs columns(
      ModelSource source, List<ValueInfoProto> declared, Categories categories, TextCodes codes) {
    if (!source.inputs().isEmpty()) {
      throw ModelFile.problem(
          source,
          "`inputs:` names the columns of a matrix, but this model takes each column by its name: %s; remove `inputs:`"
              .formatted(names(declared)));
    }
    List<Input> inputs = new ArrayList<>();
    List<TensorEncoder> encoders = new ArrayList<>();
    for (ValueInfoProto input : declared) {
      if (Shapes.rank(input) == 2 && Shapes.size(input, 1) != 1) {
        throw ModelFile.problem(
            source,
            "it takes %s, of which '%s' is a matrix %s; export it with one input per column or with a single matrix"
                .formatted(names(declared), input.getName(), Shapes.text(input)));
      }
      String name = input.getName();
      boolean flat = Shapes.rank(input) == 1;
      ElementType type = ElementType.of(elementType(input));
      inputs.add(
          new Input(
              name,
              type == null ? Input.Type.TEXT : type.type(),
              categories.of(name, 0),
              /* range= */ null));
      if (type != null) {
        Feature feature = type == ElementType.BOOL ? Feature.truth(name) : Feature.value(name);
        encoders.add(
            new NumericEncoder(name, type, List.of(feature), List.of(encoders.size()), flat));
      } else if (elementType(input) == TensorProto.DataType.STRING_VALUE) {
        encoders.add(
            codes.isEmpty()
                ? new TextEncoder(name, encoders.size(), flat)
                : new NumericEncoder(
                    name,
                    ElementType.INT64,
                    List.of(Feature.code(name, codes)),
                    List.of(encoders.size()),
                    flat));
      } else {
        throw unsupported(source, input, "float, double, int64, int32, bool and string");
      }
    }
    return new GraphInputs(inputs, encoders);
  }

  private static GraphInputs matrix(
      ModelSource source, ModelProto model, ValueInfoProto input, Categories categories) {
    ElementType type = ElementType.of(elementType(input));
    if (type != ElementType.FLOAT && type != ElementType.DOUBLE) {
      throw unsupported(source, input, "a float or double matrix");
    }
    long width = Shapes.rank(input) == 2 ? Shapes.size(input, 1) : Shapes.UNKNOWN;
    Map<String, Input> inputs = new LinkedHashMap<>();
    List<Feature> features = new ArrayList<>();
    for (String entry : MatrixColumns.of(source, model, input.getName(), width)) {
      int equals = source.columns().contains(entry) ? -1 : entry.indexOf('=');
      if (equals < 0) {
        features.add(Feature.value(entry));
        inputs.put(
            entry,
            new Input(
                entry,
                Input.Type.REAL,
                categories.of(input.getName(), features.size() - 1),
                /* range= */ null));
      } else {
        String column = entry.substring(0, equals);
        features.add(Feature.indicator(column, entry.substring(equals + 1)));
        // Its categories stay unknown: there is often one without an indicator.
        inputs.putIfAbsent(column, Input.of(column, Input.Type.TEXT));
      }
    }
    Map<String, Integer> position = new HashMap<>();
    inputs.keySet().forEach(column -> position.put(column, position.size()));
    List<Integer> columns =
        features.stream().map(feature -> position.getOrDefault(feature.input(), 0)).toList();
    return new GraphInputs(
        List.copyOf(inputs.values()),
        List.of(new NumericEncoder(input.getName(), type, features, columns, /* flat= */ false)));
  }

  private static InputException unsupported(
      ModelSource source, ValueInfoProto input, String supported) {
    TensorProto.DataType type = TensorProto.DataType.forNumber(elementType(input));
    return ModelFile.problem(
        source,
        "its input '%s' takes %s values %s; Evenhand feeds %s"
            .formatted(
                input.getName(),
                type == null ? "unknown" : type.name().toLowerCase(Locale.ROOT),
                Shapes.text(input),
                supported));
  }

  private static int elementType(ValueInfoProto input) {
    return input.getType().getTensorType().getElemType();
  }

  private static String names(List<ValueInfoProto> inputs) {
    return Names.list(inputs.stream().map(ValueInfoProto::getName).toList());
  }
}
