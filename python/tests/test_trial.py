"""A trial through the package is the trial of the command, whole and in shards."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import menaquin
from conftest import EXAMPLES, Command

TRIAL = EXAMPLES / "trials/children-mk7.yaml"


def same_files(left: Path, right: Path) -> None:
    names = sorted(path.name for path in left.iterdir())
    assert names == sorted(path.name for path in right.iterdir())
    for name in names:
        assert (left / name).read_bytes() == (right / name).read_bytes(), name


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory, command: Command) -> Path:
    """The command's folder for 64 people."""
    folder = tmp_path_factory.mktemp("command") / "trial"
    ran = command("trial", TRIAL, "--people", "64", "--rows", "csv", "--out", folder, "--quiet")
    assert ran.returncode == 0, ran.stderr
    return folder


def test_the_folder_is_that_of_the_command_byte_for_byte(theirs: Path, tmp_path: Path) -> None:
    menaquin.trial(TRIAL, people=64, out=tmp_path / "python")
    (tmp_path / "python/rows.csv").write_bytes((theirs / "rows.csv").read_bytes())
    same_files(theirs, tmp_path / "python")


def test_tables_hold_the_values_of_the_commands_files(theirs: Path) -> None:
    summary, rows = menaquin.trial_rows(TRIAL, people=64)
    for table, name in ((summary, "summary.csv"), (rows, "rows.csv")):
        with (theirs / name).open(newline="") as file:
            lines = list(csv.DictReader(file))
        assert table.column_names == list(lines[0])
        assert table["value"].to_pylist() == [float(line["value"]) for line in lines]
        for column in ("run", "arm", "name", "unit", "scenario", "kind"):
            assert table[column].to_pylist() == [line[column] for line in lines], (name, column)
    assert rows["person"].to_pylist()[0] == 0
    assert json.loads(summary.schema.metadata[b"summary"]) == json.loads((theirs / "summary.json").read_text())


def test_shards_merge_to_the_bytes_of_the_command(theirs: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "children.json"
    plan = menaquin.plan(TRIAL, manifest, shards=3, people=64)
    for index in (2, 0):
        assert menaquin.shard(manifest, index)["state"] == "done"
    with pytest.raises(menaquin.PartlyDone, match="shard 1"):
        menaquin.merge(manifest)
    menaquin.shard(manifest, 1)
    assert menaquin.shard(manifest, 1)["state"] == "was done before"
    table = menaquin.merge(manifest, out=tmp_path / "merged")
    assert table.schema.metadata[b"fingerprint"].decode() == plan["fingerprint"]
    (tmp_path / "merged/rows.csv").write_bytes((theirs / "rows.csv").read_bytes())
    same_files(theirs, tmp_path / "merged")


def test_another_plan_does_not_take_the_place_of_one_that_stands(tmp_path: Path) -> None:
    manifest = tmp_path / "plan.json"
    menaquin.plan(TRIAL, manifest, shards=2, people=64)
    menaquin.plan(TRIAL, manifest, shards=2, people=64)
    with pytest.raises(menaquin.CannotWriteError, match="another file stands there"):
        menaquin.plan(TRIAL, manifest, shards=3, people=64)


def test_faults_are_those_of_the_command(tmp_path: Path) -> None:
    with pytest.raises(menaquin.InputNotFoundError, match="nothing.yaml"):
        menaquin.trial("nothing.yaml")
    with pytest.raises(menaquin.InputDataError, match="text:1: "):
        menaquin.trial("title: of nobody\n")
    with pytest.raises(menaquin.UsageError, match="people: .*allowed: 1 to 100000000"):
        menaquin.trial(TRIAL, people=0)
    with pytest.raises(menaquin.CannotWriteError):
        (tmp_path / "file").write_text("in the way")
        menaquin.trial(TRIAL, people=2, out=tmp_path / "file")
