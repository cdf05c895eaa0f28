"""Writes own.csv: what the libraries themselves say of how much their models use each column, for the models that make_exports.py makes.

Run:  python own_figures.py      (the packages of requirements.txt that the cases below need)

Columns CASE FIGURE OUTPUT INPUT VALUE. `splits` are counted in scikit-learn's tree_ arrays and told by XGBoost's get_score(importance_type=
"weight") and LightGBM's feature_importance("split"); `weight` and `scaled_weight` are absolute coefficients of scikit-learn, by class, "scaled"
where a StandardScaler stands before them. The figures of one column's indicators are added up; OUTPUT is empty where a figure is of all classes.
"""
import csv

import numpy as np

import make_exports as made

rows = []


def tell(name, figure, output, names, values):
    sums = {}
    for column, value in zip(names, values):
        sums[column] = sums.get(column, 0) + float(value)
    rows.extend([name, figure, output, column, value] for column, value in sums.items())


def fitted(maker):
    """The model whose method the maker is, or that it closes over."""
    if hasattr(maker, "__self__"):
        return maker.__self__
    return next(cell.cell_contents for cell in maker.__closure__ if hasattr(cell.cell_contents, "fit"))


def columns(model, data):
    """The column behind every number that the last step of a pipeline takes."""
    if "columntransformer" not in model.named_steps:
        return list(data)
    steps = model.named_steps["columntransformer"]
    encoder = steps.named_transformers_["text"]
    words = [column for column, values in zip(made.TEXT, encoder.categories_) for _ in values]
    return made.FLOATS + made.WHOLE + words


def splits(trees, size):
    counts = np.zeros(size)
    for tree in trees:
        used = tree.tree_.feature
        np.add.at(counts, used[used >= 0], 1)
    return counts


def write(name, _, data, maker, inputs=None, **__):
    model = fitted(maker)
    plain = [item.partition("=")[0] for item in inputs] if inputs else None
    if hasattr(model, "get_booster"):
        told = model.get_booster().get_score(importance_type="weight")
        tell(name, "splits", "", plain, [told.get(f"f{i}", 0) for i in range(len(plain))])
    elif hasattr(model, "booster_"):
        tell(name, "splits", "", plain, model.booster_.feature_importance("split"))
    else:
        names = plain or columns(model, data)
        last = model[-1] if hasattr(model, "named_steps") else model
        if hasattr(last, "estimators_"):
            tell(name, "splits", "", names, splits(np.ravel(last.estimators_), len(names)))
        else:
            weights = np.abs(last.coef_)
            for output in range(max(2, len(weights))):
                tell(name, "scaled_weight", output, names, weights[output if len(weights) > 1 else 0])


made.write = write
for case in ["skl-strings-zipmap", "skl-strings-nozipmap", "skl-forest", "skl-bool-double", "skl-multiclass", "skl-regressor",
             "shape-n-inputs", "xgboost", "xgboost-missing", "xgboost-regressor", "lightgbm", "lightgbm-multiclass"]:
    made.CASES[case](case)
with open(made.HERE / "own.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["case", "figure", "output", "input", "value"])
    writer.writerows(rows)
