"""The model's own tables, and the studies beside their simulation."""

from __future__ import annotations

import pytest

import menaquin
from conftest import ROOT, Command


def test_parameters_have_values_within_their_ranges_units_and_methods() -> None:
    rows = menaquin.parameters().to_pylist()
    assert len(rows) > 500
    for row in rows:
        assert row["lowest"] <= row["value_female"] <= row["highest"], row["key"]
        assert row["unit"] is not None and row["method"], row["key"]


@pytest.mark.parametrize("name", ["pools", "flows", "inputs", "quantities", "mechanisms", "foods", "studies"])
def test_every_table_has_rows_and_a_key_in_each(name: str) -> None:
    table = getattr(menaquin, name)()
    assert table.num_rows > 10
    assert table.column(0).null_count == 0


def test_parameters_are_those_of_the_commands_export(command: Command) -> None:
    ran = command("export", "--format", "csv", "--table", "parameters")
    if ran.returncode != 0:
        pytest.skip(f"the command exports no single table: {ran.stderr.strip()}")
    assert [line.split(",")[0] for line in ran.stdout.splitlines()[1:3]] == menaquin.parameters()["key"].to_pylist()[:2]


def test_what_nobody_measured_in_a_food_is_null_not_zero() -> None:
    column = menaquin.foods()["mk7_ug"]
    assert column.null_count > 0
    assert max(value for value in column.to_pylist() if value is not None) > 500


def test_a_study_is_put_beside_its_simulation() -> None:
    table = menaquin.qualify(ROOT / "Data/Studies/knapen-2013-mk7-three-years.yaml", people=4, worlds=2)
    rows = table.to_pylist()
    assert {row["study"] for row in rows} == {"knapen-2013-mk7-three-years"}
    assert all(row["predicted"] is not None for row in rows)
    assert table.schema.field("time_days").metadata[b"unit"] == b"d"


def test_a_study_that_is_not_there_is_told() -> None:
    with pytest.raises(menaquin.InputNotFoundError, match="nowhere.yaml"):
        menaquin.qualify("nowhere.yaml")


def test_the_version_is_the_engines(command: Command) -> None:
    assert command("--version").stdout.strip() == menaquin.__version__
