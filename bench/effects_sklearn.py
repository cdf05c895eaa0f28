"""scikit-learn's part of bench/effects.sh: the partial dependence, with all single lines, of boosted trees as those of the mortgage
sample, on 1,000 of its rows and at most 20 quantiles of each of 12 features. Prints the seconds it took and the rows that were scored.
"""
import sys
import time

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.inspection import partial_dependence
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

NUMBERS = ["pirat", "hirat", "lvrat", "unemp", "chist", "mhist"]
WORDS = ["phist", "selfemp", "insurance", "condomin", "single", "hschool"]

data = pd.read_csv(sys.argv[1])
inputs = data[NUMBERS + WORDS].astype({name: float for name in NUMBERS})
train = data["part"] == "train"
model = make_pipeline(
    ColumnTransformer([("numbers", "passthrough", NUMBERS), ("words", OneHotEncoder(), WORDS)]),
    GradientBoostingClassifier(
        n_estimators=80, max_depth=3, learning_rate=0.06, subsample=0.7, min_samples_leaf=10, random_state=20))
model.fit(inputs[train], data.loc[train, "deny"])
rows = inputs.sample(1000, random_state=1)
points = {
    name: np.unique(
        np.quantile(inputs[name], np.linspace(0, 1, 20), method="inverted_cdf") if name in NUMBERS else inputs[name])
    for name in inputs
}
seconds = []
for _ in range(3):
    start = time.perf_counter()
    for name, values in points.items():
        partial_dependence(
            model, rows, [name], kind="both", method="brute", custom_values={name: values},
            categorical_features=WORDS)
    seconds.append(time.perf_counter() - start)
print(np.median(seconds), sum(len(values) for values in points.values()) * len(rows))
