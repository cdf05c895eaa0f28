package org.evenhand.model.tribuo;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tribuo.classification.protos.TribuoClassificationCore;
import org.tribuo.classification.sgd.protos.TribuoClassificationSgd;
import org.tribuo.common.liblinear.protos.LibLinearModelProto;
import org.tribuo.common.liblinear.protos.TribuoLiblinear;
import org.tribuo.common.sgd.protos.FMParametersProto;
import org.tribuo.common.tree.protos.TribuoTree;
import org.tribuo.common.xgboost.protos.TribuoXgboost;
import org.tribuo.math.protos.TribuoMath;
import org.tribuo.math.protos.TribuoMathImpl;
import org.tribuo.protos.core.TribuoCore;
import org.tribuo.protos.core.TribuoCoreImpl;
import org.tribuo.regression.protos.TribuoRegressionCore;
import org.tribuo.regression.rtree.protos.TribuoRegressionTree;
import org.tribuo.regression.sgd.protos.TribuoRegressionSgd;

/**
 * The classes a model file may name. Tribuo loads whatever class the file names and runs its static
 * initialiser, so every name is looked at before Tribuo sees the file.
 *
 * <p>Of provenance, only what is loaded is looked at: the classes of the provenance itself and of
 * enum constants. The names of the classes it tells about are never loaded, here or in Tribuo.
 */
final class SupportedClasses {
  /** What reads a part of a model: the {@code class_name} of a message. */
  private static final Set<String> PARTS =
      Set.of(
          "org.tribuo.CategoricalIDInfo",
          "org.tribuo.ImmutableFeatureMap",
          "org.tribuo.RealIDInfo",
          "org.tribuo.classification.ImmutableLabelInfo",
          "org.tribuo.classification.Label",
          "org.tribuo.classification.ensemble.FullyWeightedVotingCombiner",
          "org.tribuo.classification.ensemble.VotingCombiner",
          "org.tribuo.classification.liblinear.LibLinearClassificationModel",
          "org.tribuo.classification.sgd.fm.FMClassificationModel",
          "org.tribuo.classification.sgd.linear.LinearSGDModel",
          "org.tribuo.classification.xgboost.XGBoostClassificationConverter",
          "org.tribuo.common.sgd.FMParameters",
          "org.tribuo.common.tree.LeafNode",
          "org.tribuo.common.tree.SplitNode",
          "org.tribuo.common.tree.TreeModel",
          "org.tribuo.common.xgboost.XGBoostModel",
          "org.tribuo.ensemble.WeightedEnsembleModel",
          "org.tribuo.math.LinearParameters",
          "org.tribuo.math.la.DenseMatrix",
          "org.tribuo.math.la.DenseSparseMatrix",
          "org.tribuo.math.la.DenseVector",
          "org.tribuo.math.la.SparseVector",
          "org.tribuo.math.util.ExpNormalizer",
          "org.tribuo.math.util.NoopNormalizer",
          "org.tribuo.math.util.Normalizer",
          "org.tribuo.math.util.SigmoidNormalizer",
          "org.tribuo.regression.ImmutableRegressionInfo",
          "org.tribuo.regression.Regressor",
          "org.tribuo.regression.Regressor$DimensionTuple",
          "org.tribuo.regression.ensemble.AveragingCombiner",
          "org.tribuo.regression.rtree.IndependentRegressionTreeModel",
          "org.tribuo.regression.sgd.fm.FMRegressionModel",
          "org.tribuo.regression.sgd.linear.LinearSGDModel",
          "org.tribuo.regression.xgboost.XGBoostRegressionConverter",
          "org.tribuo.transform.TransformedModel",
          "org.tribuo.transform.TransformerMap",
          "org.tribuo.transform.transformations.BinningTransformation$BinningTransformer",
          "org.tribuo.transform.transformations.IDFTransformation$IDFTransformer",
          "org.tribuo.transform.transformations.LinearScalingTransformation"
              + "$LinearScalingTransformer",
          "org.tribuo.transform.transformations.MeanStdDevTransformation$MeanStdDevTransformer",
          "org.tribuo.transform.transformations.SimpleTransform");

  /** Holders of provenance, all of which keep values and do nothing. */
  private static final Pattern PROVENANCE =
      Pattern.compile(
          "(org\\.tribuo|com\\.oracle\\.labs\\.mlrg\\.olcut\\.provenance)"
              + "\\.[\\w.$]*Provenance(Impl)?");

  /** Types of the constants in a configuration, such as XGBoostTrainer$BoosterType. */
  private static final Pattern ENUM =
      Pattern.compile(
          "org\\.tribuo\\.(classification|common|data|datasource|math|regression|transform|util)"
              + "\\.[\\w.]+\\$\\w+");

