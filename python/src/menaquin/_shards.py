"""What every scheduler does alike: a plan in a folder, shards computed anywhere and brought there as bytes, the merge."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyarrow as pa

from ._trial import replace_file, shard

Files = dict[str, bytes]


def finished(work: Path, index: int) -> bool:
    """Whether the shard's marker stands; the merge verifies what it says."""
    return (folder(work, index) / "done.json").exists()


def folder(work: Path, index: int) -> Path:
    return work / f"{index:05d}"


def compute(manifest: bytes, index: int, threads: int) -> Files:
    """Computes a shard away from the plan's folder and returns its files: workers need share no disk."""
    with tempfile.TemporaryDirectory(prefix="menaquin-") as place:
        path, work = Path(place) / "manifest.json", Path(place) / "work"
        path.write_bytes(manifest)
        shard(path, index, work=work, threads=threads)
        return {name: (folder(work, index) / name).read_bytes() for name in ("rows.bin", "done.json")}


def keep(work: Path, index: int, files: Files) -> None:
    """Puts a shard's files into the plan's folder, the marker last."""
    for name in ("rows.bin", "done.json"):
        replace_file(folder(work, index) / name, files[name])


def slices(table: pa.Table, rows: int) -> list[pa.Table]:
    """A table in pieces of at most so many rows. A column that has values elsewhere and none in a piece is left out of it."""
    if rows < 1:
        raise ValueError(f"rows: found {rows}; allowed: a whole number from 1")
    known = [name for name in table.column_names if table[name].null_count < table.num_rows]
    pieces = [table.slice(first, rows) for first in range(0, table.num_rows, rows)]
    return [piece.drop_columns([name for name in known if piece[name].null_count == piece.num_rows]) for piece in pieces]
