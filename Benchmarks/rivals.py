"""The same people in CVODE with KLU (C code that we emit) and in libRoadRunner (SBML that we emit).

Each is run at the loosest tolerance of a ladder whose 99.9th percentile of error, relative to max(|y|, 1 % of the pool's
scale) and against our own solution at 1e-10, stays within 1e-5: the rule by which our engine is measured too.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys

from machine import output, run, say

LADDER = ["1e-4", "1e-5", "3e-6", "1e-6", "3e-7", "1e-7", "3e-8", "1e-8"]
GOAL = 1e-5
LIBRARIES = ["sundials_cvode", "sundials_nvecserial", "sundials_sunmatrixsparse", "sundials_sunlinsolklu", "m"]


def table(path):
    with open(path, encoding="utf-8") as file:
        return [[float(x) for x in line.split(",")] for line in file]


def errors(rows, truth, scales):
    found = [
        abs(a - b) / max(abs(b), 0.01 * scale)
        for row, true in zip(rows, truth)
        for a, b, scale in zip(row, true, scales)
    ]
    found.sort()
    return found[min(len(found) - 1, int(0.999 * len(found)))], found[-1]


def scales(folder):
    with open(f"{folder}/times.txt", encoding="utf-8") as file:
        return [float(x) for x in file.read().splitlines()[1].split(",")]


def at_goal(solve):
    """The first answer of the ladder that meets the goal; an answer has seconds, people, percentile and largest."""
    for tolerance in LADDER:
        answer = solve(tolerance)
        if answer is None:
            continue
        answer["tolerance"] = float(tolerance)
        if answer["percentile"] <= GOAL:
            return answer
    return None


def cvode(folder, fast):
    compiler = shutil.which(os.environ.get("CC", "cc"))
    if compiler is None:
        return say("no C compiler: CVODE is left out")
    flags = ["-O3"] + (["-march=haswell"] if fast else [])
    command = [compiler, *flags, "-I/usr/include/suitesparse", f"{folder}/driver.c", "-o", f"{folder}/driver"]
    built = subprocess.run(command + [f"-l{name}" for name in LIBRARIES], capture_output=True, text=True)
    if built.returncode != 0:
        return say("SUNDIALS with KLU is not here (Debian: libsundials-dev libsuitesparse-dev): CVODE is left out")
    truth, sizes = table(f"{folder}/truth.csv"), scales(folder)

    def solve(tolerance):
        rows = f"{folder}/cvode.csv"
        answer = json.loads(output([f"{folder}/driver", f"{folder}/people.txt", tolerance, "3", rows]))
        answer["percentile"], answer["largest"] = errors(table(rows), truth, sizes)
        return answer

    return rate(at_goal(solve))


def roadrunner(folder):
    """Each document is loaded once, which takes longer than running it, and run at every tolerance."""
    script = "Tests/ExchangeTests/Python/run_sbml.py"
    documents = sorted(name for name in os.listdir(folder) if name.startswith("person-"))
    truth, sizes = table(f"{folder}/truth.csv"), scales(folder)
    length = len(truth) // people(folder)
    reports = []
    for name in documents:
        say(f"libRoadRunner loads and runs {name}")
        words = [sys.executable, script, f"{folder}/{name}", f"{folder}/times.txt", f"{folder}/{name}.csv"]
        result = subprocess.run(
            words + ["--quick-load", "--no-check", "--rtol", ",".join(LADDER), "--repeat", "3"], capture_output=True, text=True)
        if result.returncode == 77:
            return say("libRoadRunner is not here (scripts/outsiders.sh installs it): it is left out")
        if result.returncode != 0:
            return say(f"libRoadRunner failed: {result.stderr.strip()[-300:]}")
        reports.append(json.loads(result.stdout.splitlines()[-1]))

    def solve(tolerance):
        times = [report["seconds"][tolerance] for report in reports]
        if any(seconds is None for seconds in times):
            return None
        rows = [row[1:] for name in documents for row in table(f"{folder}/{name}.csv.{tolerance}")]
        answer = {"seconds": [sum(statistics.median(seconds) for seconds in times)], "people": len(documents)}
        answer["load_seconds"] = statistics.median(report["load_seconds"] for report in reports)
        answer["percentile"], answer["largest"] = errors(rows, truth[: length * len(documents)], sizes)
        return answer

    return rate(at_goal(solve))


def people(folder):
    with open(f"{folder}/people.txt", encoding="utf-8") as file:
        return int(file.readline().split()[0])


def rate(answer):
    if answer:
        answer["peoplePerSecondPerCore"] = answer["people"] / statistics.median(answer["seconds"])
    return answer


def race(programme, folder, fast, count, documents):
    run([programme, "rivals", folder, "--people", str(count), "--documents", str(documents)])
    return {"cvode": cvode(folder, fast), "roadrunner": roadrunner(folder)}