  private static final String ENUM_PROVENANCE =
      "com.oracle.labs.mlrg.olcut.provenance.primitives.EnumProvenance";

  private static final TypeRegistry TYPES = types();

  /** More than the deepest supported model (a scaled forest) needs. */
  private static final int MAX_DEPTH = 40;

  /** The parts of all provenance in a file: enough for some thousand trees. */
  private static final long MAX_PROVENANCE = 5_000_000;

  private long provenance;

  private SupportedClasses() {}

  /** Looks at every class that reading the message would load, and at what it would unfold to. */
  static void check(Message message) throws RefusedException, InvalidProtocolBufferException {
    new SupportedClasses().check(message, 0);
  }

  private void check(Message message, int depth)
      throws RefusedException, InvalidProtocolBufferException {
    if (depth > MAX_DEPTH) {
      throw new RefusedException("is nested too deeply");
    }
    Descriptor type = message.getDescriptorForType();
    if (type.getFullName().equals("google.protobuf.Any")) {
      checkAny(message, depth);
      return;
    }
    if (type.getFullName().equals(LibLinearModelProto.getDescriptor().getFullName())) {
      checkSerialised((List<?>) message.getField(type.findFieldByName("models")));
    }
    if (type.getFullName().equals(RootProvenanceProto.getDescriptor().getFullName())) {
      RootProvenanceProto root = RootProvenanceProto.parseFrom(message.toByteString());
      provenance += ProvenanceSize.of(root, MAX_PROVENANCE - provenance);
    }
    for (FieldDescriptor field : type.getFields()) {
      switch (field.getName()) {
        case "class_name" -> require(PARTS.contains(text(message, field)), text(message, field));
        case "provenance_class_name" -> checkProvenance(message, text(message, field));
        default -> checkNested(message, field, depth);
      }
    }
  }

  private static void checkProvenance(Message message, String name) throws RefusedException {
    require(name.isEmpty() || PROVENANCE.matcher(name).matches(), name);
    if (name.equals(ENUM_PROVENANCE)) {
      String constant = text(message, message.getDescriptorForType().findFieldByName("additional"));
      require(ENUM.matcher(constant).matches(), constant);
    }
  }

  private void checkNested(Message message, FieldDescriptor field, int depth)
      throws RefusedException, InvalidProtocolBufferException {
    if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
      return;
    }
    if (field.isRepeated()) {
      for (Object element : (List<?>) message.getField(field)) {
        check((Message) element, depth + 1);
      }
    } else if (message.hasField(field)) {
      check((Message) message.getField(field), depth + 1);
    }
  }

  private void checkAny(Message any, int depth)
      throws RefusedException, InvalidProtocolBufferException {
    Descriptor type = any.getDescriptorForType();
    String url = text(any, type.findFieldByName("type_url"));
    if (url.isEmpty()) {
      return; // Tribuo reads no message without its type.
    }
    Descriptor inner = url.contains("/") ? TYPES.getDescriptorForTypeUrl(url) : null;
    if (inner == null) {
      throw new RefusedException("holds a message that is not supported: " + printable(url));
    }
    ByteString value = (ByteString) any.getField(type.findFieldByName("value"));
    check(DynamicMessage.parseFrom(inner, value), depth + 1);
  }

  private static void checkSerialised(List<?> models) throws RefusedException {
    for (Object model : models) {
      if (!SerialFilter.accepts(((ByteString) model).toByteArray())) {
        throw new RefusedException("holds a serialised Java object that is not LibLinear's");
      }
    }
  }

  private static void require(boolean supported, String name) throws RefusedException {
    if (!supported) {
      throw new RefusedException("names a class that is not supported: " + printable(name));
    }
  }

  private static String text(Message message, FieldDescriptor field) {
    return (String) message.getField(field);
  }

  private static String printable(String name) {
    String clean = name.replaceAll("[^\\p{Alnum}.$_/]", "?");
    return clean.substring(0, Math.min(clean.length(), 120));
  }

  private static TypeRegistry types() {
    List<FileDescriptor> files =
        List.of(
            TribuoCore.getDescriptor(),
            TribuoCoreImpl.getDescriptor(),
            TribuoMath.getDescriptor(),
            TribuoMathImpl.getDescriptor(),
            TribuoClassificationCore.getDescriptor(),
            TribuoClassificationSgd.getDescriptor(),
            TribuoRegressionCore.getDescriptor(),
            TribuoRegressionSgd.getDescriptor(),
            TribuoRegressionTree.getDescriptor(),
            FMParametersProto.getDescriptor().getFile(),
            TribuoTree.getDescriptor(),
            TribuoXgboost.getDescriptor(),
            TribuoLiblinear.getDescriptor());
    TypeRegistry.Builder types = TypeRegistry.newBuilder();
    files.forEach(file -> types.add(file.getMessageTypes()));
    return types.build();
  }
}
