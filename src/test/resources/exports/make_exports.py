"""Makes the folders beside this file: models as other libraries export them, with the answers.

Run:  pip install -r requirements.txt      (Python 3.11)
      python make_exports.py               all cases, each in a process of its own
      python make_exports.py xgboost keras only these

Each case is a folder with
  model.onnx      as the library writes it, unless the note in case.yaml says what was changed
  data.csv        1,200 synthetic rows (seed 7): the raw columns; an empty cell is a missing value
  reference.csv   the same rows in order: `maker:CLASS` and `onnxruntime:CLASS` are the probability
                  of each class by the library that trained the model and by onnxruntime in
                  Python; a regressor has `maker:value` and `onnxruntime:value`
  case.yaml       task; classes in model order; inputs, only for a model that takes one matrix;
                  activation, only where the graph ends in logits; note

The two answers must agree within 1e-5 in every cell or the script stops. All numbers in data.csv
are exact in single precision, so that no value falls on the other side of a tree's threshold.
"""
import csv
import os
import pathlib
import subprocess
import sys

import numpy as np
import onnx
import onnxruntime
import pandas as pd
from onnx import TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).resolve().parent
SEED = 7
ROWS = 1200
CASES = {}


def case(function):
    CASES[function.__name__.replace("_", "-")] = function
    return function


# --- data ---------------------------------------------------------------------------------------

def loans(missing=False):
    """A made-up table of loans with float, whole-number and text columns, and who defaulted."""
    random = np.random.default_rng(SEED)
    data = pd.DataFrame({
        "ratio": random.integers(2, 80, ROWS) / 64,
        "amount": random.integers(8, 1600, ROWS) * 0.25,
        "rate": random.integers(8, 120, ROWS) / 8,
        "months": random.integers(1, 40, ROWS) * 3,
        "dependents": random.poisson(1.0, ROWS),
        "purpose": random.choice(["car", "furniture", "home repair", "études"], ROWS,
                                 p=[0.4, 0.3, 0.2, 0.1]),
        "housing": random.choice(["own", "rent", "free"], ROWS, p=[0.5, 0.4, 0.1])})
    logit = (3 * data["ratio"] + 0.15 * data["rate"] + 0.012 * data["months"]
             - 0.2 * data["dependents"] - 0.002 * data["amount"]
             + data["purpose"].map({"car": 0, "furniture": 0.5, "home repair": -0.6,
                                    "études": 0.9})
             + data["housing"].map({"own": -0.8, "rent": 0.6, "free": 0}) - 3.6)
    noise = random.logistic(size=ROWS)
    value = np.round(3 + 0.4 * logit + 0.1 * random.normal(size=ROWS), 4)
    level = np.digitize(logit + noise, [-1, 1])
    if missing:
        for name in ["ratio", "amount", "rate"]:
            data.loc[random.random(ROWS) < 0.12, name] = np.nan
        data.loc[random.random(ROWS) < 0.05, "housing"] = ""
    return data, (logit + noise > 0).to_numpy(), level, value


FLOATS = ["ratio", "amount", "rate"]
WHOLE = ["months", "dependents"]
TEXT = ["purpose", "housing"]
MATRIX = FLOATS + WHOLE + ["purpose=car", "purpose=furniture", "purpose=études", "housing=rent",
                           "housing=own"]


def matrix(data, inputs):
    """One float column for each item: a column of the data, or 1 where column=VALUE holds."""
    columns = []
    for item in inputs:
        name, _, value = item.partition("=")
        columns.append(data[name] == value if value else data[name])
    return np.column_stack([column.to_numpy(np.float32) for column in columns])


# --- what is written ----------------------------------------------------------------------------

def cell(value):
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, (float, np.floating)):
        return "" if np.isnan(value) else np.format_float_positional(value, trim="0")
    return str(value)


def write_csv(path, columns):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([cell(value) for value in row] for row in zip(*columns.values()))


NUMPY = {"tensor(float)": np.float32, "tensor(double)": np.float64, "tensor(int64)": np.int64,
         "tensor(int32)": np.int32, "tensor(bool)": np.bool_, "tensor(string)": object}


def feed(session, data, inputs, columns):
    graph = session.get_inputs()
    if inputs:
        return {graph[0].name: matrix(data, inputs)}
    values = {}
    for item in graph:
        column = data[columns.get(item.name, item.name)].to_numpy(NUMPY[item.type])
        values[item.name] = column.reshape(-1, 1) if len(item.shape) == 2 else column
    return values


