"""Dask and Ray with two local workers, one killed in the middle: the bytes of one process."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

import menaquin
from conftest import EXAMPLES, TODAY
from test_people import household

TRIAL = EXAMPLES / "trials/children-mk7.yaml"
PEOPLE = 6000
SHARDS = 16


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one process."""
    folder = tmp_path_factory.mktemp("alone") / "trial"
    menaquin.trial(TRIAL, people=PEOPLE, out=folder)
    return folder


def same_files(left: Path, right: Path) -> None:
    for path in left.iterdir():
        assert (right / path.name).read_bytes() == path.read_bytes(), path.name


def kill_in_the_middle(work: Path, worker: Callable[[], int]) -> list[int]:
    """Kills a worker once the first shard stands, while most are still to be computed; who was killed, and after how many."""
    killed: list[int] = []

    def watch() -> None:
        while not (standing := list(work.glob("shards/*/done.json"))):
            time.sleep(0.01)
        victim = worker()
        os.kill(victim, signal.SIGKILL)
        killed.extend([victim, len(standing)])

    threading.Thread(target=watch, daemon=True).start()
    return killed


def test_dask_gives_the_bytes_of_one_process_though_a_worker_is_killed(alone: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("dask.distributed", reason="Dask is not installed")
    import menaquin.dask

    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, distributed.Client(cluster) as client:
        killed = kill_in_the_middle(tmp_path, lambda: int(next(iter(cluster.workers.values())).pid))
        menaquin.dask.trial(TRIAL, client, shards=SHARDS, work=tmp_path, people=PEOPLE, out=tmp_path / "merged")
        assert killed and killed[1] < SHARDS
        table = menaquin.dask.people(household(), client, rows=2, scenario="trials", until=75.0, today=TODAY)
    same_files(alone, tmp_path / "merged")
    assert table.to_pylist() == menaquin.people(household(), scenario="trials", until=75.0, today=TODAY).to_pylist()


def test_ray_gives_the_bytes_of_one_process_though_an_actor_is_killed(alone: Path, tmp_path: Path) -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    import menaquin.ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        killed = kill_in_the_middle(tmp_path, an_actors_process)
        menaquin.ray.trial(TRIAL, shards=SHARDS, actors=2, work=tmp_path, people=PEOPLE, out=tmp_path / "merged")
        assert killed and killed[1] < SHARDS
        table = menaquin.ray.people(household(), rows=2, scenario="trials", until=75.0, today=TODAY)
    finally:
        ray.shutdown()
    same_files(alone, tmp_path / "merged")
    assert table.to_pylist() == menaquin.people(household(), scenario="trials", until=75.0, today=TODAY).to_pylist()


def an_actors_process() -> int:
    """By the name that Ray gives it, among the processes of this machine."""
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if place.read_bytes().startswith(b"ray::Engine"):
                return int(place.parent.name)
        except OSError:  # It ended meanwhile.
            continue
    raise AssertionError("no process of an actor was found")


def test_a_finished_shard_is_not_computed_again(tmp_path: Path) -> None:
    from menaquin import _shards

    menaquin.plan(TRIAL, tmp_path / "manifest.json", shards=2, people=64)
    content = (tmp_path / "manifest.json").read_bytes()
    assert not _shards.finished(tmp_path / "shards", 1)
    for index in (0, 1):
        _shards.keep(tmp_path / "shards", index, _shards.compute(content, index, 1))
    assert _shards.finished(tmp_path / "shards", 1)
    assert menaquin.merge(tmp_path / "manifest.json", work=tmp_path / "shards").num_rows > 0


def test_slices_hold_every_row_once() -> None:
    from menaquin import _shards

    table = pa.table({"n": list(range(7))})
    assert pa.concat_tables(_shards.slices(table, 3)).equals(table)
    with pytest.raises(ValueError, match="rows: found 0; allowed"):
        _shards.slices(table, 0)
