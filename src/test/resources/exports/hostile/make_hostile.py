"""Makes the files beside this one: models that must be refused, stopped or survived.

Run:  pip install -r ../requirements.txt      (only onnx and numpy are used)
      python make_hostile.py

Nothing is loaded here, only written. Random bytes are seeded with 7.

  truncated.onnx            the first half of a sound model
  random.onnx               4,096 random bytes
  empty.onnx                no bytes
  empty-graph.onnx          a model whose graph has no nodes, inputs or outputs
  no-outputs.onnx           a graph with an input and a node but no output
  external-data.onnx        a weight kept in another file: /etc/passwd
  external-relative.onnx    the same by ../../../../../../../../etc/passwd
  external-sibling.onnx     the same by a bare name, pom.xml; loaded from bytes by onnxruntime 1.28.0
                            in a directory that has a pom.xml, it gives the bytes of that file
  external-constant.onnx    /etc/passwd in the tensor of a Constant node, not in a weight
  external-subgraph.onnx    /etc/passwd in a weight of the graph inside an If node
  unknown-operator.onnx     an operator that ai.onnx does not have
  unknown-domain.onnx       an operator of the domain com.evil
  nested-ifs.onnx           30 If nodes, each inside a branch of the one before: loading it takes
                            some runtimes exponential time
  huge-loop.onnx            a Loop that does not end when the model is run
  huge-tensor.onnx          asks for 256 GiB when it is run
  huge-weight.onnx          a weight that claims 4 TiB and has no data
  tree-lengths.onnx         a tree ensemble whose attributes have different lengths
  tree-cycle.onnx           a tree whose branch leads back to its root
  returns-nan.onnx          two float inputs x and y; NaN probabilities where x < 0
  wrong-shape.onnx          takes an image [N,28,28]
  wrong-rows.onnx           gives 3 rows of probabilities for any number of rows
  markup-names.onnx         markup and control characters in the input's name and the class labels
  java-serialised.tribuo    a java.util.ArrayList written by Java serialisation
  foreign-class.tribuo      a Tribuo message that names a class which is not Tribuo's
  not-a-model.tribuo        text
"""
import pathlib

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).resolve().parent
FLOAT = TensorProto.FLOAT


def value(name, shape, kind=FLOAT):
    return helper.make_tensor_value_info(name, kind, shape)


def model(nodes, inputs, outputs, weights=(), domains=()):
    graph = helper.make_graph(list(nodes), "hostile", list(inputs), list(outputs), list(weights))
    opsets = [helper.make_opsetid("", 18)] + [helper.make_opsetid(*domain) for domain in domains]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def save(name, content):
    content = content.SerializeToString() if isinstance(content, ModelProto) else content
    (HERE / name).write_bytes(content)
    print(f"{name}: {len(content)} bytes")


def tensor(name, values, kind):
    return numpy_helper.from_array(np.array(values, dtype=kind), name)


def sound(weights=None):
    """score [N,1] = sigmoid(x * weight)"""
    return model([helper.make_node("MatMul", ["x", "weight"], ["logit"]),
                  helper.make_node("Sigmoid", ["logit"], ["score"])],
                 [value("x", ["N", 16])], [value("score", ["N", 1])],
                 weights or [tensor("weight", np.full((16, 1), 0.1), np.float32)])


def outside(location, name="secret"):
    """Sixteen bytes of another file."""
    weight = TensorProto(name=name, data_type=TensorProto.UINT8, dims=[16],
                         data_location=TensorProto.EXTERNAL)
    for key, text in [("location", location), ("offset", "0"), ("length", "16")]:
        weight.external_data.add(key=key, value=text)
    return weight


def read_outside(location):
    """Gives the bytes read as its scores."""
    return model([helper.make_node("Cast", ["secret"], ["bytes"], to=FLOAT),
                  helper.make_node("Mul", ["x", "bytes"], ["score"])],
                 [value("x", ["N", 1])], [value("score", ["N", 16])], [outside(location)])


