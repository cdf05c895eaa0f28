package org.evenhand.ui;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evenhand.data.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Uploaded files, side by side in a folder of their own, so that a workspace file finds the rest.
 */
final class Uploads implements UploadHandler {
  private static final long serialVersionUID = 1L;

  /** The largest file that is taken. */
  static final int LIMIT_MEGABYTES = 1024;

  private transient @Nullable Path folder;
  private Consumer<String> received = file -> {};

  /** Tells, on the page, the name of each file that has arrived whole. */
  void whenReceived(Consumer<String> listener) {
    received = listener;
  }

  @Override
  public void handleUploadRequest(UploadEvent event) throws IOException {
    String name = safeName(event.getFileName());
    Path file = folder().resolve(name);
    try (InputStream in = event.getInputStream();
        OutputStream out = Files.newOutputStream(file)) {
      copy(in, out, name);
    } catch (IOException | InputException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    Jobs.tell(event.getUI(), () -> received.accept(name));
  }

  private static void copy(InputStream in, OutputStream out, String name) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
      if (total > LIMIT_MEGABYTES * 1024L * 1024L) {
        throw new InputException(
            "'%s' is larger than %d MB; open it by its path instead"
                .formatted(name, LIMIT_MEGABYTES));
      }
      out.write(buffer, 0, read);
    }
  }

  /** The last part of the name: what a browser sends may hold folders. */
  private static String safeName(String name) {
    String last = name.replace('\\', '/');
    last = last.substring(last.lastIndexOf('/') + 1);
    if (last.isBlank() || last.equals(".") || last.equals("..") || last.indexOf(0) >= 0) {
      throw new InputException("'" + name + "' is not a file name");
    }
    return last;
  }

  private synchronized Path folder() throws IOException {
    Path existing = folder;
    if (existing == null) {
      existing = Files.createTempDirectory("evenhand-upload");
      folder = existing;
    }
    return existing;
  }

  /**
   * The workspace file among those that arrived.
   *
   * @throws InputException if there is none, or more than one
   */
  Path workspaceFile() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      List<Path> found =
          files.filter(file -> String.valueOf(file.getFileName()).matches(".*\\.ya?ml")).toList();
      if (found.size() != 1) {
        throw new InputException(
            found.isEmpty()
                ? "no workspace file (.yaml) was uploaded"
                : "several workspace files were uploaded; upload one with its data and models");
      }
      return found.get(0);
    }
  }
}
