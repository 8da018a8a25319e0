#!/bin/sh
# The Python package's tests, against the wheel in a virtual environment of its own; says so where pip can make none.
# Ray and Dask are tested where MENAQUIN_ENGINES is set (they are large), or where the environment has them already.
set -eu
cd "$(dirname "$0")/.."
if [ "$(uname -s)" != Linux ]; then
  echo "The Python package is built on Linux only: its tests were left out." >&2
  exit 0
fi
if [ ! -x .venv-python/bin/pip ]; then
  if ! python3 -m venv .venv-python 2>/dev/null; then
    rm -rf .venv-python
    echo "python3 cannot make a virtual environment here (Debian: apt-get install python3-venv): the Python package's tests were left out." >&2
    exit 0
  fi
fi
scripts/wheel.sh
wheel=$(ls python/dist/menaquin-*.whl)
install() { .venv-python/bin/python -m pip install --quiet --disable-pip-version-check "$@"; }
engines=
if [ -n "${MENAQUIN_ENGINES:-}" ]; then
  if install "$wheel[test,ray,dask,types]"; then engines=yes; else echo "pip cannot reach Ray and Dask: they are left out." >&2; fi
fi
if ! install "$wheel[test]"; then
  echo "pip cannot reach the packages that the tests need: the Python package's tests were left out." >&2
  exit 0
fi
install --force-reinstall --no-deps "$wheel"
# The adapters of Ray and Dask can be checked where these are.
if [ -n "$engines" ]; then (cd python && ../.venv-python/bin/python -m mypy src); fi
MENAQUIN="$PWD/.build/release/menaquin" .venv-python/bin/python -m pytest python/tests "$@"
