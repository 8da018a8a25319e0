"""Nothing a person types ever reaches a log, an address or another machine."""

import json
import pathlib
import re
import signal
import urllib.error
import urllib.parse
import urllib.request

import pytest
from app import running
from conftest import Reader

# Words that nothing else here holds; each is typed in a place of its own.
TYPED = ["Zebulonia", "1643", "quincetyped", "Xylofood", "Wedgetyped", "Plumbagoplan", "Wombattrial", "yonderwords", "Kestrelbody"]
LOOPBACK = {"0100007F", "0" * 24 + "01000000", "0" * 16 + "FFFF00000100007F"}


def others(pid):
    """Both ends of a program's sockets that are not this computer's own, as /proc writes them."""
    inodes = set()
    for link in pathlib.Path(f"/proc/{pid}/fd").iterdir():
        try:
            inodes.update(re.findall(r"socket:\[(\d+)\]", str(link.readlink())))
        except FileNotFoundError:
            continue
    found = []
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in pathlib.Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            parts = line.split()
            ends = [end.split(":")[0] for end in parts[1:3]]
            # Whoever only listens has nobody at the other end.
            if parts[9] in inodes and (ends[0] not in LOOPBACK or ends[1].strip("0") and ends[1] not in LOOPBACK):
                found.append(line)
    return found


def fill_in(reader):
    """The questions, first with a height that is sent back."""
    page = reader.answer(name="Zebulonia", height_cm="1643")
    assert page.input_value("#height_cm") == "1643"
    page.fill("#height_cm", "164")
    page.click("button[type=submit]")
    page.wait_for_selector(".sentence")
    return page, page.url


def write_the_plate(page, address):
    page.goto(address + "/plate")
    page.focus("#food")
    page.keyboard.type("quincetyped")
    page.wait_for_selector("#food-hint:has-text('No food')")
    page.click(".day-tools summary")
    text = "Day,Group,Food Name,Amount,Energy (kcal)\n2026-03-30,Lunch,Xylofood,45.00 g,90\n"
    page.set_input_files("#csv", {"name": "Kestrelfile.csv", "mimeType": "text/csv", "buffer": text.encode()})
    page.wait_for_selector("#bringing-title")
    words = page.locator("#bringing input[type=search]").first
    words.fill("Wedgetyped")
    with page.expect_response("**/api/foods"):
        words.press("Enter")


def name_a_plan(page, address):
    page.goto(address + "/plans")
    page.wait_for_selector(".outcome .sentence")
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.fill("#plan-0-name", "Plumbagoplan")
        page.press("#plan-0-name", "Tab")


def look_around(page):
    page.goto("/known/parameters")
    page.fill("#words", "yonderwords")
    page.goto("/workbench")
    page.fill("#trial", "title: Wombattrial\n")
    page.click("#trial-form button[type=submit]")
    page.wait_for_selector("#trial-fault:visible")


def send_roughly(server, address):
    """Bodies that cannot be used, which a program might well have written down."""
    for path, kind in [("/compare", "application/json"), ("/diary/import", "application/json"), ("/diary/reading", "text/csv")]:
        api = server.address + "/api" + urllib.parse.urlparse(address).path + path
        request = urllib.request.Request(api, data=json.dumps({"Kestrelbody": "Kestrelbody"}).encode()[:-1], headers={"Content-Type": kind})
        with pytest.raises(urllib.error.HTTPError) as problem:
            urllib.request.urlopen(request, timeout=60)
        assert problem.value.code < 500


def test_nothing_typed_reaches_a_log_an_address_or_another_machine(program, chromium):
    with running(program) as server:
        reader = Reader(chromium, server)
        addresses, bodies = [], []
        reader.context.on("request", lambda asked: (addresses.append(asked.url), bodies.append(asked.post_data or "")))
        reader.page.on("framenavigated", lambda frame: addresses.append(frame.url))
        page, address = fill_in(reader)
        write_the_plate(page, address)
        name_a_plan(page, address)
        look_around(page)
        send_roughly(server, address)
        strangers = others(server.process.pid)
        reader.context.close()
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(timeout=300)
        said = server.process.stdout.read()
    sent = urllib.parse.unquote_plus(" ".join(bodies))
    # All but the filter, which never leaves the page, and what was sent without it.
    assert [word for word in TYPED[:-2] if word not in sent] == []
    asked = urllib.parse.unquote_plus(" ".join(addresses)).casefold()
    assert [word for word in TYPED if word.casefold() in asked] == []
    assert [word for word in TYPED if word.casefold() in said.casefold()] == []
    assert reader.elsewhere == []
    assert strangers == []
