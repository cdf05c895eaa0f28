package org.evenhand.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evenhand.data.InputException;
import org.evenhand.job.Progress;
import org.jspecify.annotations.Nullable;

/** Where a command says what: its answer on standard output, all else on standard error. */
final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private boolean quiet;

  Console(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Says nothing of progress from now on. */
  void quiet() {
    quiet = true;
  }

  Progress progress() {
    return quiet ? Progress.NONE : new ConsoleProgress(err, System::nanoTime);
  }

  void answer(String text) {
    out.print(text);
    out.flush();
  }

  /**
   * Writes the answer to a file, or to standard output if there is none.
   *
   * @throws InputException if the file cannot be written
   */
  void answer(String text, @Nullable Path file) {
    if (file == null) {
      answer(text);
      return;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new InputException("--out: cannot write '" + file + "': " + e, e);
    }
  }

  void warn(String message) {
    err.println("evenhand: " + message);
    err.flush();
  }
}
