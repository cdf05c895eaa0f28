package org.evenhand.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.job.Progress;
import org.evenhand.model.Binding;
import org.evenhand.model.Model;
import org.evenhand.model.Scorer;
import org.evenhand.model.load.ModelLoader;
import org.evenhand.model.onnx.ExportedCase;

/**
 * How fast Evenhand scores, next to ONNX Runtime alone on the same model, rows, batches and
 * threads. ONNX Runtime alone gets its inputs ready-made: one array per input. Both are run by
 * turns in one process; the medians count, for the ratio that of the rounds' own ratios.
 *
 * <p>Run: {@code ./mvnw -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=org.evenhand.bench.ScoreBenchmark}; the arguments are the number of rows and of
 * rounds.
 */
public final class ScoreBenchmark {
  private static final int BATCH = 4096;

  private ScoreBenchmark() {}

  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 400_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
    int threads = Runtime.getRuntime().availableProcessors();
    System.out.printf(Locale.ROOT, "%,d rows, batches of %,d, %d threads%n", rows, BATCH, threads);
    for (String name : List.of("shape-n-inputs", "skl-strings-nozipmap", "xgboost")) {
      compare(name, rows, rounds, threads);
    }
  }

  private static void compare(String name, int rows, int rounds, int threads) throws Exception {
    ExportedCase exported = ExportedCase.named(name);
    Table data = repeat(exported.data(), rows);
    double[] ours = new double[rounds];
    double[] bare = new double[rounds];
    try (Model model = ModelLoader.load(exported.source());
        Bare runtime = new Bare(exported, data)) {
      Binding binding = Binding.of(name, model.signature(), data.names());
      for (int round = -2; round < rounds; round++) { // two rounds to warm up
        int kept = Math.max(0, round);
        long start = System.nanoTime();
        double[] scores = Scorer.score(model, binding, data, name, Progress.NONE).column(1);
        ours[kept] = rows / ((System.nanoTime() - start) * 1e-9);
        start = System.nanoTime();
        float[] expected = runtime.score(rows, threads);
        bare[kept] = rows / ((System.nanoTime() - start) * 1e-9);
        check(scores, expected);
      }
    }
    double[] ratios =
        IntStream.range(0, rounds).mapToDouble(round -> ours[round] / bare[round]).toArray();
    System.out.printf(
        Locale.ROOT,
        "%-22s Evenhand %,10.0f rows/s   ONNX Runtime alone %,10.0f rows/s   ratio %.2f%n",
        name,
        median(ours),
        median(bare),
        median(ratios));
  }

  private static void check(double[] scores, float[] expected) {
    for (int row = 0; row < scores.length; row++) {
      if (Math.abs(scores[row] - expected[row]) > 1e-6) {
        throw new IllegalStateException("row " + row + " differs");
      }
    }
  }

  private static Table repeat(Table table, int rows) {
    int[] taken = IntStream.range(0, rows).map(row -> row % table.rows()).toArray();
    return Table.of(table.columns().stream().map(column -> column.take(taken)).toList());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** ONNX Runtime with arrays of exactly what the graph takes. */
  private static final class Bare implements AutoCloseable {
    private final OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    private final OrtSession session;
    private final Map<String, Object> arrays = new LinkedHashMap<>();
    private final Map<String, Integer> widths = new LinkedHashMap<>();
    private final Map<String, Boolean> flat = new LinkedHashMap<>();

    Bare(ExportedCase exported, Table data) throws Exception {
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        session =
            environment.createSession(
                Files.readAllBytes(exported.folder().resolve("model.onnx")), options);
      }
      for (String input : session.getInputNames()) {
        TensorInfo info = (TensorInfo) session.getInputInfo().get(input).getInfo();
        boolean matrix = !exported.source().inputs().isEmpty();
        widths.put(input, matrix ? exported.source().inputs().size() : 1);
        flat.put(input, info.getShape().length == 1);
        arrays.put(
            input,
            matrix
                ? matrix(exported.source().inputs(), data)
                : array(info.type.name(), data.column(input)));
      }
    }

    private static float[] matrix(List<String> features, Table data) {
      float[] matrix = new float[features.size() * data.rows()];
      for (int feature = 0; feature < features.size(); feature++) {
        String[] parts = features.get(feature).split("=", 2);
        Column column = data.column(parts[0]);
        for (int row = 0; row < data.rows(); row++) {
          matrix[row * features.size() + feature] =
              column instanceof NumericColumn numbers
                  ? (float) numbers.get(row)
                  : parts[1].equals(column.text(row)) ? 1 : 0;
        }
      }
      return matrix;
    }

    private static Object array(String type, Column column) {
      if (column instanceof CategoricalColumn texts) {
        return IntStream.range(0, texts.size()).mapToObj(texts::text).toArray(String[]::new);
      }
      double[] values = ((NumericColumn) column).toArray();
      if (type.equals("INT64")) {
        return Arrays.stream(values).mapToLong(value -> (long) value).toArray();
      }
      float[] floats = new float[values.length];
      for (int row = 0; row < floats.length; row++) {
        floats[row] = (float) values[row];
      }
      return floats;
    }

    float[] score(int rows, int threads) throws Exception {
      float[] scores = new float[rows];
      AtomicInteger next = new AtomicInteger();
      try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          running.add(
              pool.submit(
                  () -> {
                    Map<String, ByteBuffer> buffers = new LinkedHashMap<>();
                    for (int from = next.getAndAdd(BATCH);
                        from < rows;
                        from = next.getAndAdd(BATCH)) {
                      batch(from, Math.min(BATCH, rows - from), scores, buffers);
                    }
                    return null;
                  }));
        }
        for (Future<?> future : running) {
          future.get();
        }
      }
      return scores;
    }

    private void batch(int from, int rows, float[] scores, Map<String, ByteBuffer> buffers)
        throws OrtException {
      Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
      for (Map.Entry<String, Object> array : arrays.entrySet()) {
        inputs.put(array.getKey(), tensor(array.getKey(), array.getValue(), from, rows, buffers));
      }
      try (OrtSession.Result result = session.run(inputs, Set.of("probabilities"))) {
        FloatBuffer probabilities = ((OnnxTensor) result.get(0)).getFloatBuffer();
        for (int row = 0; row < rows; row++) {
          scores[from + row] = probabilities.get(2 * row + 1);
        }
      } finally {
        inputs.values().forEach(OnnxTensor::close);
      }
    }

    private OnnxTensor tensor(
        String name, Object array, int from, int rows, Map<String, ByteBuffer> buffers)
        throws OrtException {
      int width = widths.get(name);
      long[] shape = flat.get(name) ? new long[] {rows} : new long[] {rows, width};
      if (array instanceof String[] texts) {
        return OnnxTensor.createTensor(
            environment, Arrays.copyOfRange(texts, from, from + rows), shape);
      }
      ByteBuffer bytes =
          buffers.computeIfAbsent(
              name,
              input ->
                  ByteBuffer.allocateDirect(BATCH * width * Long.BYTES)
                      .order(ByteOrder.nativeOrder()));
      if (array instanceof long[] numbers) {
        LongBuffer buffer = bytes.asLongBuffer().put(numbers, from * width, rows * width).flip();
        return OnnxTensor.createTensor(environment, buffer, shape);
      }
      FloatBuffer buffer =
          bytes.asFloatBuffer().put((float[]) array, from * width, rows * width).flip();
      return OnnxTensor.createTensor(environment, buffer, shape);
    }

    @Override
    public void close() throws OrtException {
      session.close();
    }
  }
}
