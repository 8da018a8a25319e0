"""Shards and people on a Dask cluster: local, or from dask-jobqueue on Slurm, PBS and the like.

>>> from dask.distributed import Client, LocalCluster
>>> import menaquin.dask
>>> with Client(LocalCluster(n_workers=2, threads_per_worker=1)) as client:
...     table = menaquin.dask.trial("trial.yaml", client, shards=16, work="run")

A worker that dies costs its shard, which Dask gives to another; finished shards stand in `work`, and the same call goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from dask.distributed import Client, as_completed

from . import _shards
from ._people import people as _people
from ._person import PathLike
from ._trial import merge, plan


def trial(
    file: PathLike, client: Client, *, shards: int, work: PathLike, out: PathLike | None = None, threads: int = 1, **settings: Any
) -> pa.Table:
    """Runs a trial in shards on the cluster's workers; the bytes are those of `menaquin.trial` with the same settings.

    `work` is a folder of this process: it holds the manifest and the finished shards. `threads` is per shard. `settings` are
    those of `menaquin.plan`.
    """
    place = Path(work)
    plan(file, place / "manifest.json", shards=shards, **settings)
    manifest = (place / "manifest.json").read_bytes()
    waiting = [index for index in range(shards) if not _shards.finished(place / "shards", index)]
    futures = {client.submit(_shards.compute, manifest, index, threads, pure=False): index for index in waiting}
    for future in as_completed(futures):
        _shards.keep(place / "shards", futures[future], future.result())
        future.release()
    return merge(place / "manifest.json", work=place / "shards", out=out)


def people(table: pa.Table, client: Client, plans: Sequence[PathLike] = (), *, rows: int = 100, **settings: Any) -> pa.Table:
    """`menaquin.people` over slices of so many rows, on the cluster's workers, in the order of the table."""
    settings.setdefault("threads", 1)
    futures = [client.submit(_people, piece, list(plans), pure=False, **settings) for piece in _shards.slices(table, rows)]
    return pa.concat_tables(client.gather(futures)).unify_dictionaries()
