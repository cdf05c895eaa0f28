"""shap's part of bench/explain.sh. shap calls the ONNX files through onnxruntime, the mortgage sample's with the texts of their columns
looked up from codes, and with their probabilities as a plain tensor, which is faster than the maps that the file ends with.

explain_shap.py FOLDER ROWS writes there
  MODEL.csv        exact values of rows of the mortgage sample, one column per feature
  MODEL.txt        the rows and the background, by number from 0; the median and the 95th percentile of the milliseconds that one row
                   took, the model rows for one row, the share of the time inside onnxruntime
  wide.onnx        100 boosted trees of depth 4, of 100 made-up columns
  wide-rows.csv, wide-background.csv, truth-BACKGROUND.csv
                   rows to explain, what they are held against, and their exact values against the first BACKGROUND rows of it,
                   from shap's TreeExplainer
  sampled.txt      BACKGROUND ORDERS EVALUATIONS RMSE SECONDS of shap's permutation explainer, over five seeds, the last three for one row;
                   evaluations as it counts them, each of all rows of the background
"""
import pathlib
import sys
import time
import warnings

import numpy as np
import onnx
import onnxruntime
import pandas as pd
import shap
import xgboost
from onnxmltools import convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType

SAMPLE = pathlib.Path("sample-data/mortgage")
FLOATS = ["pirat", "hirat", "lvrat", "unemp"]
CODES = ["chist", "mhist"]
WORDS = ["phist", "selfemp", "insurance", "condomin", "single", "hschool"]
INPUTS = FLOATS + CODES + WORDS
COLUMNS = 100
SEEDS = 5


class Asked:
    """A model that counts the rows it is asked for and the seconds inside onnxruntime."""

    def __init__(self, file, output, feed):
        model = onnx.load(file)
        if output not in [known.name for known in model.graph.output]:
            model.graph.output.append(onnx.helper.make_empty_tensor_value_info(output))
        self.session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
        self.output = output
        self.feed = feed
        self.forget()

    def forget(self):
        self.rows = 0
        self.seconds = 0

    def __call__(self, rows):
        feed = self.feed(rows)
        start = time.perf_counter()
        answer = self.session.run([self.output], feed)[0]
        self.seconds += time.perf_counter() - start
        self.rows += len(rows)
        return answer[:, -1].astype(float)


def texts(dictionaries):
    def feed(rows):
        columns = {name: rows[:, [i]].astype(np.float32) for i, name in enumerate(FLOATS)}
        columns |= {name: rows[:, [i]].astype(np.int64) for i, name in enumerate(CODES, 4)}
        return columns | {
            name: dictionaries[name][rows[:, [i]].astype(np.int64)] for i, name in enumerate(WORDS, 6)}
    return feed


def exact(name, model, data, rows, background, folder):
    explainer = shap.explainers.Exact(model, shap.maskers.Independent(data[background], max_samples=len(background)))
    milliseconds, values = [], []
    for row in [rows[0], *rows]:  # the first time is to warm up
        if len(milliseconds) == 1:
            model.forget()
        start = time.perf_counter()
        values.append(explainer(data[[row]], silent=True).values[0])
        milliseconds.append((time.perf_counter() - start) * 1000)
    pd.DataFrame(values[1:], columns=INPUTS).to_csv(folder / f"{name}.csv", index=False)
    taken = milliseconds[1:]
    (folder / f"{name}.txt").write_text(
        f"{' '.join(map(str, rows))}\n{' '.join(map(str, background))}\n"
        f"{np.median(taken)} {np.quantile(taken, 0.95)} {model.rows / len(rows)} {model.seconds * 1000 / sum(taken)}\n")


def mortgage(folder, count):
    data = pd.read_csv(SAMPLE / "hmda.csv")
    drawn = np.random.default_rng(1).permutation(len(data))
    rows, background = drawn[:count], drawn[count:count + 100]
    dictionaries = {name: np.array(sorted(data[name].unique()), object) for name in WORDS}
    codes = data[INPUTS].assign(
        **{name: np.searchsorted(dictionaries[name].astype(str), data[name].astype(str)) for name in WORDS})
    numbers = codes.to_numpy(float)
    exact("boosted-trees", Asked(SAMPLE / "boosted-trees.onnx", "proba_output", texts(dictionaries)),
          numbers, rows, background, folder)
    # "no" comes before "yes", so the codes are the indicators that this file takes
    exact("xgboost", Asked(SAMPLE / "xgboost.onnx", "probabilities", lambda rows: {"input": rows.astype(np.float32)}),
          numbers, rows, background, folder)


def friedman(rows):
    """Friedman's (1991) function of five columns, summed over twenty times five."""
    a, b, c, d, e = (rows[:, i::5] for i in range(5))
    return (10 * np.sin(np.pi * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e).sum(axis=1)


def wide(folder):
    random = np.random.default_rng(1)
    data = random.uniform(size=(4000, COLUMNS)).astype(np.float32)
    trees = xgboost.XGBRegressor(n_estimators=100, max_depth=4, learning_rate=0.1, base_score=0, random_state=1)
    trees.fit(data, friedman(data) + random.normal(size=len(data)))
    names = [f"c{i}" for i in range(COLUMNS)]
    onnx.save(convert_xgboost(trees, initial_types=[("input", FloatTensorType([None, COLUMNS]))], target_opset=15),
              folder / "wide.onnx")
    model = Asked(folder / "wide.onnx", "variable", lambda rows: {"input": rows.astype(np.float32)})
    rows, background = data[:10], data[10:110]
    pd.DataFrame(rows.astype(float), columns=names).to_csv(folder / "wide-rows.csv", index=False)
    pd.DataFrame(background.astype(float), columns=names).to_csv(folder / "wide-background.csv", index=False)
    with open(folder / "sampled.txt", "w") as told:
        for count in [100, 1]:
            held = background[:count]
            truth = shap.TreeExplainer(trees, held, feature_perturbation="interventional").shap_values(rows)
            pd.DataFrame(truth, columns=names).to_csv(folder / f"truth-{count}.csv", index=False)
            for orders in [2, 5, 10, 20] if count > 1 else [10, 50, 250]:
                evaluations = orders * (2 * COLUMNS + 1)
                start = time.perf_counter()
                squares = []
                for seed in range(1, SEEDS + 1):
                    masker = shap.maskers.Independent(held, max_samples=count)
                    explainer = shap.explainers.Permutation(model, masker, seed=seed)
                    values = explainer(rows, max_evals=evaluations, silent=True).values
                    squares.append(np.mean((values - truth) ** 2))
                seconds = (time.perf_counter() - start) / len(rows) / SEEDS
                print(count, orders, evaluations, np.sqrt(np.mean(squares)), seconds, file=told)


warnings.filterwarnings("ignore")
target = pathlib.Path(sys.argv[1])
mortgage(target, int(sys.argv[2]))
wide(target)
