#!/bin/sh
# Measures six groups of the same made-up rows with 1,000 bootstrap replicates, with Evenhand and with fairlearn, and prints how many
# times faster Evenhand is:
#   bench/bootstrap.sh [ROWS [FAIRLEARN_REPLICATES]]
# fairlearn makes a few replicates only (10 unless said otherwise); its time for 1,000 is that of these, multiplied.
# PYTHON names a Python that has fairlearn; without it one is made in a temporary folder.
set -eu
. "$(dirname "$0")/python.sh"
"$PYTHON" bench/measures_fairlearn.py make "$folder/rows.csv" "${1:-100000}"
"$PYTHON" bench/measures_fairlearn.py bootstrap "$folder/rows.csv" "${2:-10}" >"$folder/fairlearn"
bench/run.sh org.evenhand.bench.BootstrapBenchmark "$folder/rows.csv" "$(cat "$folder/fairlearn")"
