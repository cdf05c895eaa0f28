#!/bin/sh
# Builds the tests and runs one of the benchmarks among them in a Java machine of its own:
#   bench/run.sh org.evenhand.bench.MeasureBenchmark ARGUMENT...
# JAVA_OPTS holds options for that machine, such as -Xmx1g.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk.sh
./mvnw --quiet test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED ${JAVA_OPTS-} \
  -cp "target/test-classes:target/classes:$(cat target/test-classpath)" "$@"
