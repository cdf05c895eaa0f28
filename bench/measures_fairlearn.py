"""fairlearn's part of bench/measures.sh and bench/bootstrap.sh.

make FILE ROWS: writes made-up rows of a score, a label, and two attributes that make 12 groups.
run FILE: measures six metrics of those groups at the threshold 0.5; prints the seconds it took and the selection rate of each group.
bootstrap FILE REPLICATES: the same of six groups with so many bootstrap replicates; prints the seconds for one replicate, that is the
difference of both times over the replicates, and the ends of the 95 % interval of the difference in selection rates.
"""
import sys
import time

import numpy as np
import pandas as pd


def make(file, rows):
    random = np.random.default_rng(42)
    frame = pd.DataFrame({
        "score": random.beta(2, 3, rows),
        "sex": random.choice(["female", "male"], rows, p=[0.45, 0.55]),
        "race": random.choice(list("abcdef"), rows, p=[0.5, 0.2, 0.12, 0.1, 0.05, 0.03]),
    })
    frame.insert(1, "label", (random.uniform(size=rows) < frame["score"]).astype(int))
    frame.to_csv(file, index=False)


def run(file):
    frame = pd.read_csv(file)
    start = time.perf_counter()
    measured = frame_of(frame, ["sex", "race"])
    measured.difference()
    print(time.perf_counter() - start, *measured.by_group["selection rate"])


def bootstrap(file, replicates):
    frame = pd.read_csv(file)
    start = time.perf_counter()
    frame_of(frame, ["race"])
    once = time.perf_counter() - start
    start = time.perf_counter()
    measured = frame_of(frame, ["race"], n_boot=replicates, ci_quantiles=[0.025, 0.975], random_state=1)
    seconds = time.perf_counter() - start - once
    low, high = measured.difference_ci()
    print(seconds / replicates, low["selection rate"], high["selection rate"])


def frame_of(frame, attributes, **options):
    from fairlearn import metrics as fair
    from sklearn import metrics as sklearn

    return fair.MetricFrame(
        metrics={
            "selection rate": fair.selection_rate,
            "true positive rate": fair.true_positive_rate,
            "false positive rate": fair.false_positive_rate,
            "true negative rate": fair.true_negative_rate,
            "false negative rate": fair.false_negative_rate,
            "accuracy": sklearn.accuracy_score,
        },
        y_true=frame["label"],
        y_pred=(frame["score"] >= 0.5).astype(int),
        sensitive_features=frame[attributes],
        **options,
    )


if sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]))
elif sys.argv[1] == "bootstrap":
    bootstrap(sys.argv[2], int(sys.argv[3]))
else:
    run(sys.argv[2])
