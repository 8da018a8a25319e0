#!/bin/sh
# The tests of the web app in a real browser, where Chromium is on this machine; says so where it is not.
set -eu
cd "$(dirname "$0")/.."
browser=${MENAQUIN_BROWSER:-$(command -v chromium || command -v chromium-browser || true)}
if [ -z "$browser" ]; then
  echo "No Chromium on this machine: the tests in a browser were left out (Debian: apt-get install chromium)." >&2
  exit 0
fi
if [ ! -x .venv-browser/bin/pytest ]; then
  python3 -m venv .venv-browser
  .venv-browser/bin/python -m pip install --quiet --disable-pip-version-check -r App/Tests/browser/requirements.txt
fi
MENAQUIN_SERVE="$PWD/.build-app/release/menaquin-serve" MENAQUIN_BROWSER="$browser" \
  .venv-browser/bin/python -m pytest -q -p no:cacheprovider App/Tests/browser "$@"
