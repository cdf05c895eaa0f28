"""DiCE's part of bench/counterfactuals.sh: four counterfactuals for each of the first mortgage applications of the test part that the
boosted trees refuse, the protected attribute among the inputs frozen, everything else as DiCE has it.

counterfactuals_dice.py ROWS: prints the rows asked about, by number from 0; then a line for each method: its name, the median and the
95th percentile of the milliseconds that one row took, the counterfactuals for a row, the columns changed in one of them, and the share of
them that are not refused when they are scored again.
"""
import math
import os
import pathlib
import random
import sys
import time
import warnings

os.environ["TQDM_DISABLE"] = "1"  # no bar for each row

import dice_ml
import numpy as np
import onnxruntime
import pandas as pd
from raiutils.exceptions import UserConfigValidationException

FOLDER = pathlib.Path("sample-data/mortgage")
FLOATS = ["pirat", "hirat", "lvrat", "unemp"]
CODES = ["chist", "mhist"]
WORDS = ["phist", "selfemp", "insurance", "condomin", "single", "hschool"]
INPUTS = FLOATS + CODES + WORDS
FROZEN = ["single"]  # the other protected attribute is no input
THRESHOLD = 0.25
COUNT = 4


class Trees:
    """The ONNX file as DiCE wants a model. DiCE takes 0.5 to be the threshold, so scores below and above Evenhand's are stretched, each
    side by itself, until it lies there."""

    classes_ = np.array([0, 1])

    def __init__(self):
        self.session = onnxruntime.InferenceSession(FOLDER / "boosted-trees.onnx", providers=["CPUExecutionProvider"])

    def scores(self, rows):
        feed = {name: rows[[name]].to_numpy(np.float32) for name in FLOATS}
        feed |= {name: rows[[name]].to_numpy(np.int64) for name in CODES}
        feed |= {name: rows[[name]].to_numpy(object) for name in WORDS}
        return np.array([row["yes"] for row in self.session.run(["output_probability"], feed)[0]])

    def predict_proba(self, rows):
        score = self.scores(rows)
        score = np.where(score < THRESHOLD, score / THRESHOLD, 1 + (score - THRESHOLD) / (1 - THRESHOLD)) / 2
        return np.column_stack([1 - score, score])

    def predict(self, rows):
        return (self.scores(rows) >= THRESHOLD).astype(int)


def main(count):
    warnings.filterwarnings("ignore")
    data = pd.read_csv(FOLDER / "hmda.csv")
    trees = Trees()
    refused = trees.scores(data) >= THRESHOLD
    rows = np.flatnonzero(refused & (data["part"] == "test"))[:count]
    print(*rows)
    known = dice_ml.Data(
        dataframe=data[INPUTS].assign(deny=(data["deny"] == "yes").astype(int)),
        continuous_features=FLOATS + CODES, outcome_name="deny")
    for method in ["random", "genetic"]:
        explainer = dice_ml.Dice(known, dice_ml.Model(model=trees, backend="sklearn"), method=method)
        measure(method, explainer, trees, data.loc[rows, INPUTS])


def measure(method, explainer, trees, rows):
    random.seed(1)
    np.random.seed(1)
    milliseconds = []
    found = []
    for i in [0, *range(len(rows))]:  # the first time is to warm up
        row = rows.iloc[[i]]
        start = time.perf_counter()
        examples = counterfactuals(explainer, row)
        milliseconds.append((time.perf_counter() - start) * 1000)
        found.append(examples)
    milliseconds = sorted(milliseconds[1:])
    found = found[1:]
    all_found = pd.concat(found)
    precisions = explainer.data_interface.get_decimal_precisions(output_type="dict")
    changes = sum(changed(examples, rows.iloc[i], precisions) for i, examples in enumerate(found))
    valid = trees.scores(all_found) < THRESHOLD
    print(
        method, milliseconds[len(rows) // 2], milliseconds[math.ceil(0.95 * len(rows)) - 1],
        len(all_found) / len(rows), changes / len(all_found), valid.mean())


def counterfactuals(explainer, row):
    try:
        answer = explainer.generate_counterfactuals(
            row, total_CFs=COUNT, desired_class=0, features_to_vary=[name for name in INPUTS if name not in FROZEN])
    except UserConfigValidationException:  # its way to say that there is none
        return row.iloc[:0]
    return answer.cf_examples_list[0].final_cfs_df_sparse[INPUTS].astype({name: float for name in FLOATS + CODES})


def changed(examples, row, precisions):
    """A number that is only rounded, as the method genetic rounds all of them, is not changed."""
    count = (examples[WORDS].to_numpy() != row[WORDS].to_numpy()).sum()
    for name in FLOATS + CODES:
        given = examples[name].to_numpy()
        count += (~np.isclose(given, row[name]) & ~np.isclose(given, round(row[name], precisions[name]))).sum()
    return count


main(int(sys.argv[1]))
