package org.evenhand.model.tribuo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.tribuo.DataSource;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.data.csv.CSVDataSource;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * Made-up people, drawn with a seed: {@code age} and {@code income} (many values), {@code children}
 * (0 to 4), {@code job} and {@code city} (names), {@code floor} (a category that looks like a
 * number), and the targets {@code happy} and {@code wage}.
 *
 * <p>In training, cells of {@code city} and {@code income} are empty; later, cells of every column
 * are, and there are jobs and cities that were not in training.
 */
final class People {
  static final List<String> INPUTS = List.of("age", "income", "children", "job", "city", "floor");
  private static final List<String> NUMBERS = List.of("age", "income", "children");

  final List<Map<String, String>> rows = new ArrayList<>();

  private People() {}

  static People training(int count) {
    return draw(count, 1, List.of("cook", "clerk", "smith"), List.of("Rome", "Bonn", ""), 0);
  }

  static People later(int count) {
    return draw(
        count, 2, List.of("cook", "clerk", "smith", "poet"), List.of("Rome", "Bonn", "Oslo"), .2);
  }

  private static People draw(
      int count, long seed, List<String> jobs, List<String> cities, double missing) {
    Random random = new Random(seed);
    People people = new People();
    for (int i = 0; i < count; i++) {
      double age = 18 + random.nextInt(60) + random.nextInt(4) / 4.0;
      double income = Math.round(1e4 * Math.exp(random.nextGaussian())) / 100.0;
      int children = random.nextInt(5);
      String job = jobs.get(random.nextInt(jobs.size()));
      double score = age / 40 + (job.equals("cook") ? 1 : -1) + children * 0.3;
      Map<String, String> row = new LinkedHashMap<>();
      row.put("age", Double.toString(age));
      row.put("income", random.nextInt(10) == 0 ? "" : Double.toString(income));
      row.put("children", Integer.toString(children));
      row.put("job", job);
      row.put("city", cities.get(random.nextInt(cities.size())));
      row.put("floor", Integer.toString(random.nextInt(3)));
      row.put("happy", List.of("no", "so-so", "yes").get(level(score + random.nextGaussian())));
      row.put("wage", Double.toString(10 + 3 * score + random.nextGaussian()));
      for (String name : INPUTS) {
        if (random.nextDouble() < missing) {
          row.put(name, "");
        }
      }
      people.rows.add(row);
    }
    return people;
  }

  private static int level(double score) {
    return score < 1 ? 0 : score < 2 ? 1 : 2;
  }

  /** One column for each of the names. */
  List<Column> columns(List<String> names) {
    return names.stream().map(this::column).toList();
  }

  private Column column(String name) {
    List<String> texts = rows.stream().map(row -> row.get(name)).toList();
    ToDoubleFunction<String> parse = text -> text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    return NUMBERS.contains(name) || name.equals("floor")
        ? NumericColumn.of(name, ColumnType.REAL, texts.stream().mapToDouble(parse).toArray())
        : CategoricalColumn.of(
            name,
            ColumnType.CATEGORY,
            texts.stream().map(text -> text.isEmpty() ? null : text).toList());
  }

  static RowProcessor<Label> labels() {
    return processor(response("happy", new LabelFactory()));
  }

  static RowProcessor<Regressor> wages() {
    return processor(response("wage", new RegressionFactory()));
  }

  private static <T extends Output<T>> FieldResponseProcessor<T> response(
      String column, OutputFactory<T> factory) {
    return new FieldResponseProcessor<>(List.of(column), List.of(""), factory, false, false);
  }

  private static <T extends Output<T>> RowProcessor<T> processor(
      FieldResponseProcessor<T> response) {
    List<FieldProcessor> fields = new ArrayList<>();
    for (String name : INPUTS) {
      fields.add(
          NUMBERS.contains(name)
              ? new DoubleFieldProcessor(name, name.equals("age"))
              : new IdentityProcessor(name));
    }
    return new RowProcessor.Builder<T>().setFieldProcessors(fields).build(response);
  }

  /** A model trained from a CSV file, so that its provenance tells the columns. */
  <T extends Output<T>> Model<T> train(Trainer<T> trainer, RowProcessor<T> processor, Path folder)
      throws IOException {
    return trainer.train(new MutableDataset<>(write(folder, processor)));
  }

  /** Writes the rows as CSV into the folder and returns the source that reads them. */
  <T extends Output<T>> CSVDataSource<T> write(Path folder, RowProcessor<T> processor)
      throws IOException {
    Path csv = folder.resolve("people.csv");
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", rows.get(0).keySet()));
    rows.forEach(row -> lines.add(String.join(",", row.values())));
    Files.write(csv, lines);
    return new CSVDataSource<>(csv, processor, true);
  }

  /** A model trained from examples in memory, so that only feature names tell the columns. */
  <T extends Output<T>> Model<T> trainWithoutColumns(
      Trainer<T> trainer, RowProcessor<T> processor) {
    return trainer.train(new MutableDataset<>(examples(processor)));
  }

  private <T extends Output<T>> DataSource<T> examples(RowProcessor<T> processor) {
    List<Example<T>> examples =
        rows.stream().map(row -> processor.generateExample(row, true).orElseThrow()).toList();
    OutputFactory<T> factory = processor.getResponseProcessor().getOutputFactory();
    return new ListDataSource<>(
        examples, factory, new SimpleDataSourceProvenance("people", factory));
  }
}
