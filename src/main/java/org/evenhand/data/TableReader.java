package org.evenhand.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.evenhand.job.Progress;

/**
 * Reads tables from files: delimited text (.csv, .tsv, .txt), Parquet, JSON and JSON lines (.json,
 * .jsonl, .ndjson), each also gzipped (.gz).
 *
 * <p>Delimited text has a header line. Its delimiter (comma, tab, semicolon, |), quotes and
 * encoding (UTF-8; UTF-16 with a byte order mark; else Windows-1252, of which Latin-1 text is a
 * part) are found out. Nothing but blank lines is skipped: a line with more or fewer values than
 * the header is refused. An empty cell is missing; so are NA, N/A, NaN and null among numbers,
 * while in a column with other texts they are categories like any other. Codes with leading zeros,
 * whole numbers beyond 2^53 and dates stay text. In Parquet and JSON, texts are not turned into
 * numbers.
 *
 * <p>What a column means is recognised from its values, or set by the caller.
 */
public final class TableReader {
  private TableReader() {}

  /**
   * Reads a file.
   *
   * @param types the kinds of the columns that are not to be recognised, by name
   * @throws InputException if the file is none that can be read as a table, or a column cannot be
   *     read as the kind that is set for it
   * @throws org.evenhand.job.CancelledException if the progress says to stop
   */
  public static Table read(Path file, Map<String, ColumnType> types, Progress progress) {
    FileFormat format = check(file);
    Path folder = temporaryFolder();
    try {
      Path plain = StagedFile.of(file, format, folder, progress);
      try (Database database =
          Database.reading(plain, folder, failure -> ReadFailure.explain(file, failure))) {
        return read(file, format, plain, database, types, progress);
      }
    } finally {
      delete(folder);
    }
  }

  private static Table read(
      Path file,
      FileFormat format,
      Path plain,
      Database database,
      Map<String, ColumnType> types,
      Progress progress) {
    String task = "Reading " + file.getFileName();
    Callable<Source> open = () -> source(file, format, plain, database);
    Source source = Parallel.run(task, List.of(open), progress, database::cancel).getFirst();
    if (source.rows() == 0) {
      throw new InputException(file + " holds no rows; expected at least one below the header");
    }
    List<String> names = source.columns().stream().map(Source.SourceColumn::name).toList();
    for (String name : types.keySet()) {
      if (!names.contains(name)) {
        throw new InputException(file + " has no column '" + name + "'" + Names.hint(name, names));
      }
    }
    List<Column> columns =
        Parallel.run(
                task, new Extraction(database, source, types).work(), progress, database::cancel)
            .stream()
            .flatMap(List::stream)
            .toList();
    return Table.of(columns);
  }

  private static Source source(Path file, FileFormat format, Path plain, Database database) {
    return switch (format) {
      case DELIMITED ->
          Source.ofDelimited(database, plain.toString(), file, CsvDialect.of(plain, file));
      case PARQUET -> Source.ofParquet(database, plain.toString(), file);
      case JSON -> Source.ofJson(database, plain.toString(), file);
    };
  }

  private static FileFormat check(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + " is a folder; name a data file in it");
    }
    if (!Files.exists(file)) {
      throw new InputException("there is no file " + file);
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InputException(file + " is not a file that may be read; check its permissions");
    }
    FileFormat format = FileFormat.of(file);
    try {
      if (Files.size(file) == 0) {
        throw new InputException(file + " is empty; expected a table");
      }
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
    return format;
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("evenhand");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
