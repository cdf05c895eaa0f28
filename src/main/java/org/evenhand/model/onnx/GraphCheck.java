package org.evenhand.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.evenhand.data.InputException;

/**
 * Refuses graphs that could harm: files are untrusted, and ONNX Runtime is native code.
 *
 * <p>A graph that reads other files, calls operators from outside the standard, hides its size in
 * nested branches or in functions that call functions, or carries unprintable names never reaches
 * the runtime.
 */
final class GraphCheck {
  private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft");
  private static final int MAX_DEPTH = 4;
  private static final int MAX_CALLS = 64;
  private static final long MAX_NODES = 100_000;
  private static final int MAX_NAME_BYTES = 1024;

  /** The number of nodes when every function is written out, and how deep their branches nest. */
  private record Extent(long nodes, int depth) {
    static final Extent NONE = new Extent(0, 0);

    Extent plus(Extent other) {
      return new Extent(nodes + other.nodes, Math.max(depth, other.depth));
    }
  }

  private final Function<String, InputException> refusal;
  private final Map<String, FunctionProto> functions = new HashMap<>();
  private final Map<String, Extent> extents = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private GraphCheck(Function<String, InputException> refusal) {
    this.refusal = refusal;
  }

  /**
   * Walks the whole model.
   *
   * @param refusal makes the exception from what is wrong
   * @throws InputException at the first thing that is not allowed
   */
  static void check(ModelProto model, Function<String, InputException> refusal) {
    GraphCheck check = new GraphCheck(refusal);
    if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
      throw refusal.apply("the file holds no graph; it is damaged or not an ONNX model");
    }
    if (model.getTrainingInfoCount() > 0) {
      throw refusal.apply("it holds training steps; export it for inference only");
    }
    for (FunctionProto function : model.getFunctionsList()) {
      check.functions.put(key(function.getDomain(), function.getName()), function);
    }
    for (FunctionProto function : model.getFunctionsList()) {
      check.limit(check.call(key(function.getDomain(), function.getName())));
    }
    check.limit(check.walk(model.getGraph(), 0));
  }

  private Extent walk(GraphProto graph, int depth) {
    if (depth > MAX_DEPTH) {
      throw tooDeep();
    }
    graph.getInitializerList().forEach(this::tensor);
    graph.getSparseInitializerList().forEach(this::sparse);
    for (ValueInfoProto value : graph.getInputList()) {
      name(value.getName());
    }
    for (ValueInfoProto value : graph.getOutputList()) {
      name(value.getName());
    }
    return walk(graph.getNodeList(), depth);
  }

  private Extent walk(List<NodeProto> nodes, int depth) {
    Extent extent = Extent.NONE;
    for (NodeProto node : nodes) {
      extent = limit(extent.plus(node(node, depth)));
    }
    return extent;
  }

  private Extent node(NodeProto node, int depth) {
    name(node.getName());
    name(node.getOpType());
    node.getInputList().forEach(this::name);
    node.getOutputList().forEach(this::name);
    Extent extent = new Extent(1, depth);
    String key = key(node.getDomain(), node.getOpType());
    if (functions.containsKey(key)) {
      Extent called = call(key);
      extent = extent.plus(new Extent(called.nodes(), depth + called.depth()));
    } else if (!DOMAINS.contains(node.getDomain())) {
      name(node.getDomain());
      throw refusal.apply(
          "it uses the operator %s of '%s', which is not a standard one; export it with standard operators only"
              .formatted(node.getOpType(), node.getDomain()));
    }
    ClassLabels.of(node).forEach(this::name);
    for (AttributeProto attribute : node.getAttributeList()) {
      extent = extent.plus(attribute(attribute, depth));
    }
    return extent;
  }

  private Extent attribute(AttributeProto attribute, int depth) {
    if (attribute.hasT()) {
      tensor(attribute.getT());
    }
    attribute.getTensorsList().forEach(this::tensor);
    if (attribute.hasSparseTensor()) {
      sparse(attribute.getSparseTensor());
    }
    attribute.getSparseTensorsList().forEach(this::sparse);
    Extent extent = attribute.hasG() ? walk(attribute.getG(), depth + 1) : Extent.NONE;
    for (GraphProto graph : attribute.getGraphsList()) {
      extent = extent.plus(walk(graph, depth + 1));
    }
    return extent;
  }

  private Extent call(String key) {
    Extent known = extents.get(key);
    if (known != null) {
      return known;
    }
    if (open.size() > MAX_CALLS) {
      throw tooDeep();
    }
    if (!open.add(key)) {
      throw refusal.apply("a function of it calls itself; export it without local functions");
    }
    FunctionProto function = functions.get(key);
    Extent extent = function == null ? Extent.NONE : walk(function.getNodeList(), 0);
    open.remove(key);
    extents.put(key, extent);
    return extent;
  }

  private Extent limit(Extent extent) {
    if (extent.nodes() > MAX_NODES) {
      throw refusal.apply(
          "it has more than %d nodes; such graphs are refused".formatted(MAX_NODES));
    }
    if (extent.depth() > MAX_DEPTH) {
      throw tooDeep();
    }
    return extent;
  }

  private InputException tooDeep() {
    return refusal.apply(
        "its If, Loop or Scan nodes or its functions are nested more than %d deep; such graphs are refused"
            .formatted(MAX_DEPTH));
  }

  private void sparse(SparseTensorProto sparse) {
    tensor(sparse.getValues());
    tensor(sparse.getIndices());
  }

  private void tensor(TensorProto tensor) {
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
        || tensor.getExternalDataCount() > 0) {
      throw refusal.apply(
          "its weights are in another file; save it as one file (PyTorch: torch.onnx.export(..., external_data=False))");
    }
    name(tensor.getName());
    double size = 1;
    for (long dimension : tensor.getDimsList()) {
      size *= dimension;
    }
    // The smallest elements take half a byte.
    if (size > 2.0 * tensor.getSerializedSize()) {
      throw refusal.apply(
          "its weight '%s' is said to be larger than what the file holds; the file is damaged"
              .formatted(tensor.getName()));
    }
  }

  private void name(String name) {
    if (name.length() > MAX_NAME_BYTES
        || name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      throw refusal.apply("it has a name of more than %d bytes".formatted(MAX_NAME_BYTES));
    }
    if (name.codePoints().anyMatch(GraphCheck::isUnprintable)) {
      throw refusal.apply("it has a name with control characters; such files are refused");
    }
  }

  /** Control characters, and those that turn the direction of what is written after them. */
  private static boolean isUnprintable(int c) {
    return Character.isISOControl(c)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static String key(String domain, String name) {
    return domain + ':' + name;
  }
}
