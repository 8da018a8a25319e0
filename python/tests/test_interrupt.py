"""Ctrl-C ends a long run, says so as Python does, and leaves nothing damaged."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest

import menaquin
from conftest import EXAMPLES

TRIAL = EXAMPLES / "trials/children-mk7.yaml"

# A shell that starts this in the background has Ctrl-C ignored; the tests would wait for it for ever.
pytestmark = pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="Ctrl-C is ignored where this was started"
)


def interrupt_once_there(file: Path, bytes_at_least: int = 1) -> None:
    """Ctrl-C as soon as the run has written something to go on from."""

    def watch() -> None:
        while not file.exists() or file.stat().st_size < bytes_at_least:
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=watch, daemon=True).start()


def test_an_interrupted_trial_keeps_what_is_whole_and_the_engine_is_well(tmp_path: Path) -> None:
    folder = tmp_path / "long"
    interrupt_once_there(folder / "unfinished.json")
    with pytest.raises(KeyboardInterrupt):
        menaquin.trial(TRIAL, people=10_000_000, out=folder)
    assert json.loads((folder / "unfinished.json").read_text())["state"]["nextChunk"] > 0
    assert menaquin.trial(TRIAL, people=8).num_rows > 0


def test_an_interrupted_shard_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    manifest, rows = tmp_path / "plan.json", "00000/rows.bin"
    menaquin.plan(TRIAL, manifest, shards=1, people=6000)
    interrupt_once_there(tmp_path / "stopped" / rows, bytes_at_least=10_000)
    with pytest.raises(KeyboardInterrupt):
        menaquin.shard(manifest, 0, work=tmp_path / "stopped")
    assert not (tmp_path / "stopped/00000/done.json").exists()
    menaquin.shard(manifest, 0, work=tmp_path / "stopped")
    menaquin.shard(manifest, 0, work=tmp_path / "straight")
    assert (tmp_path / "stopped" / rows).read_bytes() == (tmp_path / "straight" / rows).read_bytes()


def test_other_threads_of_python_go_on_meanwhile() -> None:
    counted = 0
    over = threading.Event()

    def count() -> None:
        nonlocal counted
        while not over.is_set():
            counted += 1

    beside = threading.Thread(target=count)
    beside.start()
    before = counted
    menaquin.trial(TRIAL, people=256)
    over.set()
    beside.join()
    assert counted - before > 1000
