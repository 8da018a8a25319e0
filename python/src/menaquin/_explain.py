"""What a name of the model, a claim or a row of evidence is, what it is worth and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ._engine_call import call


@dataclass(frozen=True)
class Explanation:
    """An explanation in words, and its parts for programs."""

    kind: str
    """`parameter`, `quantity`, `pool`, `flow`, `input`, `mechanism`, `claim`, `condition`, `medicine`, `evidence`; `several` where
    the name may mean more than one thing; the name of a list, or `overview`."""
    text: str
    """What `menaquin explain` prints."""
    fields: dict[str, Any]
    """What `menaquin explain --json` prints. Which fields there are, `kind` says."""

    def __str__(self) -> str:
        return self.text


def explain(name: str = "") -> Explanation:
    """Says what something is: equation, unit, value, range, source; or what is known of a claim.

    `name` is a marker in a clinician's words ("dp-ucMGP", "INR"), a claim by its number ("claim 7"), a condition, a medicine, the id
    of an evidence row ("PK021"), any key or words of the model, or a list such as "claims". Without a name it lists what can be
    asked for.

    Raises InputNotFoundError where nothing is called so; the message names what is near.
    """
    answer = call("explain", {"name": name}).json
    return Explanation(kind=answer["fields"]["kind"], text=answer["text"], fields=answer["fields"])
