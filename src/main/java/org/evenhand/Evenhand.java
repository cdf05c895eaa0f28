package org.evenhand;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.evenhand.cli.EvenhandCommand;
import org.evenhand.model.tribuo.SerialFilter;

/** The main class. */
public final class Evenhand {
  private Evenhand() {}

  public static void main(String[] args) {
    SerialFilter.install();
    // Standard output is for answers: whatever a library prints must not get between them.
    System.setOut(System.err);
    PrintWriter out = writer(new FileOutputStream(FileDescriptor.out));
    PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
    int status = EvenhandCommand.run(new WebServer.Forever(), out, err, args);
    System.exit(status);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }
}
