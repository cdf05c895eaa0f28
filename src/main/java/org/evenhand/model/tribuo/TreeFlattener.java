package org.evenhand.model.tribuo;

import java.util.ArrayList;
import java.util.List;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Output;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;

/** Numbers the nodes of trees and writes their splits down as {@link FlatTrees}. */
final class TreeFlattener<T extends Output<T>> {
  private final ImmutableFeatureMap all;
  private final List<Integer> roots = new ArrayList<>();
  private final List<Split> splits = new ArrayList<>();
  private final List<Leaf<T>> leaves = new ArrayList<>();

  /** A leaf and the number of its tree. */
  record Leaf<T extends Output<T>>(int tree, LeafNode<T> node) {}

  private record Split(int feature, double threshold, int otherwise, int greater) {}

  /**
   * @param all the features by the numbers that the flat trees are to use
   */
  TreeFlattener(ImmutableFeatureMap all) {
    this.all = all;
  }

  /**
   * Adds the next tree.
   *
   * @param known the features by the numbers that the tree uses, with the same names as all
   */
  void add(Node<T> root, ImmutableFeatureMap known) {
    List<SplitNode<T>> nodes = new ArrayList<>();
    int first = splits.size();
    int start = number(root, first, nodes);
    for (int i = 0; i < nodes.size(); i++) { // The list grows while it is gone through.
      SplitNode<T> node = nodes.get(i);
      splits.add(
          new Split(
              all.getID(known.get(node.getFeatureID()).getName()),
              node.splitValue(),
              number(node.getLessThanOrEqual(), first, nodes),
              number(node.getGreaterThan(), first, nodes)));
    }
    roots.add(start);
  }

  /** The place of the next node; see {@link FlatTrees}. */
  private int number(Node<T> node, int first, List<SplitNode<T>> nodes) {
    if (node instanceof SplitNode<T> split) {
      nodes.add(split);
      return first + nodes.size() - 1;
    }
    leaves.add(new Leaf<>(roots.size(), (LeafNode<T>) node));
    return ~(leaves.size() - 1);
  }

  /** The leaves of the trees added so far, by number. */
  List<Leaf<T>> leaves() {
    return leaves;
  }

  /** The trees added so far. */
  FlatTrees trees() {
    int[] next = new int[2 * splits.size()];
    for (int i = 0; i < splits.size(); i++) {
      next[2 * i] = splits.get(i).otherwise();
      next[2 * i + 1] = splits.get(i).greater();
    }
    return new FlatTrees(
        roots.stream().mapToInt(Integer::intValue).toArray(),
        splits.stream().mapToInt(Split::feature).toArray(),
        splits.stream().mapToDouble(Split::threshold).toArray(),
        next);
  }
}
