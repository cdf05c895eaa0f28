package org.evenhand.model.tribuo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tribuo.CategoricalIDInfo;
import org.tribuo.Model;
import org.tribuo.VariableInfo;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.transform.TransformedModel;

/**
 * The columns a model was trained on and what turned each into features: a {@link
 * DoubleFieldProcessor} for a number, an {@link IdentityProcessor} for a category.
 *
 * <p>Provenance tells ({@link ConfiguredColumns}); what it does not tell, the names of the features
 * do: {@code age} or {@code age@value} is a number, {@code job@clerk} and {@code job@cook} are the
 * categories of one column.
 */
final class TrainedColumns {
  private static final char JOINER = ColumnarFeature.JOINER.charAt(0);

  private TrainedColumns() {}

  /** The columns of which the model uses at least one feature, by name. */
  static Map<String, FieldProcessor> of(Model<?> model) throws RefusedException {
    boolean transformed = model instanceof TransformedModel;
    int held = transformed ? 1 : 0;
    if (model.getProvenance().getDatasetProvenance().getTransformationProvenance().getList().size()
        > held) {
      throw new RefusedException(
          "was trained on transformed data but does not hold the transformation; "
              + "train it with TransformTrainer");
    }
    Map<String, FieldProcessor> configured = ConfiguredColumns.of(model);
    Map<String, FieldProcessor> used = new TreeMap<>();
    Map<String, List<VariableInfo>> unexplained = new LinkedHashMap<>();
    for (VariableInfo feature : model.getFeatureIDMap()) {
      FieldProcessor processor = find(feature.getName(), configured);
      if (processor != null) {
        used.put(processor.getFieldName(), processor);
      } else {
        unexplained
            .computeIfAbsent(column(feature.getName()), name -> new ArrayList<>())
            .add(feature);
      }
    }
    for (Map.Entry<String, List<VariableInfo>> column : unexplained.entrySet()) {
      used.put(column.getKey(), fromNames(column.getKey(), column.getValue(), transformed));
    }
    return used;
  }

  /** The processor that makes the feature. */
  private static @Nullable FieldProcessor find(
      String feature, Map<String, FieldProcessor> configured) {
    FieldProcessor whole = configured.get(feature);
    if (whole instanceof DoubleFieldProcessor && numberFeature(whole).equals(feature)) {
      return whole;
    }
    for (int end = feature.indexOf(JOINER); end >= 0; end = feature.indexOf(JOINER, end + 1)) {
      FieldProcessor prefix = configured.get(feature.substring(0, end));
      if (prefix instanceof IdentityProcessor
          || (prefix != null && numberFeature(prefix).equals(feature))) {
        return prefix;
      }
    }
    return null;
  }

  /** The name of the one feature that a column of numbers has. */
  static String numberFeature(FieldProcessor number) {
    return number.process("1").get(0).getName();
  }

  private static String column(String feature) {
    int end = feature.indexOf(JOINER);
    return end < 0 ? feature : feature.substring(0, end);
  }

  private static FieldProcessor fromNames(
      String column, List<VariableInfo> features, boolean transformed) throws RefusedException {
    for (boolean bare : new boolean[] {true, false}) {
      FieldProcessor number = new DoubleFieldProcessor(column, bare, true);
      if (features.size() == 1 && numberFeature(number).equals(features.get(0).getName())) {
        return number;
      }
    }
    for (VariableInfo feature : features) {
      if (!transformed && !isIndicator(feature)) {
        throw new RefusedException(
            "has a feature '%s' that is not just 1 for one value of '%s', and no provenance that "
                    .formatted(feature.getName(), column)
                + "says how it is made; train it from a CSVDataSource");
      }
    }
    return new IdentityProcessor(column);
  }

  private static boolean isIndicator(VariableInfo feature) {
    return feature instanceof CategoricalIDInfo info
        && info.getUniqueObservations() == 1
        && info.getObservationCount(IdentityProcessor.FEATURE_VALUE) > 0;
  }
}
