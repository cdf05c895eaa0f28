"""Trains boosted-trees.onnx and xgboost.onnx from the training rows of hmda.csv.

Run:  pip install -r ../requirements.txt
      python train.py

Both learn `deny` from the same columns. `afam` (race) and `part` are not inputs; `single` is one.
Each ONNX file is run in onnxruntime on all rows and must agree with the library that made it.
Every random choice is seeded with 20.
"""
import pathlib

import numpy as np
import onnx
import onnxruntime
import pandas as pd
import xgboost
from onnxmltools import convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as XgbFloatTensorType
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, Int64TensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20
THRESHOLD = 0.25

FLOATS = ["pirat", "hirat", "lvrat", "unemp"]
CODES = ["chist", "mhist"]
STRINGS = ["phist", "selfemp", "insurance", "condomin", "single", "hschool"]
MATRIX = FLOATS + CODES + [f"{name}=yes" for name in STRINGS]


def read():
    data = pd.read_csv(HERE / "hmda.csv", dtype={name: np.float32 for name in FLOATS})
    return data, data["part"] == "train"


def matrix(data):
    columns = [data[name].to_numpy(np.float32) if "=" not in name
               else (data[name.split("=")[0]] == name.split("=")[1]).to_numpy(np.float32)
               for name in MATRIX]
    return np.column_stack(columns)


def new_pipeline():
    columns = ColumnTransformer([
        # not scaled: trees need it not, and rounding could carry a value across a threshold
        ("ratios", "passthrough", FLOATS),
        ("codes", "passthrough", CODES),
        ("words", OneHotEncoder(handle_unknown="ignore"), STRINGS)])
    return make_pipeline(columns, GradientBoostingClassifier(
        n_estimators=80, max_depth=3, learning_rate=0.06, subsample=0.7, min_samples_leaf=10,
        random_state=SEED))


def save(model, name):
    model.graph.name = name
    onnx.checker.check_model(model)
    path = HERE / f"{name}.onnx"
    path.write_bytes(model.SerializeToString())
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


def tell(name, data, score, other):
    test = (data["part"] == "test").to_numpy()
    truth = (data["deny"] == "yes").to_numpy()
    assert np.abs(score - other).max() < 1e-5
    print(f"{name}: test AUC {roc_auc_score(truth[test], score[test]):.3f}, "
          f"accuracy at {THRESHOLD} {accuracy_score(truth[test], score[test] >= THRESHOLD):.3f}, "
          f"at 0.5 {accuracy_score(truth[test], score[test] >= 0.5):.3f}, "
          f"denied at {THRESHOLD} {np.mean(score[test] >= THRESHOLD):.3f}, "
          f"at 0.5 {np.mean(score[test] >= 0.5):.3f}, "
          f"largest difference to onnxruntime {np.abs(score - other).max():.1e}")


def boosted_trees(data, train):
    inputs = FLOATS + CODES + STRINGS
    model = new_pipeline().fit(data.loc[train, inputs], data.loc[train, "deny"])
    types = ([(name, FloatTensorType([None, 1])) for name in FLOATS]
             + [(name, Int64TensorType([None, 1])) for name in CODES]
             + [(name, StringTensorType([None, 1])) for name in STRINGS])
    session = save(to_onnx(model, initial_types=types, target_opset={"": 18, "ai.onnx.ml": 3}),
                   "boosted-trees")
    feed = {name: data[[name]].to_numpy(np.float32) for name in FLOATS}
    feed |= {name: data[[name]].to_numpy(np.int64) for name in CODES}
    feed |= {name: data[[name]].to_numpy(object) for name in STRINGS}
    answer = session.run(["output_probability"], feed)[0]
    tell("Boosted trees", data, model.predict_proba(data[inputs])[:, 1],
         np.array([row["yes"] for row in answer]))


def xgb(data, train):
    model = xgboost.XGBClassifier(
        n_estimators=80, max_depth=3, learning_rate=0.08, subsample=0.8, colsample_bytree=0.8,
        min_child_weight=3, base_score=0.5, random_state=SEED, n_jobs=1)
    model.fit(matrix(data)[train], (data["deny"] == "yes")[train])
    session = save(convert_xgboost(
        model, initial_types=[("input", XgbFloatTensorType([None, len(MATRIX)]))],
        target_opset=15), "xgboost")
    answer = session.run(["probabilities"], {"input": matrix(data)})[0]
    tell("XGBoost", data, model.predict_proba(matrix(data))[:, 1], answer[:, 1])


def threshold(data, train):
    """The score that as large a share of training rows reach as was denied, on held-out folds."""
    rows = data[train]
    truth = rows["deny"] == "yes"
    linear = make_pipeline(new_pipeline()[0], StandardScaler(), LogisticRegression())
    for name, model in [("Boosted trees", new_pipeline()), ("Logistic regression", linear)]:
        score = cross_val_predict(model, rows[FLOATS + CODES + STRINGS], rows["deny"], cv=5,
                                  method="predict_proba")[:, 1]
        print(f"{name}: {truth.mean():.3f} of training rows denied; "
              f"as many score at least {np.quantile(score, 1 - truth.mean()):.3f}; "
              + ", ".join(f"{np.mean(score >= t):.3f} at {t}" for t in (0.2, 0.25, 0.3, 0.5)))


if __name__ == "__main__":
    table, training = read()
    threshold(table, training)
    boosted_trees(table, training)
    xgb(table, training)
