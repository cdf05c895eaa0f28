#!/bin/sh
# Measures groups of the same made-up rows with Evenhand and with fairlearn, and prints how many times faster Evenhand is:
#   bench/measures.sh [ROWS]
# PYTHON names a Python that has fairlearn; without it one is made in a temporary folder.
set -eu
. "$(dirname "$0")/python.sh"
"$PYTHON" bench/measures_fairlearn.py make "$folder/rows.csv" "${1:-1000000}"
"$PYTHON" bench/measures_fairlearn.py run "$folder/rows.csv" >"$folder/fairlearn"
bench/run.sh org.evenhand.bench.MeasureBenchmark "$folder/rows.csv" "$(cat "$folder/fairlearn")"
