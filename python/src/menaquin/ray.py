"""Shards and people on a Ray cluster: actors that hold the loaded model, retried when their worker dies.

>>> import ray, menaquin.ray
>>> ray.init(num_cpus=2)
>>> table = menaquin.ray.trial("trial.yaml", shards=16, actors=2, work="run")

Results come back through Ray's object store; finished shards stand in `work`, and the same call goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import ray
from ray.util import ActorPool

from . import _shards
from ._people import people as _people
from ._person import PathLike
from ._trial import merge, plan

RETRIES = 3


class Engine:
    """A worker's engine: the model and the plan's trial are loaded once and serve every piece of work."""

    def __init__(self, manifest: bytes = b"", threads: int = 1) -> None:
        self._manifest = manifest
        self._threads = threads

    def shard(self, index: int) -> tuple[int, _shards.Files]:
        return index, _shards.compute(self._manifest, index, self._threads)

    def people(self, piece: pa.Table, plans: Sequence[PathLike], settings: dict[str, Any]) -> pa.Table:
        return _people(piece, plans, threads=self._threads, **settings)


# Ray gives the decorated class no type of its own.
_Actor: Any = ray.remote(num_cpus=1, max_restarts=RETRIES, max_task_retries=RETRIES)(Engine)


def trial(
    file: PathLike, *, shards: int, work: PathLike, actors: int = 2, out: PathLike | None = None, threads: int = 1, **settings: Any
) -> pa.Table:
    """Runs a trial in shards on so many actors; the bytes are those of `menaquin.trial` with the same settings.

    `work` is a folder of this process: it holds the manifest and the finished shards. `threads` is per actor. `settings` are
    those of `menaquin.plan`.
    """
    place = Path(work)
    plan(file, place / "manifest.json", shards=shards, **settings)
    # Not an object of the store: an actor that is made anew needs it when the store's owner may be gone.
    manifest = (place / "manifest.json").read_bytes()
    waiting = [index for index in range(shards) if not _shards.finished(place / "shards", index)]
    with _engines(actors, manifest, threads) as pool:
        for index, files in pool.map_unordered(lambda actor, index: actor.shard.remote(index), waiting):
            _shards.keep(place / "shards", index, files)
    return merge(place / "manifest.json", work=place / "shards", out=out)


def people(
    table: pa.Table, plans: Sequence[PathLike] = (), *, rows: int = 100, actors: int = 2, threads: int = 1, **settings: Any
) -> pa.Table:
    """`menaquin.people` over slices of so many rows, on so many actors, in the order of the table."""
    pieces = _shards.slices(table, rows)
    with _engines(actors, b"", threads) as pool:
        results = list(pool.map(lambda actor, piece: actor.people.remote(piece, list(plans), settings), pieces))
    return pa.concat_tables(results).unify_dictionaries()


@contextmanager
def _engines(count: int, manifest: bytes, threads: int) -> Iterator[ActorPool]:
    """A pool of actors that gives its processors back at the end: the next call waits for them."""
    actors = [_Actor.remote(manifest, threads) for _ in range(count)]
    try:
        yield ActorPool(actors)
    finally:
        for actor in actors:
            ray.kill(actor)
