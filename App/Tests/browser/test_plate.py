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


def bring(page, name, text):
    page.set_input_files("#csv", {"name": name, "mimeType": "text/csv", "buffer": text.encode()})


def test_a_file_of_another_tracker_is_brought_in_once_every_food_is_chosen(reader):
    page = reader.answer(name="Importing")
    page.goto(page.url + "/plate")
    page.click(".day-tools summary")
    bring(page, "servings.csv", "Day,Group,Food Name,Amount,Energy (kcal)\n2026-03-30,Lunch,natto,45.00 g,90\n2026-03-30,Dinner,Aged gouda from the market,1.00 wedge,120\n2026-03-31,Snacks,Vitamin drops,2.00 drop,0\n")
    page.wait_for_selector("#bringing-title")
    button = page.locator("#bringing button.main")
    assert button.is_disabled()
    assert page.locator("#bringing select").evaluate_all("all => all.map(one => one.value)")[:2] == ["", ""]
    gouda = page.locator("#bringing tr", has_text="Aged gouda")
    gouda.locator("input[type=search]").fill("gouda")
    gouda.locator("input[type=search]").press("Enter")
    gouda.locator("option", has_text="ouda").first.wait_for(state="attached")
    gouda.locator("select").select_option(index=1)
    assert button.is_disabled()
    gouda.locator(".grams input").fill("40")
    page.locator("#bringing tr", has_text="Vitamin drops").locator("select").select_option("left out")
    button.click()
    page.wait_for_selector(".days button:has-text('2 foods')")
    assert "2026-03-30" in page.inner_text(".days")
    assert page.input_value(".eaten tr:has-text('ouda') .amount") == "40"


def test_a_file_that_cannot_be_read_is_told_by_line_and_column(reader_with):
    page = reader_with().answer(name="Misreading")
    page.goto(page.url + "/plate")
    page.click(".day-tools summary")
    bring(page, "no.csv", "Date,Food,Amount,Unit\n2026-03-30,natto,45,g\n2026-03-30,natto,much,g\n")
    page.wait_for_selector(".msg:has-text('Line 3: Amount')")
    assert page.locator("#bringing-title").count() == 0
