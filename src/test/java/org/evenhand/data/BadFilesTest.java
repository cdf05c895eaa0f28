package org.evenhand.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no tables: one line each that says what is wrong and what to do. */
@Timeout(60)
class BadFilesTest {
  @TempDir Path folder;

  @Test
  void noFile() {
    Path file = folder.resolve("none.csv");

    refused(file, "there is no file " + file);
  }

  @Test
  void aFolder() throws IOException {
    Path file = Files.createDirectory(folder.resolve("folder.csv"));

    refused(file, file + " is a folder; name a data file in it");
  }

  @Test
  void anUnknownFormat() {
    refused(
        write("t.xlsx", "a,b\n1,2\n"),
        folder.resolve("t.xlsx")
            + " is no data file that can be read: expected a name that ends in .csv, .tsv, .txt,"
            + " .parquet, .json, .jsonl or .ndjson, also with .gz");
  }

  @Test
  void empty() {
    refused("", "is empty; expected a table");
    refused("\n\n", "is empty; expected a header line and rows");
  }

  @Test
  void aHeaderOnly() {
    refused("a,b\n", "holds no rows; expected at least one below the header");
  }

  @Test
  void oneColumn() {
    refused(
        "a b\n1 2\n",
        "holds one column only ('a b'); expected columns separated by comma, tab, semicolon or |");
  }

  @Test
  void raggedRows() {
    refused(
        "a,b\n1,2\n3,4,5\n",
        "line 3 holds 3 values, expected 2 as in the header line; mend or remove the line");
    refused(
        "a,b,c\n1,2,3\n4,5\n6,7,8\n",
        "line 3 holds 2 values, expected 3 as in the header line; mend or remove the line");
  }

  @Test
  void aRaggedRowFarDown() {
    String rows =
        IntStream.range(0, 30_000).mapToObj(i -> i + ",x").collect(Collectors.joining("\n"));

    refused("a,b\n" + rows + "\n1\n", "line 30002 holds 1 values, expected 2 as in the header");
  }

  @Test
  void cutOffInsideARowOrAQuote() {
    refused("a,b,c\n1,2,3\n4,5", "line 3 holds 2 values, expected 3");
    refused("a,b\n1,2\n\"x,3\n4,5\n", "line 3 has a quote that is not closed");
  }

  @Test
  void headers() {
    refused("a,b,a\n1,2,3\n", ": columns 1 and 3 are both named 'a'; rename one of them");
    refused(",a,b\n0,1,2\n", ": column 1 has no name; name it in the header line, or leave row");
    refused(
        "no,0.221,5\nyes,0.4,6\n",
        "has no header line: its first line holds values (no, 0.221, 5); add a line with the");
    refused("1,2,white\n3,4,black\n5,6,x\n0,1,y\n", "has no header line");
  }

  @Test
  void numbersThatCountAreAHeader() {
    Path file = write("t.csv", "0,1,2\n5,6,7\n");

    assertThat(TableReader.read(file, Map.of(), Progress.NONE).names())
        .containsExactly("0", "1", "2");
  }

  @Test
  void tooManyColumns() {
    refused(
        IntStream.range(0, 20_001).mapToObj(i -> "c" + i).collect(Collectors.joining(",")),
        "has 20,001 columns; at most 20,000 can be read");
  }

  @Test
  void binary() throws IOException {
    byte[] bytes = new byte[5000];
    new Random(1).nextBytes(bytes);

    refused(Files.write(folder.resolve("t.csv"), bytes), "is not text: byte 255 is zero");
  }

  @Test
  void textInAnEncodingThatCannotBeTold() throws IOException {
    Path file = folder.resolve("t.csv");

    refused(
        Files.write(file, new byte[] {'a', ',', 'b', '\n', (byte) 0x81, ',', '1', '\n'}),
        "is neither UTF-8 nor Windows-1252 text; save it as UTF-8");
    refused(
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, ',', 0, 'b'}),
        "is not valid UTF-16LE text; save it as UTF-8");
  }

  @Test
  void mixedLineEnds() {
    refused("a,b\r\n1,x\n2,y\r\n", "mixes line ends (Windows and Unix), or has a stray quote");
  }

  @Test
  void gzipCutOffOrNone() throws IOException {
    String rows =
        IntStream.range(0, 9000).mapToObj(i -> i + "," + i * i).collect(Collectors.joining("\n"));
    byte[] packed = TableReaderTest.gzipped(("a,b\n" + rows).getBytes(UTF_8));

    refused(
        Files.write(folder.resolve("t.csv.gz"), Arrays.copyOf(packed, packed.length / 2)),
        "is cut off: its gzip data ends too early; get the whole file again");
    refused(write("n.csv.gz", "a,b\n1,2\n"), "is not gzipped or damaged");
    refused(
        Files.write(folder.resolve("e.csv.gz"), TableReaderTest.gzipped(new byte[0])), "is empty");
  }

  @Test
  void parquetCutInHalfOrNone() throws IOException {
    Path whole = ParquetFiles.write(folder.resolve("w.parquet"), "SELECT range FROM range(5000)");
    byte[] bytes = Files.readAllBytes(whole);

    refused(
        Files.write(folder.resolve("t.parquet"), Arrays.copyOf(bytes, bytes.length / 2)),
        "is no Parquet file, or it is cut off; get the whole file again");
    refused(write("n.parquet", "a,b\n1,2\n3,4\n"), "is no Parquet file, or it is cut off");
  }

  @Test
  void jsonThatIsNotRecords() {
    String message = "holds JSON that is not records; expected [{...}, {...}] or one {...} a line";

    refused(write("t.json", "[1, 2, 3]"), message);
    refused(write("t.json", "[]"), message);
    refused(write("t.json", "[{\"a\": 1}, 5]"), message);
    refused(
        write("t.json", "{\"a\": {\"0\": 1}, \"b\": {\"0\": 2}}"),
        "holds one record of lists or objects; expected a record for each row");
  }

  @Test
  void brokenJson() {
    refused(write("t.json", "[{\"a\": 1}, {\"a\":"), "cannot be read: Malformed JSON");
    refused(write("t.jsonl", "{\"a\": 1}\n{\"a\""), "cannot be read: Malformed JSON");
    refused(write("t.json", "[{\"a\": 1, \"a\": 2}]"), "has duplicate key \"a\"");
    refused(
        write("t.json", "[{\"a\": 1, \"A\": 2}]"), "two columns are named 'A' apart from upper");
  }

  private void refused(String csv, String message) {
    refused(write("t.csv", csv), message);
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> TableReader.read(file, Map.of(), Progress.NONE))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message.startsWith("there") ? message : file.toString())
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n")
        .doesNotContain("utf8");
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
