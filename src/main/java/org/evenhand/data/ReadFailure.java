package org.evenhand.data;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failure of DuckDB means for the person whose file it was reading. */
final class ReadFailure {
  private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
  private static final Pattern COUNTS =
      Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");
  private static final Pattern UNTERMINATED = Pattern.compile("(?i)unterminated quote");
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
    if (UNTERMINATED.matcher(message).find()) {
      return place + " opens a quote that is not closed as expected; is the file cut off?";
    }
    String first = message.lines().findFirst().orElse("").replaceFirst("^[A-Za-z ]+Error: ", "");
    return place + " cannot be read: " + first;
  }
}
