#!/bin/sh
# Times distances of one row to a million others, and the recourse of 1,000 mortgage applications:
#   bench/recourse.sh
set -eu
cd "$(dirname "$0")/.."
exec bench/run.sh org.evenhand.bench.RecourseBenchmark
