"""Two hundred people at their sliders at once, for a minute, on loopback: errors, percentiles, memory.

Each has a slider of 24 doses. They drag for two seconds, to a neighbouring place every 0.15 s or as soon as the last place is
answered, and look at it for five seconds; with --bands the page asks for the bands then, as it does in a browser. Nobody is
asked about twice before: the people are new, and every place is computed when it is first asked for. Which are asked for
again depends on how many people there are: ten, a household's, with 20 sliders each, unless --people says another number.
The script itself takes part of the machine.

Not a test: it holds the whole machine. Run it by hand, from the repository:

    .venv-browser/bin/python App/Tests/load/sliders.py --seconds 60 --sliders 200 [--bands]
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


class Connection:
    """One connection that stays open, as a browser keeps it for its page."""

    def __init__(self, port):
        self.port = port
        self.reader = self.writer = None

    async def post(self, path, body):
        """Status of a POST; its answer is read to the end."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        text = json.dumps(body).encode()
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
        self.writer.write(head.encode() + text)
        await self.writer.drain()
        told = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        await self.reader.readexactly(int(told.split(b"content-length:")[1].split(b"\r\n")[0]))
        return int(told.split(b" ", 2)[1])

    def close(self):
        if self.writer:
            self.writer.close()


def plan(dose):
    return {
        "name": "slid", "form": "MK-7", "dose_ug": dose, "times_per_week": 7, "adherence": 0.9, "start_age": 58, "calcium_mg": 0,
        "vitamin_d_ug": 0, "food": "", "food_amount": "", "food_times_per_week": 0,
    }


async def ask(connection, id, dose, fine, answers):
    began = time.monotonic()
    try:
        status = await connection.post(f"/api/people/{id}/compare", {"plans": [plan(dose)], "fine": fine})
    except (OSError, IndexError, ValueError, asyncio.IncompleteReadError):
        status, connection.writer = 0, None
    answers.append((status, time.monotonic() - began))


async def slide(server, id, until, asked, quick, fine, rng):
    """One person at one slider, as the page asks for them: while they drag, from place to place, a place as soon as the
    last one is answered and no more often than `every`; then they look at it, and the page asks for the bands."""
    connection = Connection(server.port)
    place = rng.randrange(1, 24)
    await asyncio.sleep(rng.random() * (asked.drag + asked.pause))
    while time.monotonic() < until:
        let_go = min(time.monotonic() + asked.drag, until)
        while time.monotonic() < let_go:
            next_move = time.monotonic() + asked.every
            place = min(24, max(1, place + rng.choice((-2, -1, 1, 2))))
            await ask(connection, id, place * 15, False, quick)
            await asyncio.sleep(max(0, next_move - time.monotonic()))
        if asked.bands and time.monotonic() < until:
            await asyncio.sleep(0.7)
            await ask(connection, id, place * 15, True, fine)
        await asyncio.sleep(asked.pause * (0.5 + rng.random()))
    connection.close()


async def load(server, people, asked):
    quick, fine, seen, rng = [], [], [], random.Random(1)
    until = time.monotonic() + asked.seconds
    moving = [asyncio.create_task(slide(server, people[i % len(people)], until, asked, quick, fine, rng)) for i in range(asked.sliders)]
    while time.monotonic() < until:
        await asyncio.sleep(min(5, max(0.1, until - time.monotonic())))
        seen.append(memory(server.process)[0])
    await asyncio.gather(*moving)
    return quick, fine, seen


def tell(what, answers, seconds):
    times = sorted(taken for status, taken in answers if status == 200)
    wrong = [status for status, _ in answers if status != 200]
    percentiles = statistics.quantiles(times, n=100) if len(times) > 1 else [float("nan")] * 99
    print(f"{what}: answers {len(answers)} ({len(times) / seconds:.1f} a second), errors {len(wrong)} {sorted(set(wrong))}")
    print(f"  seconds to an answer: median {percentiles[49]:.3f}, 95th percentile {percentiles[94]:.3f}, longest {times[-1] if times else float('nan'):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build-app/release/menaquin-serve"))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--sliders", type=int, default=200)
    parser.add_argument("--people", type=int, default=10, help="different people whom the sliders are about; a household holds 50")
    parser.add_argument("--drag", type=float, default=2, help="seconds for which someone drags")
    parser.add_argument("--every", type=float, default=0.15, help="seconds from one place to the next while dragging, at least")
    parser.add_argument("--pause", type=float, default=5, help="seconds for which someone looks, on average")
    parser.add_argument("--bands", action="store_true", help="ask for the bands after each drag, as the page does")
    asked = parser.parse_args()
    with running(asked.program) as server:
        people = [person(server, f"Person {i}") for i in range(asked.people)]
        quick, fine, seen = asyncio.run(load(server, people, asked))
        print(f"{asked.sliders} sliders, {asked.people} people, {asked.seconds:g} s; {asked.drag:g} s of dragging at {asked.every:g} s a place, {asked.pause:g} s of looking")
        tell("places", quick, asked.seconds)
        if asked.bands:
            tell("bands", fine, asked.seconds)
        print(f"memory, MB: {' '.join(f'{m:.0f}' for m in seen)}; most {memory(server.process)[1]:.0f}")


if __name__ == "__main__":
    main()
