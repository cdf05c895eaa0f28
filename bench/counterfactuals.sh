#!/bin/sh
# Looks for four counterfactuals, protected attributes frozen, for the same mortgage applications that the boosted trees refuse, with
# Evenhand and with DiCE's methods random and genetic, and prints how many times as long DiCE takes; other searches of Evenhand besides:
#   bench/counterfactuals.sh [ROWS]
# PYTHON names a Python that has dice-ml and onnxruntime; without it one is made in a temporary folder.
set -eu
packages="dice-ml==0.12 onnxruntime==1.31.1 pandas==3.1.1"
. "$(dirname "$0")/python.sh"
"$PYTHON" bench/counterfactuals_dice.py "${1:-100}" >"$folder/dice"
bench/run.sh org.evenhand.bench.CounterfactualBenchmark sample-data/mortgage/mortgage.yaml "${1:-100}" "$(cat "$folder/dice")"
