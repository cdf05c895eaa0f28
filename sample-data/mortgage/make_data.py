"""Writes hmda.csv from the HMDA data set of the R package AER.

Run:  apt-get install r-base-core r-cran-aer      (Debian; or install.packages("AER") in R)
      python make_data.py

The values are those of the package. Two things are done to them:
  * The ratios are single-precision numbers in the package, which print as 0.20000000298; they are
    written as the shortest decimal that is the same single-precision number (0.2).
  * A column `part` is added: 60 % train, 40 % test, drawn with seed 20 within each pair of
    (deny, afam).
"""
import io
import pathlib
import subprocess

import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20


def main():
    text = subprocess.run(
        ["Rscript", "-e", 'data(HMDA, package="AER"); write.csv(HMDA, stdout(), row.names=FALSE)'],
        check=True, capture_output=True, text=True).stdout
    data = pd.read_csv(io.StringIO(text))
    assert data.shape == (2380, 14) and not data.isna().any().any()
    for column in ["pirat", "hirat", "lvrat", "unemp"]:
        data[column] = [np.format_float_positional(np.float32(v), trim="0") for v in data[column]]
    train, _ = train_test_split(data.index, train_size=0.6, random_state=SEED,
                                stratify=data["deny"] + data["afam"])
    data["part"] = np.where(data.index.isin(train), "train", "test")
    data.to_csv(HERE / "hmda.csv", index=False, lineterminator="\n")
    print(pd.crosstab(data["part"], [data["deny"], data["afam"]]))


if __name__ == "__main__":
    main()
