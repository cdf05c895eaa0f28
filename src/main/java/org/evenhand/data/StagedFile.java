package org.evenhand.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.evenhand.job.Progress;

/**
 * Makes a file fit for {@link Database}: not compressed, text as UTF-8 without a byte order mark,
 * and a name without signs that DuckDB takes for patterns. A file that is so already is left where
 * it is; of another a changed copy is made.
 */
final class StagedFile {
  private static final long LIMIT = 64L << 30;
  private static final String PATTERN_SIGNS = "*?[]{}";
  private static final int BUFFER = 1 << 20;

  private final Path file;
  private final Path folder;
  private final Progress progress;

  private StagedFile(Path file, Path folder, Progress progress) {
    this.file = file;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * The path to read instead of the file, an absolute one.
   *
   * @param folder an empty folder for the copies, which the caller deletes
   */
  static Path of(Path file, FileFormat format, Path folder, Progress progress) {
    StagedFile staged = new StagedFile(file, folder, progress);
    try {
      Path plain = FileFormat.isGzipped(file) ? staged.unpack() : file.toAbsolutePath();
      Path text = format == FileFormat.PARQUET ? plain : staged.asUtf8(plain);
      return staged.withPlainName(text, format);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Path unpack() throws IOException {
    Path unpacked = folder.resolve("unpacked");
    long size = 0;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER);
        OutputStream out = Files.newOutputStream(unpacked)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > LIMIT) {
          throw new InputException(file + " unpacks to more than 64 GB; give a smaller one");
        }
        out.write(buffer, 0, n);
        progress.report("Unpacking " + file.getFileName(), size >> 20, 0);
      }
    } catch (EOFException e) {
      throw new InputException(
          file + " is cut off: its gzip data ends too early; get the whole file again", e);
    } catch (ZipException e) {
      throw new InputException(
          file + " is not gzipped or damaged (" + e.getMessage() + "); get the file again", e);
    }
    if (size == 0) {
      throw new InputException(file + " is empty; expected a header line and rows");
    }
    return unpacked;
  }

  private Path asUtf8(Path plain) throws IOException {
    TextEncoding encoding = TextEncoding.of(plain, file, progress);
    if (encoding.isPlainUtf8()) {
      return plain;
    }
    Charset charset = encoding.charset();
    Path copy = folder.resolve("utf8");
    try (InputStream in = Files.newInputStream(plain)) {
      in.skipNBytes(encoding.markLength());
      long total = Files.size(plain) >> 20;
      long done = 0;
      try (Reader reader = new InputStreamReader(in, charset.newDecoder());
          Writer writer = Files.newBufferedWriter(copy, StandardCharsets.UTF_8)) {
        char[] buffer = new char[BUFFER];
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
          writer.write(buffer, 0, n);
          done += n;
          progress.report(
              "Reading " + file.getFileName() + " as " + charset.name(),
              Math.min(total, done >> 20),
              total);
        }
      }
    } catch (CharacterCodingException e) {
      throw new InputException(
          file + " is not valid " + charset.name() + " text; save it as UTF-8", e);
    }
    return copy;
  }

  private Path withPlainName(Path path, FileFormat format) throws IOException {
    if (path.toString().chars().noneMatch(sign -> PATTERN_SIGNS.indexOf(sign) >= 0)) {
      return path;
    }
    Path copy = folder.resolve("copy." + format.name().toLowerCase(Locale.ROOT));
    return Files.copy(path, copy);
  }
}
