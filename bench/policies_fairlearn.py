"""fairlearn's part of bench/policies.sh.

FILE CONSTRAINT: fits a ThresholdOptimizer to the scores of the rows; prints the seconds it took and its expected accuracy.
"""
import sys
import time

import numpy as np
import pandas as pd
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


frame = pd.read_csv(sys.argv[1])
optimizer = ThresholdOptimizer(
    estimator=Scores(), constraints=sys.argv[2], objective="accuracy_score", prefit=True, predict_method="predict"
)
start = time.perf_counter()
optimizer.fit(frame[["score"]], frame["label"], sensitive_features=frame["race"])
seconds = time.perf_counter() - start
positive = optimizer._pmf_predict(frame[["score"]], sensitive_features=frame["race"])[:, 1]
print(seconds, np.mean(np.where(frame["label"] == 1, positive, 1 - positive)))
