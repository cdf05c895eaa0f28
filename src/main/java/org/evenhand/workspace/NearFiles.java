package org.evenhand.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.data.InputException;
import org.evenhand.data.Names;

/** Help with a misspelt file: the nearest file in the folder. */
final class NearFiles {
  private static final int READ = 1000;

  private NearFiles() {}

  /** The message for a file that is not there. */
  static InputException missing(String what, Path file) {
    return new InputException("no " + what + " '" + file + "'" + hint(file));
  }

  /** The end of the message: {@code "; did you mean 'hmda.csv'?"}, or nothing. */
  static String hint(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path name = file.getFileName();
    if (folder == null || name == null) {
      return "";
    }
    if (!Files.isDirectory(folder)) {
      return "; there is no folder '" + folder + "'";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .limit(READ)
              .filter(Files::isRegularFile)
              .map(near -> near.getFileName().toString())
              .filter(near -> !near.startsWith("."))
              .sorted()
              .toList();
      String hint = Names.hint(name.toString(), names);
      // A list of whatever else is in the folder helps no one.
      return hint.startsWith("; did you mean") ? hint : "";
    } catch (IOException e) {
      return "";
    }
  }
}
