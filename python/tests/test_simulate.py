"""A person's life through the package is what the command computes."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import menaquin
from conftest import EXAMPLES, TODAY, Command

ANNA = EXAMPLES / "people/anna.yaml"
PLAN = EXAMPLES / "plans/mk7-180.yaml"
QUICK = {"draws": 2, "scenario": "trials", "until": 70.0, "today": TODAY}


def test_five_lines_give_a_plotted_result(tmp_path: Path) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    life = menaquin.simulate(ANNA, [PLAN], **QUICK).to_pandas()
    matrix = life[(life.name == "vitaminK.vessel.dpucMGP.plasma") & (life.kind == "person")]
    axes = matrix.pivot(index="age_years", columns="arm", values="value").plot(ylabel="dp-ucMGP, " + matrix.unit.iloc[0])
    axes.figure.savefig(tmp_path / "matrix.png")
    assert len(axes.lines) == 2
    assert (tmp_path / "matrix.png").stat().st_size > 5000


def test_the_folder_and_the_values_are_those_of_the_command(tmp_path: Path, command: Command) -> None:
    theirs, ours = tmp_path / "command", tmp_path / "python"
    ran = command("simulate", ANNA, "--plan", PLAN, "--draws", "2", "--scenario", "trials", "--until", "70", "--today", TODAY, "--out", theirs, "--quiet")
    assert ran.returncode == 0, ran.stderr
    table = menaquin.simulate(ANNA, [PLAN], out=ours, **QUICK)
    names = sorted(path.name for path in theirs.iterdir())
    assert names == sorted(path.name for path in ours.iterdir())
    for name in names:
        if name != "report.html":  # It names the command line that makes it again.
            assert (ours / name).read_bytes() == (theirs / name).read_bytes(), name
    with (theirs / "trajectories.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert table.column_names == list(rows[0])
    assert table["value"].to_pylist() == [float(row["value"]) for row in rows]
    for column in ("run", "arm", "person", "name", "unit", "scenario", "kind"):
        assert table[column].to_pylist() == [row[column] for row in rows], column


def test_the_schema_says_the_units_and_the_fingerprint_and_parquet_keeps_them(tmp_path: Path) -> None:
    table = menaquin.simulate(ANNA, **QUICK)
    pq.write_table(table, tmp_path / "life.parquet")
    for schema in (table.schema, pq.read_schema(tmp_path / "life.parquet")):
        assert schema.field("age_years").metadata[b"unit"] == b"a"
        assert schema.field("time_days").metadata[b"unit"] == b"d"
        assert schema.metadata[b"fingerprint"].decode() == table["run"][0].as_py()


def test_polars_takes_the_same_table() -> None:
    polars = pytest.importorskip("polars")
    table = menaquin.simulate(ANNA, **QUICK)
    frame = polars.from_arrow(table)
    assert frame.height == table.num_rows
    assert frame["value"].to_list() == table["value"].to_pylist()


def test_a_person_may_be_text() -> None:
    table = menaquin.simulate("age: 40\nsex: male\n", ["name: MK-7\nfrom: 2027-01-01\nchange: [{supplement: {form: MK-7, dose_ug: 100, every: 1 day}}]\n"], **QUICK)
    assert table["arm"].unique().to_pylist() == ["as now", "MK-7"]


def test_what_a_file_says_wrong_is_told_with_its_line_and_key() -> None:
    with pytest.raises(menaquin.InputDataError, match=r"text:2: sex: .*found \"cat\"; allowed: "):
        menaquin.simulate("age: 40\nsex: cat\n")
    with pytest.raises(menaquin.InputNotFoundError, match="nobody.yaml"):
        menaquin.simulate("nobody.yaml")


@pytest.mark.parametrize(
    ("option", "value", "allowed"),
    [("draws", -1, "0 to 5000"), ("threads", 0, "1 to 512"), ("scenario", "hopeful", "described, trials, none"), ("today", "soon", "2026-11-24"), ("draws", "many", "a whole number")],
)
def test_an_option_out_of_its_range_is_refused_by_name(option: str, value: object, allowed: str) -> None:
    with pytest.raises(menaquin.UsageError, match=rf"{option}: .*allowed: .*{allowed}"):
        menaquin.simulate(ANNA, **{option: value})  # type: ignore[arg-type]


def test_the_safety_gate_stops_and_says_so() -> None:
    with pytest.raises(menaquin.OutsideValidityError, match="[Ww]arfarin"):
        menaquin.simulate(EXAMPLES / "people/warfarin-patient.yaml", [PLAN], **QUICK)


def test_tables_live_on_when_all_else_is_gone() -> None:
    values = menaquin.simulate(ANNA, **QUICK)["value"].slice(10, 5)
    first = values.to_pylist()
    for _ in range(3):
        menaquin.simulate(ANNA, **QUICK)
    assert values.to_pylist() == first
    assert isinstance(values, pa.ChunkedArray)