def probabilities(answer, kinds, classes, activation):
    """Rows x classes from what the graph gives: a ZipMap, a matrix, a column a class, a vector."""
    if kinds[-1].startswith("seq"):
        keys = list(answer[-1][0])
        assert [str(key) for key in keys] == classes
        return np.array([[row[key] for key in keys] for row in answer[-1]], dtype=np.float32)
    floats = [part for part, kind in zip(answer, kinds) if kind == "tensor(float)"]
    if len(floats) == len(classes) and len(floats) > 1:
        return np.column_stack(floats)
    score = floats[-1].reshape(len(floats[-1]), -1)
    if activation == "sigmoid":
        score = 1 / (1 + np.exp(-score))
    if activation == "softmax":
        score = np.exp(score - score.max(axis=1, keepdims=True))
        score /= score.sum(axis=1, keepdims=True)
    return np.column_stack([1 - score, score]) if score.shape[1] == 1 else score


def write(name, model, data, maker, task="classification", classes=None, inputs=None,
          activation=None, columns=None, note=None, one_by_one=False):
    """Writes the folder and compares. `maker` answers for the data as read back from the file."""
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    if not isinstance(model, bytes):
        onnx.checker.check_model(model)
        model = model.SerializeToString()
    (folder / "model.onnx").write_bytes(model)
    write_csv(folder / "data.csv", {column: data[column] for column in data})

    kinds = {column: object if data[column].dtype.kind not in "fib" else data[column].dtype
             for column in data}
    again = pd.read_csv(folder / "data.csv", dtype=kinds, keep_default_na=False,
                        na_values={column: [""] for column in data if kinds[column] != object})
    for column in data:
        if data[column].dtype.kind == "f":
            both = again[column].to_numpy(), data[column].to_numpy()
            assert np.array_equal(*both, equal_nan=True)
            assert np.array_equal(both[0].astype(np.float32), both[1], equal_nan=True), column
        else:
            assert (again[column].to_numpy() == data[column].to_numpy()).all(), column

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    wanted = [item.name for item in session.get_outputs()]
    given = feed(session, again, inputs, columns or {})
    if one_by_one:
        answers = [session.run(wanted, {key: value[row:row + 1] for key, value in given.items()})
                   for row in range(ROWS)]
        answer = [np.concatenate(parts) for parts in zip(*answers)]
    else:
        answer = session.run(wanted, given)
    types = [item.type for item in session.get_outputs()]
    truth = np.asarray(maker(again))
    if task == "regression":
        got, truth, labels = answer[-1].reshape(ROWS, -1), truth.reshape(ROWS, 1), ["value"]
    else:
        got, labels = probabilities(answer, types, classes, activation), classes
    assert got.shape == truth.shape == (ROWS, len(labels)), (got.shape, truth.shape)
    difference = np.abs(got.astype(np.float64) - truth)
    assert np.isfinite(got).all() and difference.max() < 1e-5, difference.max()
    write_csv(folder / "reference.csv",
              {f"maker:{label}": truth[:, i] for i, label in enumerate(labels)}
              | {f"onnxruntime:{label}": got[:, i] for i, label in enumerate(labels)})

    quoted = lambda items: "[" + ", ".join('"' + item + '"' for item in items) + "]"
    lines = [f"task: {task}"]
    lines += [f"classes: {quoted(classes)}"] if classes else []
    lines += [f"inputs: {quoted(inputs)}"] if inputs else []
    lines += [f"activation: {activation}"] if activation else []
    lines += [f'note: "{note}"'] if note else []
    (folder / "case.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    shape = lambda items: ", ".join(
        f"{item.name} {item.type.replace('tensor', '')} {item.shape}" for item in items)
    print(f"{name}: {len(model)} bytes; in {shape(session.get_inputs())}; "
          f"out {shape(session.get_outputs())}; range {got.min():.3g}..{got.max():.3g}; "
          f"largest difference {difference.max():.1e}", flush=True)


# --- scikit-learn -------------------------------------------------------------------------------

OPSET = {"": 18, "ai.onnx.ml": 3}


def pipeline(estimator, numbers=None):
    from sklearn.compose import ColumnTransformer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler
    return make_pipeline(ColumnTransformer([
        ("floats", numbers or StandardScaler(), FLOATS),
        ("whole", StandardScaler(), WHOLE),
        ("text", OneHotEncoder(handle_unknown="ignore"), TEXT)]), estimator)


