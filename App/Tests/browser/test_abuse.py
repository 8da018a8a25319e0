"""The program under rough treatment: ended in the middle of a save, a file that is held, damaged or on a full disk."""

import json
import pathlib
import re
import resource
import signal
import sqlite3
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request

import pytest
from app import Server, running


def ask(server, path, body=None, kind="application/x-www-form-urlencoded"):
    """Status, the address arrived at, and the text; a form is followed to the page that it leads to."""
    request = urllib.request.Request(server.address + path, data=body, headers={"Content-Type": kind} if body else {})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.url, answer.read().decode()
    except urllib.error.HTTPError as problem:
        return problem.code, problem.url, problem.read().decode()


class Staying(urllib.request.HTTPRedirectHandler):
    """Does not follow to the next page, which would have lives computed."""

    def redirect_request(self, *asked):
        return None


def add(server, name, **more):
    """The path of a person who was added; nothing is computed for them."""
    form = urllib.parse.urlencode({"name": name, "age": "58", "sex": "female", **more}).encode()
    opener = urllib.request.build_opener(Staying)
    try:
        opener.open(server.address + "/people", data=form, timeout=120)
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers.get("Location", ""), answer.read().decode()
    raise AssertionError("an added person leads to their page")


def household(server):
    return pathlib.Path(server.folder) / "household.sqlite"


def names(server):
    """The names that the file holds, read beside the program."""
    with sqlite3.connect(f"file:{household(server)}?mode=ro", uri=True) as file:
        return [json.loads(row[0])["fields"]["name"][0] for row in file.execute("SELECT answers FROM member ORDER BY created")]


def entries(server):
    with sqlite3.connect(f"file:{household(server)}?mode=ro", uri=True) as file:
        return file.execute("SELECT count(*) FROM diaryEntry").fetchone()[0]


MANY = 2000


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("wait", [0, 0.05, 0.2])
def test_a_program_ended_in_the_middle_of_a_save_keeps_all_of_it_or_nothing(program, how, wait):
    with running(program) as server:
        _, path, _ = add(server, "Diarist")
        rows = [{"day": "Mon", "meal": "lunch", "food": "natto", "amount": 45, "unit": "g"}] * MANY
        kept, stop = [], threading.Event()

        def save():
            try:
                status, _, _ = ask(server, f"/api{path}/diary/import", json.dumps({"entries": rows}).encode(), "application/json")
                if status == 200:
                    kept.append("diary")
                for number in range(1000):
                    if stop.is_set():
                        break
                    if add(server, f"Person {number}")[0] == 303:
                        kept.append(f"Person {number}")
            except (OSError, AssertionError):
                pass

        saver = threading.Thread(target=save)
        saver.start()
        stop.wait(wait)
        code = server.stop(how)
        stop.set()
        saver.join()
        assert code == (0 if how == signal.SIGTERM else -how)
        server.again()
        found, written = names(server), entries(server)
        assert written in (0, MANY)
        assert written == MANY or "diary" not in kept
        told = [name for name in kept if name != "diary"]
        assert found[: 1 + len(told)] == ["Diarist", *told]
        # One more may have been kept whose answer did not arrive any more.
        assert len(found) <= 2 + len(told)
        assert ask(server, "/data")[0] == 200
        assert add(server, "Afterwards")[0] == 303


def test_a_household_held_by_another_program_is_told_and_goes_on_afterwards(program):
    with running(program) as server:
        assert add(server, "Before")[0] == 303
        other = sqlite3.connect(household(server), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        status, _, text = add(server, "Meanwhile")
        assert status == 409
        assert "Another program holds" in text
        other.execute("ROLLBACK")
        other.close()
        assert add(server, "After")[0] == 303
        assert names(server) == ["Before", "After"]


def start(program, folder):
    """A start that is expected to fail: its code and what it said."""
    ended = subprocess.run([program, "--port", "0", "--home", folder], capture_output=True, text=True, timeout=120)
    return ended.returncode, ended.stderr


def test_a_damaged_household_is_told_left_alone_and_brought_back_from_a_backup(program):
    with running(program) as server:
        assert add(server, "Lasting")[0] == 303
        assert ask(server, "/data/backup", b"x=")[0] == 200
        assert server.stop() == 0
        file = household(server)
        whole = file.read_bytes()
        damaged = b"not a household" + whole[15:]
        file.write_bytes(damaged)
        code, said = start(program, server.folder)
        assert code == 73
        assert "is damaged" in said and "backups" in said
        assert file.read_bytes() == damaged
        backup = next((pathlib.Path(server.folder) / "backups").glob("*.sqlite"))
        file.write_bytes(backup.read_bytes())
        server.again()
        assert names(server) == ["Lasting"]
        assert "Lasting" in ask(server, "/people")[2]


def test_a_household_damaged_inside_is_told_on_the_page_and_nothing_is_written_over_it(program):
    with running(program) as server:
        for number in range(30):
            add(server, f"Person {number}", other_condition="x" * 150)
        assert server.stop() == 0
        file = household(server)
        whole = bytearray(file.read_bytes())
        page = int.from_bytes(whole[16:18], "big")
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as tables:
            root = tables.execute("SELECT rootpage FROM sqlite_master WHERE name = 'member'").fetchone()[0]
        whole[(root - 1) * page : root * page] = b"\xff" * page
        file.write_bytes(whole)
        try:
            server.again()
        except RuntimeError as problem:
            assert "is damaged" in str(problem)
            server.process.wait(timeout=60)
            return
        status, _, text = ask(server, "/people")
        assert status == 507
        assert "is damaged" in text
        assert add(server, "One more")[0] == 507


def test_a_disk_without_room_is_told_and_what_was_saved_stays(program):
    with running(program) as server:
        assert add(server, "Early")[0] == 303
        assert server.stop() == 0
        most = household(server).stat().st_size + 40_000

        def narrow():
            # Files grow no further, and the program is told so rather than ended.
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        narrowed = NarrowServer(program, server.folder, narrow)
        kept, refused = ["Early"], None
        for number in range(400):
            status, _, text = add(narrowed, f"Person {number}", other_condition="x" * 180)
            if status != 303:
                refused = (status, text)
                break
            kept.append(f"Person {number}")
        assert refused and refused[0] == 507
        assert re.search("cannot be written|disk is full", refused[1])
        assert ask(narrowed, "/data")[0] == 200
        narrowed.stop()
        server.again()
        assert names(server) == kept


class NarrowServer(Server):
    """A server whose files may not grow: as on a full disk."""

    def __init__(self, program, folder, narrow):
        self.narrow = narrow
        super().__init__(program, folder)

    def options(self):
        return {"preexec_fn": self.narrow}
