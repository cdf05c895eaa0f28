package org.evenhand.model.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.evenhand.data.CategoricalColumn;
import org.evenhand.data.Column;
import org.evenhand.data.ColumnType;
import org.evenhand.data.NumericColumn;
import org.evenhand.data.Table;
import org.evenhand.model.ModelSource;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A model that another library exported, with data and the answers of that library and of Python's
 * onnxruntime; made by src/test/resources/exports/make_exports.py.
 */
public record ExportedCase(Path folder) {
  static final Path ALL = Path.of("src/test/resources/exports");

  public static ExportedCase named(String name) {
    return new ExportedCase(ALL.resolve(name));
  }

  static List<ExportedCase> all() {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("case.yaml")))
          .sorted()
          .map(ExportedCase::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model, with what a workspace says about it. */
  public ModelSource source() {
    Map<String, Object> said = yaml();
    Object activation = said.get("activation");
    return new ModelSource(
        folder.getFileName().toString(),
        folder.resolve("model.onnx"),
        strings(said.getOrDefault("inputs", List.of())),
        activation == null
            ? null
            : ModelSource.Activation.valueOf(activation.toString().toUpperCase(Locale.ROOT)),
        ModelSource.Task.valueOf(said.getOrDefault("task", "").toString().toUpperCase(Locale.ROOT)),
        strings(said.getOrDefault("classes", List.of())),
        data().names());
  }

  /** Numbers where every value is one; an empty cell is missing. */
  public Table data() {
    return csv(folder.resolve("data.csv"));
  }

  /** Columns {@code maker:CLASS} and {@code onnxruntime:CLASS}. */
  Table reference() {
    return csv(folder.resolve("reference.csv"));
  }

  private Map<String, Object> yaml() {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions()))
          .load(Files.readString(folder.resolve("case.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> strings(Object list) {
    return list instanceof List<?> values
        ? values.stream().map(Object::toString).toList()
        : List.of();
  }

  /** For files without quotes. */
  private static Table csv(Path file) {
    try {
      List<String[]> rows =
          Files.readAllLines(file).stream().map(line -> line.split(",", -1)).toList();
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < rows.get(0).length; i++) {
        int column = i;
        columns.add(
            column(
                rows.get(0)[i],
                rows.stream().skip(1).map(row -> row[column]).toArray(String[]::new)));
      }
      return Table.of(columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Column column(String name, String[] cells) {
    try {
      return NumericColumn.of(
          name,
          ColumnType.REAL,
          Arrays.stream(cells)
              .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
              .toArray());
    } catch (NumberFormatException e) {
      List<@Nullable String> values = new ArrayList<>();
      for (String cell : cells) {
        values.add(cell.isEmpty() ? null : cell);
      }
      return CategoricalColumn.of(name, ColumnType.CATEGORY, values);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