def convert(model, name, options=None, types=None):
    from skl2onnx import convert_sklearn
    from skl2onnx.common.data_types import FloatTensorType, Int64TensorType, StringTensorType
    types = types or ([(column, FloatTensorType([None, 1])) for column in FLOATS]
                      + [(column, Int64TensorType([None, 1])) for column in WHOLE]
                      + [(column, StringTensorType([None, 1])) for column in TEXT])
    return convert_sklearn(model, name=name, initial_types=types, target_opset=OPSET,
                           options={id(model): options} if options else None)


def strings(bad, names=("repaid", "default")):
    return np.where(bad, names[1], names[0])


@case
def skl_strings_zipmap(name):
    from sklearn.linear_model import LogisticRegression
    data, bad, _, _ = loans()
    model = pipeline(LogisticRegression()).fit(data, strings(bad))
    write(name, convert(model, name), data, model.predict_proba, classes=list(model.classes_),
          note="scikit-learn pipeline; one input a column: float, int64 and string; the "
               "probabilities are a ZipMap with string keys")


@case
def skl_strings_nozipmap(name):
    from sklearn.ensemble import GradientBoostingClassifier
    data, bad, _, _ = loans()
    model = pipeline(GradientBoostingClassifier(n_estimators=40, random_state=SEED))
    model.fit(data, bad.astype(np.int64))
    write(name, convert(model, name, {"zipmap": False}), data, model.predict_proba,
          classes=["0", "1"], note="scikit-learn pipeline with zipmap=False and int64 labels")


@case
def skl_strings_columns(name):
    from sklearn.linear_model import LogisticRegression
    data, bad, _, _ = loans()
    model = pipeline(LogisticRegression()).fit(data, strings(bad))
    write(name, convert(model, name, {"zipmap": "columns"}), data, model.predict_proba,
          classes=list(model.classes_),
          note="scikit-learn pipeline with zipmap='columns': one [N] output a class")


@case
def skl_column_names(name):
    """Columns whose names are not identifiers, which the converter rewrites."""
    from skl2onnx.common.data_types import FloatTensorType, StringTensorType
    from sklearn.compose import ColumnTransformer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler
    data, bad, _, _ = loans()
    data = data.rename(columns={"ratio": "debt-ratio", "amount": "amount in thousands",
                                "housing": "home.status"})
    data = data[["debt-ratio", "amount in thousands", "home.status"]]
    model = make_pipeline(ColumnTransformer([
        ("floats", StandardScaler(), list(data)[:2]),
        ("text", OneHotEncoder(handle_unknown="ignore"), list(data)[2:])]), LogisticRegression())
    model.fit(data, strings(bad))
    proto = convert(model, name, {"zipmap": False},
                    [(column, FloatTensorType([None, 1])) for column in list(data)[:2]]
                    + [(column, StringTensorType([None, 1])) for column in list(data)[2:]])
    names = dict(zip([item.name for item in proto.graph.input], data))
    write(name, proto, data, model.predict_proba, classes=list(model.classes_), columns=names,
          note="column names that are not identifiers; the graph calls its inputs "
               + ", ".join(names))


@case
def skl_forest(name):
    from skl2onnx.common.data_types import FloatTensorType
    from sklearn.ensemble import RandomForestClassifier
    data, bad, _, _ = loans()
    model = RandomForestClassifier(n_estimators=30, max_depth=7, random_state=SEED)
    model.fit(matrix(data, MATRIX), strings(bad))
    write(name, convert(model, name, types=[("X", FloatTensorType([None, len(MATRIX)]))]), data,
          lambda rows: model.predict_proba(matrix(rows, MATRIX)), classes=list(model.classes_),
          inputs=MATRIX, note="scikit-learn random forest without a pipeline; one float matrix")


