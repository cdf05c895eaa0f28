"""Trains random-forest.onnx and lightgbm.onnx from the training rows of credit.csv.

Run:  pip install -r ../requirements.txt
      python train.py

The random forest sees all 20 columns of the original file, age, personal_status and foreign_worker
among them. LightGBM sees the other 17. Neither sees age_group or part.
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
from skl2onnx.common.data_types import Int64TensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20
THRESHOLD = 0.4

NUMBERS = ["duration", "credit_amount", "installment_commitment", "residence_since", "age",
           "existing_credits", "num_dependents"]
TEXT = ["checking_status", "credit_history", "purpose", "savings_status", "employment",
        "personal_status", "other_parties", "property_magnitude", "other_payment_plans", "housing",
        "job", "own_telephone", "foreign_worker"]
WITHHELD = ["age", "personal_status", "foreign_worker"]


def matrix_inputs(data):
    return ([name for name in NUMBERS if name not in WITHHELD]
            + [f"{name}={value}" for name in TEXT if name not in WITHHELD
               for value in sorted(data[name].unique())])


def matrix(data, inputs):
    columns = []
    for item in inputs:
        name, _, value = item.partition("=")
        columns.append(data[name] == value if value else data[name])
    return np.column_stack([column.to_numpy(np.float32) for column in columns])


def new_pipeline():
    columns = ColumnTransformer([
        ("numbers", "passthrough", NUMBERS),  # scaled, a whole number can fall on a threshold
        ("words", OneHotEncoder(handle_unknown="ignore"), TEXT)])
    return make_pipeline(columns, RandomForestClassifier(
        n_estimators=60, max_depth=8, min_samples_leaf=4, random_state=SEED))


def save(model, name):
    model.graph.name = name
    onnx.checker.check_model(model)
    path = HERE / f"{name}.onnx"
    path.write_bytes(model.SerializeToString())
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


def tell(name, data, score, other):
    test = (data["part"] == "test").to_numpy()
    truth = (data["class"] == "bad").to_numpy()
    assert np.abs(score - other).max() < 1e-5
    print(f"{name}: test AUC {roc_auc_score(truth[test], score[test]):.3f}, "
          f"accuracy at {THRESHOLD} {accuracy_score(truth[test], score[test] >= THRESHOLD):.3f}, "
          f"called bad {np.mean(score[test] >= THRESHOLD):.3f}, in fact {truth[test].mean():.3f}, "
          f"largest difference to onnxruntime {np.abs(score - other).max():.1e}")


def random_forest(data, train):
    model = new_pipeline().fit(data.loc[train, NUMBERS + TEXT], data.loc[train, "class"])
    types = ([(name, Int64TensorType([None, 1])) for name in NUMBERS]
             + [(name, StringTensorType([None, 1])) for name in TEXT])
    session = save(to_onnx(model, initial_types=types, target_opset={"": 18, "ai.onnx.ml": 3},
                           options={id(model): {"zipmap": False}}), "random-forest")
    feed = {name: data[[name]].to_numpy(np.int64) for name in NUMBERS}
    feed |= {name: data[[name]].to_numpy(object) for name in TEXT}
    bad = list(model.classes_).index("bad")
    tell("Random forest", data, model.predict_proba(data[NUMBERS + TEXT])[:, bad],
         session.run(["probabilities"], feed)[0][:, bad])


def light_gbm(data, train):
    inputs = matrix_inputs(data)
    model = lightgbm.LGBMClassifier(
        n_estimators=60, num_leaves=8, learning_rate=0.06, min_child_samples=15,
        subsample=0.8, subsample_freq=1, colsample_bytree=0.6, random_state=SEED, n_jobs=1,
        deterministic=True, verbose=-1)
    model.fit(matrix(data, inputs)[train], (data["class"] == "bad")[train].astype(np.int64))
    session = save(convert_lightgbm(
        model, initial_types=[("input", LgbFloatTensorType([None, len(inputs)]))],
        target_opset=15, zipmap=False), "lightgbm")
    answer = session.run(["probabilities"], {"input": matrix(data, inputs)})[0]
    tell("LightGBM", data, model.predict_proba(matrix(data, inputs))[:, 1], answer[:, 1])
    print("inputs:", ", ".join(f'"{item}"' for item in inputs))


def threshold(data, train):
    """The score that as large a share of training rows reach as is bad, on held-out folds."""
    rows = data[train]
    truth = rows["class"] == "bad"
    score = cross_val_predict(new_pipeline(), rows[NUMBERS + TEXT], rows["class"], cv=5,
                              method="predict_proba")[:, 0]
    print(f"{truth.mean():.3f} of training rows bad; "
          f"as many score at least {np.quantile(score, 1 - truth.mean()):.3f}; "
          + ", ".join(f"{np.mean(score >= t):.3f} at {t}" for t in (1 / 6, 0.35, 0.4, 0.5)))


if __name__ == "__main__":
    table = pd.read_csv(HERE / "credit.csv", keep_default_na=False)
    training = table["part"] == "train"
    threshold(table, training)
    random_forest(table, training)
    light_gbm(table, training)
