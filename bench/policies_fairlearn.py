"""fairlearn's part of bench/policies.sh.

make FILE ROWS: writes made-up rows of a score, a label and a group; scores and how well they are calibrated differ by group.
run FILE CONSTRAINT: fits a ThresholdOptimizer to the scores of the rows; prints the seconds it took and its expected accuracy.
"""
import sys
import time

import numpy as np
import pandas as pd


def make(file, rows):
    random = np.random.default_rng(42)
    group = random.choice(6, rows, p=[0.5, 0.2, 0.12, 0.1, 0.05, 0.03])
    score = random.beta(1.5 + 0.3 * group, 3 - 0.2 * group)
    label = random.uniform(size=rows) < score ** (1 + 0.2 * (group - 2))
    frame = pd.DataFrame({"score": score, "label": label.astype(int), "group": group})
    frame.to_csv(file, index=False)


def run(file, constraint):
    from fairlearn.postprocessing import ThresholdOptimizer
    from sklearn.base import BaseEstimator, ClassifierMixin

    class Scores(ClassifierMixin, BaseEstimator):
        """Its features are the scores."""

        def fit(self, features, labels):
            self.classes_ = np.array([0, 1])
            return self

        def predict(self, features):
            return np.asarray(features)[:, 0]

        def __sklearn_is_fitted__(self):
            return True

    frame = pd.read_csv(file)
    optimizer = ThresholdOptimizer(
        estimator=Scores(), constraints=constraint, objective="accuracy_score", prefit=True, predict_method="predict"
    )
    start = time.perf_counter()
    optimizer.fit(frame[["score"]], frame["label"], sensitive_features=frame["group"])
    seconds = time.perf_counter() - start
    positive = optimizer._pmf_predict(frame[["score"]], sensitive_features=frame["group"])[:, 1]
    print(seconds, np.mean(np.where(frame["label"] == 1, positive, 1 - positive)))


if sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]))
else:
    run(sys.argv[2], sys.argv[3])