@case
def skl_bool_double(name):
    """Inputs of double, bool, int32 and int64, each [N,1], cast to float for a linear model."""
    from skl2onnx.common.data_types import FloatTensorType
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    loan, bad, _, _ = loans()
    data = pd.DataFrame({"ratio": loan["ratio"], "amount": loan["amount"],
                         "renting": loan["housing"] == "rent",
                         "months": loan["months"].astype(np.int32),
                         "dependents": loan["dependents"]})
    model = make_pipeline(StandardScaler(), LogisticRegression())
    model.fit(data.to_numpy(np.float32), bad.astype(np.int64))
    proto = convert(model, name, {"zipmap": False}, [("matrix", FloatTensorType([None, 5]))])
    types = [TensorProto.DOUBLE, TensorProto.DOUBLE, TensorProto.BOOL, TensorProto.INT32,
             TensorProto.INT64]
    del proto.graph.input[:]
    for column, kind in zip(data, types):
        proto.graph.input.append(helper.make_tensor_value_info(column, kind, ["N", 1]))
    nodes = [helper.make_node("Cast", [column], [column + "_float"], to=TensorProto.FLOAT)
             for column in data]
    nodes.append(helper.make_node("Concat", [column + "_float" for column in data], ["matrix"],
                                  axis=1))
    nodes += list(proto.graph.node)
    del proto.graph.node[:]
    proto.graph.node.extend(nodes)
    write(name, proto, data, lambda rows: model.predict_proba(rows.to_numpy(np.float32)),
          classes=["0", "1"],
          note="scikit-learn model behind Cast and Concat nodes added by hand: two double inputs, "
               "a bool, an int32 and an int64")


@case
def skl_multiclass(name):
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    data, _, level, _ = loans(missing=True)
    model = pipeline(LogisticRegression(max_iter=1000),
                     make_pipeline(SimpleImputer(strategy="median"), StandardScaler()))
    model.fit(data, np.array(["low", "middle", "high"])[level])
    write(name, convert(model, name), data, model.predict_proba, classes=list(model.classes_),
          note="three classes; an empty cell is NaN for a float input (the graph imputes it) and "
               "the empty string for a string input (a category of its own)")


@case
def skl_regressor(name):
    from sklearn.ensemble import GradientBoostingRegressor
    data, _, _, value = loans()
    model = pipeline(GradientBoostingRegressor(n_estimators=40, random_state=SEED)).fit(data, value)
    write(name, convert(model, name), data, model.predict, task="regression",
          note="scikit-learn pipeline; output [N,1]")


@case
def shape_n_inputs(name):
    """A scikit-learn pipeline whose inputs are vectors [N]; a Reshape is put behind each."""
    from sklearn.linear_model import LogisticRegression
    data, bad, _, _ = loans()
    model = pipeline(LogisticRegression()).fit(data, strings(bad))
    proto = convert(model, name, {"zipmap": False})
    nodes = []
    for item in proto.graph.input:
        nodes.append(helper.make_node("Reshape", [item.name, "column"], [item.name + "_2d"]))
        kind = item.type.tensor_type.elem_type
        item.CopyFrom(helper.make_tensor_value_info(item.name, kind, ["N"]))
    names = {item.name for item in proto.graph.input}
    for node in proto.graph.node:
        for i, used in enumerate(node.input):
            if used in names:
                node.input[i] = used + "_2d"
    proto.graph.initializer.append(numpy_helper.from_array(np.array([-1, 1]), "column"))
    nodes += list(proto.graph.node)
    del proto.graph.node[:]
    proto.graph.node.extend(nodes)
    write(name, proto, data, model.predict_proba, classes=list(model.classes_),
          note="scikit-learn pipeline changed by hand so that every input has shape [N]")


@case
def rank1_probability(name):
    """A logistic model written with onnx.helper; its only output is the probability, shape [N]."""
    from sklearn.linear_model import LogisticRegression
    data, bad, _, _ = loans()
    data = data[FLOATS]
    model = LogisticRegression().fit(data.to_numpy(), bad)
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["features", "weights"], ["product"]),
         helper.make_node("Add", ["product", "bias"], ["logit"]),
         helper.make_node("Sigmoid", ["logit"], ["score"])], name,
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["N", 3])],
        [helper.make_tensor_value_info("score", TensorProto.FLOAT, ["N"])],
        [numpy_helper.from_array(model.coef_[0].astype(np.float32), "weights"),
         numpy_helper.from_array(model.intercept_.astype(np.float32), "bias")])
    proto = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
    write(name, proto, data, lambda rows: model.predict_proba(rows.to_numpy()),
          classes=["no", "yes"], inputs=FLOATS,
          note="written by hand from a scikit-learn model; one output, the probability of the "
               "second class, shape [N]; no labels in the graph")


# --- boosted trees ------------------------------------------------------------------------------

def float_matrix(size):
    from onnxmltools.convert.common.data_types import FloatTensorType
    return [("input", FloatTensorType([None, size]))]


@case
def xgboost(name):
    import xgboost as library
    from onnxmltools import convert_xgboost
    data, bad, _, _ = loans()
    model = library.XGBClassifier(n_estimators=40, max_depth=4, random_state=SEED, n_jobs=1)
    model.fit(matrix(data, MATRIX), bad)
    write(name, convert_xgboost(model, name=name, initial_types=float_matrix(len(MATRIX)),
                                target_opset=15), data,
          lambda rows: model.predict_proba(matrix(rows, MATRIX)), classes=["0", "1"], inputs=MATRIX)


