#!/bin/sh
# Partial dependence of the mortgage sample's boosted trees with Evenhand, next to the model's own time for as many rows, and with
# scikit-learn on a model of the same form; the other curves of one model on their own:
#   bench/effects.sh
# PYTHON names a Python that has scikit-learn; without it one is made in a temporary folder.
set -eu
. "$(dirname "$0")/python.sh"
"$PYTHON" bench/effects_sklearn.py sample-data/mortgage/hmda.csv >"$folder/sklearn"
bench/run.sh org.evenhand.bench.EffectBenchmark "$(cat "$folder/sklearn")"
