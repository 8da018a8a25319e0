"""A table of people in, a table of results out."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pyarrow as pa

from ._engine_call import call
from ._person import PathLike, Scenario


def people(
    table: pa.Table,
    plans: Sequence[PathLike] = (),
    *,
    scenario: Scenario | None = None,
    until: float | None = None,
    draws: int = 0,
    seed: int | None = None,
    threads: int | None = None,
    today: str | None = None,
    research: bool = False,
) -> pa.Table:
    """Simulates every person of a table, each as `simulate` does.

    A row is a person. `person` names it (else its number does). Either a column `yaml` holds a whole person's file, or columns
    are its keys: `age` and `sex` (needed), `ethnicity`, `height_cm`, `weight_kg`, `menopause_age`, a day's intakes such as
    `calcium_mg` or `mk7_ug`, and `supplement_form` with `supplement_dose_ug` for one supplement a day. A missing value is what
    a missing key is in a file: it is filled in from population references.

    The result has a row per person, plan, scenario and number: the risks within ten years, and every line at the last age.
    `between_…` and `unknown_…` are filled in where `draws` is above 0. Who cannot be simulated does not stop the others: their
    row is called "left out" and `note` says why. `plans` are files or YAML text.

    Raises InputDataError for columns that mean nothing, have the wrong type or hold no value, and for rows that are no person.
    """
    texts = [os.fspath(plan) for plan in plans]
    request = {
        "plans": [plan for plan in texts if "\n" not in plan], "plan_texts": [plan for plan in texts if "\n" in plan],
        "scenario": scenario, "until": until, "draws": draws, "seed": seed, "threads": threads, "today": today,
        "research": research,
    }  # fmt: skip
    return call("people", request, plain(table)).tables[0]


def plain(table: pa.Table) -> pa.Table:
    """The same table with texts as texts, however pandas or polars kept them."""
    for index, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type) or pa.types.is_string_view(field.type):
            table = table.set_column(index, field.name, table.column(index).cast(pa.large_string()))
    return table
