"""Speed and size of Menaquin, as a table of medians or as JSON; run it through Benchmarks/run.sh."""
import argparse
import json
import os
import shutil
import statistics
import sys
import time

import machine
import rivals
from machine import output, run, say

PERSON = "examples/people/anna.yaml"
TRIAL = "Benchmarks/trial.yaml"


def options():
    parser = argparse.ArgumentParser(prog="Benchmarks/run.sh", description=__doc__)
    parser.add_argument("--json", action="store_true", help="write JSON instead of a table")
    parser.add_argument("--quick", action="store_true", help="fewer people, fewer repeats")
    parser.add_argument("--clean-build", action="store_true", help="also time a clean release build (minutes)")
    parser.add_argument("--engine-only", action="store_true", help="leave the command out")
    parser.add_argument("--trial-people", type=int, help="people of the timed trial (100,000; 2,000 with --quick)")
    parser.add_argument("--trial-only", action="store_true", help="measure nothing but the trial")
    parser.add_argument("--scratch", default="results/bench", help="folder for the rivals' files")
    return parser.parse_args()


def build(product, scratch):
    say(f"building {product} in {scratch}")
    run(["swift", "build", "-c", "release", "--scratch-path", scratch, "--product", product])
    return f"{scratch}/release/{product}"


def engine(programme, unit, quick):
    sizes = {"lives": 64 if quick else 512, "dosed": 8 if quick else 32}
    reports = {}
    for name in ("lives", "dosed", "one"):
        say(f"{programme} {name} --unit {unit}")
        words = [programme, name, "--unit", unit] + (["--people", str(sizes[name])] if name in sizes else [])
        reports[name] = json.loads(output(words))
    return reports


def command(programme, quick):
    """Start, length and memory of the command, medians of several runs."""
    out = "results/bench/simulate"
    runs = {
        "help": [programme, "--help"],
        "foods": [programme, "foods", "natto"],
        "simulate": [programme, "simulate", PERSON, "--out", out],
    }
    answers = {}
    for name, words in runs.items():
        say(" ".join(words))
        values = [machine.first_byte_and_memory(words) for _ in range(3 if quick else 7)]
        first, whole, memory = (statistics.median(column) for column in zip(*values))
        answers[name] = {"first_byte_ms": first * 1e3, "seconds": whole, "peak_megabytes": memory}
    return answers


