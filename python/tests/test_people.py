"""A table of people in, a table of results out."""

from __future__ import annotations

import pyarrow as pa
import pytest

import menaquin
from menaquin import _shards
from conftest import TODAY

QUICK = {"scenario": "trials", "until": 75.0, "today": TODAY}


def household() -> pa.Table:
    return pa.table(
        {
            "person": ["a", "b", "c"],
            "age": [58.0, 40.0, 64.0],
            "sex": ["female", "male", "female"],
            "weight_kg": [66.0, None, 70.0],
            "calcium_mg": [800, 900, 600],
        }
    )


def test_each_person_is_as_alone() -> None:
    table = menaquin.people(household(), **QUICK)
    for row, piece in enumerate(_shards.slices(household(), 1)):
        alone = menaquin.people(piece, **QUICK)
        assert table.filter(pa.compute.equal(table["person"], "abc"[row])).to_pylist() == alone.to_pylist()


def test_a_row_is_the_person_of_a_file() -> None:
    table = menaquin.people(household().slice(0, 1), **QUICK)
    text = "age: 58\nsex: female\nweight_kg: 66\ndiet: {intake: {calcium_mg: 800}}\n"
    life = menaquin.simulate(text, draws=0, **QUICK)
    ours = {row["name"]: row["value"] for row in table.to_pylist() if row["age_years"] is not None}
    last = {row["name"]: row["value"] for row in life.to_pylist() if row["kind"] == "person"}
    assert ours == last
    assert len(ours) > 20
    assert menaquin.people(pa.table({"yaml": [text]}), **QUICK)["value"].to_pylist() == table["value"].to_pylist()


def test_pandas_and_polars_frames_are_read() -> None:
    expected = menaquin.people(household(), **QUICK).to_pylist()
    polars = pytest.importorskip("polars")
    assert menaquin.people(polars.from_arrow(household()).to_arrow(), **QUICK).to_pylist() == expected
    frame = pa.Table.from_pandas(household().to_pandas(), preserve_index=False)
    assert menaquin.people(frame, **QUICK).to_pylist() == expected
    coded = household().set_column(2, "sex", household()["sex"].dictionary_encode())
    assert menaquin.people(coded, **QUICK).to_pylist() == expected


def test_who_cannot_be_simulated_is_told_and_the_others_go_on() -> None:
    table = pa.table({"person": ["well", "on warfarin"], "yaml": ["age: 50\nsex: male\n", "age: 50\nsex: male\nmedicines: [{name: warfarin, dose_mg: 5, since: 2021}]\n"]})
    plan = "name: MK-7\nfrom: 2027-01-01\nchange: [{supplement: {form: MK-7, dose_ug: 100, every: 1 day}}]\n"
    results = menaquin.people(table, [plan], **QUICK).to_pylist()
    told = [row for row in results if row["name"] == "left out"]
    assert [row["person"] for row in told] == ["on warfarin"]
    assert "warfarin" in told[0]["note"].lower()
    assert {row["person"] for row in results if row["value"] is not None} == {"well"}


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"age": ["58"], "sex": ["female"]}, r"age: the column holds texts; allowed: numbers \(float64\)"),
        ({"age": [58.0], "sex": [1.0]}, r"sex: the column holds numbers; allowed: texts"),
        ({"age": [58.0]}, r"sex: the column is not there"),
        ({"age": [58.0], "sex": ["female"], "shoe_size": [38]}, r"shoe_size: there is no such column; allowed: person, age"),
        ({"age": [58.0], "sex": ["female"], "weight_kg": pa.nulls(1)}, r"weight_kg: the column holds no value"),
        ({"age": [58.0], "sex": ["female"], "weight_kg": pa.nulls(1, pa.float64())}, r"weight_kg: the column holds no value"),
        ({"age": [58.0], "sex": ["female"], "weight_kg": [True]}, r"weight_kg: .*type that is not read here; found Arrow type \"b\"; allowed: float64"),
        ({"age": [58.0, None], "sex": ["female", "male"]}, r"people row 1.*age"),
        ({"age": [58.0, 580.0], "sex": ["female", "male"]}, r"people row 1:1: age: .*580"),
    ],
)
def test_columns_that_mean_nothing_are_refused(columns: dict[str, object], message: str) -> None:
    with pytest.raises(menaquin.InputDataError, match=message):
        menaquin.people(pa.table(columns), **QUICK)


def test_no_people_is_no_rows() -> None:
    table = menaquin.people(household().slice(0, 0), **QUICK)
    assert table.num_rows == 0
    assert "value" in table.column_names
