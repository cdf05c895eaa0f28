package org.evenhand.model.tribuo;

/**
 * What a column gives the model: at most one feature for each row.
 *
 * @param features for each row the id of a feature in the model's map, or {@link #NONE}
 * @param values for each row the value of that feature
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EncodedColumn(int[] features, double[] values) {
  static final int NONE = -1;

  EncodedColumn(int rows) {
    this(new int[rows], new double[rows]);
  }

  void set(int row, int feature, double value) {
    features[row] = feature;
    values[row] = value;
  }
}
