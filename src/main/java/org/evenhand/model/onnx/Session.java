package org.evenhand.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.evenhand.data.Column;
import org.evenhand.data.InputException;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.jspecify.annotations.Nullable;

/**
 * A graph in ONNX Runtime: columns in, the numbers of its output tensors out. Safe to call from
 * several threads; each call runs on the thread that makes it.
 */
final class Session implements AutoCloseable {
  private final ModelSource source;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<TensorEncoder> encoders;
  private final List<String> outputs;
  private final Set<String> requested;
  private final Queue<Buffers> idle = new ConcurrentLinkedQueue<>();

  private Session(
      ModelSource source,
      OrtEnvironment environment,
      OrtSession session,
      List<TensorEncoder> encoders,
      List<String> outputs) {
    this.source = source;
    this.environment = environment;
    this.session = session;
    this.encoders = encoders;
    this.outputs = outputs;
    this.requested = Set.copyOf(new HashSet<>(outputs));
  }

  /**
   * Loads a graph. Only from bytes: given a path, the runtime would look for files beside it.
   *
   * @param source the model, for messages
   * @param outputs the tensors to compute
   */
  static Session open(
      ModelSource source, byte[] graph, List<TensorEncoder> encoders, List<String> outputs)
      throws OrtException {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "evenhand");
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      options.setCPUArenaAllocator(false);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      return new Session(
          source, environment, environment.createSession(graph, options), encoders, outputs);
    }
  }

  /**
   * Computes the outputs for a batch of at least one row.
   *
   * @return for each output a buffer of its floats or doubles, row by row
   * @throws InputException if a value does not fit its input, or an output has other rows than the
   *     batch
   */
  List<Buffer> run(List<? extends Column> columns, OrtSession.@Nullable RunOptions options)
      throws OrtException {
    Buffers pooled = idle.poll();
    Buffers buffers = pooled == null ? new Buffers() : pooled;
    Map<String, OnnxTensorLike> inputs = new HashMap<>();
    try {
      for (TensorEncoder encoder : encoders) {
        inputs.put(encoder.name(), encoder.encode(environment, columns, buffers));
      }
      try (OrtSession.Result result = session.run(inputs, requested, options)) {
        List<Buffer> numbers = new ArrayList<>();
        for (String output : outputs) {
          numbers.add(numbers(output, result.get(output).orElseThrow(), columns.get(0).size()));
        }
        return numbers;
      }
    } finally {
      inputs.values().forEach(OnnxTensorLike::close);
      idle.add(buffers);
    }
  }

  private Buffer numbers(String output, OnnxValue value, int rows) {
    OnnxTensor tensor = (OnnxTensor) value;
    long[] shape = tensor.getInfo().getShape();
    if (shape.length == 0 || shape[0] != rows) {
      throw ModelFile.problem(
          source,
          "its output '%s' has the shape %s for %d rows; the first dimension must be the rows"
              .formatted(output, Arrays.toString(shape), rows));
    }
    DoubleBuffer doubles = tensor.getDoubleBuffer();
    return doubles == null ? tensor.getFloatBuffer() : doubles;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("a session was closed twice", e);
    }
  }
}
