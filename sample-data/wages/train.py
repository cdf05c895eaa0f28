"""Trains linear-regression.onnx and boosted-trees.onnx from the training rows of wages.csv.

Run:  pip install -r ../requirements.txt
      PYTHONHASHSEED=0 python train.py      (fixes the order of nodes in the file)

Both predict the hourly wage. The linear regression takes a column an input, gender, ethnicity and
married among them. The boosted trees (XGBoost) take one float matrix without those three.
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
from skl2onnx.common.data_types import Int64TensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20

NUMBERS = ["education", "experience"]
TEXT = ["ethnicity", "region", "gender", "occupation", "sector", "union", "married"]
MATRIX = NUMBERS + ["region=south", "union=yes"] + [
    f"occupation={value}" for value in ("worker", "technical", "services", "office", "sales",
                                        "management")] + [
    f"sector={value}" for value in ("manufacturing", "construction", "other")]


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


def tell(name, data, guess, other):
    assert np.abs(guess - other).max() < 1e-5
    test = (data["part"] == "test").to_numpy()
    truth, guess_test = data["wage"].to_numpy()[test], guess[test]
    print(f"{name}: test R2 {r2_score(truth, guess_test):.3f}, "
          f"mean absolute error {mean_absolute_error(truth, guess_test):.2f}, "
          f"root mean squared error {root_mean_squared_error(truth, guess_test):.2f}, "
          f"range {guess.min():.2f} to {guess.max():.2f}, "
          f"largest difference to onnxruntime {np.abs(guess - other).max():.1e}")


def linear_regression(data, train):
    columns = ColumnTransformer([
        ("numbers", StandardScaler(), NUMBERS),
        ("words", OneHotEncoder(handle_unknown="ignore"), TEXT)])
    model = make_pipeline(columns, Ridge(alpha=1.0))
    model.fit(data.loc[train, NUMBERS + TEXT], data.loc[train, "wage"])
    types = ([(name, Int64TensorType([None, 1])) for name in NUMBERS]
             + [(name, StringTensorType([None, 1])) for name in TEXT])
    session = save(to_onnx(model, initial_types=types, target_opset={"": 18, "ai.onnx.ml": 3}),
                   "linear-regression")
    feed = {name: data[[name]].to_numpy(np.int64) for name in NUMBERS}
    feed |= {name: data[[name]].to_numpy(object) for name in TEXT}
    tell("Linear regression", data, model.predict(data[NUMBERS + TEXT]),
         session.run(None, feed)[0][:, 0])


def boosted_trees(data, train):
    model = xgboost.XGBRegressor(n_estimators=80, max_depth=3, learning_rate=0.05, subsample=0.8,
                                 min_child_weight=8, random_state=SEED, n_jobs=1)
    model.fit(matrix(data)[train], data.loc[train, "wage"])
    session = save(convert_xgboost(
        model, initial_types=[("input", XgbFloatTensorType([None, len(MATRIX)]))],
        target_opset=15), "boosted-trees")
    tell("Boosted trees", data, model.predict(matrix(data)),
         session.run(None, {"input": matrix(data)})[0][:, 0])


if __name__ == "__main__":
    table = pd.read_csv(HERE / "wages.csv", keep_default_na=False)
    training = table["part"] == "train"
    test_rows, mean = table[~training], table.loc[training, "wage"].mean()
    print(f"{training.sum()} training rows, {len(test_rows)} test rows; the training mean "
          f"{mean:.2f} as the guess for all: mean absolute error "
          f"{(test_rows['wage'] - mean).abs().mean():.2f}")
    print(table.groupby("gender")["wage"].mean().round(2).to_dict(),
          table.groupby("ethnicity")["wage"].agg(["mean", "size"]).round(2).to_dict())
    linear_regression(table, training)
    boosted_trees(table, training)
