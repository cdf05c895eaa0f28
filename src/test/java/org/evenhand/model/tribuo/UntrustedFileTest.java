package org.evenhand.model.tribuo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.StringValue;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.ListProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.ObjectProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.evenhand.data.InputException;
import org.evenhand.model.Model;
import org.evenhand.model.ModelSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.sgd.protos.ClassificationLinearSGDProto;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.liblinear.protos.LibLinearModelProto;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.protos.core.ModelProto;

/** Files made to do harm, or damaged: one clear line, and no class of theirs is ever loaded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UntrustedFileTest {
  private static final People PEOPLE = People.training(60);

  /** Set by the classes below when they are loaded or read. */
  static boolean harmDone;

  @TempDir Path folder;

  private byte[] linear;
  private byte[] forest;
  private byte[] boosted;
  private byte[] libLinear;

  /** As long as VotingCombiner's name, so that it can take its place. */
  static final class Devil {
    static {
      harmDone = true;
    }
  }

  /** As long as StringProvenance's name; its own name looks like one of provenance. */
  static final class DevilStringProvenance {
    static {
      harmDone = true;
    }
  }

  /** As long as XGBoostTrainer$BoosterType's name. */
  enum DevilOne {
    GBTREE;

    static {
      harmDone = true;
    }
  }

  static final class Gadget implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) {
      harmDone = true;
    }
  }

  @BeforeAll
  void trainModels(@TempDir Path data) throws IOException {
    linear = train(new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 1, 1), data);
    forest =
        train(
            new RandomForestTrainer<>(
                new CARTClassificationTrainer(2, 0.5f, 1), new VotingCombiner(), 2, 1),
            data);
    boosted = train(new XGBoostClassificationTrainer(1, 1, true), data);
    libLinear =
        train(
            new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearClassificationType.LinearType.L2R_LR),
                1,
                10,
                0.1),
            data);
  }

  private static byte[] train(Trainer<Label> trainer, Path folder) throws IOException {
    return PEOPLE.train(trainer, People.labels(), folder).serialize().toByteArray();
  }

  @Test
  void theModelsThemselvesAreTaken() throws IOException {
    for (byte[] bytes : List.of(linear, forest, boosted, libLinear)) {
      try (Model model = TribuoModels.open(ModelSource.of("model", write(bytes)))) {
        assertThat(model.signature().output().width()).isEqualTo(3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.tribuo.interop.tensorflow.TensorFlowSavedModelExternalModel",
        "org.tribuo.interop.onnx.ONNXExternalModel",
        "org.tribuo.interop.oci.OCIModel",
        "org.tribuo.common.xgboost.XGBoostExternalModel",
        "org.tribuo.clustering.kmeans.KMeansModel",
        "org.tribuo.hash.HashedFeatureMap",
        "java.lang.Runtime"
      })
  void aModelOfAnotherClassIsRefused(String name) throws IOException {
    assertRefused(ModelProto.parseFrom(linear).toBuilder().setClassName(name).build(), name);
  }

  @Test
  void aForeignClassInsideIsNeverLoaded() throws IOException {
    assertRefused(
        replace(forest, VotingCombiner.class.getName(), UntrustedFileTest.class, "Devil"), "Devil");
    assertThat(harmDone).isFalse();
  }

  @Test
  void aForeignClassOfProvenanceIsNeverLoaded() throws IOException {
    assertRefused(
        replace(
            linear,
            "com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance",
            UntrustedFileTest.class,
            "DevilStringProvenance"),
        "DevilStringProvenance");
    assertThat(harmDone).isFalse();
  }

  @Test
  void aForeignEnumIsNeverLoaded() throws IOException {
    assertRefused(
        replace(
            boosted,
            "org.tribuo.common.xgboost.XGBoostTrainer$BoosterType",
            UntrustedFileTest.class,
            "DevilOne"),
        "DevilOne");
    assertThat(harmDone).isFalse();
  }

  @Test
  void anUnknownMessageIsRefused() throws IOException {
    ModelProto proto =
        ModelProto.parseFrom(linear).toBuilder()
            .setSerializedData(Any.pack(StringValue.of("hello")))
            .build();
    assertRefused(proto, "message that is not supported", "StringValue");
  }

  @Test
  void aSerialisedObjectIsNeverRead() throws IOException {
    assertRefused(serialised(new Gadget()), "Java-serialised object", "serializeToFile");
    assertThat(harmDone).isFalse();
  }

  @Test
  void aSerialisedObjectInsideIsNeverRead() throws IOException {
    ModelProto proto = ModelProto.parseFrom(libLinear);
    LibLinearModelProto inner = proto.getSerializedData().unpack(LibLinearModelProto.class);
    for (Object harm : List.of(new Gadget(), List.of(new Gadget()), "text")) {
      LibLinearModelProto changed =
          inner.toBuilder().setModels(0, ByteString.copyFrom(serialised(harm))).build();
      assertRefused(
          proto.toBuilder().setSerializedData(Any.pack(changed)).build(),
          "serialised Java object that is not LibLinear's");
    }
    assertThat(harmDone).isFalse();
  }

  @Test
  void theProcessReadsNoOtherSerialisedObject() throws IOException {
    SerialFilter.install();
    SerialFilter.install();
    byte[] bytes = serialised(new Gadget());
    assertThatThrownBy(() -> new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject())
        .isInstanceOf(InvalidClassException.class);
    assertThat(harmDone).isFalse();
  }

  /** Forty lists, each holding the next one twice: 2^40 parts when unfolded. */
  @Test
  void aProvenanceThatUnfoldsWithoutEndIsRefused() throws IOException {
    RootProvenanceProto.Builder root = RootProvenanceProto.newBuilder();
    root.addOmp(ObjectProvenanceProto.newBuilder().setIndex(0).putValues("list", 1));
    for (int i = 1; i < 40; i++) {
      root.addLmp(ListProvenanceProto.newBuilder().setIndex(i).addValues(i + 1).addValues(i + 1));
    }
    root.addLmp(ListProvenanceProto.newBuilder().setIndex(40));
    assertRefused(withProvenance(root.build()), "provenance that is too large");
  }

  @Test
  void aProvenanceThatHoldsItselfIsRefused() throws IOException {
    RootProvenanceProto root =
        RootProvenanceProto.newBuilder()
            .addOmp(ObjectProvenanceProto.newBuilder().setIndex(0).putValues("list", 1))
            .addLmp(ListProvenanceProto.newBuilder().setIndex(1).addValues(1))
            .build();
    assertRefused(withProvenance(root), "provenance", "refers to itself");
  }

  private ModelProto withProvenance(RootProvenanceProto provenance) throws IOException {
    ModelProto proto = ModelProto.parseFrom(linear);
    ClassificationLinearSGDProto.Builder inner =
        proto.getSerializedData().unpack(ClassificationLinearSGDProto.class).toBuilder();
    inner.getMetadataBuilder().setProvenance(provenance);
    return proto.toBuilder().setSerializedData(Any.pack(inner.build())).build();
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    Any any = Any.pack(StringValue.of("bottom"));
    for (int i = 0; i < 1000; i++) {
      any = Any.pack(ModelProto.newBuilder().setClassName(CLASS).setSerializedData(any).build());
    }
    assertRefused(
        ModelProto.newBuilder().setClassName(CLASS).setSerializedData(any).build(),
        "nested too deeply");
  }

  private static final String CLASS = "org.tribuo.transform.TransformedModel";

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertRefused(new byte[0], "the file is empty");
  }

  /** Provenance says that income is one number, which would be called income@value. */
  @Test
  void aFeatureThatNothingMakesIsRefused() throws IOException {
    String bytes = new String(linear, ISO_8859_1);
    assertThat(bytes).contains("income@value");
    assertRefused(
        bytes.replace("income@value", "income@other").getBytes(ISO_8859_1), "'income@other'");
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    for (byte[] bytes : List.of(linear, forest)) {
      for (int part = 1; part < 20; part++) {
        assertRefused(Arrays.copyOf(bytes, bytes.length * part / 20));
      }
    }
  }

  @Test
  void randomBytesAreRefused() throws IOException {
    Random random = new Random(1);
    for (int length : new int[] {1, 2, 3, 10, 100, 1000, 10_000}) {
      for (int i = 0; i < 20; i++) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        assertRefused(bytes);
      }
    }
  }

  /** It may still be a model, but nothing else than a refusal may come of it. */
  @Test
  void aChangedByteNeverEscapes() throws IOException {
    List<String> inputs = People.INPUTS.stream().sorted().toList();
    Random random = new Random(2);
    for (byte[] original : List.of(linear, forest)) {
      for (int i = 0; i < 100; i++) {
        byte[] bytes = original.clone();
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        Path file = write(bytes);
        Throwable thrown =
            catchThrowable(
                () -> {
                  try (Model model = TribuoModels.open(ModelSource.of("model", file))) {
                    if (model.signature().inputNames().equals(inputs)) {
                      model.score(PEOPLE.columns(inputs));
                    }
                  }
                });
        if (thrown != null) {
          assertThat(thrown).isInstanceOf(InputException.class);
        }
      }
    }
  }

  /** The nested class of that name takes the place of a name of the same length. */
  private static byte[] replace(byte[] model, String name, Class<?> outer, String nested) {
    String other = outer.getName() + "$" + nested;
    assertThat(other).hasSameSizeAs(name);
    String before = new String(model, ISO_8859_1);
    assertThat(before).contains(name);
    return before.replace(name, other).getBytes(ISO_8859_1);
  }

  private static byte[] serialised(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private void assertRefused(ModelProto proto, String... parts) throws IOException {
    assertRefused(proto.toByteArray(), parts);
  }

  private void assertRefused(byte[] bytes, String... parts) throws IOException {
    Path file = write(bytes);
    Throwable thrown = catchThrowable(() -> TribuoModels.open(ModelSource.of("model", file)));
    assertThat(thrown)
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("model 'model' (model.tribuo): ")
        .hasMessageNotContainingAny("\n", folder.toString());
    for (String part : parts) {
      assertThat(thrown).hasMessageContaining(part);
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("model.tribuo"), bytes);
  }
}