def external():
    save("external-data.onnx", read_outside("/etc/passwd"))
    save("external-relative.onnx", read_outside("../" * 8 + "etc/passwd"))
    save("external-sibling.onnx", read_outside("pom.xml"))
    save("external-constant.onnx", model(
        [helper.make_node("Constant", [], ["secret"], value=outside("/etc/passwd")),
         helper.make_node("Cast", ["secret"], ["bytes"], to=FLOAT),
         helper.make_node("Mul", ["x", "bytes"], ["score"])],
        [value("x", ["N", 1])], [value("score", ["N", 16])]))
    branch = helper.make_graph([helper.make_node("Cast", ["secret"], ["bytes"], to=FLOAT)],
                               "branch", [], [value("bytes", [16])], [outside("/etc/passwd")])
    save("external-subgraph.onnx", model(
        [helper.make_node("If", ["yes"], ["chosen"], then_branch=branch, else_branch=branch),
         helper.make_node("Mul", ["x", "chosen"], ["score"])],
        [value("x", ["N", 1])], [value("score", ["N", 16])], [tensor("yes", True, np.bool_)]))


def nested(depth):
    """A graph with one If: its then branch is such a graph one level less deep, its else branch
    is flat, so that the file stays small."""
    out = f"out{depth}"
    flat = helper.make_graph([helper.make_node("Identity", ["x"], [f"flat{depth}"])],
                             f"flat{depth}", [], [value(f"flat{depth}", ["N", 1])])
    if depth == 0:
        return flat
    inner = nested(depth - 1)
    node = helper.make_node("If", ["yes"], [out], then_branch=inner, else_branch=flat)
    return helper.make_graph([node], f"level{depth}", [], [value(out, ["N", 1])])


def trees(**changes):
    """A stump on x[0], as a TreeEnsembleClassifier; `changes` replace its attributes."""
    attributes = dict(
        nodes_treeids=[0, 0, 0], nodes_nodeids=[0, 1, 2], nodes_featureids=[0, 0, 0],
        nodes_values=[0.5, 0.0, 0.0], nodes_modes=["BRANCH_LEQ", "LEAF", "LEAF"],
        nodes_truenodeids=[1, 0, 0], nodes_falsenodeids=[2, 0, 0],
        nodes_missing_value_tracks_true=[0, 0, 0], nodes_hitrates=[1.0, 1.0, 1.0],
        class_treeids=[0, 0], class_nodeids=[1, 2], class_ids=[0, 1], class_weights=[1.0, 1.0],
        classlabels_int64s=[0, 1], post_transform="NONE") | changes
    node = helper.make_node("TreeEnsembleClassifier", ["x"], ["label", "probabilities"],
                            domain="ai.onnx.ml", **attributes)
    return model([node], [value("x", ["N", 2])],
                 [value("label", ["N"], TensorProto.INT64), value("probabilities", ["N", 2])],
                 domains=[("ai.onnx.ml", 3)])


