"""The diary: by keyboard, kept at once, and the same in another tab."""


def add(page, typed, amount):
    page.focus("#food")
    page.keyboard.type(typed)
    page.wait_for_selector("#foods-found [role=option]")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#food", "aria-activedescendant") == "foods-found-0"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "amount"
    page.select_option("#unit", "g")
    page.fill("#amount", amount)
    page.press("#amount", "Enter")
    page.wait_for_selector(".eaten tbody tr th[scope=row]")


def test_a_food_is_found_and_added_by_keyboard_and_is_there_after_reload(reader, anna):
    page = reader.page
    page.goto(anna + "/plate")
    add(page, "gouda", "30")
    row = page.inner_text(".eaten tbody")
    assert "gouda" in row.lower()
    page.reload()
    page.wait_for_selector(".eaten")
    assert page.inner_text(".eaten tbody") == row


def test_escape_closes_the_list_and_leaves_what_was_typed(reader, anna):
    page = reader.page
    page.goto(anna + "/plate")
    page.focus("#food")
    page.keyboard.type("spin")
    page.wait_for_selector("#foods-found [role=option]")
    page.keyboard.press("Escape")
    assert page.get_attribute("#food", "aria-expanded") == "false"
    assert page.input_value("#food") == "spin"


def test_two_tabs_see_one_diary(reader):
    page = reader.answer(name="Twotabs")
    page.goto(page.url + "/plate")
    page.wait_for_selector("#food")
    other = reader.tab()
    other.goto(page.url)
    other.wait_for_selector("#food")
    add(page, "natto", "45")
    add(other, "spinach", "80")
    page.reload()
    page.wait_for_selector(".eaten")
    assert page.locator(".eaten tbody tr th[scope=row]").count() == 2


def test_a_day_is_copied_and_a_food_removed(reader):
    page = reader.answer(name="Copying")
    page.goto(page.url + "/plate")
    add(page, "gouda", "30")
    page.select_option(".day-tools select", "Tue")
    page.click(".day-tools button")
    page.wait_for_selector(".days button:nth-child(2):has-text('1 food')")
    page.click(".days button:nth-child(2)")
    page.click(".eaten button")
    page.wait_for_selector("#day-panel:has-text('Nothing is written')")


def test_a_file_of_another_tracker_is_brought_in_or_told_what_is_wrong(reader_with):
    reader = reader_with()
    page = reader.answer(name="Importing")
    page.goto(page.url + "/plate")
    page.click(".day-tools summary")
    page.set_input_files("#csv", {"name": "no.csv", "mimeType": "text/csv", "buffer": b"day,meal,food,amount,unit\nMon,lunch,unobtainium,1,g\n"})
    page.wait_for_selector(".msg:has-text('unobtainium')")
    page.set_input_files("#csv", {"name": "week.csv", "mimeType": "text/csv", "buffer": b"day,meal,food,amount,unit\nWed,lunch,natto,45,g\n"})
    page.wait_for_selector(".days button:has-text('1 food')")
