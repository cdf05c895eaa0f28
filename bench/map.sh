#!/bin/sh
# Draws, points at and circles points on the map in the Chromium of this computer and prints how long the page is busy:
#   bench/map.sh [POINTS...]
# CHROMIUM names a browser that is not on the PATH; JAVA_OPTS=-Dpicture=FILE keeps pictures.
set -eu
exec "$(dirname "$0")/run.sh" org.evenhand.bench.MapBenchmark "$@"
