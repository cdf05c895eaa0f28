package org.evenhand.model.tribuo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.Input;
import org.jspecify.annotations.Nullable;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.VariableInfo;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;

/**
 * Turns the values of a column into features as the model's own field processor does: at most one
 * for each value. The processor is asked once for each distinct value, so that a row costs a
 * look-up.
 *
 * <p>A missing value is what an empty cell was in training: no feature, unless the model learnt one
 * for empty cells. A category that was not seen in training has no feature.
 */
final class ColumnEncoder {
  /** Stands for a value that cannot be given to the model. */
  private static final Feature INVALID = new Feature("", Double.NaN);

  private final Input input;
  private final FieldProcessor processor;
  private final ImmutableFeatureMap known;
  private final Map<Double, String> categoryOfNumber = new HashMap<>();
  private volatile @Nullable Dictionary latest;

  /** The values of a column's dictionary and their features, by code. */
  private record Dictionary(List<String> values, List<@Nullable Feature> features) {}

  ColumnEncoder(Input input, FieldProcessor processor, ImmutableFeatureMap known) {
    this.input = input;
    this.processor = processor;
    this.known = known;
    for (String category : input.categories()) {
      try {
        categoryOfNumber.putIfAbsent(Double.valueOf(category), category);
      } catch (NumberFormatException notANumber) {
        // Only a text column can hold this category.
      }
    }
  }

  Input input() {
    return input;
  }

  /** Whether a feature of that name is made of this column. */
  boolean makes(String feature) {
    return input.type() == Input.Type.REAL
        ? TrainedColumns.numberFeature(processor).equals(feature)
        : feature.startsWith(ColumnarFeature.generateFeatureName(input.name(), ""));
  }

  /**
   * The feature of each row of the column, null where the model knows none.
   *
   * @return to be called in one thread; throws {@link InputException} for a value that cannot be
   *     given to the model
   */
  IntFunction<@Nullable Feature> encode(Column column) {
    return switch (column) {
      case CategoricalColumn categories -> encodeDictionary(categories);
      case NumericColumn numbers ->
          input.type() == Input.Type.REAL ? encodeNumbers(numbers) : encodeCategories(numbers);
    };
  }

  private IntFunction<@Nullable Feature> encodeDictionary(CategoricalColumn column) {
    Dictionary dictionary = dictionary(column.dictionary());
    List<@Nullable Feature> features = dictionary.features();
    Feature missing = feature("");
    return row -> {
      int code = column.code(row);
      Feature feature = code == CategoricalColumn.MISSING ? missing : features.get(code);
      if (INVALID.equals(feature)) {
        throw invalid(dictionary.values().get(code));
      }
      return feature;
    };
  }

  /** All batches of a table share a dictionary: only the first pays for it. */
  @SuppressWarnings("ReferenceEquality") // Comparing the values would cost as much as encoding.
  private Dictionary dictionary(List<String> values) {
    Dictionary dictionary = latest;
    if (dictionary == null || dictionary.values() != values) {
      List<@Nullable Feature> features = new ArrayList<>(values.size());
      for (String value : values) {
        features.add(feature(value));
      }
      dictionary = new Dictionary(values, features);
      latest = dictionary;
    }
    return dictionary;
  }

  private IntFunction<@Nullable Feature> encodeNumbers(NumericColumn column) {
    String name = TrainedColumns.numberFeature(processor);
    return row -> {
      double value = column.get(row);
      if (Double.isNaN(value)) {
        return null;
      }
      if (!isFinite(value)) {
        throw invalid(NumericColumn.format(value));
      }
      return new Feature(name, value);
    };
  }

  private IntFunction<@Nullable Feature> encodeCategories(NumericColumn column) {
    Map<Double, @Nullable Feature> seen = new HashMap<>();
    seen.put(Double.NaN, feature(""));
    return row -> {
      double value = column.get(row);
      if (!seen.containsKey(value)) {
        String category = categoryOfNumber.get(value);
        seen.put(value, feature(category == null ? NumericColumn.format(value) : category));
      }
      return seen.get(value);
    };
  }

  /** What {@code RowProcessor} makes of one value. */
  private @Nullable Feature feature(String value) {
    String clean = value.replace('\n', ' ').trim();
    try {
      Feature made = processor.process(clean).get(0);
      VariableInfo info = known.get(made.getName());
      if (info == null || Double.isNaN(made.getValue())) {
        return null;
      }
      return isFinite(made.getValue()) ? new Feature(info.getName(), made.getValue()) : INVALID;
    } catch (NumberFormatException notANumber) {
      return clean.isEmpty() ? null : INVALID;
    }
  }

  /** XGBoost computes with floats and fails on an infinite one. */
  private static boolean isFinite(double value) {
    return Float.isFinite((float) value);
  }

  private InputException invalid(String value) {
    return new InputException(
        "input '%s': '%s' is not a number the model can take".formatted(input.name(), value));
  }
}
