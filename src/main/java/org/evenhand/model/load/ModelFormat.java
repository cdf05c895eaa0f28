package org.evenhand.model.load;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;

/** The formats that model files are in. */
enum ModelFormat {
  ONNX,
  TRIBUO,
  JAVA_SERIALIZATION,
  PICKLE,
  ZIP,
  HDF5,
  TEXT,
  UNKNOWN;

  private static final int HEAD = 512;

  private static final int ONNX_GRAPH = 7;
  private static final int TRIBUO_CLASS = 2;
  private static final int TRIBUO_DATA = 3;
  private static final int LONGEST_CLASS_NAME = 1024;
  private static final String TRIBUO_PACKAGE = "org.tribuo.";
  private static final String TRIBUO_TYPE = "type.googleapis.com/tribuo.";

  /** Looks at the beginning of a file, and at the outline of its message if it is one. */
  static ModelFormat of(ModelSource source) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(source.file()))) {
      file.mark(HEAD);
      byte[] head = file.readNBytes(HEAD);
      file.reset();
      ModelFormat format = ofHead(head);
      return format == UNKNOWN ? ofMessage(CodedInputStream.newInstance(file), head) : format;
    } catch (IOException e) {
      throw ModelFile.unreadable(source, e);
    }
  }

  private static ModelFormat ofHead(byte[] head) {
    if (startsWith(head, 0xAC, 0xED)) {
      return JAVA_SERIALIZATION;
    }
    if (startsWith(head, 0x80, 2)
        || startsWith(head, 0x80, 3)
        || startsWith(head, 0x80, 4)
        || startsWith(head, 0x80, 5)) {
      return PICKLE;
    }
    if (startsWith(head, 'P', 'K', 3, 4)) {
      return ZIP;
    }
    return startsWith(head, 0x89, 'H', 'D', 'F') ? HDF5 : UNKNOWN;
  }

  private static boolean startsWith(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the fields of the outermost message. A truncated file shows its first ones, which is
   * enough to say what it was meant to be.
   */
  private static ModelFormat ofMessage(CodedInputStream input, byte[] head) {
    try {
      for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
        int field = WireFormat.getTagFieldNumber(tag);
        boolean message = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        if (field == ONNX_GRAPH && message) {
          return ONNX;
        }
        if ((field == TRIBUO_CLASS || field == TRIBUO_DATA) && message) {
          String start = start(input);
          if (start.startsWith(TRIBUO_PACKAGE) || start.contains(TRIBUO_TYPE)) {
            return TRIBUO;
          }
        } else if (!input.skipField(tag)) {
          break;
        }
      }
    } catch (IOException e) {
      // Not a message, or not a whole one: what it is shows in its text, if at all.
    }
    return isText(head) ? TEXT : UNKNOWN;
  }

  /** The first bytes of a field as text; the rest is skipped. */
  private static String start(CodedInputStream input) throws IOException {
    int length = input.readRawVarint32();
    int read = Math.min(length, LONGEST_CLASS_NAME);
    byte[] start = input.readRawBytes(Math.max(0, read));
    input.skipRawBytes(length - start.length);
    return new String(start, StandardCharsets.ISO_8859_1);
  }

  private static boolean isText(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    int cut = head.length < HEAD ? 0 : 1; // the last character may be cut in half
    return text.codePoints()
        .limit(text.length() - cut)
        .allMatch(
            c -> (c >= ' ' && c != 0x7F && c != 0xFFFD) || c == '\n' || c == '\r' || c == '\t');
  }
}
