"""Writes plebiscite.csv from the data set Chile of the R package carData.

Run:  apt-get install r-base-core r-cran-cardata    (Debian; or install.packages("carData") in R)
      python make_data.py

The values are those of the package; a missing value is an empty cell. A column `part` is added:
60 % train, 40 % test, drawn with seed 20 within each pair of (vote, sex).
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
    command = 'write.csv(carData::Chile, stdout(), row.names=FALSE, na="")'
    text = subprocess.run(["Rscript", "-e", command], check=True, capture_output=True,
                          text=True).stdout
    data = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    assert data.shape == (2700, 8) and (data["vote"] == "").sum() == 168
    train, _ = train_test_split(data.index, train_size=0.6, random_state=SEED,
                                stratify=data["vote"] + data["sex"])
    data["part"] = np.where(data.index.isin(train), "train", "test")
    data.to_csv(HERE / "plebiscite.csv", index=False, lineterminator="\n")
    print(pd.crosstab(data["part"], [data["vote"], data["sex"]]))


if __name__ == "__main__":
    main()
