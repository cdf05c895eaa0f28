package org.evenhand.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a delimited text file is written, and its header. The delimiter is the one that the header
 * line holds most of; a header whose names all stand in single quotes makes these the quotes.
 *
 * @param escape what stands before a quote inside quotes: the quote itself, or a backslash
 */
record CsvDialect(char delimiter, char quote, char escape, List<String> names) {
  private static final String DELIMITERS = ",\t;|";
  private static final int SAMPLE = 1 << 22;

  /**
   * The dialect of the file.
   *
   * @param file UTF-8 text
   * @param shown the file as the user gave it
   * @throws InputException if the first line is no header of two or more columns
   */
  static CsvDialect of(Path file, Path shown) {
    String sample = sample(file);
    if (sample.isBlank()) {
      throw new InputException(shown + " is empty; expected a header line and rows");
    }
    char quote = sample.charAt(0) == '\'' ? '\'' : '"';
    String candidates = FileFormat.plainName(shown).endsWith(".tsv") ? "\t" : DELIMITERS;
    List<String> names =
        candidates
            .chars()
            .mapToObj(delimiter -> header(sample, (char) delimiter, quote))
            .max(Comparator.comparingInt(List::size))
            .orElseThrow();
    char delimiter =
        (char)
            candidates
                .chars()
                .filter(sign -> header(sample, (char) sign, quote).equals(names))
                .findFirst()
                .orElseThrow();
    CsvHeader.check(names, shown);
    return new CsvDialect(delimiter, quote, escape(sample, delimiter, quote), names);
  }

  private static String sample(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      char[] buffer = new char[SAMPLE];
      int length = 0;
      for (int n = 0; n >= 0 && length < SAMPLE; length += Math.max(n, 0)) {
        n = reader.read(buffer, length, SAMPLE - length);
      }
      return new String(buffer, 0, length);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The fields of the first line, without their quotes and the spaces around them. */
  private static List<String> header(String text, char delimiter, char quote) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == quote) {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == quote;
        if (doubled) {
          field.append(quote);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (sign == '\n' || sign == '\r')) {
        break;
      } else if (!quoted && sign == delimiter) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(sign);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }

  /** A backslash if the text has quotes behind backslashes inside its values, and none doubled. */
  private static char escape(String text, char delimiter, char quote) {
    String doubled = "" + quote + quote;
    boolean escaped = false;
    for (int i = text.indexOf("\\" + quote); i >= 0; i = text.indexOf("\\" + quote, i + 1)) {
      char next = i + 2 < text.length() ? text.charAt(i + 2) : '\n';
      escaped |= next != delimiter && next != '\n' && next != '\r';
    }
    return escaped && !text.contains(doubled) ? '\\' : quote;
  }
}
