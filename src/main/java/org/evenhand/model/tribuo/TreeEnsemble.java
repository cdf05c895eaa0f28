package org.evenhand.model.tribuo;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.EnsembleCombiner;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.protos.core.WeightedEnsembleModelProto;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;
import org.tribuo.util.Util;

/**
 * A model that is made of nothing but trees: one, or a weighted ensemble in which all know the same
 * features.
 *
 * @param members the trees in order
 * @param combiner what makes one answer of the trees' answers; null for a single tree
 * @param weights the weight of each tree
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TreeEnsemble<T extends Output<T>>(
    List<Member<T>> members, @Nullable EnsembleCombiner<?> combiner, float[] weights) {

  /** A tree and the features it knows, by the numbers it uses. */
  record Member<T extends Output<T>>(Node<T> root, ImmutableFeatureMap features) {}

  /**
   * The trees of a model; empty if there is anything else in it.
   *
   * @param proto the model in its file, which tells the weights and the combiner of an ensemble;
   *     its class does not
   */
  static <T extends Output<T>> Optional<TreeEnsemble<T>> of(Model<T> model, ModelProto proto)
      throws RefusedException {
    if (model instanceof WeightedEnsembleModel<T> ensemble) {
      return ensemble(ensemble, proto);
    }
    return member(model).map(tree -> new TreeEnsemble<>(List.of(tree), null, new float[] {1}));
  }

  private static <T extends Output<T>> Optional<TreeEnsemble<T>> ensemble(
      WeightedEnsembleModel<T> ensemble, ModelProto proto) throws RefusedException {
    List<Member<T>> members = new ArrayList<>();
    for (Model<T> model : ensemble.getModels()) {
      member(model)
          .filter(tree -> sameNames(tree.features(), ensemble.getFeatureIDMap()))
          .ifPresent(members::add);
    }
    if (members.size() < ensemble.getNumModels()) {
      return Optional.empty();
    }
    try {
      WeightedEnsembleModelProto told =
          proto.getSerializedData().unpack(WeightedEnsembleModelProto.class);
      return Optional.of(
          new TreeEnsemble<>(
              members,
              EnsembleCombiner.deserialize(told.getCombiner()),
              Util.toPrimitiveFloat(told.getWeightsList())));
    } catch (InvalidProtocolBufferException e) {
      throw new RefusedException("is damaged");
    }
  }

  private static <T extends Output<T>> Optional<Member<T>> member(Model<T> model) {
    return model instanceof TreeModel<T> tree
        ? root(tree).map(root -> new Member<>(root, tree.getFeatureIDMap()))
        : Optional.empty();
  }

  @SuppressWarnings("unchecked") // The class is a TreeModel<Regressor>, so T is Regressor.
  private static <T extends Output<T>> Optional<Node<T>> root(TreeModel<T> tree) {
    if (tree instanceof IndependentRegressionTreeModel independent) {
      return independent.getRoots().size() == 1
          ? Optional.of((Node<T>) independent.getRoots().values().iterator().next())
          : Optional.empty();
    }
    return Optional.of(tree.getRoot());
  }

  /**
   * A tree that knew fewer features than its ensemble would fail for rows that have none of its.
   */
  private static boolean sameNames(ImmutableFeatureMap one, ImmutableFeatureMap other) {
    return isNumbered(one) && one.domainEquals(other);
  }

  /** Whether the features have the numbers from 0, as Tribuo gives them. */
  static boolean isNumbered(ImmutableFeatureMap features) {
    return IntStream.range(0, features.size()).allMatch(id -> features.get(id) != null);
  }
}
