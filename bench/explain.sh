#!/bin/sh
# Shapley values of rows with Evenhand and with shap, of the same models, rows and backgrounds: of the mortgage sample's trees, exact, and
# of boosted trees of 100 made-up columns, from drawn sets; other explanations of Evenhand besides:
#   bench/explain.sh [ROWS]
# PYTHON names a Python that has what is in packages; without it one is made in a temporary folder.
set -eu
packages="shap==0.51.0 onnxruntime==1.31.1 onnxmltools==1.16.0 xgboost==3.2.0 pandas==3.1.1"
. "$(dirname "$0")/python.sh"
"$PYTHON" bench/explain_shap.py "$folder" "${1:-50}"
bench/run.sh org.evenhand.bench.ExplainBenchmark "$folder"
