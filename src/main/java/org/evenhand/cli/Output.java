package org.evenhand.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Consumer;
import org.evenhand.data.InputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a long answer goes and what it looks like. */
final class Output {
  /** What an answer is written as. */
  enum Format {
    JSON,
    CSV
  }

  /** What is written to piece by piece. */
  @FunctionalInterface
  interface Sink {
    void write(String text);
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: csv if --out ends in .csv, else json).")
  private @Nullable Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to a file instead of standard output.")
  private @Nullable Path out;

  Format format() {
    if (format != null) {
      return format;
    }
    return out != null && out.toString().toLowerCase(Locale.ROOT).endsWith(".csv")
        ? Format.CSV
        : Format.JSON;
  }

  /**
   * Lets the work write, to the file if there is one. The file takes its name when all is written:
   * work that fails or is interrupted leaves what was there before.
   */
  void write(Console console, Consumer<Sink> work) {
    if (out == null) {
      work.accept(console::answer);
      return;
    }
    try {
      if (Files.exists(out) && !Files.isRegularFile(out)) {
        fill(out, work); // such as /dev/null, which must stay what it is
        return;
      }
      Path whole = Files.exists(out) ? out.toRealPath() : out;
      Path part = whole.resolveSibling(whole.getFileName() + ".part");
      part.toFile().deleteOnExit();
      try {
        fill(part, work);
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void fill(Path file, Consumer<Sink> work) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      work.accept(text -> append(writer, text));
    }
  }

  private void append(BufferedWriter writer, String text) {
    try {
      writer.write(text);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private InputException failed(IOException e) {
    return new InputException("--out: cannot write '" + out + "': " + e, e);
  }
}
