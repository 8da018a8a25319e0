"""One person's life."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Literal

import pyarrow as pa

from ._engine_call import call

Scenario = Literal["described", "trials", "none"]
PathLike = str | os.PathLike[str]


def simulate(
    person: PathLike,
    plans: Sequence[PathLike] = (),
    *,
    scenario: Scenario | None = None,
    until: float | None = None,
    draws: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    today: str | None = None,
    research: bool = False,
    out: PathLike | None = None,
) -> pa.Table:
    """A person's life from birth on, as now and under plans: what `menaquin simulate` computes.

    `person` and `plans` are files, or their YAML text (anything with a line break). Where something is not given, the command's
    default holds: all three readings of the evidence, until 100 years, 60 draws, seed 1. With `out`, that folder receives the
    report, the charts and trajectories.csv.

    The table is in the long format, one row per value: run, arm, person, age_years, time_days, name, value, unit, scenario,
    kind. Its schema's metadata holds the run's `fingerprint`, and each numeric field its `unit`.

    Raises OutsideValidityError where the safety gate stops.
    """
    request: dict[str, object] = {
        "scenario": scenario, "until": until, "draws": draws, "seed": seed, "threads": threads, "today": today,
        "research": research, "out": _path(out),
    }  # fmt: skip
    text = os.fspath(person)
    request["text" if "\n" in text else "path"] = text
    texts = [os.fspath(plan) for plan in plans]
    request["plans"] = [plan for plan in texts if "\n" not in plan]
    request["plan_texts"] = [plan for plan in texts if "\n" in plan]
    return call("simulate", request).tables[0]


def _path(path: PathLike | None) -> str | None:
    return None if path is None else os.fspath(path)
