package org.evenhand.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.evenhand.data.InputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures into one line on standard error and an exit status. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Console console;
  private final BooleanSupplier debug;

  Errors(Console console, BooleanSupplier debug) {
    this.console = console;
    this.debug = debug;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    List<String> near =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    String hint =
        near.isEmpty()
            ? "; see " + command.getCommandSpec().qualifiedName() + " --help"
            : "; did you mean '" + near.getFirst() + "'?";
    print(e.getMessage() + hint);
    return ExitCode.WRONG_INPUT;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    if (e instanceof InputException) {
      print(e.getMessage());
      return ExitCode.WRONG_INPUT;
    }
    return defect(e);
  }

  /** Reports what should never have been thrown. */
  int defect(Throwable e) {
    if (debug.getAsBoolean()) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      console.warn(trace.toString());
    }
    print(
        e instanceof OutOfMemoryError
            ? "out of memory; give Java more, for example with java -Xmx4g -jar evenhand.jar"
            : "a defect of Evenhand: " + e + "; with --debug it says where");
    return ExitCode.DEFECT;
  }

  private void print(@Nullable String message) {
    console.warn(String.valueOf(message).replaceAll("\\s*\\R\\s*", " "));
  }
}
