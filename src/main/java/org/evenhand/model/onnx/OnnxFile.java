package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import org.evenhand.data.InputException;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;

/** Reads the message in an ONNX file, and refuses files that are not whole or not harmless. */
final class OnnxFile {
  /** Messages within messages; a graph in a branch of a graph takes three. */
  private static final int MAX_NESTING = 64;

  private OnnxFile() {}

  /**
   * Reads and checks a file.
   *
   * @throws InputException if it is no ONNX model, is damaged, or {@link GraphCheck} refuses it
   */
  static ModelProto read(ModelSource source) {
    CodedInputStream input = CodedInputStream.newInstance(ModelFile.read(source));
    input.setRecursionLimit(MAX_NESTING);
    try {
      ModelProto model = ModelProto.parseFrom(input);
      GraphCheck.check(model, what -> ModelFile.problem(source, what));
      return model;
    } catch (InvalidProtocolBufferException e) {
      boolean nested = String.valueOf(e.getMessage()).contains("too many levels of nesting");
      throw ModelFile.problem(
          source,
          nested
              ? "its graphs are nested too deeply; such files are refused"
              : "the file is truncated or damaged, or it is not an ONNX model; export it again");
    } catch (IOException e) {
      throw ModelFile.unreadable(source, e);
    }
  }
}