@case
def xgboost_missing(name):
    import xgboost as library
    from onnxmltools import convert_xgboost
    data, _, level, _ = loans(missing=True)
    data = data[FLOATS + WHOLE]
    inputs = list(data)
    model = library.XGBClassifier(n_estimators=15, max_depth=4, random_state=SEED, n_jobs=1)
    model.fit(matrix(data, inputs), level)
    write(name, convert_xgboost(model, name=name, initial_types=float_matrix(len(inputs)),
                                target_opset=15), data,
          lambda rows: model.predict_proba(matrix(rows, inputs)), classes=["0", "1", "2"],
          inputs=inputs, note="three classes; an empty cell is NaN, which the trees handle")


@case
def xgboost_regressor(name):
    import xgboost as library
    from onnxmltools import convert_xgboost
    data, _, _, value = loans()
    model = library.XGBRegressor(n_estimators=40, max_depth=4, random_state=SEED, n_jobs=1)
    model.fit(matrix(data, MATRIX), value)
    write(name, convert_xgboost(model, name=name, initial_types=float_matrix(len(MATRIX)),
                                target_opset=15), data,
          lambda rows: model.predict(matrix(rows, MATRIX)), task="regression", inputs=MATRIX)


@case
def lightgbm(name):
    import lightgbm as library
    from onnxmltools import convert_lightgbm
    data, bad, _, _ = loans()
    model = library.LGBMClassifier(n_estimators=40, num_leaves=12, random_state=SEED, n_jobs=1,
                                   deterministic=True, verbose=-1)
    model.fit(matrix(data, MATRIX), bad.astype(np.int64))
    write(name, convert_lightgbm(model, name=name, initial_types=float_matrix(len(MATRIX)),
                                 target_opset=15), data,
          lambda rows: model.predict_proba(matrix(rows, MATRIX)), classes=["0", "1"], inputs=MATRIX,
          note="the probabilities are a ZipMap with int64 keys")


@case
def lightgbm_multiclass(name):
    import lightgbm as library
    from onnxmltools import convert_lightgbm
    data, _, level, _ = loans()
    model = library.LGBMClassifier(n_estimators=20, num_leaves=8, random_state=SEED, n_jobs=1,
                                   deterministic=True, verbose=-1)
    model.fit(matrix(data, MATRIX), level)
    write(name, convert_lightgbm(model, name=name, initial_types=float_matrix(len(MATRIX)),
                                 target_opset=15, zipmap=False), data,
          lambda rows: model.predict_proba(matrix(rows, MATRIX)), classes=["0", "1", "2"],
          inputs=MATRIX, note="three classes, zipmap=False")


def catboost_export(model, name):
    path = HERE / name / "model.onnx"
    path.parent.mkdir(exist_ok=True)
    model.save_model(str(path), format="onnx", export_parameters={"onnx_graph_name": name})
    proto = onnx.load(path)
    kept = [item for item in proto.metadata_props
            if item.key not in ("train_finish_time", "model_guid")]  # new with every run
    del proto.metadata_props[:]
    proto.metadata_props.extend(kept)
    return proto.SerializeToString()


@case
def catboost(name):
    import catboost as library
    data, bad, _, _ = loans()
    model = library.CatBoostClassifier(iterations=40, depth=4, random_seed=SEED, thread_count=1,
                                       verbose=False, allow_writing_files=False)
    model.fit(matrix(data, MATRIX), strings(bad))
    write(name, catboost_export(model, name), data,
          lambda rows: model.predict_proba(matrix(rows, MATRIX)), classes=list(model.classes_),
          inputs=MATRIX, note="numeric features only; the probabilities are a ZipMap")


@case
def catboost_regressor(name):
    import catboost as library
    data, _, _, value = loans()
    model = library.CatBoostRegressor(iterations=40, depth=4, random_seed=SEED, thread_count=1,
                                      verbose=False, allow_writing_files=False)
    model.fit(matrix(data, MATRIX), value)
    write(name, catboost_export(model, name), data, lambda rows: model.predict(matrix(rows, MATRIX)),
          task="regression", inputs=MATRIX)


# --- nets ---------------------------------------------------------------------------------------

