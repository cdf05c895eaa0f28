package org.evenhand.metric;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What there is to say about a measure, for people.
 *
 * @param label the title: "Selection rate"
 * @param words the plain everyday word, to go after a number: "selected", "missed"
 * @param definition what it is, in one plain sentence
 * @param formula how it is computed
 * @param source where the definition is from
 * @param matters when one should look at it, in one plain sentence
 */
public record Explanation(
    String label, String words, String definition, String formula, String source, String matters) {
  private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();

  /**
   * Reads the explanation of one measure from a file of lines {@code key.label = ...}.
   *
   * @param near the class that the file lies beside
   * @throws IllegalStateException if the file does not explain that measure in full
   */
  public static Explanation of(Class<?> near, String file, String key) {
    Properties lines =
        FILES.computeIfAbsent(near.getPackageName() + "/" + file, path -> read(near, file));
    return new Explanation(
        line(lines, key, "label"),
        line(lines, key, "words"),
        line(lines, key, "definition"),
        line(lines, key, "formula"),
        line(lines, key, "source"),
        line(lines, key, "matters"));
  }

  private static String line(Properties lines, String key, String field) {
    String text = lines.getProperty(key + "." + field);
    if (text == null || text.isBlank()) {
      throw new IllegalStateException("nothing is said about " + key + "." + field);
    }
    return text;
  }

  private static Properties read(Class<?> near, String file) {
    Properties lines = new Properties();
    try (InputStream stream = Objects.requireNonNull(near.getResourceAsStream(file), file)) {
      lines.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
