"""The workbench and the server's life: run, cancel, resume, restart, sudden end."""

from app import running
from conftest import Reader

TRIAL = """title: Browser trial
population:
  people: 40
  age: {mean: 60, sd: 3, min: 55, max: 65}
  sex: {female: 1}
arms:
  - {name: placebo}
  - {name: MK-7, regimen: [{form: MK-7, dose_ug: 180, every: 1 day}]}
duration: 1 year
visits: [0, 1 year]
endpoints:
  - {what: ucOC/cOC, as: percent change}
"""


def start(page, people):
    page.goto("/workbench")
    page.fill("#trial", TRIAL)
    page.fill("#people", people)
    page.click("#trial-form button[type=submit]")
    page.wait_for_url("**/workbench/*")


def test_a_run_goes_to_its_end_and_has_a_report(reader):
    page = reader.page
    start(page, "20")
    page.wait_for_selector("text=Open the trial’s report", timeout=120_000)
    page.click("text=Open the trial’s report")
    page.wait_for_load_state()
    assert "Browser trial" in page.content()


def test_a_faulty_file_is_told_with_its_line_and_nothing_typed_is_lost(reader_with):
    page = reader_with().page
    page.goto("/workbench")
    faulty = TRIAL.replace("duration: 1 year", "duration: 1 yeras")
    page.fill("#trial", faulty)
    page.click("#trial-form button[type=submit]")
    page.wait_for_selector("#trial-fault:visible")
    assert "9" in page.inner_text("#trial-fault b")
    assert page.input_value("#trial") == faulty


def test_a_long_run_is_cancelled_and_resumed_and_survives_a_reload(reader):
    page = reader.page
    start(page, "20000")
    page.reload()
    page.click("[data-do=cancel]")
    page.wait_for_selector("[data-do=resume]:visible", timeout=30_000)
    assert "cancel" in page.inner_text("#run-state")
    page.click("[data-do=resume]")
    page.wait_for_selector("[data-do=cancel]:visible")
    page.click("[data-do=cancel]")
    page.wait_for_selector("[data-do=delete]:visible", timeout=30_000)
    page.click("[data-do=delete]")
    page.wait_for_url("**/workbench")


def test_what_was_saved_is_there_after_a_restart_and_after_a_sudden_end(program, chromium):
    with running(program) as server:
        reader = Reader(chromium, server)
        address = reader.answer(name="Lasting").url
        assert server.stop() == 0
        server.again()
        assert "Lasting" in reader.page.goto(address).text()
        server.kill()
        server.again()
        assert "Lasting" in reader.page.goto(address).text()
        reader.context.close()
