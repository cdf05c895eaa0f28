package org.evenhand.data;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failure of DuckDB means for the person whose file it was reading. */
final class ReadFailure {
  private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
  private static final Pattern COUNTS =
      Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");
  private static final Map<String, String> KNOWN =
      Map.of(
          "unterminated quote",
          " has a quote that is not closed, or text behind a closing quote; is the file cut off?",
          "reached an invalid state",
          " mixes line ends (Windows and Unix), or has a stray quote; save it with one kind of line end",
          "expected records",
          " holds JSON that is not records; expected [{...}, {...}] or one {...} a line",
          "No magic bytes",
          " is no Parquet file, or it is cut off; get the whole file again",
          "Out of Memory",
          " needs more memory than reading may take; give fewer rows or columns");
  private static final List<String> DEFECTS =
      List.of("Parser Error", "Catalog Error", "INTERNAL Error", "Permission Error");

  private ReadFailure() {}

  static RuntimeException explain(Path file, SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    if (DEFECTS.stream().anyMatch(message::startsWith)) {
      return new IllegalStateException("reading " + file, failure);
    }
    return new InputException(file + inWords(message), failure);
  }

  private static String inWords(String message) {
    Matcher line = LINE.matcher(message);
    String place = line.find() ? " line " + line.group(1) : "";
    Matcher counts = COUNTS.matcher(message);
    if (counts.find()) {
      return "%s holds %s values, expected %s as in the header line; mend or remove the line"
          .formatted(place, counts.group(2), counts.group(1));
    }
    for (Map.Entry<String, String> known : KNOWN.entrySet()) {
      if (message.contains(known.getKey())) {
        return place + known.getValue();
      }
    }
    String first = message.lines().findFirst().orElse("").replaceFirst("^[A-Za-z ]+Error: ", "");
    return place
        + " cannot be read: "
        + first.replaceAll(" (in|of|at end of) file [\"'][^\"']*[\"']", "").strip();
  }
}
