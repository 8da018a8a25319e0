#!/bin/sh
# Installs the independent tools that the tests compare with, into .venv: libRoadRunner and libSBML.
set -eu
cd "$(dirname "$0")/.."
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check libroadrunner==2.10.0 python-libsbml==5.21.2
