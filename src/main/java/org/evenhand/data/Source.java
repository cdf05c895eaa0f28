package org.evenhand.data;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The file as the relation {@value #RELATION} of a {@link Database}.
 *
 * @param rows the number of rows
 */
record Source(List<SourceColumn> columns, int rows) {
  static final String RELATION = "data";

  private static final Set<String> NUMBERS =
      Set.of(
          "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER", "FLOAT", "DOUBLE");
  private static final Set<String> LONG_NUMBERS =
      Set.of("BIGINT", "UBIGINT", "HUGEINT", "UHUGEINT");

  /**
   * One column of the relation.
   *
   * @param name its name in the file
   * @param sql what gives its values: a DOUBLE for {@link Kind#NUMBER}, else a VARCHAR
   */
  record SourceColumn(String name, String sql, Kind kind) {}

  /** What the file itself says about the values of a column. */
  enum Kind {
    NUMBER,
    TEXT,
    TRUTH,
    /** Nothing: texts that may be numbers. */
    UNTYPED
  }

  /** Texts of which nothing more is known, in a table of columns c0, c1 ... */
  static Source ofDelimited(Database database, String path, CsvDialect dialect) {
    String columns =
        IntStream.range(0, dialect.names().size())
            .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    database.execute(
        "CREATE TABLE %s AS SELECT * FROM read_csv(%s, auto_detect = false, header = true, delim = %s, quote = %s, escape = %s, nullstr = '', columns = %s)"
            .formatted(
                RELATION,
                Database.quote(path),
                Database.quote(String.valueOf(dialect.delimiter())),
                Database.quote(String.valueOf(dialect.quote())),
                Database.quote(String.valueOf(dialect.escape())),
                columns));
    List<SourceColumn> found =
        IntStream.range(0, dialect.names().size())
            .mapToObj(i -> new SourceColumn(dialect.names().get(i), "c" + i, Kind.UNTYPED))
            .toList();
    return new Source(found, countRows(database));
  }

  static Source ofParquet(Database database, String path) {
    database.execute(
        "CREATE VIEW %s AS SELECT * FROM read_parquet(%s)"
            .formatted(RELATION, Database.quote(path)));
    return ofTyped(database);
  }

  static Source ofJson(Database database, String path) {
    database.execute(
        "CREATE TABLE %s AS SELECT * FROM read_json(%s, records = true, sample_size = -1)"
            .formatted(RELATION, Database.quote(path)));
    return ofTyped(database);
  }

  private static Source ofTyped(Database database) {
    List<SourceColumn> columns =
        database.rows("SELECT column_name, column_type FROM (DESCRIBE " + RELATION + ")").stream()
            .map(row -> typed(database, row.get(0), row.get(1)))
            .toList();
    return new Source(columns, countRows(database));
  }

  private static SourceColumn typed(Database database, String name, String type) {
    String sql = Database.quoteName(name);
    boolean number =
        NUMBERS.contains(type)
            || (type.startsWith("DECIMAL") && !type.endsWith(",0)"))
            || ((LONG_NUMBERS.contains(type) || type.startsWith("DECIMAL"))
                && isExact(database, sql));
    Kind kind = number ? Kind.NUMBER : type.equals("BOOLEAN") ? Kind.TRUTH : Kind.TEXT;
    return new SourceColumn(
        name, "CAST(%s AS %s)".formatted(sql, number ? "DOUBLE" : "VARCHAR"), kind);
  }

  /** Whether every whole number of the column is one that a double holds exactly. */
  private static boolean isExact(Database database, String sql) {
    String most = "9007199254740992";
    return database
        .rows(
            "SELECT count(*) FROM %s WHERE %s NOT BETWEEN -%s AND %s"
                .formatted(RELATION, sql, most, most))
        .equals(List.of(List.of("0")));
  }

  private static int countRows(Database database) {
    return Integer.parseInt(database.rows("SELECT count(*) FROM " + RELATION).get(0).get(0));
  }
}
