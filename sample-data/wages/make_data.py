"""Writes wages.csv from the data set CPS1985 of the R package AER.

Run:  apt-get install r-base-core r-cran-aer      (Debian; or install.packages("AER") in R)
      python make_data.py

The values are those of the package. A column `part` is added: 60 % train, 40 % test, drawn with
seed 20 within each gender.
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
    command = 'data(CPS1985, package="AER"); write.csv(CPS1985, stdout(), row.names=FALSE)'
    text = subprocess.run(["Rscript", "-e", command], check=True, capture_output=True,
                          text=True).stdout
    data = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    assert data.shape == (534, 11) and not data.isin(["", "NA"]).any().any()
    train, _ = train_test_split(data.index, train_size=0.6, random_state=SEED,
                                stratify=data["gender"])
    data["part"] = np.where(data.index.isin(train), "train", "test")
    data.to_csv(HERE / "wages.csv", index=False, lineterminator="\n")
    print(pd.crosstab(data["part"], [data["gender"], data["ethnicity"]]))


if __name__ == "__main__":
    main()
