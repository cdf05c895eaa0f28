package org.evenhand.model.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Memory for the inputs of one batch, kept for the next. For one thread at a time. */
final class Buffers {
  private final Map<String, ByteBuffer> byInput = new HashMap<>();

  /** A buffer of exactly that many bytes for the input of that name. */
  ByteBuffer of(String input, int bytes) {
    ByteBuffer buffer = byInput.get(input);
    if (buffer == null || buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
      byInput.put(input, buffer);
    }
    return buffer.clear().limit(bytes);
  }
}
