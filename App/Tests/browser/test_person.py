"""The first five minutes: who, eight questions, one sentence, three lines, the life ahead; or the stop sign."""

import re


def test_the_five_minute_path_ends_in_a_sentence_and_a_drawn_life(reader):
    page = reader.answer(name="Anna", menopause_age="51")
    assert re.search(r"/people/[^/]+$", page.url)
    assert "osteocalcin" in page.inner_text(".sentence >> nth=0")
    words = {word.strip() for word in page.locator(".plan >> nth=0").locator(".result .conf").all_inner_texts()}
    assert words and words <= {"likely", "uncertain", "not shown"}
    page.wait_for_selector(".host .vega-embed svg[role=img]")
    assert page.get_attribute(".host .vega-embed svg >> nth=0", "aria-label")


def test_an_answer_outside_its_range_is_told_and_what_was_typed_is_kept(reader_with):
    reader = reader_with()
    page = reader.answer(weight_kg="660", height_cm="165")
    assert page.input_value("#weight_kg") == "660"
    assert page.input_value("#height_cm") == "165"
    assert page.input_value("#name") == "Anna"
    assert page.get_attribute("#weight_kg", "aria-invalid") == "true"
    assert page.evaluate("document.activeElement.id") == "faults"
    page.click("#faults a")
    page.fill("#weight_kg", "66")
    page.click("button[type=submit]")
    page.wait_for_selector(".sentence")


def test_warfarin_gives_a_stop_and_no_result(reader):
    page = reader.answer(name="Karl", age="72", sex="male", medicine="warfarin")
    address = page.url
    assert "Stop" in page.inner_text("#main .stop")
    assert page.locator(".result, .host, .sentence").count() == 0
    assert page.locator("a[href$='/plans'].btn").count() == 0
    for path in ("/plans", "/plate"):
        page.goto(address + path)
        assert page.locator("a[href$='/plans'].btn, #add-title, .outcome").count() == 0


def test_the_stop_is_told_before_the_answers_are_sent(reader):
    page = reader.page
    page.goto("/")
    assert not page.is_visible(".stops")
    page.check("[name=medicine][value=warfarin]")
    assert page.is_visible(".stops")


def test_more_can_be_added_and_is_kept(reader):
    page = reader.page
    page.goto("/")
    page.fill("#age", "62")
    page.check("[name=sex][value=female]")
    page.click("#more > summary")
    page.select_option("#smoking", "former")
    page.click("#more details >> nth=0 >> summary")
    page.fill("#lab_25ohd", "60")
    page.fill("#lab_25ohd_on", "2026-02")
    page.click("button[type=submit]")
    page.wait_for_selector(".sentence")
    page.goto(page.url + "/edit")
    assert page.input_value("#lab_25ohd") == "60"
    assert page.is_visible("#lab_25ohd")


def test_us_units_are_converted_and_read(reader):
    page = reader.page
    page.goto("/")
    page.fill("#name", "Ruth")
    page.fill("#age", "64")
    page.check("[name=sex][value=female]")
    page.fill("#height_cm", "165")
    page.check("[name=units][value=us]")
    assert (page.input_value("#height_ft"), page.input_value("#height_in")) == ("5", "5")
    page.fill("#weight_lb", "145")
    page.click("button[type=submit]")
    page.wait_for_selector(".sentence")
    page.goto(page.url + "/edit")
    assert page.is_checked("[name=units][value=us]")
    assert page.input_value("#weight_lb") == "145"


def test_the_questions_can_be_answered_without_scripts(reader_with):
    page = reader_with(java_script_enabled=False).answer(name="Nora")
    assert "osteocalcin" in page.inner_text(".sentence >> nth=0")
    assert page.locator(".host svg").count() > 0


def test_back_and_reload_keep_the_person(reader):
    page = reader.answer(name="Vera")
    address = page.url
    page.click("text=Plate")
    page.go_back()
    assert page.url == address
    page.reload()
    assert "Vera" in page.inner_text("h1")


def test_markup_in_a_name_is_shown_as_text(reader):
    name = "<img src=x onerror=alert(1)>"
    page = reader.answer(name=name)
    assert name in page.inner_text("nav[aria-label=Pages]")
    page.goto("/people")
    assert page.locator("main img").count() == 0


def reach(page, selector):
    """Tab by Tab, as someone without a mouse."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def test_the_five_minutes_need_no_mouse(reader):
    page = reader.page
    page.goto("/")
    reach(page, "#name")
    page.keyboard.type("Keys")
    reach(page, "#age")
    page.keyboard.type("66")
    reach(page, "[name=sex]")
    page.keyboard.press("Space")
    reach(page, "#food_cheese")
    page.keyboard.press("End")
    reach(page, "button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sentence")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert "Keys, 66" in page.inner_text("h1")
    page.goto(page.url)
    reach(page, "a[href$='/plans']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".outcome .sentence")
    reach(page, "#plan-0-dose")
    before = page.inner_text(".outcome >> nth=1")
    page.keyboard.press("End")
    page.wait_for_function("before => document.querySelectorAll('.outcome')[1].innerText !== before", arg=before)
