#!/bin/sh
# Permutation importance of the mortgage sample's boosted trees with Evenhand, next to the model's own time for the rows it is asked
# for, and with scikit-learn on a model of the same form:
#   bench/importance.sh
# PYTHON names a Python that has scikit-learn; without it one is made in a temporary folder.
set -eu
. "$(dirname "$0")/python.sh"
"$PYTHON" bench/importance_sklearn.py sample-data/mortgage/hmda.csv >"$folder/sklearn"
bench/run.sh org.evenhand.bench.ImportanceBenchmark "$(cat "$folder/sklearn")"
