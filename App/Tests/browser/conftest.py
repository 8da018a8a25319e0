"""What every test gets: the server, a page of a fresh browser, and a person who has answered the questions."""

import os
import pathlib

import pytest

from app import browser, running

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program():
    named = os.environ.get("MENAQUIN_SERVE", str(ROOT / ".build/release/menaquin-serve"))
    assert os.access(named, os.X_OK), f"{named} is missing: build the app first, or name it in MENAQUIN_SERVE"
    return named


@pytest.fixture(scope="session")
def chromium():
    with browser() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def server(program):
    with running(program) as server:
        yield server


class Reader:
    """Someone at a browser: what their pages complained of, and what they asked for elsewhere, is kept."""

    def __init__(self, chromium, server, **settings):
        self.server, self.complaints, self.elsewhere = server, [], []
        settings.setdefault("viewport", {"width": 1280, "height": 900})
        self.context = chromium.new_context(base_url=server.address, **settings)
        self.page = self.tab()

    def tab(self):
        page = self.context.new_page()
        # Long enough for a machine that builds beside the tests; no test is about time.
        page.set_default_timeout(120_000)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.note(request.url))
        return page

    def note(self, url):
        if not url.startswith((self.server.address, "data:", "blob:")):
            self.elsewhere.append(url)

    def answer(self, name="Anna", age="58", sex="female", medicine=None, **more):
        """Answers the questions of the start page and sends them."""
        page = self.page
        page.goto("/")
        page.fill("#name", name)
        page.fill("#age", age)
        page.check(f"[name=sex][value={sex}]")
        for field, value in {"height_cm": "165", "weight_kg": "66", **more}.items():
            page.fill(f"#{field}", value)
        if medicine:
            page.check(f"[name=medicine][value={medicine}]")
        page.click("button[type=submit]")
        page.wait_for_load_state()
        return page


@pytest.fixture
def reader(chromium, server):
    """A reader at a desktop; nothing may have been complained of, and nothing asked for elsewhere."""
    reader = Reader(chromium, server)
    yield reader
    reader.context.close()
    assert reader.complaints == []
    assert reader.elsewhere == []


@pytest.fixture
def reader_with(chromium, server):
    """A reader with settings of one's own: width, dark, without scripts."""
    readers = []

    def made(**settings):
        readers.append(Reader(chromium, server, **settings))
        return readers[-1]

    yield made
    for reader in readers:
        reader.context.close()


@pytest.fixture(scope="session")
def anna(chromium, server):
    """The address of someone who is there for the tests that only read."""
    reader = Reader(chromium, server)
    path = reader.answer(name="Reading Anna").url.removeprefix(server.address)
    reader.context.close()
    return path


@pytest.fixture(scope="session")
def mia(chromium, server):
    """The address of a child who is there for the tests that only read."""
    reader = Reader(chromium, server)
    path = reader.answer(name="Reading Mia", age="8", height_cm="128", weight_kg="26").url.removeprefix(server.address)
    reader.context.close()
    return path
