"""First pages while a trial of 10,000 people runs behind them: how long a person waits from the answers to the page.

Not a test: it holds the whole machine. Run it by hand, from the repository:

    .venv-browser/bin/python App/Tests/load/behind_a_trial.py --people 10000 --pages 20
"""

import argparse
import json
import statistics
import sys
import time
import urllib.request

from sliders import ROOT, person

sys.path.insert(0, str(ROOT / "App/Tests/browser"))
from app import running  # noqa: E402

TRIAL = """title: Trial behind pages
population:
  people: {people}
  age: {{mean: 60, sd: 3, min: 55, max: 65}}
  sex: {{female: 1}}
arms:
  - {{name: placebo}}
  - {{name: MK-7, regimen: [{{form: MK-7, dose_ug: 180, every: 1 day}}]}}
duration: 3 years
visits: [0, 1 year, 2 years, 3 years]
endpoints:
  - {{what: ucOC/cOC, as: percent change}}
"""


def begin(server, people):
    body = json.dumps({"trial": TRIAL.format(people=people)}).encode()
    request = urllib.request.Request(server.address + "/api/runs", data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["id"]


def state(server, run):
    with urllib.request.urlopen(f"{server.address}/api/runs/{run}") as answer:
        return json.load(answer)["state"]


def pages(server, count, name):
    """Seconds from the answers to the whole first page, for so many new people."""
    seconds = []
    for number in range(count):
        began = time.monotonic()
        person(server, f"{name} {number}")
        seconds.append(time.monotonic() - began)
    return seconds


def tell(what, seconds):
    print(f"{what}: {len(seconds)} first pages, median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build-app/release/menaquin-serve"))
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--pages", type=int, default=20, help="a household holds 50")
    asked = parser.parse_args()
    with running(asked.program) as server:
        tell("alone", pages(server, asked.pages, "Alone"))
        run = begin(server, asked.people)
        began = time.monotonic()
        behind = pages(server, asked.pages, "Behind")
        print(f"the trial after {time.monotonic() - began:.1f} s: {state(server, run)}")
        tell("with a trial behind", behind)


if __name__ == "__main__":
    main()
