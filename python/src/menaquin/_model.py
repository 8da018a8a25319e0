"""The model itself: its parts as tables, and published studies beside it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from ._engine_call import call
from ._person import PathLike


def qualify(
    studies: PathLike | Sequence[PathLike],
    *,
    people: int | None = None,
    worlds: int | None = None,
    prior: bool = False,
    seed: int | None = None,
    threads: int | None = None,
) -> pa.Table:
    """Simulates published studies: predicted against observed, as `menaquin qualify` does.

    `studies` are files, or folders of files. Calibration and validation are told apart by `role`. Limits that explain a
    criterion (`explained.csv`) are the command's alone.
    """
    given = [studies] if isinstance(studies, str | os.PathLike) else list(studies)
    paths = [file for place in given for file in _files(Path(place))]
    request = {"paths": paths, "people": people, "worlds": worlds, "prior": prior, "seed": seed, "threads": threads}
    return call("qualify", request).tables[0]


def _files(place: Path) -> list[str]:
    return sorted(str(file) for file in place.glob("*.yaml")) if place.is_dir() else [str(place)]


def parameters() -> pa.Table:
    """Every number of the model: meaning, values, unit, closed range, uncertainty, spread, method and evidence."""
    return _table("parameters")


def pools() -> pa.Table:
    """Every state of the model, with its unit, value at birth and equation."""
    return _table("pools")


def flows() -> pa.Table:
    """Every flow between pools, with its rate law."""
    return _table("flows")


def inputs() -> pa.Table:
    """What a life brings to the model from outside, with unit and range."""
    return _table("inputs")


def quantities() -> pa.Table:
    """Everything that the model computes from its pools."""
    return _table("quantities")


def mechanisms() -> pa.Table:
    """The model's mechanisms and what each leaves out."""
    return _table("mechanisms")


def foods() -> pa.Table:
    """The food table, nutrients per 100 g; null where nobody measured or estimated it."""
    return _table("foods")


def studies() -> pa.Table:
    """Every finding of the evidence that the model rests on, and where it was published."""
    return _table("evidence")


def _table(name: str) -> pa.Table:
    return call("table", {"name": name}).tables[0]
