#!/bin/sh
# Installs the independent tools that the tests compare with, into .venv: libRoadRunner, libSBML, the libraries
# of COMBINE archives, COPASI, and PEtab's linter.
set -eu
cd "$(dirname "$0")/.."
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check libroadrunner==2.10.0 python-libsbml==5.21.2 \
  python-libsedml==2.0.34 python-libcombine==0.2.20 copasi-basico==0.92 petab==0.8.2
