package org.evenhand.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evenhand.job.Progress;

/**
 * The encoding of a text file: what its byte order mark says, else UTF-8 if the whole file is valid
 * UTF-8, else Windows-1252, which Latin-1 text is too.
 *
 * @param markLength the number of bytes of the byte order mark, 0 without one
 */
record TextEncoding(Charset charset, int markLength) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  boolean isPlainUtf8() {
    return charset.equals(StandardCharsets.UTF_8) && markLength == 0;
  }

  /**
   * The encoding of the file.
   *
   * @param shown the file to name in errors
   * @throws InputException if it is no text
   */
  static TextEncoding of(Path file, Path shown, Progress progress) throws IOException {
    byte[] head = head(file);
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, WINDOWS}) {
      if (isValid(file, charset, shown, progress)) {
        return new TextEncoding(charset, 0);
      }
    }
    throw new InputException(shown + " is neither UTF-8 nor Windows-1252 text; save it as UTF-8");
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(3);
    }
  }

  private static boolean startsWith(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isValid(Path file, Charset charset, Path shown, Progress progress)
      throws IOException {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
    CharBuffer chars = CharBuffer.allocate(1 << 20);
    long position = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int read;
      do {
        progress.report("Checking " + shown.getFileName(), position >> 20, Files.size(file) >> 20);
        read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        refuseZeroBytes(bytes.array(), bytes.position(), read, position, shown);
        position += Math.max(read, 0);
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        CoderResult result = decoder.decode(bytes, chars.clear(), read < 0);
        if (result.isError()) {
          return false;
        }
        bytes.compact();
      } while (read >= 0);
    }
    return true;
  }

  private static void refuseZeroBytes(
      byte[] bytes, int from, int count, long position, Path shown) {
    for (int i = from; i < from + count; i++) {
      if (bytes[i] == 0) {
        throw new InputException(
            "%s is not text: byte %d is zero; expected UTF-8, UTF-16 with a byte order mark, or Windows-1252"
                .formatted(shown, position + i - from));
      }
    }
  }
}
