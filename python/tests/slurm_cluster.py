"""A Slurm of one node for the length of a test: its own folder, key and ports, and nothing of the machine's own Slurm touched."""

from __future__ import annotations

import contextlib
import getpass
import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "sinfo")
SLOTS = 4
PATIENCE_SECONDS = 60.0

# What differs from a cluster's: a job that was requeued may start after seconds (Slurm waits for its credential to expire), a job
# whose condition can no longer come true goes by itself, and a slot is a number that need not be a processor.
SETTINGS = """
ClusterName=menaquin
SlurmctldHost={host}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
SlurmctldPort={controller_port}
SlurmdPort={node_port}
AuthInfo=socket={folder}/munge.socket,cred_expire=5
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmdSpoolDir={folder}/node
StateSaveLocation={folder}/state
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=1
DependencyParameters=kill_invalid_depend
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
KillWait=2
MailProg=/bin/true
NodeName=one NodeHostname={host} NodeAddr=127.0.0.1 CPUs={slots} RealMemory=8000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


class NotUp(Exception):
    """Slurm is installed and does not come up on this machine: what its daemons said."""


class Slurm:
    """The cluster as a user sees it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def __call__(self, *words: str | os.PathLike[str]) -> str:
        """Runs a command with this cluster's settings; what it printed."""
        ran = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, env=self._environment)
        assert ran.returncode == 0, f"{words} ended with {ran.returncode}: {ran.stdout}{ran.stderr}"
        return ran.stdout.strip()

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Starts a command that may take its time, whatever it ends with."""
        return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self._environment)

    def wait_until_empty(self) -> None:
        wait(lambda: self("squeue", "--noheader") == "", lambda: f"jobs are left in the queue:\n{self('squeue')}")


def missing_programs() -> list[str]:
    """What a cluster needs and this machine has not."""
    return [name for name in PROGRAMS if _found(name) is None]


@contextlib.contextmanager
def cluster(folder: Path, programs: Path) -> Iterator[Slurm]:
    """A cluster that is up; its jobs find the programs of a folder first."""
    _configure(folder)
    environment = {
        **os.environ, "SLURM_CONF": str(folder / "slurm.conf"), "PATH": f"{programs}:{os.environ['PATH']}:/usr/sbin",
    }  # fmt: skip
    slurm = Slurm(environment)
    with contextlib.ExitStack() as daemons:
        munge = [f"--{name}={folder}/munge.{name.split('-')[0]}" for name in ("socket", "key-file", "log-file", "pid-file", "seed-file")]
        daemons.enter_context(_daemon("munged", ["--foreground", "--force", *munge], folder, environment))
        _wait_until_up(folder, (folder / "munge.socket").exists, "munged")
        daemons.enter_context(_daemon("slurmctld", ["-D"], folder, environment))
        daemons.enter_context(_daemon("slurmd", ["-D"], folder, environment))
        _wait_until_up(folder, lambda: _state(slurm) == "idle", "slurmctld", "slurmd")
        try:
            yield slurm
        finally:
            with contextlib.suppress(AssertionError):
                slurm("scancel", "--user", getpass.getuser())
                slurm.wait_until_empty()


def wait(is_so: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    """Until something is so; fails with what `otherwise` tells where it never is."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, otherwise()
        time.sleep(0.1)


def _wait_until_up(folder: Path, is_so: Callable[[], bool], *daemons: str) -> None:
    """What keeps a daemon from coming up (no right, no port) is the machine's matter, not that of what is tested."""
    try:
        wait(is_so, lambda: "".join(_log(folder, name) for name in daemons))
    except AssertionError as error:
        raise NotUp(str(error)) from error


def _configure(folder: Path) -> None:
    for name in ("state", "node"):
        (folder / name).mkdir()
    key = folder / "munge.key"
    key.touch(mode=0o600)
    key.write_bytes(secrets.token_bytes(128))
    with socket.socket() as first, socket.socket() as second:
        for free in (first, second):
            free.bind(("127.0.0.1", 0))
        text = SETTINGS.format(
            host=socket.gethostname().split(".")[0], user=getpass.getuser(), folder=folder, slots=SLOTS,
            controller_port=first.getsockname()[1], node_port=second.getsockname()[1],
        )  # fmt: skip
    (folder / "slurm.conf").write_text(text)


@contextlib.contextmanager
def _daemon(name: str, words: list[str], folder: Path, environment: dict[str, str]) -> Iterator[None]:
    program = _found(name)
    assert program is not None, name
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen([program, *words], stdout=log, stderr=log, env=environment)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _state(slurm: Slurm) -> str:
    try:
        return slurm("sinfo", "--noheader", "--format=%T")
    except AssertionError:  # The controller does not answer yet.
        return ""


def _log(folder: Path, name: str) -> str:
    return f"\n{name} says:\n" + (folder / f"{name}.log").read_text(errors="replace")[-3000:]


def _found(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