def graphs():
    save("empty.onnx", b"")
    save("empty-graph.onnx", model([], [], []))
    save("no-outputs.onnx", model([helper.make_node("Sigmoid", ["x"], ["score"])],
                                  [value("x", ["N", 1])], []))
    save("unknown-operator.onnx", model([helper.make_node("MindReader", ["x"], ["score"])],
                                        [value("x", ["N", 1])], [value("score", ["N", 1])]))
    save("unknown-domain.onnx", model(
        [helper.make_node("Run", ["x"], ["score"], domain="com.evil")],
        [value("x", ["N", 1])], [value("score", ["N", 1])], domains=[("com.evil", 1)]))

    top = nested(30)
    save("nested-ifs.onnx", model(top.node, [value("x", ["N", 1])], top.output,
                                  [tensor("yes", True, np.bool_)]))
    body = helper.make_graph(
        [helper.make_node("Identity", ["go"], ["go_on"]),
         helper.make_node("Sigmoid", ["state"], ["next"])], "body",
        [value("i", [], TensorProto.INT64), value("go", [], TensorProto.BOOL),
         value("state", ["N", 1])],
        [value("go_on", [], TensorProto.BOOL), value("next", ["N", 1])])
    save("huge-loop.onnx", model(
        [helper.make_node("Loop", ["", "yes", "x"], ["score"], body=body)],
        [value("x", ["N", 1])], [value("score", ["N", 1])], [tensor("yes", True, np.bool_)]))
    # The size hangs on an input, so that it cannot be worked out while loading.
    save("huge-tensor.onnx", model(
        [helper.make_node("Shape", ["x"], ["shape"]),
         helper.make_node("Mul", ["shape", "zero"], ["nothing"]),
         helper.make_node("Add", ["nothing", "size"], ["dims"]),
         helper.make_node("ConstantOfShape", ["dims"], ["big"]),
         helper.make_node("ReduceMax", ["big"], ["most"], keepdims=0),
         helper.make_node("Add", ["x", "most"], ["score"])],
        [value("x", ["N", 1])], [value("score", ["N", 1])],
        [tensor("size", [1 << 18, 1 << 18], np.int64), tensor("zero", [0, 0], np.int64)]))
    weight = TensorProto(name="weight", data_type=FLOAT, dims=[16, 1 << 36])
    save("huge-weight.onnx", sound([weight]))
    save("tree-lengths.onnx", trees(nodes_values=[0.5], nodes_featureids=[0, 0]))
    save("tree-cycle.onnx", trees(nodes_modes=["BRANCH_LEQ", "BRANCH_LEQ", "LEAF"],
                                  nodes_truenodeids=[1, 0, 0], nodes_falsenodeids=[2, 0, 0]))

    save("returns-nan.onnx", model(
        [helper.make_node("Sqrt", ["x"], ["root"]),
         helper.make_node("Sub", ["root", "y"], ["logit"]),
         helper.make_node("Sigmoid", ["logit"], ["yes"]),
         helper.make_node("Sub", ["one", "yes"], ["no"]),
         helper.make_node("Concat", ["no", "yes"], ["probabilities"], axis=1)],
        [value("x", ["N", 1]), value("y", ["N", 1])], [value("probabilities", ["N", 2])],
        [tensor("one", [1.0], np.float32)]))
    save("wrong-shape.onnx", model(
        [helper.make_node("ReduceMean", ["image", "axes"], ["mean"], keepdims=0),
         helper.make_node("Sigmoid", ["mean"], ["score"])],
        [value("image", ["N", 28, 28])], [value("score", ["N"])],
        [tensor("axes", [1, 2], np.int64)]))
    save("wrong-rows.onnx", model(
        [helper.make_node("ReduceMean", ["x"], ["mean"], keepdims=0),
         helper.make_node("Mul", ["three", "mean"], ["probabilities"])],
        [value("x", ["N", 1])], [value("probabilities", ["N", 2])],
        [tensor("three", np.full((3, 2), 0.5), np.float32)]))
    save("markup-names.onnx", model(
        [helper.make_node("LinearClassifier", ["<img src=x onerror=alert(1)>"],
                          ["label", "probabilities"], domain="ai.onnx.ml",
                          coefficients=[-1.0, 1.0], intercepts=[0.0, 0.0], multi_class=0,
                          post_transform="SOFTMAX",
                          classlabels_strings=["<b>no</b>", "yes\x1b[31m\u202e\r\n"])],
        [value("<img src=x onerror=alert(1)>", ["N", 1])],
        [value("label", ["N"], TensorProto.STRING), value("probabilities", ["N", 2])],
        domains=[("ai.onnx.ml", 3)]))


def other():
    whole = sound().SerializeToString()
    save("truncated.onnx", whole[:len(whole) // 2])
    save("random.onnx", np.random.default_rng(7).bytes(4096))
    save("java-serialised.tribuo", b"".join([
        b"\xac\xed\x00\x05",                                    # stream header, version 5
        b"sr\x00\x13java.util.ArrayList",                       # an object of this class
        bytes.fromhex("7881d21d99c7619d"), b"\x03\x00\x01",     # serialVersionUID, flags, 1 field
        b"I\x00\x04size", b"xp", b"\x00\x00\x00\x00",           # the field and its value
        b"w\x04\x00\x00\x00\x00", b"x"]))                       # the capacity, end
    name, url = b"java.lang.ProcessBuilder", b"type.googleapis.com/tribuo.core.ModelDataProto"
    inner = b"\x0a" + bytes([len(url)]) + url
    save("foreign-class.tribuo", b"\x12" + bytes([len(name)]) + name
         + b"\x1a" + bytes([len(inner)]) + inner)
    save("not-a-model.tribuo", b"This is a text file. It was renamed.\n" * 20)


if __name__ == "__main__":
    external()
    graphs()
    other()
