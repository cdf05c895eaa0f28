"""Trains logistic-regression.onnx and lightgbm.onnx from the training rows of plebiscite.csv.

Run:  pip install -r ../requirements.txt
      python train.py

The logistic regression takes a column an input and fills in missing numbers; sex is one of its
inputs. LightGBM takes one float matrix with NaN where a number is missing, and not sex.
Rows without a vote are not trained on.
Each ONNX file is run in onnxruntime on all rows and must agree with the library that made it.
Every random choice is seeded with 20.
"""
import pathlib

import lightgbm
import numpy as np
import onnx
import onnxruntime
import pandas as pd
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType as LgbFloatTensorType
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20
OPSET = {"": 18, "ai.onnx.ml": 3}

NUMBERS = ["population", "age", "income", "statusquo"]
TEXT = ["region", "sex", "education"]
MATRIX = NUMBERS + [f"region={value}" for value in ("C", "M", "N", "S", "SA")] + [
    f"education={value}" for value in ("P", "S", "PS")]


def read():
    data = pd.read_csv(HERE / "plebiscite.csv", keep_default_na=False,
                       dtype={name: np.float32 for name in NUMBERS},
                       na_values={name: [""] for name in NUMBERS})
    return data, (data["part"] == "train") & (data["vote"] != "")


def matrix(data):
    columns = []
    for item in MATRIX:
        name, _, value = item.partition("=")
        columns.append(data[name] == value if value else data[name])
    return np.column_stack([column.to_numpy(np.float32) for column in columns])


def save(model, name):
    model.graph.name = name
    onnx.checker.check_model(model)
    path = HERE / f"{name}.onnx"
    path.write_bytes(model.SerializeToString())
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


def tell(name, data, classes, score, other):
    assert np.abs(score - other).max() < 1e-5
    test = ((data["part"] == "test") & (data["vote"] != "")).to_numpy()
    truth = data["vote"].to_numpy()[test]
    said = np.array(classes)[score[test].argmax(axis=1)]
    print(f"{name}: classes {list(classes)}, {test.sum()} test rows with a vote, "
          f"accuracy {accuracy_score(truth, said):.3f}, "
          f"mean AUC of one class against the rest "
          f"{roc_auc_score(truth, score[test], multi_class='ovr'):.3f}, AUC of Y "
          f"{roc_auc_score(truth == 'Y', score[test][:, list(classes).index('Y')]):.3f}, "
          f"said {dict(zip(*np.unique(said, return_counts=True)))}, "
          f"largest difference to onnxruntime {np.abs(score - other).max():.1e}")


def logistic_regression(data, train):
    columns = ColumnTransformer([
        ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), NUMBERS),
        ("words", OneHotEncoder(handle_unknown="ignore"), TEXT)])
    model = make_pipeline(columns, LogisticRegression(max_iter=1000))
    model.fit(data.loc[train, NUMBERS + TEXT], data.loc[train, "vote"])
    types = ([(name, FloatTensorType([None, 1])) for name in NUMBERS]
             + [(name, StringTensorType([None, 1])) for name in TEXT])
    session = save(to_onnx(model, initial_types=types, target_opset=OPSET), "logistic-regression")
    feed = {name: data[[name]].to_numpy(np.float32) for name in NUMBERS}
    feed |= {name: data[[name]].to_numpy(object) for name in TEXT}
    answer = session.run(["output_probability"], feed)[0]
    tell("Logistic regression", data, model.classes_, model.predict_proba(data[NUMBERS + TEXT]),
         np.array([[row[name] for name in model.classes_] for row in answer]))


def light_gbm(data, train):
    model = lightgbm.LGBMClassifier(n_estimators=40, num_leaves=8, learning_rate=0.08,
                                    min_child_samples=15, random_state=SEED, n_jobs=1,
                                    deterministic=True, verbose=-1)
    model.fit(matrix(data)[train], data.loc[train, "vote"].to_numpy(object))
    session = save(convert_lightgbm(
        model, initial_types=[("input", LgbFloatTensorType([None, len(MATRIX)]))],
        target_opset=15, zipmap=False), "lightgbm")
    answer = session.run(["probabilities"], {"input": matrix(data)})[0]
    tell("LightGBM", data, model.classes_, model.predict_proba(matrix(data)), answer)


if __name__ == "__main__":
    table, training = read()
    print(f"{training.sum()} training rows with a vote")
    logistic_regression(table, training)
    light_gbm(table, training)
