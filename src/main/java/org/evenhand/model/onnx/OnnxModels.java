package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import java.util.List;
import org.evenhand.data.InputException;
import org.evenhand.model.Model;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.evenhand.model.OwnImportance;
import org.evenhand.model.Signature;

/**
 * Opens ONNX files.
 *
 * <p>A file is untrusted: it is read, checked and rewritten to answer with scores alone before ONNX
 * Runtime sees it, and tried on two rows before anyone else does.
 */
public final class OnnxModels {
  private OnnxModels() {}

  /**
   * Opens a model.
   *
   * @throws InputException if the file is not a whole and harmless ONNX model, if columns do not
   *     fit its inputs, or if it cannot be told what its outputs mean; the message says what to add
   */
  public static Model open(ModelSource source) {
    ModelProto file = OnnxFile.read(source);
    Graph graph = new Graph(file.getGraph());
    TextCodes codes = TextCodes.of(graph);
    ColumnFlow flow = ColumnFlow.of(graph);
    GraphInputs inputs = GraphInputs.of(source, file, graph, flow, codes);
    List<OwnImportance> own = new OwnFigures(graph, flow, inputs).read();
    ScoreOutput scores = ScoreOutput.of(source, graph);
    ModelProto model = codes.applyTo(scores.keepIn(file));
    int batch = BatchSize.of(source, graph);
    if (batch == OnnxModel.FREE) {
      return open(source, model, inputs, scores, own, batch);
    }
    return BatchSize.freeIfPossible(
        open(source, model, inputs, scores, own, batch),
        () -> open(source, BatchSize.free(model), inputs, scores, own, OnnxModel.FREE));
  }

  private static Model open(
      ModelSource source,
      ModelProto model,
      GraphInputs inputs,
      ScoreOutput scores,
      List<OwnImportance> own,
      int batch) {
    Session session = session(source, model, inputs, scores);
    try {
      int width =
          Trial.width(
              source, session, inputs.inputs(), scores, batch == OnnxModel.FREE ? 2 : batch);
      ScoreMeaning meaning = ScoreMeaning.of(source, scores, width);
      return new OnnxModel(
          source,
          new Signature(inputs.inputs(), meaning.output()),
          session,
          new ScoreReader(source, scores.name(), width, meaning),
          own,
          batch);
    } catch (InputException e) {
      session.close();
      throw e;
    }
  }

  private static Session session(
      ModelSource source, ModelProto model, GraphInputs inputs, ScoreOutput scores) {
    try {
      return Session.open(source, model.toByteArray(), inputs.encoders(), scores.tensors());
    } catch (OrtException e) {
      throw ModelFile.problem(source, OrtErrors.opening(e), e);
    }
  }
}
