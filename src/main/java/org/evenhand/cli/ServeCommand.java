package org.evenhand.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code evenhand serve}: the web page. */
@Command(
    name = "serve",
    sortOptions = false,
    description = "Start the web page. This is what evenhand does without a command.")
final class ServeCommand implements Callable<Integer> {
  @Mixin private final ServeOptions options = new ServeOptions();
  private final Server server;

  ServeCommand(Server server) {
    this.server = server;
  }

  @Override
  public Integer call() {
    return server.serve(options.request());
  }
}
