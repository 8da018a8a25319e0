#!/bin/sh
# Makes sure a Swift 6 toolchain and SQLite's headers are there; says how to get what it cannot install. Quick when all is.
set -eu

if ! command -v swift >/dev/null 2>&1; then
  cat >&2 <<'TEXT'
Menaquin needs a Swift 6 toolchain (6.1 or later), and none is on this machine's PATH.
  macOS:          install Xcode 16.3 or later, or run  xcode-select --install
  Debian, Ubuntu: follow https://www.swift.org/install/linux (swiftly installs it for one user in a minute)
Then run the same command again.
TEXT
  exit 69
fi

version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
set -- $version
if [ "${1:-0}" -lt 6 ] || { [ "${1:-0}" -eq 6 ] && [ "${2:-0}" -lt 1 ]; }; then
  echo "Menaquin needs Swift 6.1 or later; this machine has ${1:-?}.${2:-?}. See https://www.swift.org/install" >&2
  exit 69
fi

[ "$(uname -s)" = Linux ] || exit 0
if [ -e /usr/include/sqlite3.h ]; then exit 0; fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "Menaquin needs SQLite's headers (sqlite-devel or libsqlite3-dev); install them and run the same command again." >&2
  exit 69
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
echo "Installing libsqlite3-dev, the one system package Menaquin needs." >&2
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libsqlite3-dev >/dev/null
