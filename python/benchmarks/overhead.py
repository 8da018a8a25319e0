"""Measures what the package costs beside the engine: overhead per call, handing over 10 million rows, a trial against the command.

    python python/benchmarks/overhead.py [path of the menaquin command]
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import menaquin
from menaquin._engine_call import _Call, call

TRIAL = "examples/trials/children-mk7.yaml"


def seconds(work: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def refused() -> None:
    """A whole call and back, with nothing done in between."""
    try:
        call("table", {"name": "nothing"})
    except menaquin.InputNotFoundError:
        return


def processor_time(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def trial_against_command(command: str, people: int) -> None:
    start = processor_time(resource.RUSAGE_SELF)
    menaquin.trial(TRIAL, people=people, threads=1)
    ours = processor_time(resource.RUSAGE_SELF) - start
    start = processor_time(resource.RUSAGE_CHILDREN)
    subprocess.run([command, "trial", TRIAL, "--people", str(people), "--threads", "1", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    theirs = processor_time(resource.RUSAGE_CHILDREN) - start
    print(f"trial of {people} people, processor time: {ours:.2f} s here, {theirs:.2f} s by the command ({100 * (ours / theirs - 1):+.1f} %)")


# 240 visits × 5 endpoints × (own reading and the truth under both arms): 3,600 rows a person.
MANY_VISITS = """
title: many visits
population: {people: 100, age: {uniform: [50, 60]}, sex: {female: 0.5}}
arms:
  - {name: placebo}
  - {name: MK-7, regimen: [{form: MK-7, dose_ug: 180, every: 1 day}]}
duration: 240 days
visits: [0, VISITS]
endpoints: [{what: ucOC, as: value}, {what: dp-ucMGP, as: value}, {what: INR, as: value}, {what: plasma MK-7, as: value}, {what: PIVKA-II, as: value}]
"""


def hand_over() -> None:
    text = MANY_VISITS.replace("VISITS", ", ".join(f"{day} days" for day in range(1, 241)))
    asked = _Call("trial", json.dumps({"text": text, "people": 2800, "rows": True}), None)
    made = seconds(asked._work, 1)[0]
    start = time.perf_counter()
    rows = asked._answer().tables[1]
    taken = time.perf_counter() - start
    print(f"{rows.num_rows} rows of people, simulated in {made:.1f} s, handed over in {taken:.4f} s, {rows.nbytes / 1e6:.0f} MB")
    asked.free()


def main() -> None:
    refused()
    print(f"a call that does nothing: median {1000 * statistics.median(seconds(refused, 200)):.3f} ms")
    menaquin.parameters()
    print(f"the table of parameters: median {1000 * statistics.median(seconds(menaquin.parameters, 20)):.1f} ms")
    hand_over()
    if len(sys.argv) > 1:
        trial_against_command(sys.argv[1], 20_000)


if __name__ == "__main__":
    main()
