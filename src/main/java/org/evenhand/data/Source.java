package org.evenhand.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
  private static final Pattern NUMBERED = Pattern.compile("_\\d+$");
  private static final int MOST_ROWS = 1 << 30;
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
  static Source ofDelimited(Database database, String path, Path shown, CsvDialect dialect) {
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
    return new Source(found, countRows(database, shown));
  }

  static Source ofParquet(Database database, String path, Path shown) {
    String from = " FROM read_parquet(%s)".formatted(Database.quote(path));
    database.execute("CREATE VIEW " + RELATION + " AS SELECT *" + from);
    List<List<String>> described = describe(database, from);
    refuseRenamed(
        shown,
        described,
        database.rows("SELECT name FROM parquet_schema(%s)".formatted(Database.quote(path))));
    List<SourceColumn> columns =
        described.stream().map(row -> ofParquet(database, row.get(0), row.get(1))).toList();
    return new Source(columns, countRows(database, shown));
  }

  private static SourceColumn ofParquet(Database database, String name, String type) {
    String sql = Database.quoteName(name);
    boolean fraction = type.startsWith("DECIMAL") && !type.endsWith(",0)");
    boolean whole = LONG_NUMBERS.contains(type) || (type.startsWith("DECIMAL") && !fraction);
    boolean number = NUMBERS.contains(type) || fraction || (whole && isExact(database, sql));
    Kind kind = number ? Kind.NUMBER : type.equals("BOOLEAN") ? Kind.TRUTH : Kind.TEXT;
    return new SourceColumn(
        name, "CAST(%s AS %s)".formatted(sql, number ? "DOUBLE" : "VARCHAR"), kind);
  }

  /** Whether every whole number of the column is one that a double holds exactly. */
  private static boolean isExact(Database database, String sql) {
    String most = "9007199254740992";
    return database.count(
            "SELECT count(*) FROM %s WHERE %s NOT BETWEEN -%s AND %s"
                .formatted(RELATION, sql, most, most))
        == 0;
  }

  /**
   * Records, with the texts of their numbers and dates as they are written: DuckDB is only asked
   * which columns hold numbers and truth values.
   */
  static Source ofJson(Database database, String path, Path shown) {
    String file = Database.quote(path);
    List<List<String>> described =
        describe(database, " FROM read_json(%s, records = true, sample_size = -1)".formatted(file));
    if (described.stream().map(List::getFirst).anyMatch(NUMBERED.asPredicate())) {
      refuseRenamed(
          shown,
          described,
          database.rows(
              "SELECT DISTINCT unnest(json_keys(json)) FROM read_json_objects(%s)"
                  .formatted(file)));
    }
    String columns =
        described.stream()
            .map(
                row ->
                    Database.quote(row.get(0)) + ": '" + (isTruth(row) ? "BOOLEAN'" : "VARCHAR'"))
            .collect(Collectors.joining(", ", "{", "}"));
    database.execute(
        "CREATE TABLE %s AS SELECT * FROM read_json(%s, records = true, columns = %s)"
            .formatted(RELATION, file, columns));
    int rows = countRows(database, shown);
    if (rows == 1 && described.stream().allMatch(row -> isNested(row.get(1)))) {
      throw new InputException(
          shown
              + " holds one record of lists or objects; expected a record for each row"
              + " (pandas: orient='records')");
    }
    return new Source(described.stream().map(Source::ofJson).toList(), rows);
  }

  private static SourceColumn ofJson(List<String> described) {
    String type = described.get(1);
    boolean number = NUMBERS.contains(type) || LONG_NUMBERS.contains(type);
    Kind kind = isTruth(described) ? Kind.TRUTH : number ? Kind.UNTYPED : Kind.TEXT;
    String sql = "CAST(%s AS VARCHAR)".formatted(Database.quoteName(described.get(0)));
    return new SourceColumn(described.get(0), sql, kind);
  }

  private static boolean isTruth(List<String> described) {
    return described.get(1).equals("BOOLEAN");
  }

  private static boolean isNested(String type) {
    return type.startsWith("STRUCT") || type.startsWith("MAP") || type.endsWith("[]");
  }

  /** Each column's name and type. */
  private static List<List<String>> describe(Database database, String from) {
    return database.rows("SELECT column_name, column_type FROM (DESCRIBE SELECT *" + from + ")");
  }

  /** DuckDB puts a number behind a name that differs from another in case only. */
  private static void refuseRenamed(
      Path shown, List<List<String>> described, List<List<String>> names) {
    for (List<String> column : described) {
      if (!names.contains(List.of(column.get(0)))) {
        throw new InputException(
            "%s: two columns are named '%s' apart from upper and lower case; rename one of them"
                .formatted(shown, NUMBERED.matcher(column.get(0)).replaceFirst("")));
      }
    }
  }

  private static int countRows(Database database, Path shown) {
    long rows = database.count("SELECT count(*) FROM " + RELATION);
    if (rows > MOST_ROWS) {
      throw new InputException(
          "%s has %,d rows; at most %,d can be read".formatted(shown, rows, MOST_ROWS));
    }
    return (int) rows;
  }
}
