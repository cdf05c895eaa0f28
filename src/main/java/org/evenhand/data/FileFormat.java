package org.evenhand.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of files that hold tables, told apart by the end of the name. */
enum FileFormat {
  DELIMITED,
  PARQUET,
  JSON;

  private static final String GZIP = ".gz";

  private List<String> endings() {
    return switch (this) {
      case DELIMITED -> List.of(".csv", ".tsv", ".txt");
      case PARQUET -> List.of(".parquet");
      case JSON -> List.of(".json", ".jsonl", ".ndjson");
    };
  }

  /**
   * The format of the file, gzipped or not.
   *
   * @throws InputException if its name ends in none that is known
   */
  static FileFormat of(Path file) {
    String name = plainName(file);
    return Arrays.stream(values())
        .filter(format -> format.endings().stream().anyMatch(name::endsWith))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    file
                        + " is no data file that can be read: expected a name that ends in .csv,"
                        + " .tsv, .txt, .parquet, .json, .jsonl or .ndjson, also with .gz"));
  }

  static boolean isGzipped(Path file) {
    return lowerName(file).endsWith(GZIP);
  }

  /** The name in lower case without the end that says it is gzipped. */
  static String plainName(Path file) {
    String name = lowerName(file);
    return isGzipped(file) ? name.substring(0, name.length() - GZIP.length()) : name;
  }

  private static String lowerName(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
