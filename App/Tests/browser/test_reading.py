"""Every page for every reader: no sideways scroll, nothing that axe-core calls moderate or worse, dark, paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

PATHS = ["/", "{anna}", "{anna}/plate", "{anna}/plans", "{anna}/edit", "{mia}/growth", "/people", "/known", "/known/mechanisms", "/known/parameters", "/known/parameters/vitaminK.bone.exponent", "/workbench", "/workbench/qualification", "/data", "/nowhere"]
WIDTHS = [320, 360, 900, 1440]


def settle(page, path):
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return page


def pages(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(reader_with, anna, mia, path):
    page = settle(reader_with().page, path.format(anna=anna, mia=mia))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_of_weight(reader_with, anna, mia, path, scheme):
    page = settle(reader_with(color_scheme=scheme, viewport={"width": 390, "height": 844}).page, path.format(anna=anna, mia=mia))
    found = Axe().run(page).response["violations"]
    heavy = [(one["id"], one["nodes"][0]["target"]) for one in found if one["impact"] in ("moderate", "serious", "critical")]
    assert heavy == []


@pytest.mark.parametrize("path", PATHS)
def test_the_first_tab_stop_leads_to_the_content(reader_with, anna, mia, path):
    page = settle(reader_with().page, path.format(anna=anna, mia=mia))
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip" or page.evaluate("document.activeElement.id") == "faults"


def test_the_report_prints_on_three_pages(reader_with, anna):
    page = settle(reader_with().page, anna + "/report")
    for paper in ("A4", "Letter"):
        assert pages(page.pdf(format=paper)) == 3, paper


def test_a_person_prints_on_at_most_three_pages(reader):
    page = reader.page
    page.goto("/")
    page.fill("#name", "Printing")
    page.fill("#age", "58")
    page.check("[name=sex][value=female]")
    for food in ("food_greens", "food_cheese", "food_natto"):
        page.select_option(f"#{food}", "7")
    page.check("[name=medicine][value=statin]")
    page.check("[name=bone][value=wrist]")
    page.click("button[type=submit]")
    page.wait_for_selector(".host .vega-embed svg[role=img]")
    page.wait_for_load_state("networkidle")
    for paper in ("A4", "Letter"):
        assert pages(page.pdf(format=paper)) <= 3, paper


def test_growth_charts_are_drawn_with_a_text_beside_them(reader, mia):
    page = settle(reader.page, mia + "/growth")
    page.wait_for_selector(".growth .vega-embed svg[role=img]")
    assert page.locator(".growth .vega-embed svg[role=img]").count() == 2
    assert "percentile" in page.get_attribute(".growth .vega-embed svg >> nth=0", "aria-label")


def test_a_number_of_the_model_is_found_by_words_and_leads_to_its_page(reader):
    page = settle(reader.page, "/known/parameters")
    page.fill("#words", "halves osteocalcin")
    assert page.locator("#numbers tbody tr:visible").count() == 1
    page.click("#numbers tbody tr:visible a")
    assert page.url.endswith("/known/parameters/vitaminK.bone.halfEffect")
    assert "menaquin explain vitaminK.bone.halfEffect" in page.inner_text("main")


def test_a_claim_shows_published_and_simulated_side_by_side(reader):
    page = settle(reader.page, "/known#claim-3")
    table = page.locator("#claim-3 .compared table")
    assert table.locator("tbody tr").count() >= 2
    assert table.locator("svg").count() == table.locator("tbody tr").count()
    assert "knapen-2013-mk7-three-years" in table.inner_text()


def test_paper_is_white_where_the_screen_is_dark(reader_with, anna):
    page = settle(reader_with(color_scheme="dark").page, anna)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_reduced_motion_is_honoured(reader_with):
    page = settle(reader_with(reduced_motion="reduce").page, "/")
    assert page.evaluate("getComputedStyle(document.querySelector('button')).transitionDuration") == "0s"
