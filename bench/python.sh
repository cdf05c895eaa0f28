# Read by the scripts here: makes a folder that goes when the script ends, and PYTHON a Python that has fairlearn, or what the
# script has named in packages. Without PYTHON one is made in that folder.
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ -z "${PYTHON-}" ]; then
  python3 -m venv "$folder/venv"
  PYTHON=$folder/venv/bin/python
  "$PYTHON" -m pip install --quiet ${packages-fairlearn==0.15.0}
fi
