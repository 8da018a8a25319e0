"""Results as files of other tools."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from ._person import PathLike


def write_parquet(table: pa.Table, path: PathLike) -> None:
    """Writes a result as Parquet, with units per field and the fingerprint in the schema's metadata.

    Words that repeat are kept as plain texts, which every reader of Parquet knows.
    """
    plain = table.schema
    for index, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type):
            plain = plain.set(index, field.with_type(pa.string()))
    pq.write_table(table.cast(plain), path, compression="zstd")
