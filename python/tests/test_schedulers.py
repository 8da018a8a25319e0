"""One trial by every way there is: the command, the package, 16 shards, Dask, Ray and a Slurm array, a worker or task of each
scheduler killed in the middle: the same bytes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pytest

import menaquin
import slurm_cluster
from conftest import EXAMPLES, ROOT, TODAY, Command
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


def test_the_command_gives_the_bytes_of_the_package(alone: Path, tmp_path: Path, command: Command) -> None:
    ran = command("trial", TRIAL, "--people", str(PEOPLE), "--quiet", "--out", tmp_path / "trial")
    assert ran.returncode == 0, ran.stderr
    same_files(alone, tmp_path / "trial")


def test_sixteen_shards_give_the_bytes_of_one_process(alone: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    menaquin.plan(TRIAL, manifest, shards=SHARDS, people=PEOPLE)
    for index in reversed(range(SHARDS)):
        menaquin.shard(manifest, index)
    menaquin.merge(manifest, out=tmp_path / "merged")
    same_files(alone, tmp_path / "merged")


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


@pytest.fixture
def slurm(tmp_path_factory: pytest.TempPathFactory, command: Command) -> Iterator[slurm_cluster.Slurm]:
    missing = slurm_cluster.missing_programs()
    if missing:
        pytest.skip(f"Slurm is not installed (Debian: apt-get install slurm-wlm); missing: {', '.join(missing)}")
    with contextlib.ExitStack() as stack:
        try:
            programs = Path(command.path).resolve().parent
            cluster = stack.enter_context(slurm_cluster.cluster(tmp_path_factory.mktemp("slurm"), programs))
        except slurm_cluster.NotUp as fault:
            pytest.skip(f"Slurm does not come up on this machine: {fault}")
        yield cluster


def test_slurm_gives_the_bytes_of_one_process_though_tasks_are_stopped_and_killed(
    alone: Path, tmp_path: Path, slurm: slurm_cluster.Slurm
) -> None:
    results = tmp_path / "merged"
    submit = (ROOT / "cluster/slurm/submit.sh", TRIAL, str(SHARDS), results, "--people", str(PEOPLE))
    slurm(*submit)
    stopped = freeze_a_task(results)
    killed = freeze_a_task(results, other_than=stopped)
    os.kill(killed.process, signal.SIGKILL)
    # As Slurm does it when a task's time is nearly up: a signal to the job file, which puts the task back into the queue.
    with slurm.start("scancel", "--batch", "--signal=TERM", stopped.job):
        slurm_cluster.wait(lambda: is_told_to_stop(stopped), lambda: "the job file did not hand the signal on")
        os.kill(stopped.process, signal.SIGCONT)
    slurm.wait_until_empty()

    done = {int(path.parent.name) for path in results.glob("manifest-shards/*/done.json")}
    assert done == set(range(SHARDS)) - {killed.shard}
    assert not (results / "summary.json").exists(), "merged though a shard was lacking"
    assert events(results, stopped) == ["begins", "stopped", "begins", "done"]

    slurm(*submit)
    slurm.wait_until_empty()
    assert events(results, killed) == ["begins", "begins", "done"]
    same_files(alone, results)


class Task(NamedTuple):
    """A task of a Slurm array, and the process that computes its shard."""

    shard: int
    job: str
    process: int


def freeze_a_task(results: Path, other_than: Task | None = None) -> Task:
    """Halts a task that is computing its shard and has not written it yet, so that what comes next meets it in the middle."""
    frozen: list[Task] = []

    def found() -> bool:
        for task in tasks_of(results / "manifest.json"):
            if other_than is not None and task.shard == other_than.shard:
                continue
            folder = results / f"manifest-shards/{task.shard:05d}"
            if not (folder / "lock").exists() or (folder / "done.json").exists():
                continue
            os.kill(task.process, signal.SIGSTOP)
            if not (folder / "done.json").exists() and has_no_rows(folder / "rows.bin"):
                frozen.append(task)
                return True
            os.kill(task.process, signal.SIGCONT)
        return False

    slurm_cluster.wait(found, lambda: "no task was met in the middle")
    return frozen[0]


def has_no_rows(file: Path) -> bool:
    """The rows of so small a shard are one block, written at the end; before that the file has no more than its head."""
    return not file.exists() or file.stat().st_size < 1000


def tasks_of(manifest: Path) -> Iterator[Task]:
    """The running tasks of a plan, among the processes of this machine that are not halted."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if not (place / "cmdline").read_bytes().startswith(b"menaquin\0shard\0"):
                continue
            pairs = [pair.partition("=") for pair in (place / "environ").read_text().split("\0")]
            halted = "State:\tT" in (place / "status").read_text()
        except OSError:  # It ended meanwhile, or is another user's.
            continue
        given = {name: value for name, _, value in pairs}
        if given.get("MANIFEST") == str(manifest) and not halted:
            index = given["SLURM_ARRAY_TASK_ID"]
            yield Task(int(index), f"{given['SLURM_ARRAY_JOB_ID']}_{index}", int(place.name))


def is_told_to_stop(task: Task) -> bool:
    """Whether a SIGTERM waits for a halted process."""
    status = Path(f"/proc/{task.process}/status").read_text()
    pending = next(line for line in status.splitlines() if line.startswith("ShdPnd:"))
    return bool(int(pending.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


def events(results: Path, task: Task) -> list[str]:
    """What a task's log tells of its beginnings and endings."""
    lines = (results / f"logs/shard-{task.shard}.log").read_text().splitlines()
    told = [json.loads(line)["event"] for line in lines if line.startswith('{"')]
    return [event for event in told if event in ("begins", "resumed", "stopped", "done", "failed")]


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
