package org.evenhand.model.load;

import org.evenhand.data.InputException;
import org.evenhand.model.Model;
import org.evenhand.model.ModelFile;
import org.evenhand.model.ModelSource;
import org.evenhand.model.onnx.OnnxModels;
import org.evenhand.model.tribuo.TribuoModels;

/** Opens a model file of any format, told by its content and not by its name. */
public final class ModelLoader {
  private ModelLoader() {}

  /**
   * Opens a model.
   *
   * @throws InputException if there is no such file, it is empty or too large, or it is not a model
   *     that can be run; the message says what it is and what to do
   */
  public static Model load(ModelSource source) {
    ModelFile.check(source);
    return switch (ModelFormat.of(source)) {
      case ONNX -> OnnxModels.open(source);
      case TRIBUO -> TribuoModels.open(source);
      case JAVA_SERIALIZATION ->
          throw ModelFile.problem(
              source,
              "this is a Java-serialised object, which can run code when it is read; save the Tribuo model with serializeToFile");
      case PICKLE ->
          throw ModelFile.problem(
              source,
              "this is a Python pickle, which can run code when it is read; export the model to ONNX");
      case ZIP ->
          throw ModelFile.problem(
              source,
              "this is a zip archive (PyTorch, Keras and MLflow save such files); name an ONNX or Tribuo file");
      case HDF5 ->
          throw ModelFile.problem(
              source, "this is an HDF5 file of Keras; export the model to ONNX");
      case TEXT ->
          throw ModelFile.problem(
              source,
              "this is a text file (XGBoost and LightGBM save such files); export the model to ONNX");
      case UNKNOWN ->
          throw ModelFile.problem(
              source, "this is neither an ONNX nor a Tribuo model, or it is damaged");
    };
  }
}
