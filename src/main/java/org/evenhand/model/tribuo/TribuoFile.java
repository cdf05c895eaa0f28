package org.evenhand.model.tribuo;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import org.tribuo.Model;
import org.tribuo.protos.core.ModelProto;

/**
 * A model from the bytes of a file that may have been made to do harm.
 *
 * @param proto the file as it was read: it tells what the classes of some models keep to themselves
 */
record TribuoFile(ModelProto proto, Model<?> model) {
  private static final int MAX_DEPTH = 40;
  private static final String EXPECTED = "expected one of Tribuo 4.3, saved with serializeToFile";

  static TribuoFile read(byte[] bytes) throws RefusedException {
    if (bytes.length > 1 && bytes[0] == (byte) 0xAC && bytes[1] == (byte) 0xED) {
      throw new RefusedException(
          "is a Java-serialised object, which can run code when it is read; save it again with "
              + "serializeToFile");
    }
    try {
      ModelProto proto = parse(bytes);
      SupportedClasses.check(proto);
      return new TribuoFile(proto, Model.deserialize(proto));
    } catch (InvalidProtocolBufferException e) {
      throw new RefusedException("is damaged or not a Tribuo model; " + EXPECTED);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new RefusedException("is damaged or was saved by another version of Tribuo");
    } catch (LinkageError e) {
      throw new RefusedException("needs a native library that does not run on this machine");
    } catch (OutOfMemoryError e) {
      throw new RefusedException("needs more memory than there is");
    }
  }

  private static ModelProto parse(byte[] bytes) throws IOException, RefusedException {
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    in.setRecursionLimit(MAX_DEPTH);
    ModelProto proto = ModelProto.parseFrom(in);
    if (proto.getClassName().isEmpty()) {
      throw new RefusedException("is not a Tribuo model; " + EXPECTED);
    }
    return proto;
  }
}
