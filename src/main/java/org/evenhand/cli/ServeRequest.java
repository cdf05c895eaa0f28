package org.evenhand.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * What to serve.
 *
 * @param workspaces the workspace files to open; empty: the samples
 * @param port 0 for any free one
 * @param host the address to listen on
 * @param open whether to open the page in a browser
 */
public record ServeRequest(List<Path> workspaces, int port, String host, boolean open) {
  public ServeRequest {
    workspaces = List.copyOf(workspaces);
  }
}
