package org.evenhand.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.List;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;

/**
 * Encodes texts as [N] or [N, 1]. A missing value is the empty text, as pandas and skl2onnx write
 * it; numbers are written as people write them.
 *
 * @param column the position of the column in the signature
 * @param flat whether the shape is [N]
 */
record TextEncoder(String name, int column, boolean flat) implements TensorEncoder {

  @Override
  public String inputOf(int position) {
    return name;
  }

  @Override
  public OnnxTensor encode(
      OrtEnvironment environment, List<? extends Column> inputs, Buffers buffers)
      throws OrtException {
    String[] texts = texts(inputs.get(column));
    return OnnxTensor.createTensor(
        environment, texts, flat ? new long[] {texts.length} : new long[] {texts.length, 1});
  }

  private static String[] texts(Column column) {
    String[] texts = new String[column.size()];
    switch (column) {
      case CategoricalColumn categories -> {
        List<String> dictionary = categories.dictionary();
        for (int row = 0; row < texts.length; row++) {
          int code = categories.code(row);
          texts[row] = code == CategoricalColumn.MISSING ? "" : dictionary.get(code);
        }
      }
      case NumericColumn numbers -> {
        for (int row = 0; row < texts.length; row++) {
          double value = numbers.get(row);
          texts[row] = Double.isNaN(value) ? "" : NumericColumn.format(value);
        }
      }
    }
    return texts;
  }
}
