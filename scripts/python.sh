#!/bin/sh
# Prints the Python that has libRoadRunner and libSBML, for the tests that compare with them; prints nothing where none has.
for python in .venv/bin/python python3; do
  if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import roadrunner, libsbml' >/dev/null 2>&1; then
    command -v "$python"
    exit 0
  fi
done
echo "No Python with libroadrunner and python-libsbml here: the comparison with them is skipped (scripts/outsiders.sh installs them)." >&2
exit 0
