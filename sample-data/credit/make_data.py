"""Writes credit.csv from credit-g.arff, an example file of the Debian package weka.

Run:  apt-get install weka
      python make_data.py [path to credit-g.arff]

The 1,000 rows and 21 columns are those of the file, with its column names and words. Two columns
are added: `age_group` ("under 26" or "26 and over", from `age`) and `part` (60 % train, 40 % test,
drawn with seed 20 within each pair of (class, age_group)).
"""
import csv
import pathlib
import sys

import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20


def main(path="/usr/share/doc/weka/examples/credit-g.arff"):
    lines = pathlib.Path(path).read_text(encoding="latin-1").splitlines()
    start = next(i for i, line in enumerate(lines) if line.strip().lower() == "@data")
    names = [line.split()[1] for line in lines if line.lower().startswith("@attribute")]
    rows = [row for row in csv.reader(lines[start + 1:], quotechar="'") if row]
    data = pd.DataFrame(rows, columns=names)
    assert data.shape == (1000, 21) and not data.isin(["", "?"]).any().any()
    data["age_group"] = np.where(data["age"].astype(int) < 26, "under 26", "26 and over")
    train, _ = train_test_split(data.index, train_size=0.6, random_state=SEED,
                                stratify=data["class"] + data["age_group"])
    data["part"] = np.where(data.index.isin(train), "train", "test")
    data.to_csv(HERE / "credit.csv", index=False, lineterminator="\n")
    print(pd.crosstab(data["part"], [data["class"], data["age_group"]]))


if __name__ == "__main__":
    main(*sys.argv[1:])
