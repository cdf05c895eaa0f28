package org.evenhand.model.tribuo;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tribuo.Model;
import org.tribuo.protos.core.ModelProto;

/** Reads a model from a file that may have been made to do harm. */
final class ModelFile {
  private static final int MAX_BYTES = 256 << 20;
  private static final int MAX_DEPTH = 40;
  private static final String EXPECTED = "expected a Tribuo 4.3 model saved with serializeToFile";

  private ModelFile() {}

  static Model<?> read(Path file) throws RefusedException {
    try {
      return read(bytes(file));
    } catch (InvalidProtocolBufferException e) {
      throw new RefusedException("is damaged or not a Tribuo model; " + EXPECTED);
    } catch (IOException e) {
      throw new RefusedException("cannot be read");
    } catch (LinkageError e) {
      throw new RefusedException("needs a native library that does not run on this machine");
    } catch (OutOfMemoryError e) {
      throw new RefusedException("needs more memory than there is");
    } catch (RuntimeException | StackOverflowError e) {
      throw new RefusedException("is damaged or was saved by another version of Tribuo");
    }
  }

  private static Model<?> read(byte[] bytes) throws IOException, RefusedException {
    if (bytes.length == 0) {
      throw new RefusedException("is empty; " + EXPECTED);
    }
    if (bytes.length > 1 && bytes[0] == (byte) 0xAC && bytes[1] == (byte) 0xED) {
      throw new RefusedException(
          "is a serialised Java object, which could run any code; load it in Tribuo where it was"
              + " made and save it again with serializeToFile");
    }
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    in.setRecursionLimit(MAX_DEPTH);
    ModelProto proto = ModelProto.parseFrom(in);
    if (proto.getClassName().isEmpty()) {
      throw new RefusedException("is not a Tribuo model; " + EXPECTED);
    }
    SupportedClasses.check(proto);
    return Model.deserialize(proto);
  }

  private static byte[] bytes(Path file) throws IOException, RefusedException {
    if (Files.isDirectory(file)) {
      throw new RefusedException("is a folder; " + EXPECTED);
    }
    if (Files.notExists(file)) {
      throw new RefusedException("does not exist");
    }
    if (!Files.isRegularFile(file)) {
      throw new RefusedException("is not a file");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new RefusedException("is larger than 256 MB");
    }
    return Files.readAllBytes(file);
  }
}
