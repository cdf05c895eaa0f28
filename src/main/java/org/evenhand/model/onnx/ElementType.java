package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.evenhand.data.InputException;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.Input;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of numbers a tensor holds.
 *
 * <p>Numbers go in as the exporting libraries cast them: to {@link #FLOAT} with 24 bits, so whole
 * numbers above 16,777,216 are rounded; into whole-number types only if they are whole.
 */
enum ElementType {
  FLOAT(Float.BYTES, Input.Type.REAL) {
    @Override
    void put(ByteBuffer buffer, int offset, int stride, double[] values) {
      for (int row = 0; row < values.length; row++) {
        buffer.putFloat(offset + row * stride, (float) values[row]);
      }
    }

    @Override
    OnnxTensor tensor(OrtEnvironment environment, ByteBuffer buffer, long[] shape)
        throws OrtException {
      return OnnxTensor.createTensor(environment, buffer.asFloatBuffer(), shape);
    }
  },
  DOUBLE(Double.BYTES, Input.Type.REAL) {
    @Override
    void put(ByteBuffer buffer, int offset, int stride, double[] values) {
      for (int row = 0; row < values.length; row++) {
        buffer.putDouble(offset + row * stride, values[row]);
      }
    }

    @Override
    OnnxTensor tensor(OrtEnvironment environment, ByteBuffer buffer, long[] shape)
        throws OrtException {
      return OnnxTensor.createTensor(environment, buffer.asDoubleBuffer(), shape);
    }
  },
  INT64(Long.BYTES, Input.Type.INTEGER) {
    @Override
    void put(ByteBuffer buffer, int offset, int stride, double[] values) {
      for (int row = 0; row < values.length; row++) {
        buffer.putLong(offset + row * stride, (long) values[row]);
      }
    }

    @Override
    OnnxTensor tensor(OrtEnvironment environment, ByteBuffer buffer, long[] shape)
        throws OrtException {
      return OnnxTensor.createTensor(environment, buffer.asLongBuffer(), shape);
    }
  },
  INT32(Integer.BYTES, Input.Type.INTEGER) {
    @Override
    void put(ByteBuffer buffer, int offset, int stride, double[] values) {
      for (int row = 0; row < values.length; row++) {
        buffer.putInt(offset + row * stride, (int) values[row]);
      }
    }

    @Override
    OnnxTensor tensor(OrtEnvironment environment, ByteBuffer buffer, long[] shape)
        throws OrtException {
      return OnnxTensor.createTensor(environment, buffer.asIntBuffer(), shape);
    }
  },
  BOOL(Byte.BYTES, Input.Type.BOOLEAN) {
    @Override
    void put(ByteBuffer buffer, int offset, int stride, double[] values) {
      for (int row = 0; row < values.length; row++) {
        buffer.put(offset + row * stride, (byte) values[row]);
      }
    }

    @Override
    OnnxTensor tensor(OrtEnvironment environment, ByteBuffer buffer, long[] shape)
        throws OrtException {
      return OnnxTensor.createTensor(environment, buffer, shape, OnnxJavaType.BOOL);
    }
  };

  private static final double LARGEST_EXACT = 1L << 53;

  private final int bytes;
  private final Input.Type type;

  ElementType(int bytes, Input.Type type) {
    this.bytes = bytes;
    this.type = type;
  }

  /** The kind for a type number of a file, null for texts and for kinds that no column fits. */
  static @Nullable ElementType of(int onnxType) {
    return switch (TensorProto.DataType.forNumber(onnxType)) {
      case FLOAT -> FLOAT;
      case DOUBLE -> DOUBLE;
      case INT64 -> INT64;
      case INT32 -> INT32;
      case BOOL -> BOOL;
      case null, default -> null;
    };
  }

  int bytes() {
    return bytes;
  }

  Input.Type type() {
    return type;
  }

  /** Writes the values {@code stride} bytes apart, the first at {@code offset}. */
  abstract void put(ByteBuffer buffer, int offset, int stride, double[] values);

  /** A tensor over the buffer, which it does not copy. */
  abstract OnnxTensor tensor(OrtEnvironment environment, ByteBuffer buffer, long[] shape)
      throws OrtException;

  /**
   * Makes sure that every value has a place in this type.
   *
   * @throws InputException naming the input and the first value that has none
   */
  void check(String input, double[] values) {
    switch (type) {
      case REAL, TEXT -> {}
      case INTEGER -> {
        double limit = this == INT32 ? Integer.MAX_VALUE : LARGEST_EXACT;
        check(input, values, limit, "whole numbers");
      }
      case BOOLEAN -> check(input, values, 1, "true or false (1 or 0)");
    }
  }

  private void check(String input, double[] values, double limit, String taken) {
    for (double value : values) {
      if (Double.isNaN(value)) {
        long missing = Arrays.stream(values).filter(Double::isNaN).count();
        throw new InputException(
            "input '%s' takes %s and cannot take missing values; %d of these %d rows have none: fill them or leave the rows out"
                .formatted(input, taken, missing, values.length));
      }
      boolean outside = this == BOOL ? value < 0 : value < -limit;
      if (value != Math.rint(value) || value > limit || outside) {
        throw new InputException(
            "input '%s' takes %s; %s is not one it can take"
                .formatted(input, taken, NumericColumn.format(value)));
      }
    }
  }
}
