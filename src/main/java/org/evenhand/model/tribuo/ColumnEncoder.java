package org.evenhand.model.tribuo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.Input;
import org.jspecify.annotations.Nullable;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
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
  private final Input input;
  private final FieldProcessor processor;
  private final ImmutableFeatureMap known;
  private final Map<Double, String> categoryOfNumber = new HashMap<>();
  private volatile @Nullable Dictionary latest;

  /** The values of a column's dictionary and their features, by code. */
  private record Dictionary(List<String> values, List<Encoded> features) {}

  /** What a value gives the model: the id of a feature, or none, and the feature's value. */
  private record Encoded(int feature, double value) {
    static final Encoded NONE = new Encoded(EncodedColumn.NONE, 0);

    /** Stands for a value that cannot be given to the model. */
    static final Encoded INVALID = new Encoded(EncodedColumn.NONE, Double.NaN);

    boolean isInvalid() {
      return Double.isNaN(value);
    }
  }

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
   * The feature of each row of the column.
   *
   * @throws InputException for a value that cannot be given to the model
   */
  EncodedColumn encode(Column column) {
    return switch (column) {
      case CategoricalColumn categories -> encodeDictionary(categories);
      case NumericColumn numbers ->
          input.type() == Input.Type.REAL ? encodeNumbers(numbers) : encodeCategories(numbers);
    };
  }

  private EncodedColumn encodeDictionary(CategoricalColumn column) {
    Dictionary dictionary = dictionary(column.dictionary());
    List<Encoded> features = dictionary.features();
    Encoded missing = feature("");
    EncodedColumn encoded = new EncodedColumn(column.size());
    for (int row = 0; row < column.size(); row++) {
      int code = column.code(row);
      Encoded feature = code == CategoricalColumn.MISSING ? missing : features.get(code);
      if (feature.isInvalid()) {
        throw invalid(dictionary.values().get(code));
      }
      encoded.set(row, feature.feature(), feature.value());
    }
    return encoded;
  }

  /** All batches of a table share a dictionary: only the first pays for it. */
  @SuppressWarnings("ReferenceEquality") // Comparing the values would cost as much as encoding.
  private Dictionary dictionary(List<String> values) {
    Dictionary dictionary = latest;
    if (dictionary == null || dictionary.values() != values) {
      List<Encoded> features = new ArrayList<>(values.size());
      for (String value : values) {
        features.add(feature(value));
      }
      dictionary = new Dictionary(values, features);
      latest = dictionary;
    }
    return dictionary;
  }

  private EncodedColumn encodeNumbers(NumericColumn column) {
    int feature = known.getID(TrainedColumns.numberFeature(processor));
    EncodedColumn encoded = new EncodedColumn(column.size());
    for (int row = 0; row < column.size(); row++) {
      double value = column.get(row);
      if (Double.isNaN(value)) {
        encoded.set(row, EncodedColumn.NONE, 0);
      } else if (isFinite(value)) {
        encoded.set(row, feature, value);
      } else {
        throw invalid(NumericColumn.format(value));
      }
    }
    return encoded;
  }

  private EncodedColumn encodeCategories(NumericColumn column) {
    Map<Double, Encoded> seen = new HashMap<>();
    seen.put(Double.NaN, feature(""));
    EncodedColumn encoded = new EncodedColumn(column.size());
    for (int row = 0; row < column.size(); row++) {
      Encoded feature = seen.computeIfAbsent(column.get(row), this::category);
      encoded.set(row, feature.feature(), feature.value());
    }
    return encoded;
  }

  private Encoded category(double number) {
    String category = categoryOfNumber.get(number);
    return feature(category == null ? NumericColumn.format(number) : category);
  }

  /** What {@code RowProcessor} makes of one value. */
  private Encoded feature(String value) {
    String clean = value.replace('\n', ' ').trim();
    try {
      Feature made = processor.process(clean).get(0);
      int feature = known.getID(made.getName());
      if (feature < 0 || Double.isNaN(made.getValue())) {
        return Encoded.NONE;
      }
      return isFinite(made.getValue()) ? new Encoded(feature, made.getValue()) : Encoded.INVALID;
    } catch (NumberFormatException notANumber) {
      return clean.isEmpty() ? Encoded.NONE : Encoded.INVALID;
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
