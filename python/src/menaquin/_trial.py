"""A trial on virtual people: whole, or in shards."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from ._engine_call import call
from ._errors import CannotWriteError
from ._person import PathLike, Scenario, _path


class TrialTables(NamedTuple):
    """A trial's results and every person's values."""

    summary: pa.Table
    rows: pa.Table


def trial(
    file: PathLike,
    *,
    people: int | None = None,
    replicates: int | None = None,
    scenario: Scenario | None = None,
    seed: int | None = None,
    threads: int | None = None,
    research: bool = False,
    out: PathLike | None = None,
) -> pa.Table:
    """Runs a trial or a published study: what `menaquin trial` computes, with the same defaults.

    `file` is a path, or YAML text (anything with a line break). The table is in the long format, `kind` being the statistic. Its
    schema's metadata holds the `fingerprint` and, as JSON, the `summary` that the command prints. With `out`, that folder
    receives the same files as from the command; stopped by Ctrl-C, the same call goes on from there.
    """
    request = _request(file, people, replicates, scenario, seed, threads, research, out)
    return call("trial", request).tables[0]


def trial_rows(
    file: PathLike,
    *,
    people: int | None = None,
    replicates: int | None = None,
    scenario: Scenario | None = None,
    seed: int | None = None,
    threads: int | None = None,
    research: bool = False,
) -> TrialTables:
    """As `trial`, with every person's values too: their readings, and the true values under every arm as `truth: …`."""
    request = _request(file, people, replicates, scenario, seed, threads, research, None)
    return TrialTables(*call("trial", {**request, "rows": True}).tables)


def plan(
    file: PathLike,
    manifest: PathLike,
    *,
    shards: int,
    people: int | None = None,
    replicates: int | None = None,
    candidates: int | None = None,
    scenario: Scenario | None = None,
    seed: int | None = None,
    threads: int | None = None,
    research: bool = False,
) -> dict[str, Any]:
    """Divides a trial into shards and writes the manifest, as `menaquin plan` does. Returns what the manifest says.

    Raises CannotWriteError where another manifest stands there: its shards would no longer fit.
    """
    request = _request(file, people, replicates, scenario, seed, threads, research, None)
    text = call("plan", {**request, "shards": shards, "candidates": candidates}).text
    place = Path(manifest)
    if place.exists() and place.read_text() != text:
        raise CannotWriteError(f"{place}: another file stands there; remove it, or name another manifest")
    replace_file(place, text.encode())
    return dict(json.loads(text))


def shard(manifest: PathLike, index: int, *, work: PathLike | None = None, threads: int | None = None) -> dict[str, Any]:
    """Computes one shard, as `menaquin shard` does; one that is done is checked and not computed again.

    Raises PartlyDone where it was stopped or another process computes it; call it again to go on.
    """
    request = {"manifest": os.fspath(manifest), "index": index, "work": _path(work), "threads": threads}
    return dict(call("shard", request).json)


def merge(
    manifest: PathLike, *, work: PathLike | None = None, threads: int | None = None, out: PathLike | None = None
) -> pa.Table:
    """Verifies the shards and merges them into the trial's results, as `menaquin merge` does: the bytes of `trial`."""
    request = {"manifest": os.fspath(manifest), "work": _path(work), "threads": threads, "out": _path(out)}
    return call("merge", request).tables[0]


def _request(
    file: PathLike,
    people: int | None,
    replicates: int | None,
    scenario: str | None,
    seed: int | None,
    threads: int | None,
    research: bool,
    out: PathLike | None,
) -> dict[str, Any]:
    text = os.fspath(file)
    return {
        "text" if "\n" in text else "path": text, "people": people, "replicates": replicates, "scenario": scenario,
        "seed": seed, "threads": threads, "research": research, "out": _path(out),
    }  # fmt: skip


def replace_file(place: Path, content: bytes) -> None:
    """Writes a file whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    waiting = place.with_name(f".{place.name}.{os.getpid()}")
    waiting.write_bytes(content)
    os.replace(waiting, place)
