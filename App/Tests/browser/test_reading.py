"""Every page for every reader: no sideways scroll, nothing that axe-core calls serious, dark, paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

PATHS = ["/", "{anna}", "{anna}/plate", "{anna}/plans", "{anna}/edit", "/people", "/known", "/workbench", "/data", "/nowhere"]
WIDTHS = [320, 360, 900, 1440]


def settle(page, path):
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return page


def pages(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(reader_with, anna, path):
    page = settle(reader_with().page, path.format(anna=anna))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_serious(reader_with, anna, path, scheme):
    page = settle(reader_with(color_scheme=scheme, viewport={"width": 390, "height": 844}).page, path.format(anna=anna))
    found = Axe().run(page).response["violations"]
    serious = [(one["id"], one["nodes"][0]["target"]) for one in found if one["impact"] in ("serious", "critical")]
    assert serious == []


@pytest.mark.parametrize("path", PATHS)
def test_the_first_tab_stop_leads_to_the_content(reader_with, anna, path):
    page = settle(reader_with().page, path.format(anna=anna))
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip" or page.evaluate("document.activeElement.id") == "faults"


def test_the_report_prints_on_three_pages(reader_with, anna):
    page = settle(reader_with().page, anna + "/report")
    for paper in ("A4", "Letter"):
        assert pages(page.pdf(format=paper)) == 3, paper


def test_paper_is_white_where_the_screen_is_dark(reader_with, anna):
    page = settle(reader_with(color_scheme="dark").page, anna)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_reduced_motion_is_honoured(reader_with):
    page = settle(reader_with(reduced_motion="reduce").page, "/")
    assert page.evaluate("getComputedStyle(document.querySelector('button')).transitionDuration") == "0s"