def trial(programme, people):
    """The trial on one and two threads, and its memory at a tenth of the people."""
    answer = {"people": people}
    texts = set()
    for name, threads, count in (("one", 1, people), ("two", 2, people), ("tenth", 2, max(people // 10, 1))):
        words = [programme, "trial", TRIAL, "--people", str(count), "--threads", str(threads), "--quiet", "--json"]
        say(" ".join(words))
        _, seconds, memory = machine.first_byte_and_memory(words)
        answer[name] = {"seconds": seconds, "peak_megabytes": memory}
    for threads in ("1", "2", "8"):
        texts.add(output([programme, "trial", TRIAL, "--people", "300", "--threads", threads, "--quiet", "--json"]))
    answer["identical"] = len(texts) == 1
    return answer


def clean_build(scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    begun = time.perf_counter()
    build("menaquin", scratch)
    seconds = time.perf_counter() - begun
    shutil.rmtree(scratch, ignore_errors=True)
    return seconds


def measure(wanted):
    units = machine.vector_units()
    result = {"machine": machine.description(), "engine": {}}
    people = wanted.trial_people or (2_000 if wanted.quick else 100_000)
    if wanted.trial_only:
        result["trial"] = trial(build("menaquin", ".build"), people)
        return result
    programme = build("menaquin-bench", ".build")
    for unit in units:
        result["engine"][unit] = engine(programme, unit, wanted.quick)
    os.makedirs(wanted.scratch, exist_ok=True)
    race = rivals.race(programme, wanted.scratch, "avx2" in units, 8 if wanted.quick else 32, 1 if wanted.quick else 2)
    result["rivals"] = race
    if not wanted.engine_only:
        result["command"] = command(build("menaquin", ".build"), wanted.quick)
        result["trial"] = trial(build("menaquin", ".build"), people)
    if wanted.clean_build:
        result["clean_build_seconds"] = clean_build(".build-clean")
    return result


def number(x):
    return f"{x:,.0f}" if abs(x) >= 100 else f"{x:.3g}"


def rows(result):
    """What is measured, the median, its unit, floor and target ('<' where less is better)."""
    yield from trial_rows(result.get("trial"))
    reports = result["engine"]
    if not reports:
        return
    for unit, report in reports.items():
        floors = ("500", "2,000") if unit == "avx2" else ("", "")
        yield f"birth to 100, yearly, {unit}", report["lives"]["peoplePerSecondPerCore"], "lives/s/core", *floors
    for unit, report in reports.items():
        floors = ("10", "40") if unit == "avx2" else ("", "")
        yield f"every meal and dose, 3 years, {unit}", report["dosed"]["peoplePerSecondPerCore"], "people/s/core", *floors
    for unit, report in reports.items():
        floors = ("< 20", "< 5") if unit == "avx2" else ("", "")
        yield f"one person, birth to 100, {unit}", 1e3 / report["one"]["peoplePerSecondPerCore"], "ms", *floors
    best = reports.get("avx2", reports["portable"])["lives"]["peoplePerSecondPerCore"]
    limits = {"roadrunner": ("libRoadRunner", "15", "50"), "cvode": ("CVODE + KLU, compiled C", "5", "15")}
    for name, (title, floor, target) in limits.items():
        answer = result["rivals"].get(name)
        if answer:
            yield f"{title}, same people and accuracy", answer["peoplePerSecondPerCore"], "lives/s/core", "", ""
            yield f"we against {title}", best / answer["peoplePerSecondPerCore"], "×", floor, target
    for name, answer in result.get("command", {}).items():
        floors = ("< 200", "< 50") if name == "simulate" else ("", "")
        yield f"menaquin {name}: first byte", answer["first_byte_ms"], "ms", *floors
        if name == "simulate":
            yield "menaquin simulate: whole run", answer["seconds"], "s", "", ""
            yield "menaquin simulate: peak memory", answer["peak_megabytes"], "MB", "< 200", ""
    if "clean_build_seconds" in result:
        yield "clean release build", result["clean_build_seconds"] / 60, "min", "< 5", ""


def trial_rows(answer):
    if not answer:
        return
    people = answer["people"]
    title = f"trial, {people:,} people, 5 years, 2 arms"
    whole = people == 100_000
    yield f"{title}, 2 threads", answer["two"]["seconds"], "s", "< 180" if whole else "", "< 45" if whole else ""
    yield f"{title}, 1 thread", answer["one"]["seconds"], "s", "", ""
    yield "trial: two threads against one", answer["one"]["seconds"] / answer["two"]["seconds"], "×", "", "1.8"
    yield "trial: peak memory", answer["two"]["peak_megabytes"], "MB", "< 1024", ""
    yield "trial: memory against a tenth of the people", answer["two"]["peak_megabytes"] / answer["tenth"]["peak_megabytes"], "×", "< 1.1", ""
    yield "trial: same bytes on 1, 2 and 8 threads", 1.0 if answer["identical"] else 0.0, "(1 is yes)", "1", ""


def print_table(result):
    about = result["machine"]
    print(f"{about['processor']}, {about['cores']} cores, {about['system']}, {about['swift']}, load {about['load']:.1f}")
    if result["engine"]:
        report = result["engine"]["portable"]["lives"]
        print(f"{report['pools']} pools; errors within 1e-5 (99.9 %) of a run at 1e-10, dosed within 1e-4; medians\n")
    print(f"{'':<46}{'median':>10}  {'unit':<14}{'floor':>7}{'target':>8}")
    for title, value, unit, floor, target in rows(result):
        print(f"{title:<46}{number(value):>10}  {unit:<14}{floor:>7}{target:>8}")


def main():
    wanted = options()
    result = measure(wanted)
    if wanted.json:
        json.dump(result, sys.stdout, indent=2)
        print()
    else:
        print_table(result)


if __name__ == "__main__":
    main()
