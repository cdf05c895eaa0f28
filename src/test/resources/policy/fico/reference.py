"""Prints the numbers that FicoTest expects.

A policy is how often each group draws each of its thresholds. The best one is the solution of a linear program,
or, if each group has to keep to one threshold, of the same program in whole numbers.

python reference.py, with numpy 2.4 and scipy 1.17
"""

from pathlib import Path

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


def table(name, columns=(1, 2, 3, 4)):
    return np.loadtxt(Path(__file__).parent / name, delimiter=",", skiprows=1, usecols=columns)


SCORES = table("transrisk_cdf_by_race_ssa.csv", 0)
rows = np.diff(table("transrisk_cdf_by_race_ssa.csv") / 100, axis=0, prepend=0) * table("totals.csv")
defaulted = rows * table("transrisk_performance_by_race_ssa.csv") / 100
repaid = rows - defaulted


def flagged(counts):
    """By threshold, from the lowest score to above the highest, and group."""
    return np.vstack([counts[::-1].cumsum(0)[::-1], np.zeros(4)])


tp, fp = flagged(repaid), flagged(defaulted)
gain = 18 * tp - 82 * fp
most = gain.max(0).sum()
RATES = {"selected": (tp + fp) / rows.sum(0), "tpr": tp / tp[0], "fpr": fp / fp[0]}


def best(names, tolerance, whole):
    """Variables: of each group the chance of each threshold; then the lowest rate of each name."""
    n, groups = gain.shape
    size = n * groups + len(names)
    constraints = []
    for group in range(groups):
        own = slice(group * n, (group + 1) * n)
        one = np.zeros(size)
        one[own] = 1
        constraints.append(LinearConstraint(one, 1, 1))
        for i, name in enumerate(names):
            above = np.zeros(size)
            above[own] = RATES[name][:, group]
            above[n * groups + i] = -1
            constraints.append(LinearConstraint(above, 0, tolerance))
    cost = np.append(-gain.T.ravel() / most, np.zeros(len(names)))
    integrality = np.append(np.full(n * groups, int(whole)), np.zeros(len(names)))
    found = milp(cost, constraints=constraints, bounds=Bounds(0, 1), integrality=integrality,
                 options={"mip_rel_gap": 0})
    return -found.fun, found.x[n * groups:]


print("repaid", (repaid.sum(0) / rows.sum(0)).round(5))
print("gain of best for each", most)
print("best for each", SCORES[gain.argmax(0)])
print("same for all", SCORES[gain.sum(1).argmax()], gain.sum(1).max() / most)
for names in (["selected"], ["tpr"], ["tpr", "fpr"]):
    print(names, "drawn", *best(names, 0, False))
    for tolerance in (0, 0.003, 0.05):
        print(names, tolerance, *best(names, tolerance, True))
