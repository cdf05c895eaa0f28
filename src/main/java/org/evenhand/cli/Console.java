package org.evenhand.cli;

import java.io.PrintWriter;
import org.evenhand.job.Progress;

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

  void warn(String message) {
    err.println("evenhand: " + message);
    err.flush();
  }
}
