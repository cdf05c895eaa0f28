#!/bin/sh
# Finds policies for the same made-up rows with Evenhand and with fairlearn's ThresholdOptimizer, and prints how many times faster Evenhand is:
#   bench/policies.sh [ROWS]
# PYTHON names a Python that has fairlearn; without it one is made in a temporary folder.
set -eu
. "$(dirname "$0")/python.sh"
"$PYTHON" bench/policies_fairlearn.py make "$folder/rows.csv" "${1:-100000}"
"$PYTHON" bench/policies_fairlearn.py run "$folder/rows.csv" demographic_parity >"$folder/parity"
"$PYTHON" bench/policies_fairlearn.py run "$folder/rows.csv" equalized_odds >"$folder/odds"
bench/run.sh org.evenhand.bench.PolicyBenchmark "$folder/rows.csv" "$(cat "$folder/parity")" "$(cat "$folder/odds")"