def torch_net(outputs):
    """A small net, trained a little, and its forward function on a table."""
    import torch
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    data, bad, level, _ = loans()
    rows = torch.tensor(matrix(data, MATRIX))

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.register_buffer("center", rows.mean(0))
            self.register_buffer("spread", rows.std(0))
            self.layers = torch.nn.Sequential(torch.nn.Linear(len(MATRIX), 16), torch.nn.ReLU(),
                                              torch.nn.Linear(16, outputs))

        def forward(self, x):
            return self.layers((x - self.center) / self.spread)

    net = Net()
    steps = torch.optim.Adam(net.parameters(), 0.02)
    for _ in range(150):
        steps.zero_grad()
        if outputs == 1:
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                net(rows)[:, 0], torch.tensor(bad, dtype=torch.float32))
        else:
            loss = torch.nn.functional.cross_entropy(net(rows), torch.tensor(level))
        loss.backward()
        steps.step()
    net.eval()

    def answer(table):
        with torch.no_grad():
            logits = net(torch.tensor(matrix(table, MATRIX))).double()
            if outputs > 1:
                return torch.softmax(logits, 1).numpy()
            score = torch.sigmoid(logits).numpy()
            return np.column_stack([1 - score, score])
    return data, net, answer


def torch_export(net, name, fixed=False):
    import torch
    path = HERE / name / "model.onnx"
    path.parent.mkdir(exist_ok=True)
    example = torch.zeros(1 if fixed else 4, len(MATRIX))
    torch.onnx.export(net, (example,), path, dynamo=True, external_data=False, opset_version=18,
                      input_names=["x"], output_names=["logits"], verbose=False,
                      dynamic_shapes=None if fixed else ({0: torch.export.Dim("batch")},))
    proto = onnx.load(path)
    # The exporter writes where each node came from: files of the machine it ran on. Not kept.
    for holder in [proto, proto.graph, *proto.graph.node, *proto.graph.value_info,
                   *proto.graph.initializer, *proto.graph.input, *proto.graph.output]:
        del holder.metadata_props[:]
    for node in proto.graph.node:
        node.doc_string = ""
    return proto


@case
def torch_logits(name):
    data, net, answer = torch_net(1)
    write(name, torch_export(net, name), data, answer, classes=["no", "yes"], inputs=MATRIX,
          activation="sigmoid", note="PyTorch; one logit a row, shape [N,1]")


@case
def torch_softmax_logits(name):
    data, net, answer = torch_net(3)
    write(name, torch_export(net, name), data, answer, classes=["low", "middle", "high"],
          inputs=MATRIX, activation="softmax", note="PyTorch; logits of three classes, shape [N,3]")


@case
def torch_fixed_batch(name):
    data, net, answer = torch_net(1)
    write(name, torch_export(net, name, fixed=True), data, answer, classes=["no", "yes"],
          inputs=MATRIX, activation="sigmoid", one_by_one=True,
          note="PyTorch, exported without dynamic shapes: the graph takes one row at a time")


@case
def keras(name):
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import keras as library
    library.utils.set_random_seed(SEED)
    data, bad, _, _ = loans()
    rows = matrix(data, MATRIX)
    # No Normalization layer: its constants came out as graph inputs that nothing feeds.
    model = library.Sequential([library.Input((len(MATRIX),), name="features"),
                                library.layers.BatchNormalization(),
                                library.layers.Dense(16, activation="relu"),
                                library.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer=library.optimizers.Adam(0.01), loss="binary_crossentropy")
    model.fit(rows, bad, epochs=10, verbose=0)
    path = HERE / name / "model.onnx"
    path.parent.mkdir(exist_ok=True)
    model.export(path, format="onnx", verbose=False)

    def answer(table):
        score = model.predict(matrix(table, MATRIX), verbose=0).astype(np.float64)
        return np.column_stack([1 - score, score])
    write(name, path.read_bytes(), data, answer, classes=["no", "yes"], inputs=MATRIX,
          note="Keras, TensorFlow backend; the sigmoid is in the graph, output [N,1]")


def main(names):
    unknown = [name for name in names if name not in CASES]
    if unknown:
        sys.exit(f"no case {unknown[0]}; there are {', '.join(CASES)}")
    fixed = os.environ | {"PYTHONHASHSEED": "0"}  # skl2onnx orders nodes by hash
    if len(names) == 1 and os.environ.get("PYTHONHASHSEED") == "0":
        CASES[names[0]](names[0])
        return
    failed = [name for name in names or CASES
              if subprocess.run([sys.executable, __file__, name], env=fixed).returncode]
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main(sys.argv[1:])
