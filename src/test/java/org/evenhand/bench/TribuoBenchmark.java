package org.evenhand.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.evenhand.model.tribuo.TribuoModels;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.data.csv.CSVDataSource;
import org.tribuo.math.optimisers.AdaGrad;

/**
 * Rows a second, in one thread, through Evenhand's adapter and through Tribuo's own row processor
 * and batch prediction, on the same rows and model; run main from the project's folder.
 *
 * <p>The rows are those of the mortgage sample, eight times over, in batches of 4,096.
 */
public final class TribuoBenchmark {
  private static final Path DATA = Path.of("sample-data/mortgage/hmda.csv");
  private static final List<String> NUMBERS =
      List.of("pirat", "hirat", "lvrat", "unemp", "chist", "mhist");
  private static final List<String> CATEGORIES =
      List.of("phist", "selfemp", "insurance", "condomin", "single", "hschool");
  private static final int COPIES = 8;
  private static final int BATCH = 4096;
  private static final int ROUNDS = 7;

  private TribuoBenchmark() {}

  public static void main(String[] args) throws IOException {
    Logger.getLogger("org.tribuo").setLevel(Level.WARNING);
    Map<String, Trainer<Label>> trainers = new LinkedHashMap<>();
    trainers.put("linear", new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 5, 1));
    trainers.put("tree", new CARTClassificationTrainer(6));
    trainers.put(
        "forest of 30",
        new RandomForestTrainer<>(
            new CARTClassificationTrainer(6, 0.4f, 1), new FullyWeightedVotingCombiner(), 30, 1));
    trainers.put("XGBoost of 100", new XGBoostClassificationTrainer(100, 1, true));
    List<Map<String, String>> rows = read();
    System.out.printf("%-16s %14s %14s %8s%n", "model", "Evenhand", "Tribuo", "ratio");
    for (Map.Entry<String, Trainer<Label>> trainer : trainers.entrySet()) {
      compare(trainer.getKey(), trainer.getValue(), rows);
    }
  }

  private static void compare(String name, Trainer<Label> trainer, List<Map<String, String>> rows)
      throws IOException {
    RowProcessor<Label> processor = processor();
    Path file = Files.createTempFile("bench", ".tribuo");
    try {
      trainer
          .train(new MutableDataset<>(new CSVDataSource<>(DATA, processor, true)))
          .serializeToFile(file);
      org.tribuo.Model<Label> own =
          org.tribuo.Model.deserializeFromFile(file).castModel(Label.class);
      try (Model model = TribuoModels.open(ModelSource.of(name, file))) {
        List<Column> columns = columns(model.signature().inputNames(), rows);
        double ours = rowsPerSecond(rows.size(), () -> score(model, columns));
        double theirs = rowsPerSecond(rows.size(), () -> predict(own, processor, rows));
        System.out.printf("%-16s %,14.0f %,14.0f %8.2f%n", name, ours, theirs, ours / theirs);
      }
    } finally {
      Files.delete(file);
    }
  }

  /** The median of the rounds after one to warm up. */
  private static double rowsPerSecond(int rows, DoubleSupplier work) {
    double[] seconds = new double[ROUNDS];
    double answer = work.getAsDouble();
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      if (work.getAsDouble() != answer) {
        throw new IllegalStateException("two rounds gave different answers");
      }
      seconds[round] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return rows / seconds[ROUNDS / 2];
  }

  private static double score(Model model, List<Column> columns) {
    double sum = 0;
    int rows = columns.get(0).size();
    for (int from = 0; from < rows; from += BATCH) {
      int start = from;
      int end = Math.min(rows, from + BATCH);
      double[] scores =
          model.score(columns.stream().map(column -> column.slice(start, end)).toList()).column(1);
      sum += Arrays.stream(scores).sum();
    }
    return sum;
  }

  private static double predict(
      org.tribuo.Model<Label> model,
      RowProcessor<Label> processor,
      List<Map<String, String>> rows) {
    double sum = 0;
    String second = model.getOutputIDInfo().getOutput(1).getLabel();
    for (int from = 0; from < rows.size(); from += BATCH) {
      List<Example<Label>> examples = new ArrayList<>();
      for (Map<String, String> row : rows.subList(from, Math.min(rows.size(), from + BATCH))) {
        examples.add(processor.generateExample(row, false).orElseThrow());
      }
      for (Prediction<Label> prediction : model.predict(examples)) {
        sum += prediction.getOutputScores().get(second).getScore();
      }
    }
    return sum;
  }

  private static List<Map<String, String>> read() {
    try {
      List<String> lines = Files.readAllLines(DATA);
      String[] names = lines.get(0).split(",", -1);
      List<Map<String, String>> rows = new ArrayList<>();
      for (int i = 0; i < COPIES * (lines.size() - 1); i++) {
        String[] cells = lines.get(1 + i % (lines.size() - 1)).split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int column = 0; column < names.length; column++) {
          row.put(names[column], cells[column]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Column> columns(List<String> names, List<Map<String, String>> rows) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      List<String> texts = rows.stream().map(row -> row.get(name)).toList();
      columns.add(
          NUMBERS.contains(name)
              ? NumericColumn.of(
                  name, ColumnType.REAL, texts.stream().mapToDouble(Double::parseDouble).toArray())
              : CategoricalColumn.of(name, ColumnType.CATEGORY, texts));
    }
    return columns;
  }

  private static RowProcessor<Label> processor() {
    List<FieldProcessor> fields = new ArrayList<>();
    NUMBERS.forEach(name -> fields.add(new DoubleFieldProcessor(name)));
    CATEGORIES.forEach(name -> fields.add(new IdentityProcessor(name)));
    return new RowProcessor.Builder<Label>()
        .setFieldProcessors(fields)
        .build(
            new FieldResponseProcessor<>(
                List.of("deny"), List.of(""), new LabelFactory(), false, false));
  }
}
