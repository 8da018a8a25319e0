"""`explain` says what the command says, word for word and field for field."""

from __future__ import annotations

import json
from collections.abc import Callable

import pyarrow as pa
import pytest

import menaquin
from conftest import Command

# One of every kind, the lists among them.
NAMES = {
    "": "overview",
    "claims": "claims",
    "markers": "markers",
    "dp-ucMGP": "quantity",
    "claim 7": "claim",
    "PK021": "evidence",
    "warfarin": "medicine",
    "bone density": "several",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_words_and_fields_are_those_of_the_command(name: str, command: Command) -> None:
    explanation = menaquin.explain(name)
    assert explanation.kind == NAMES[name]
    assert str(explanation) == command("explain", *name.split()).stdout
    assert explanation.fields == json.loads(command("explain", *name.split(), "--json").stdout)


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        (menaquin.parameters, "key", "parameter"),
        (menaquin.pools, "key", "pool"),
        (menaquin.inputs, "key", "input"),
        (menaquin.quantities, "key", "quantity"),
        (menaquin.flows, "flow", "flow"),
        (menaquin.mechanisms, "name", "mechanism"),
    ],
)
def test_what_the_tables_hold_is_explained_as_what_it_is(table: Callable[[], pa.Table], column: str, kind: str) -> None:
    key = table()[column][0].as_py()
    explanation = menaquin.explain(key)
    assert (explanation.fields["key"], explanation.kind) == (key, kind)


def test_what_nothing_is_called_is_refused_with_what_is_near(command: Command) -> None:
    with pytest.raises(menaquin.InputNotFoundError, match='nothing here is called "warfarine"; nearest: warfarin') as fault:
        menaquin.explain("warfarine")
    ran = command("explain", "warfarine")
    assert ran.returncode == fault.value.code
    assert str(fault.value) in ran.stderr


def test_a_name_that_is_no_text_is_refused() -> None:
    with pytest.raises(menaquin.UsageError, match="name: found .*; allowed: a text"):
        menaquin.explain(7)  # type: ignore[arg-type]
