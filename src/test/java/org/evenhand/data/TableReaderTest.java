package org.evenhand.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.evenhand.job.CancelledException;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
  @TempDir Path folder;

  @Test
  void readsNumbersAndNamesInFileOrder() {
    Table table = read("t.csv", "age,race,rate\n30,White,0.5\n41,Black,\n,,1e-3\n");

    assertThat(table.names()).containsExactly("age", "race", "rate");
    assertThat(numbers(table, "age")).containsExactly(30, 41, Double.NaN);
    assertThat(texts(table, "race")).containsExactly("White", "Black", null);
    assertThat(numbers(table, "rate")).containsExactly(0.5, Double.NaN, 0.001);
    assertThat(table.column("age").type()).isEqualTo(ColumnType.INTEGER);
    assertThat(table.column("rate").type()).isEqualTo(ColumnType.REAL);
  }

  @Test
  void keepsCommasQuotesAndLineEndsInsideQuotedCells() {
    Table table = read("t.csv", "a,\"b, c\"\n\"x, \"\"y\"\"\nz\",1\nplain,2\n");

    assertThat(table.names()).containsExactly("a", "b, c");
    assertThat(texts(table, "a")).containsExactly("x, \"y\"\nz", "plain");
  }

  @Test
  void understandsBackslashedAndSingleQuotes() {
    assertThat(texts(read("t.csv", "a,b\n\"x \\\"y\\\" z\",1\nq,2\n"), "a"))
        .containsExactly("x \"y\" z", "q");
    assertThat(texts(read("t.csv", "'a','b'\n'x, y','1'\nq,2\n"), "a"))
        .containsExactly("x, y", "q");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheDelimiter(String delimiter) {
    Table table = read("t.txt", "a,b\n1,x\n2,y\n".replace(",", delimiter));

    assertThat(texts(table, "b")).containsExactly("x", "y");
  }

  @Test
  void aTsvFileIsTabDelimitedWhateverItsHeaderHolds() {
    assertThat(read("t.tsv", "a\tb,c,d\n1\tx\n").names()).containsExactly("a", "b,c,d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsEveryKindOfLineEndAndALastLineWithoutOne(String end) {
    Table table = read("t.csv", String.join(end, "a,b", "1,x", "2,y"));

    assertThat(texts(table, "b")).containsExactly("x", "y");
  }

  @Test
  void readsOtherEncodings() throws IOException {
    String text = "größe,b\nmüd,1\nçà,2\n";
    byte[][] files = {
      text.getBytes(UTF_8),
      bytes("\uFEFF" + text, UTF_8),
      bytes("\uFEFF" + text, UTF_16LE),
      bytes("\uFEFF" + text, UTF_16BE),
      text.getBytes(ISO_8859_1)
    };
    for (byte[] bytes : files) {
      Path file = Files.write(folder.resolve("t.csv"), bytes);
      assertThat(texts(read(file), "größe")).containsExactly("müd", "çà");
    }
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }

  @Test
  void readsWindowsSignsOfFilesThatAreNoUtf8() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.write(file, new byte[] {'a', ',', 'b', '\n', (byte) 0x80, ',', '1', '\n'});

    assertThat(texts(read(file), "a")).containsExactly("€");
  }

  @Test
  void namesThatDifferInCaseAreTwoColumns() {
    assertThat(read("t.csv", "Age,age\n1,2\n").names()).containsExactly("Age", "age");
  }

  @Test
  void aFileNameWithPatternSignsIsThatFileOnly() throws IOException {
    Files.writeString(folder.resolve("t1.csv"), "a,b\n9,9\n");
    Table table = read("t[1]*.csv", "a,b\n1,2\n");

    assertThat(numbers(table, "a")).containsExactly(1);
  }

  @Test
  void aFileNameWithAQuoteIsReadLikeAnyOther() {
    assertThat(read("it's.csv", "a,b\n1,2\n").rows()).isEqualTo(1);
  }

  @Test
  void readsJsonArraysAndLines() {
    String first = "{\"a\": 1, \"b\": \"007\", \"when\": \"2024-01-03T00:00:00Z\"}";
    String second = "{\"a\": 2.5, \"b\": null, \"when\": null, \"ok\": true}";
    for (Table table :
        List.of(
            read("t.json", "[" + first + ", " + second + "]"),
            read("t.jsonl", first + "\n" + second + "\n"))) {
      assertThat(table.names()).containsExactly("a", "b", "when", "ok");
      assertThat(numbers(table, "a")).containsExactly(1, 2.5);
      assertThat(texts(table, "b")).containsExactly("007", null);
      assertThat(texts(table, "when")).containsExactly("2024-01-03T00:00:00Z", null);
      assertThat(texts(table, "ok")).containsExactly(null, "true");
      assertThat(table.column("ok").type()).isEqualTo(ColumnType.BINARY);
    }
  }

  @Test
  void jsonKeepsDigitsThatANumberHereWouldLose() {
    Table table = read("t.json", "[{\"a\": 123456789012345678901, \"b\": 9007199254740993}]");

    assertThat(texts(table, "a")).containsExactly("123456789012345678901");
    assertThat(texts(table, "b")).containsExactly("9007199254740993");
  }

  @Test
  void readsParquetByItsOwnTypes() {
    Path file =
        ParquetFiles.write(
            folder.resolve("t.parquet"),
            "SELECT 1 AS i, 0.1::DOUBLE AS d, '007' AS s, true AS b, DATE '2024-01-03' AS day,"
                + " 9007199254740993 AS big, 12::BIGINT AS small, 1.25::DECIMAL(9,2) AS money,"
                + " NULL::INTEGER AS none");
    Table table = read(file);

    assertThat(numbers(table, "i")).containsExactly(1);
    assertThat(numbers(table, "d")).containsExactly(0.1);
    assertThat(texts(table, "s")).containsExactly("007");
    assertThat(texts(table, "b")).containsExactly("true");
    assertThat(texts(table, "day")).containsExactly("2024-01-03");
    assertThat(texts(table, "big")).containsExactly("9007199254740993");
    assertThat(numbers(table, "small")).containsExactly(12);
    assertThat(numbers(table, "money")).containsExactly(1.25);
    assertThat(numbers(table, "none")).containsExactly(Double.NaN);
  }

  @Test
  void readsEveryFormatGzipped() throws IOException {
    byte[] parquet =
        Files.readAllBytes(
            ParquetFiles.write(folder.resolve("p.parquet"), "SELECT 7 AS a, 'x' AS b"));
    Map<String, byte[]> files =
        Map.of(
            "t.csv.gz", "a,b\n7,x\n".getBytes(UTF_8),
            "t.tsv.gz", "a\tb\n7\tx\n".getBytes(UTF_8),
            "t.jsonl.gz", "{\"a\": 7, \"b\": \"x\"}".getBytes(UTF_8),
            "t.parquet.gz", parquet,
            "l.csv.gz", "a,ü\n7,x\n".getBytes(ISO_8859_1));
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      Path file = Files.write(folder.resolve(entry.getKey()), gzipped(entry.getValue()));
      assertThat(numbers(read(file), "a")).as(entry.getKey()).containsExactly(7);
    }
  }

  static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Long tables take other ways into Java than short ones; the values must be the same. */
  @Test
  void longTablesReadLikeShortOnes() {
    int rows = 25_000;
    String text =
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    "%s,%d,%s,n%d,%d,%s,"
                        .formatted(
                            i % 7 == 0 ? "" : "v" + i % 3,
                            i % 5,
                            i % 11 == 0 ? "NA" : "" + i / 4.0,
                            i,
                            i,
                            i == rows - 1 ? "last" : "" + (i + 0.5)))
            .collect(Collectors.joining("\n", "few,small,real,id,number,late,empty\n", "\n"));
    Table table = read("t.csv", text);

    assertThat(table.rows()).isEqualTo(rows);
    assertThat(table.columns().stream().map(Column::type))
        .containsExactly(
            ColumnType.CATEGORY,
            ColumnType.INTEGER,
            ColumnType.REAL,
            ColumnType.ID,
            ColumnType.ID,
            ColumnType.ID,
            ColumnType.REAL);
    for (int row : new int[] {0, 1, 2, 14, 22, 12_345, rows - 1}) {
      assertThat(table.column("few").text(row)).isEqualTo(row % 7 == 0 ? null : "v" + row % 3);
      assertThat(table.column("small").text(row)).isEqualTo("" + row % 5);
      assertThat(table.column("real").text(row))
          .isEqualTo(row % 11 == 0 ? null : NumericColumn.format(row / 4.0));
      assertThat(table.column("id").text(row)).isEqualTo("n" + row);
      assertThat(table.column("number").text(row)).isEqualTo("" + row);
      assertThat(table.column("empty").isMissing(row)).isTrue();
    }
    assertThat(table.column("late").text(1)).isEqualTo("1.5");
    assertThat(table.column("late").text(rows - 1)).isEqualTo("last");
    assertThat(((CategoricalColumn) table.column("few")).dictionary())
        .as("in the order of appearance")
        .containsExactly("v1", "v2", "v0");
  }

  @Test
  void readsTenThousandColumns() {
    String header =
        IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    String row =
        IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    Table table = read("t.csv", header + "\n" + row + "\n");

    assertThat(table.columns()).hasSize(10_000);
    assertThat(table.column("c9999").text(0)).isEqualTo("9999");
  }

  @Test
  void setTypesOverruleRecognition() {
    String text = "zip,age,label,code\n007,30,2,a\n123,NA,1,NA\n";
    Table table =
        read(
            write("t.csv", text),
            Map.of(
                "zip", ColumnType.REAL,
                "age", ColumnType.CATEGORY,
                "label", ColumnType.BINARY,
                "code", ColumnType.BINARY));

    assertThat(numbers(table, "zip")).containsExactly(7, 123);
    assertThat(texts(table, "age")).containsExactly("30", "NA");
    assertThat(texts(table, "label")).containsExactly("2", "1");
    assertThat(texts(table, "code")).containsExactly("a", null);
    assertThat(table.columns().stream().map(Column::type))
        .containsExactly(
            ColumnType.REAL, ColumnType.CATEGORY, ColumnType.BINARY, ColumnType.BINARY);
  }

  @Test
  void aTypeThatCannotBeNamesTheFirstRowThatForbidsIt() {
    Path file = write("t.csv", "age,size\n30,1.5\nabc,2\nabc,3\n");

    assertThatThrownBy(() -> read(file, Map.of("age", ColumnType.REAL)))
        .isInstanceOf(InputException.class)
        .hasMessage("column 'age' cannot be read as real: row 1 holds 'abc'");
    assertThatThrownBy(() -> read(file, Map.of("size", ColumnType.INTEGER)))
        .hasMessage("column 'size' cannot be read as integer: row 0 holds '1.5'");
    assertThatThrownBy(() -> read(file, Map.of("size", ColumnType.BINARY)))
        .hasMessage("column 'size' cannot be read as binary: it holds 3 values: 1.5, 2, 3");
    assertThatThrownBy(() -> read(file, Map.of("agee", ColumnType.REAL)))
        .hasMessage(file + " has no column 'agee'; did you mean 'age'?");
  }

  @Test
  void cancellingStopsTheReading() {
    Path file = write("t.csv", "a,b\n1,2\n");
    Progress stop =
        (task, done, total) -> {
          throw new CancelledException();
        };

    assertThatThrownBy(() -> TableReader.read(file, Map.of(), stop))
        .isInstanceOf(CancelledException.class);
  }

  private Table read(String name, String text) {
    return read(write(name, text));
  }

  private static Table read(Path file) {
    return read(file, Map.of());
  }

  private static Table read(Path file, Map<String, ColumnType> types) {
    return TableReader.read(file, types, Progress.NONE);
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static double[] numbers(Table table, String column) {
    return ((NumericColumn) table.column(column)).toArray();
  }

  private static List<String> texts(Table table, String column) {
    CategoricalColumn names = (CategoricalColumn) table.column(column);
    return IntStream.range(0, table.rows()).mapToObj(names::text).collect(Collectors.toList());
  }
}
