"""Writes scores.csv (made-up rows with ties, labels, weights) and reference.csv (what scikit-learn says of them).

Run in this folder with scikit-learn 1.9. The interval of the AUC is computed from the definition of DeLong et al. 1988
over all pairs, and that of means from scipy.stats.t.
"""
import csv
import numpy as np
from scipy import stats
from sklearn import metrics

random = np.random.default_rng(7)
n = 60
score = np.round(random.uniform(size=n), 1)
score[:40] = np.round(random.uniform(size=40), 3)
label = (random.uniform(size=n) < score).astype(int)
weight = np.round(random.uniform(0.2, 3, size=n), 2)
with open("scores.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["score", "label", "weight"])
    out.writerows(zip(score.tolist(), label.tolist(), weight.tolist()))


def calibration_error(w):
    bins = np.minimum(9, (score * 10).astype(int))
    return sum(abs(np.sum((w * (score - label))[bins == b])) for b in range(10)) / w.sum()


def delong():
    x, y = score[label == 1], score[label == 0]
    psi = (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])
    half = stats.norm.ppf(0.975) * np.sqrt(
        psi.mean(1).var(ddof=1) / len(x) + psi.mean(0).var(ddof=1) / len(y))
    return psi.mean() - half, psi.mean() + half


rows = []
for name, w in (("no", np.ones(n)), ("yes", weight)):
    p = (score >= 0.5).astype(int)
    rows += [
        (name, "auc", metrics.roc_auc_score(label, score, sample_weight=w)),
        (name, "average_precision", metrics.average_precision_score(label, score, sample_weight=w)),
        (name, "log_loss", metrics.log_loss(label, score, sample_weight=w)),
        (name, "brier", metrics.brier_score_loss(label, score, sample_weight=w)),
        (name, "calibration_error", calibration_error(w)),
        (name, "mean_score", np.average(score, weights=w)),
        (name, "accuracy", metrics.accuracy_score(label, p, sample_weight=w)),
        (name, "balanced_accuracy", metrics.balanced_accuracy_score(label, p, sample_weight=w)),
        (name, "f1", metrics.f1_score(label, p, sample_weight=w)),
        (name, "matthews_correlation", metrics.matthews_corrcoef(label, p, sample_weight=w)),
        (name, "precision", metrics.precision_score(label, p, sample_weight=w)),
        (name, "true_positive_rate", metrics.recall_score(label, p, sample_weight=w)),
        (name, "mean_error", np.average(score - label, weights=w)),
        (name, "mean_absolute_error", metrics.mean_absolute_error(label, score, sample_weight=w)),
        (name, "root_mean_squared_error", metrics.root_mean_squared_error(label, score, sample_weight=w)),
        (name, "r_squared", metrics.r2_score(label, score, sample_weight=w)),
        (name, "mean_prediction", np.average(score, weights=w)),
    ]
low, high = delong()
bounds = [("no", "auc", "low", low), ("no", "auc", "high", high)]
for metric, values in (
    ("mean_score", score), ("brier", (score - label) ** 2), ("mean_error", score - label)):
    low, high = stats.t.interval(0.95, n - 1, values.mean(), stats.sem(values))
    bounds += [("no", metric, "low", low), ("no", metric, "high", high)]
with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["weighted", "measure", "part", "value"])
    out.writerows((w, m, "value", float(v)) for w, m, v in rows)
    out.writerows((w, m, part, float(v)) for w, m, part, v in bounds)
