package org.evenhand.model.tribuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.model.tribuo.TreeFlattener.Leaf;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;

/**
 * Makes arrays of a tree or an ensemble of trees, which score a row without an object for each tree
 * and to the last bit as Tribuo does. Empty for every other model.
 */
final class TreeCompiler {
  private TreeCompiler() {}

  /**
   * Compiles a classifier, whose outputs are its classes by id.
   *
   * @param proto the model in its file
   */
  static Optional<Predictor> classifier(Model<Label> model, ModelProto proto)
      throws RefusedException {
    return compile(
        model, proto, (ensemble, leaves) -> voting(ensemble, leaves, model.getOutputIDInfo()));
  }

  /**
   * Compiles a regression of one value.
   *
   * @param proto the model in its file
   */
  static Optional<Predictor> regression(Model<Regressor> model, ModelProto proto)
      throws RefusedException {
    return compile(model, proto, TreeCompiler::averaging);
  }

  private static <T extends Output<T>> Optional<Predictor> compile(
      Model<T> model,
      ModelProto proto,
      BiFunction<TreeEnsemble<T>, List<Leaf<T>>, Optional<LeafCombiner>> combiner)
      throws RefusedException {
    return TreeEnsemble.of(model, proto)
        .flatMap(
            ensemble -> {
              TreeFlattener<T> flat = new TreeFlattener<>(model.getFeatureIDMap());
              ensemble.members().forEach(tree -> flat.add(tree.root(), tree.features()));
              return combiner
                  .apply(ensemble, flat.leaves())
                  .map(
                      combine ->
                          new TreePredictor(model.getFeatureIDMap().size(), flat.trees(), combine));
            });
  }

  private static Optional<LeafCombiner> voting(
      TreeEnsemble<Label> ensemble, List<Leaf<Label>> leaves, ImmutableOutputInfo<Label> classes) {
    float[] weights = ensemble.weights();
    return switch (ensemble.combiner()) {
      case null -> Optional.of(single(leaves, classes));
      case VotingCombiner one ->
          votes(
              leaves,
              leaf ->
                  Stream.of(
                      new Vote(classes.getID(leaf.node().getOutput()), weights[leaf.tree()])));
      case FullyWeightedVotingCombiner shares ->
          votes(
              leaves,
              leaf ->
                  leaf.node().getDistribution().values().stream()
                      .map(
                          share ->
                              new Vote(
                                  classes.getID(share), weights[leaf.tree()] * share.getScore())));
      default -> Optional.empty();
    };
  }

  private static LeafCombiner single(List<Leaf<Label>> leaves, ImmutableOutputInfo<Label> classes) {
    return new LeafCombiner.Single(
        leaves.stream()
            .map(
                leaf ->
                    IntStream.range(0, classes.size())
                        .mapToObj(id -> classes.getOutput(id).getLabel())
                        .mapToDouble(
                            name -> TribuoModels.score(leaf.node().getDistribution(), name))
                        .toArray())
            .toArray(double[][]::new));
  }

  private record Vote(int output, double amount) {}

  /**
   * The votes of all leaves, each leaf's in the order in which Tribuo counts them; empty if a vote
   * is for a class that the model does not have.
   */
  private static Optional<LeafCombiner> votes(
      List<Leaf<Label>> leaves, Function<Leaf<Label>, Stream<Vote>> votesOf) {
    int[] starts = new int[leaves.size() + 1];
    List<Vote> votes = new ArrayList<>();
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      votesOf.apply(leaves.get(leaf)).forEachOrdered(votes::add);
      starts[leaf + 1] = votes.size();
    }
    if (votes.stream().anyMatch(vote -> vote.output() < 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new LeafCombiner.Votes(
            starts,
            votes.stream().mapToInt(Vote::output).toArray(),
            votes.stream().mapToDouble(Vote::amount).toArray()));
  }

  private static Optional<LeafCombiner> averaging(
      TreeEnsemble<Regressor> ensemble, List<Leaf<Regressor>> leaves) {
    if (leaves.stream().anyMatch(leaf -> leaf.node().getOutput().size() != 1)) {
      return Optional.empty();
    }
    double[] values =
        leaves.stream().mapToDouble(leaf -> leaf.node().getOutput().getValues()[0]).toArray();
    return switch (ensemble.combiner()) {
      case null ->
          Optional.of(
              new LeafCombiner.Single(
                  Arrays.stream(values)
                      .mapToObj(value -> new double[] {value})
                      .toArray(double[][]::new)));
      case AveragingCombiner mean ->
          Optional.of(new LeafCombiner.Mean(values, steps(ensemble.weights())));
      default -> Optional.empty();
    };
  }

  private static double[] steps(float[] weights) {
    double[] steps = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      steps[i] = weights[i] / sum;
    }
    return steps;
  }
}
