package org.evenhand.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evenhand.data.InputException;

/** The file of a model: what must hold before anything looks into it, and how its errors read. */
public final class ModelFile {
  /** Larger files are refused before they are read. */
  public static final long LIMIT = 256L << 20;

  private ModelFile() {}

  /**
   * Makes sure there is a file to read.
   *
   * @throws InputException if it is missing, a folder, empty, unreadable or above {@link #LIMIT}
   */
  public static void check(ModelSource source) {
    Path file = source.file();
    if (!Files.exists(file)) {
      throw problem(source, "no such file: " + file);
    }
    if (Files.isDirectory(file)) {
      throw problem(source, "this is a folder; name the model file in it");
    }
    if (!Files.isReadable(file)) {
      throw problem(source, "the file may not be read; check its permissions");
    }
    try {
      long size = Files.size(file);
      if (size == 0) {
        throw problem(source, "the file is empty; export the model again");
      }
      if (size > LIMIT) {
        throw problem(
            source,
            "the file has %d MB; models above %d MB are refused"
                .formatted(size >> 20, LIMIT >> 20));
      }
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  /**
   * Checks the file and reads it.
   *
   * @throws InputException as {@link #check} does
   */
  public static byte[] read(ModelSource source) {
    check(source);
    try {
      return Files.readAllBytes(source.file());
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  /** The error that the file could not be read, without what the system says about its path. */
  public static InputException unreadable(ModelSource source, IOException cause) {
    return problem(source, "the file cannot be read", cause);
  }

  /** An error in one line that names the model and its file. */
  public static InputException problem(ModelSource source, String what) {
    return new InputException(line(source, what));
  }

  /** The same, with what led to it; {@code what} must not repeat a message of a library. */
  public static InputException problem(ModelSource source, String what, Throwable cause) {
    return new InputException(line(source, what), cause);
  }

  private static String line(ModelSource source, String what) {
    return "model '%s' (%s): %s".formatted(source.name(), source.file().getFileName(), what);
  }
}
