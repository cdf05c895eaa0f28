"""Writes an XGBoost model of made-up rows (model.onnx), rows to explain (rows.csv), what they are held against (background.csv) and what
TreeSHAP says of them (reference.csv), on the margin, which is the log-odds of the model's probability.

Run in this folder with shap 0.51.0, xgboost 3.2.0 and onnxmltools 1.16.0. "interventional" is shap's TreeExplainer with the background,
"path" is XGBoost's own pred_contribs, which knows no background; "base" is what the values of a row start from.
"""
import csv

import numpy as np
import onnx
import shap
import xgboost
from onnxmltools import convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType

NAMES = ["a", "b", "c", "d", "e", "f"]
random = np.random.default_rng(5)
# One common cause, so that what rows have and what paths of the trees lead to is not the same; eighths are exact in single precision.
cause = random.normal(size=(600, 1))
data = (np.round((cause + random.normal(size=(600, 6))) * 8) / 8).astype(np.float32)
margin = data[:, 0] * (data[:, 1] > 0) + np.abs(data[:, 2]) - data[:, 3] + (data[:, 0] > 0.5) * (data[:, 2] > 0) * data[:, 4]
truth = random.uniform(size=600) < 1 / (1 + np.exp(-margin))
model = xgboost.XGBClassifier(
    n_estimators=20, max_depth=4, learning_rate=0.2, base_score=0.5, random_state=1, n_jobs=1)
model.fit(data, truth)
onnx.save(convert_xgboost(model, initial_types=[("input", FloatTensorType([None, 6]))], target_opset=15), "model.onnx")

rows, background = data[:10], data[10:30]
for name, table in (("rows", rows), ("background", background)):
    with open(f"{name}.csv", "w", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(NAMES)
        lines.writerows([repr(float(value)) for value in row] for row in table)
explainer = shap.TreeExplainer(model, background, feature_perturbation="interventional", model_output="raw")
interventional = explainer.shap_values(rows)
path = model.get_booster().predict(xgboost.DMatrix(rows), pred_contribs=True)
with open("reference.csv", "w", newline="") as file:
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(["kind", "base", *NAMES])
    lines.writerows(["interventional", *map(float, [explainer.expected_value, *values])] for values in interventional)
    lines.writerows(["path", *map(float, [values[-1], *values[:-1]])] for values in path)
print(np.abs(interventional - path[:, :-1]).max(), np.abs(path[:, :-1]).mean())
print(np.abs(interventional.sum(1) + explainer.expected_value - path.sum(1)).max())
