package org.evenhand.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBDataChunkReader;
import org.evenhand.data.Source.Kind;
import org.evenhand.data.Source.SourceColumn;

/**
 * Brings the columns of a {@link Source} into Java.
 *
 * <p>A text costs a call into native code, a number does not. So a long column of few distinct
 * values is brought as its dictionary and a number for each row, which DuckDB makes (an ENUM). The
 * columns of short tables are brought many at a time, since each statement has its price.
 */
final class Extraction {
  private static final int LONG = 20_000;
  private static final int FEW_VALUES = 65_536;
  private static final int AT_A_TIME = 250;

  private final Database database;
  private final Source source;
  private final Map<String, ColumnType> types;

  Extraction(Database database, Source source, Map<String, ColumnType> types) {
    this.database = database;
    this.source = source;
    this.types = types;
  }

  /** Pieces of work that each give a run of the table's columns. */
  List<Callable<List<Column>>> work() {
    List<SourceColumn> columns = source.columns();
    if (source.rows() > LONG) {
      return IntStream.range(0, columns.size())
          .<Callable<List<Column>>>mapToObj(i -> () -> List.of(longColumn(columns.get(i), i)))
          .toList();
    }
    List<Callable<List<Column>>> work = new ArrayList<>();
    for (int from = 0; from < columns.size(); from += AT_A_TIME) {
      List<SourceColumn> some = columns.subList(from, Math.min(from + AT_A_TIME, columns.size()));
      work.add(() -> shortColumns(some));
    }
    return work;
  }

  private List<Column> shortColumns(List<SourceColumn> columns) {
    int rows = source.rows();
    List<Collector> collectors =
        columns.stream()
            .<Collector>map(
                column ->
                    column.kind() == Kind.NUMBER
                        ? new Collector.OfNumbers(rows)
                        : new Collector.OfTexts(rows))
            .toList();
    collect(columns.stream().map(SourceColumn::sql).collect(Collectors.joining(", ")), collectors);
    return IntStream.range(0, columns.size())
        .mapToObj(i -> finished(columns.get(i), collectors.get(i)).orElseThrow())
        .toList();
  }

  private Column longColumn(SourceColumn column, int index) {
    return (column.kind() == Kind.NUMBER ? numbers(column) : coded(column, index))
        .or(() -> parsedNumbers(column))
        .or(() -> collected(column, column.sql(), new Collector.OfTexts(source.rows())))
        .orElseThrow();
  }

  private Optional<Column> numbers(SourceColumn column) {
    return collected(column, column.sql(), new Collector.OfNumbers(source.rows()));
  }

  /** The column as codes, empty if it has too many distinct values for that. */
  private Optional<Column> coded(SourceColumn column, int index) {
    String distinct =
        "SELECT DISTINCT value FROM (SELECT %s AS value FROM %s%s) WHERE value IS NOT NULL";
    String first = distinct.formatted(column.sql(), Source.RELATION, " LIMIT " + LONG);
    if (count(first) > LONG / 2) {
      return Optional.empty();
    }
    String table = "dictionary" + index;
    database.execute(
        "CREATE TABLE %s AS %s LIMIT %d"
            .formatted(
                table, distinct.formatted(column.sql(), Source.RELATION, ""), FEW_VALUES + 1));
    String values = "SELECT value FROM " + table;
    if (count(values) == 0 || count(values) > FEW_VALUES) {
      return Optional.empty();
    }
    String type = "type" + index;
    database.execute("CREATE TYPE %s AS ENUM (%s)".formatted(type, values));
    List<String> dictionary = database.rows(values).stream().map(List::getFirst).toList();
    return collected(
        column,
        "CAST(enum_code(CAST(%s AS %s)) AS INTEGER)".formatted(column.sql(), type),
        new Collector.OfCodes(source.rows(), dictionary));
  }

  /** The column if all its texts are numbers and may be read as such, else empty. */
  private Optional<Column> parsedNumbers(SourceColumn column) {
    ColumnType asked = types.get(column.name());
    boolean allowed =
        column.kind() == Kind.UNTYPED && asked != ColumnType.CATEGORY && asked != ColumnType.TEXT;
    return allowed
        ? collected(column, column.sql(), new Collector.OfParsedNumbers(source.rows()))
        : Optional.empty();
  }

  private Optional<Column> collected(SourceColumn column, String sql, Collector collector) {
    collect(sql, List.of(collector));
    return finished(column, collector);
  }

  private void collect(String sql, List<Collector> collectors) {
    database.chunks(
        "SELECT " + sql + " FROM " + Source.RELATION,
        (DuckDBDataChunkReader chunk) -> {
          for (int i = 0; i < collectors.size(); i++) {
            collectors.get(i).take(chunk.vector(i));
          }
        });
  }

  private Optional<Column> finished(SourceColumn column, Collector collector) {
    ColumnType known = column.kind() == Kind.TRUTH ? ColumnType.BINARY : null;
    ColumnType asked = types.getOrDefault(column.name(), known);
    return Optional.ofNullable(collector.result(column.name()))
        .map(raw -> ColumnMaker.make(raw, column.kind() == Kind.UNTYPED, asked));
  }

  private long count(String query) {
    return database.count("SELECT count(*) FROM (" + query + ")");
  }
}
