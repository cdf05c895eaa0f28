package org.evenhand.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the command line.
 *
 * @param served the requests that reached the server
 */
record CommandRun(int status, String out, String err, List<ServeRequest> served) {

  static CommandRun of(String... arguments) {
    List<ServeRequest> served = new ArrayList<>();
    return of(
        request -> {
          served.add(request);
          return ExitCode.OK;
        },
        served,
        arguments);
  }

  static CommandRun of(Server server, List<ServeRequest> served, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    // Quiet: how many lines of progress there are depends on the machine.
    String[] quiet =
        Stream.concat(Stream.of("--quiet"), Stream.of(arguments)).toArray(String[]::new);
    int status = EvenhandCommand.run(server, new PrintWriter(out), new PrintWriter(err), quiet);
    return new CommandRun(status, out.toString(), err.toString(), served);
  }
}
