package org.evenhand.model.tribuo;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.data.Column;
import org.tribuo.Feature;

/** A batch of rows as features of the model. */
final class EncodedRows {
  private final int count;
  private final EncodedColumn[] columns;

  private EncodedRows(int count, EncodedColumn[] columns) {
    this.count = count;
    this.columns = columns;
  }

  /**
   * @param inputs one column for each encoder
   * @throws org.evenhand.data.InputException for a value that cannot be given to the model
   */
  static EncodedRows of(List<ColumnEncoder> encoders, List<? extends Column> inputs) {
    EncodedColumn[] columns = new EncodedColumn[encoders.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = encoders.get(i).encode(inputs.get(i));
    }
    return new EncodedRows(inputs.get(0).size(), columns);
  }

  int count() {
    return count;
  }

  /**
   * The features of a row.
   *
   * @param names the name of each feature, by id
   */
  List<Feature> features(int row, List<String> names) {
    List<Feature> features = new ArrayList<>(columns.length);
    for (EncodedColumn column : columns) {
      int feature = column.features()[row];
      if (feature != EncodedColumn.NONE) {
        features.add(new Feature(names.get(feature), column.values()[row]));
      }
    }
    return features;
  }

  /** Whether the row has no feature at all. */
  boolean isEmpty(int row) {
    for (EncodedColumn column : columns) {
      if (column.features()[row] != EncodedColumn.NONE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds the features of a row to a vector of all features. Two of the same name add up, as they do
   * in Tribuo.
   */
  void addTo(double[] vector, int row) {
    for (EncodedColumn column : columns) {
      int feature = column.features()[row];
      if (feature != EncodedColumn.NONE) {
        vector[feature] += column.values()[row];
      }
    }
  }

  /** Sets the features of a row to zero. */
  void clear(double[] vector, int row) {
    for (EncodedColumn column : columns) {
      int feature = column.features()[row];
      if (feature != EncodedColumn.NONE) {
        vector[feature] = 0;
      }
    }
  }
}
