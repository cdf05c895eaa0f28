# Sourced by mvnw when it is called with nothing to do: builds what has changed and starts the app.

jar=$scriptDir/target/evenhand.jar
if [ ! -f "$jar" ] || [ -n "$(find "$scriptDir/pom.xml" "$scriptDir/src/main" "$scriptDir/frontend" \
  "$scriptDir/sample-data" -name node_modules -prune -o -type f -newer "$jar" -print 2>/dev/null | head -n 1)" ]; then
  echo "Building Evenhand (the first time takes a few minutes) ..."
  "$scriptDir/mvnw" --quiet --file "$scriptDir/pom.xml" -DskipTests package || exit 1
fi
# protobuf reaches for memory in a way that newer JDKs warn about
quiet=
[ "$(jdk_version "$JAVA_HOME")" -lt 23 ] || quiet=--sun-misc-unsafe-memory-access=allow
exec "$JAVA_HOME/bin/java" $quiet -jar "$jar"
