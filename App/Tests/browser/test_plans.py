"""Plans side by side: sliders that redraw, names that follow, what is kept."""


def open_plans(reader, name):
    page = reader.answer(name=name)
    page.goto(page.url + "/plans")
    page.wait_for_selector(".outcome .sentence")
    return page


def test_a_slider_moves_the_outcome_of_its_own_plan_alone(reader):
    page = open_plans(reader, "Sliding")
    now, before = page.inner_text(".outcome >> nth=0"), page.inner_text(".outcome >> nth=1")
    page.focus("#plan-0-dose")
    with page.expect_response("**/compare") as answered:
        page.keyboard.press("End")
    assert answered.value.ok
    page.wait_for_function("before => document.querySelectorAll('.outcome')[1].innerText !== before", arg=before)
    page.wait_for_selector("#plans-state:has-text('draws')")
    assert page.inner_text(".outcome >> nth=0 >> .sentence") in now


def test_a_plan_is_named_by_its_dose_until_someone_names_it(reader):
    page = open_plans(reader, "Naming")
    page.focus("#plan-0-dose")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert "µg MK-7 a day" in page.input_value("#plan-0-name")
    page.fill("#plan-0-name", "Mine")
    page.press("#plan-0-name", "Tab")
    page.focus("#plan-0-dose")
    page.keyboard.press("ArrowRight")
    assert page.input_value("#plan-0-name") == "Mine"


def test_plans_are_at_most_three_and_kept_over_a_reload(reader):
    page = open_plans(reader, "Keeping")
    page.click("#add-plan")
    page.click("#add-plan")
    assert page.is_disabled("#add-plan")
    names = [page.input_value(f"#plan-{i}-name") for i in range(3)]
    assert len(set(names)) == 3
    with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        page.fill("#plan-2-name", "Third")
        page.press("#plan-2-name", "Tab")
    page.reload()
    page.wait_for_selector(".outcome .sentence")
    assert page.input_value("#plan-2-name") == "Third"


def test_differences_are_drawn_once_the_bands_are_there(reader):
    page = open_plans(reader, "Differing")
    page.wait_for_selector(".difference-charts .vega-embed svg[role=img]")
    assert page.locator(".difference-row").count() == 3
    assert "less living as now" in page.get_attribute(".difference-charts .vega-embed svg >> nth=0", "aria-label")
    page.focus("#plan-0-dose")
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector("#differences[aria-busy=true]")
    page.wait_for_selector("#differences:not([aria-busy])")
