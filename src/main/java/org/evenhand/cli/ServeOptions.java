package org.evenhand.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.data.InputException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of {@code serve}, which may be given without its name. */
final class ServeOptions {
  private static final int MAX_PORT = 65_535;

  @Parameters(
      paramLabel = "WORKSPACE",
      description = "Workspace files to open; without one, the samples.")
  private List<Path> workspaces = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port to listen on (default: ${DEFAULT-VALUE}); 0 for any free one.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
  private String host = "127.0.0.1";

  @Option(names = "--open", description = "Open the page in a browser.")
  private boolean open;

  ServeRequest request() {
    if (port < 0 || port > MAX_PORT) {
      throw new InputException("--port: expected 0 to " + MAX_PORT + ", found " + port);
    }
    for (Path workspace : workspaces) {
      if (!Files.exists(workspace)) {
        throw new InputException(
            "no workspace file or command '" + workspace + "'; see evenhand --help");
      }
    }
    return new ServeRequest(workspaces, port, host, open);
  }
}
