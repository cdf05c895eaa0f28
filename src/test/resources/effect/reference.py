"""Writes rows.csv (made-up rows) and reference.csv (what scikit-learn and PyALE say of a model of them).

Run in this folder with scikit-learn 1.9.1 and PyALE 1.2.0. The model is the formula below, which the test repeats. The points of
partial dependence are given to scikit-learn; the bins of accumulated effects are PyALE's own.
"""
import csv

import numpy as np
import pandas as pd
from PyALE import ale
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.inspection import partial_dependence


class Formula(RegressorMixin, BaseEstimator):
    def fit(self, rows, truth):
        self.fitted_ = True
        return self

    def predict(self, rows):
        a, b, level = (np.asarray(rows[name], float) for name in ("a", "b", "level"))
        return 1 / (1 + np.exp(-(0.8 * a - 0.5 * b + 0.6 * a * b + 0.3 * level * level - 1)))


random = np.random.default_rng(11)
n = 60
a = np.round(random.normal(size=n), 4)
rows = pd.DataFrame({
    "a": a,
    "b": np.round(0.7 * a + random.normal(size=n), 3),
    "level": random.integers(0, 4, n),
    "weight": np.round(random.uniform(0.2, 3, n), 2),
})
rows.to_csv("rows.csv", index=False, lineterminator="\n")
inputs = rows[["a", "b", "level"]].astype(float)
model = Formula().fit(inputs, None)

out = []
points = {"a": [-1.5, -0.5, 0, 0.25, 2], "b": [-1, 0, 1.5], "level": [0, 1, 2, 3]}
for name, values in points.items():
    asked = {"custom_values": {name: np.array(values, float)}, "method": "brute"}
    both = partial_dependence(model, inputs, [name], kind="both", **asked)
    heavy = partial_dependence(model, inputs, [name], kind="average", sample_weight=rows["weight"], **asked)
    for i, value in enumerate(values):
        out.append(("mean", name, value, "", both["average"][0][i]))
        out.append(("weighted", name, value, "", heavy["average"][0][i]))
        out.append(("line 7", name, value, "", both["individual"][0][7][i]))
two = partial_dependence(
    model, inputs, ["a", "b"], kind="average", method="brute",
    custom_values={name: np.array(points[name], float) for name in ("a", "b")})
for i, x in enumerate(points["a"]):
    for j, y in enumerate(points["b"]):
        out.append(("two", "a", x, y, two["average"][0][i][j]))
for name, kind in (("a", "continuous"), ("b", "continuous"), ("level", "discrete")):
    effects = ale(inputs.copy(), model, [name], feature_type=kind, grid_size=6, include_CI=False, plot=False)
    for value, row in effects.iterrows():
        out.append(("ale", name, value, "", row["eff"]))
with open("reference.csv", "w", newline="") as file:
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(["what", "feature", "value", "other", "score"])
    lines.writerows([what, name, repr(float(x)), "" if y == "" else repr(float(y)), repr(float(score))]
                    for what, name, x, y, score in out)
