"""`menaquin serve`: the command gives its place to the program beside it."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]


def command():
    """The built command: named in MENAQUIN, or in one of the usual build folders."""
    places = [os.environ.get("MENAQUIN", ""), ROOT / ".build/release/menaquin", ROOT / ".build-test/release/menaquin"]
    return next((str(place) for place in places if os.access(place, os.X_OK)), None)


@pytest.mark.skipif(command() is None, reason="the command is not built: make build")
def test_serve_starts_the_program_beside_it_and_ends_with_it(program, tmp_path):
    for built, name in ((command(), "menaquin"), (program, "menaquin-serve")):
        shutil.copy(built, tmp_path / name)
    home = {**os.environ, "MENAQUIN_HOME": str(tmp_path / "home")}
    served = subprocess.Popen([tmp_path / "menaquin", "serve", "--port", "0"], env=home, stderr=subprocess.PIPE, text=True)
    address = None
    for line in served.stderr:
        if address := re.search(r"http://[^\s/]+:\d+", line):
            break
    with urllib.request.urlopen(address.group(0) + "/", timeout=60) as page:
        assert "Who is it for?" in page.read().decode()
    served.send_signal(signal.SIGINT)
    assert served.wait(timeout=60) == 0
    assert (tmp_path / "home" / "household.sqlite").exists()


@pytest.mark.skipif(command() is None, reason="the command is not built: make build")
def test_serve_says_what_is_missing_where_the_program_is_not_beside_it(tmp_path):
    shutil.copy(command(), tmp_path / "menaquin")
    ended = subprocess.run([tmp_path / "menaquin", "serve"], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 66
    assert "make serve" in ended.stderr
