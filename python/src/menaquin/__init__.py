"""What vitamin K2 does in a human body, from the plate to the outcome. A simulation, not medical advice.

>>> import menaquin
>>> table = menaquin.simulate("anna.yaml", ["mk7-180.yaml"])
>>> table.to_pandas()

Every result is a `pyarrow.Table`; pandas has it with `.to_pandas()`, polars with `polars.from_arrow(table)`, and
`menaquin.write_parquet(table, path)` keeps units and fingerprint in the file.
"""

from ._engine_call import version
from ._errors import (
    CannotWriteError,
    InputDataError,
    InputNotFoundError,
    InternalFault,
    MenaquinError,
    OutsideValidityError,
    PartlyDone,
    UsageError,
)
from ._explain import Explanation, explain
from ._model import flows, foods, inputs, mechanisms, parameters, pools, qualify, quantities, studies
from ._parquet import write_parquet
from ._people import people
from ._person import simulate
from ._trial import TrialTables, merge, plan, shard, trial, trial_rows

__version__ = version()

__all__ = [
    "CannotWriteError",
    "Explanation",
    "InputDataError",
    "InputNotFoundError",
    "InternalFault",
    "MenaquinError",
    "OutsideValidityError",
    "PartlyDone",
    "TrialTables",
    "UsageError",
    "explain",
    "flows",
    "foods",
    "inputs",
    "mechanisms",
    "merge",
    "parameters",
    "people",
    "plan",
    "pools",
    "qualify",
    "quantities",
    "shard",
    "simulate",
    "studies",
    "trial",
    "trial_rows",
    "version",
    "write_parquet",
]
