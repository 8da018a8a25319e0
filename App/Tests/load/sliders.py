"""Two hundred people at their sliders at once, for a minute, on loopback: errors, percentiles, memory.

Not a test: it holds the whole machine. Run it by hand, from the repository:

    .venv-browser/bin/python App/Tests/load/sliders.py --seconds 60 --sliders 200
"""

import argparse
import asyncio
import json
import pathlib
import random
import statistics
import sys
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "App/Tests/browser"))
from app import running  # noqa: E402


def person(server, name):
    """Someone who is there for the sliders."""
    form = urllib.parse.urlencode({"name": name, "age": "58", "sex": "female", "food_cheese": "7"}).encode()
    with urllib.request.urlopen(server.address + "/people", data=form, timeout=120) as page:
        return page.url.rsplit("/", 1)[1]


def memory(process):
    """Resident megabytes, and the most there were."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    values = {line.split(":")[0]: line.split()[1] for line in status.splitlines() if line.startswith("Vm")}
    return int(values["VmRSS"]) / 1000, int(values["VmHWM"]) / 1000


async def post(port, path, body):
    """Status of a POST over a connection of its own, as a browser keeps one for each page."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    text = json.dumps(body).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\nConnection: close\r\n\r\n"
    writer.write(head.encode() + text)
    await writer.drain()
    answer = await reader.read()
    writer.close()
    return int(answer.split(b" ", 2)[1])


async def slide(server, id, until, pause, answers, rng):
    """One slider: it moves, waits for its answer, and moves on after a moment."""
    await asyncio.sleep(rng.random() * pause)
    while time.monotonic() < until:
        dose = rng.randrange(1, 24) * 15
        plan = {
            "name": "slid", "form": "MK-7", "dose_ug": dose, "times_per_week": 7, "adherence": 0.9, "start_age": 58, "calcium_mg": 0,
            "vitamin_d_ug": 0, "food": "", "food_amount": "", "food_times_per_week": 0,
        }
        began = time.monotonic()
        try:
            status = await post(server.port, f"/api/people/{id}/compare", {"plans": [plan], "fine": False})
        except (OSError, IndexError, ValueError):
            status = 0
        answers.append((status, time.monotonic() - began))
        await asyncio.sleep(pause)


async def load(server, people, seconds, sliders, pause):
    answers, seen, rng = [], [], random.Random(1)
    until = time.monotonic() + seconds
    moving = [asyncio.create_task(slide(server, people[i % len(people)], until, pause, answers, rng)) for i in range(sliders)]
    while time.monotonic() < until:
        await asyncio.sleep(min(5, max(0.1, until - time.monotonic())))
        seen.append(memory(server.process)[0])
    await asyncio.gather(*moving)
    return answers, seen


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=str(ROOT / ".build-app/release/menaquin-serve"))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--sliders", type=int, default=200)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--pause", type=float, default=1, help="seconds between a slider's answer and its next move")
    asked = parser.parse_args()
    with running(asked.program) as server:
        people = [person(server, f"Person {i}") for i in range(asked.people)]
        answers, seen = asyncio.run(load(server, people, asked.seconds, asked.sliders, asked.pause))
        times = sorted(taken for status, taken in answers if status == 200)
        wrong = [status for status, _ in answers if status != 200]
        percentiles = statistics.quantiles(times, n=100) if len(times) > 1 else [float("nan")] * 99
        print(f"{asked.sliders} sliders, {asked.people} people, {asked.seconds:g} s, {asked.pause:g} s between moves")
        print(f"answers {len(answers)}, errors {len(wrong)} {sorted(set(wrong))}")
        print(f"seconds to an answer: median {percentiles[49]:.3f}, 95th percentile {percentiles[94]:.3f}, longest {times[-1] if times else float('nan'):.3f}")
        print(f"answers a second {len(times) / asked.seconds:.1f}")
        print(f"memory, MB: {' '.join(f'{m:.0f}' for m in seen)}; most {memory(server.process)[1]:.0f}")


if __name__ == "__main__":
    main()
