package org.evenhand.ui;

import java.nio.file.Path;
import java.util.List;

/** The workspaces that are open. */
public final class Library {
  public static Library of(List<Path> workspaces) {
    return new Library();
  }
}
