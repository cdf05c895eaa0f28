# Sourced by mvnw: sets JAVA_HOME to a JDK of at least version 21, or says what to install.
# Looked at in this order: JAVA_HOME, the java on the PATH, the usual folders (newest first).

jdk_version() { # prints the major version of the JDK in folder $1, nothing when it is no JDK
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

new_enough() {
  version=$(jdk_version "$1")
  [ -n "$version" ] && [ "$version" -ge 21 ]
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && new_enough "$JAVA_HOME"; then
    return 0
  fi
  on_path=$(command -v java || :)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf %s "$on_path")
    on_path=${on_path%/bin/java}
    if new_enough "$on_path"; then
      JAVA_HOME=$on_path
      return 0
    fi
  fi
  best=0
  set +f
  for home in /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    version=$(jdk_version "$home")
    if [ -n "$version" ] && [ "$version" -ge 21 ] && [ "$version" -gt "$best" ]; then
      best=$version
      JAVA_HOME=$home
    fi
  done
  set -f
  [ "$best" -gt 0 ]
}

if ! find_jdk; then
  echo "Evenhand needs a JDK, version 21 or newer, and found none: install one (such as Eclipse Temurin 25, or on Debian 13: apt-get install openjdk-21-jdk) or point JAVA_HOME at it." >&2
  exit 1
fi
export JAVA_HOME
