package org.evenhand.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.evenhand.report.Version;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code evenhand}: without a command it serves. */
@Command(
    name = "evenhand",
    version = "evenhand " + Version.NUMBER,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = "A what-if and fairness workbench for machine-learning models.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:done, and a limit of the workspace is broken",
      "2:the input is wrong",
      "70:a defect of Evenhand"
    })
public final class EvenhandCommand implements Callable<Integer> {
  private final Server server;

  private final Console console;
  private boolean debug;

  @Mixin private final ServeOptions options = new ServeOptions();

  private EvenhandCommand(Server server, Console console) {
    this.server = server;
    this.console = console;
  }

  /**
   * Runs one command line.
   *
   * @param server starts the page
   * @param out where answers go
   * @param err where everything else goes
   * @return the exit status, one of {@link ExitCode}
   */
  public static int run(Server server, PrintWriter out, PrintWriter err, String... arguments) {
    Console console = new Console(out, err);
    EvenhandCommand command = new EvenhandCommand(server, console);
    Errors errors = new Errors(console, () -> command.debug);
    try {
      return new CommandLine(command)
          .addSubcommand(new ServeCommand(server))
          .addSubcommand(new AuditCommand(console))
          .addSubcommand(new PoliciesCommand(console))
          .addSubcommand(new PredictCommand(console))
          .addSubcommand(new ImportanceCommand(console))
          .addSubcommand(new CounterfactualCommand(console))
          .addSubcommand(new NeighborsCommand(console))
          .addSubcommand(new ExplainCommand(console))
          .addSubcommand(new ContributionsCommand(console))
          .addSubcommand(new GapCommand(console))
          .addSubcommand(new RecourseCommand(console))
          .addSubcommand(new GenerateCompletion())
          .registerConverter(Double.class, Numbers::real)
          .registerConverter(int.class, Numbers::whole)
          .registerConverter(long.class, Numbers::wholeLong)
          .registerConverter(Long.class, Numbers::wholeLong)
          .setOut(out)
          .setErr(err)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setParameterExceptionHandler(errors)
          .setExecutionExceptionHandler(errors)
          .execute(arguments);
    } catch (Error e) {
      return errors.defect(e);
    }
  }

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      description = "No progress on standard error; warnings and errors stay.")
  void quiet(boolean quiet) {
    if (quiet) {
      console.quiet();
    }
  }

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "On a defect, print where it happened.")
  void debug(boolean on) {
    debug = on;
  }

  @Override
  public Integer call() {
    return server.serve(options.request());
  }
}
