#!/bin/sh
# Measures speed and size and sets rivals beside them; see Benchmarks/README.md. Options: --json, --quick, --clean-build.
set -eu
cd "$(dirname "$0")/.."
python=$(scripts/python.sh 2>/dev/null || true)
exec "${python:-python3}" Benchmarks/bench.py "$@"
