package org.evenhand.model.tribuo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.evenhand.model.Input;
import org.evenhand.model.Input.Range;
import org.jspecify.annotations.Nullable;
import org.tribuo.CategoricalInfo;
import org.tribuo.Model;
import org.tribuo.RealInfo;
import org.tribuo.VariableInfo;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.transform.TransformedModel;

/** What a model remembers of the values a column had in training. */
final class TrainedInput {
  private TrainedInput() {}

  static Input of(FieldProcessor processor, Model<?> model) {
    String column = processor.getFieldName();
    return processor instanceof DoubleFieldProcessor
        ? new Input(column, Input.Type.REAL, List.of(), range(processor, model))
        : new Input(column, Input.Type.TEXT, categories(column, model), null);
  }

  /** All categories; the empty one is there if some cells were empty in training. */
  private static List<String> categories(String column, Model<?> model) {
    String prefix = ColumnarFeature.generateFeatureName(column, "");
    return StreamSupport.stream(model.getFeatureIDMap().spliterator(), false)
        .map(VariableInfo::getName)
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /**
   * The smallest and largest value seen. Tribuo does not count zeros, so zero is taken in when some
   * example had zero or nothing. A model that scales its inputs only remembers scaled values: no
   * range.
   */
  private static @Nullable Range range(FieldProcessor processor, Model<?> model) {
    if (model instanceof TransformedModel) {
      return null;
    }
    VariableInfo info = model.getFeatureIDMap().get(TrainedColumns.numberFeature(processor));
    double[] seen =
        switch (info) {
          case RealInfo real -> new double[] {real.getMin(), real.getMax()};
          case CategoricalInfo few ->
              Arrays.stream(few.getValues()).filter(value -> value != 0).toArray();
          default -> new double[0];
        };
    int examples = model.getProvenance().getDatasetProvenance().getNumExamples();
    if (info.getCount() < examples) {
      seen = DoubleStream.concat(DoubleStream.of(0), Arrays.stream(seen)).toArray();
    }
    if (seen.length == 0) {
      return null;
    }
    Arrays.sort(seen);
    return new Range(seen[0], seen[seen.length - 1]);
  }
}
