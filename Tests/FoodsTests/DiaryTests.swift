import Foundation
import Tabular
import Testing

@testable import Foods

@Suite("Diaries")
struct DiaryTests {
  private func message(_ text: String) throws -> String {
    let foods = try Shipped.foods()
    let error = #expect(throws: InputError.self) { try Diary(Table(text: text, file: "d.csv"), foods: foods) }
    return error?.description ?? "none"
  }

  private func rowMessage(_ row: String) throws -> String { try message("day,meal,food,amount,unit\n\(row)\n") }

  @Test(
    "A wrong row says file, line, column, what stands there and what may",
    arguments: [
      (
        "1,lunch,gowda,30,g",
        "food: there is no such food; found \"gowda\"; allowed: an id or name of the food table; nearest: gouda | "
          + "Gouda (Japan) | Dutch Gouda"
      ),
      (
        "1,lunch,xyzzyqwert,30,g",
        "food: there is no such food; found \"xyzzyqwert\"; allowed: an id or name of the food table"
      ),
      ("1,lunch,gouda,-30,g", "amount: the amount is negative; found \"-30\"; allowed: a number above 0"),
      ("1,lunch,gouda,0,g", "amount: the amount is zero; found \"0\"; allowed: a number above 0"),
      ("1,lunch,gouda,,g", "amount: the value is missing; found \"\"; allowed: a number with a point as decimal mark"),
      (
        "1,lunch,gouda,some,g",
        "amount: the value is not a number; found \"some\"; allowed: a number with a point as decimal mark"
      ),
      (
        "1,lunch,gouda,\"1,5\",g",
        "amount: the value is not a number; found \"1,5\"; allowed: a number with a point as decimal mark"
      ),
      (
        "1,lunch,gouda,9,kg",
        "amount: 9000 g of one food at once is more than anybody eats; found \"9\"; allowed: at most 5000 g"
      ),
      (
        "1,lunch,gouda,1,bucket",
        "unit: gouda is not measured in this unit; found \"bucket\"; allowed: g, kg, mg, oz, lb, ml, l, package (198 g)"
      ),
      ("1,lunch,gouda,1,", "unit: the value is missing; found \"\"; allowed: a text"),
      (
        "0,lunch,gouda,30,g",
        "day: this is not a day; found \"0\"; allowed: a day number from 1 (1, 2, …), a date (2026-03-31) or a weekday "
          + "(Mon … Sun)"
      ),
      (
        "2026-02-30,lunch,gouda,30,g",
        "day: this is not a day; found \"2026-02-30\"; allowed: a day number from 1 (1, 2, …), a date (2026-03-31) or a "
          + "weekday (Mon … Sun)"
      ),
      (
        "1,lunhc,gouda,30,g",
        "meal: this is not a meal; found \"lunhc\"; allowed: breakfast, morning, lunch, afternoon, snack, tea, dinner, "
          + "supper, evening, night, or a time (07:30)"
      ),
    ])
  func wrongRows(row: String, problem: String) throws {
    #expect(try rowMessage(row) == "d.csv:2: \(problem)")
  }

  @Test("Days are written in one way throughout")
  func mixedDays() throws {
    #expect(
      try rowMessage("Mon,lunch,gouda,30,g\n2,lunch,gouda,30,g")
        == "d.csv:3: day: days are written in two ways; found \"2\"; allowed: the way of the first row (Monday) throughout"
    )
  }

  @Test("An empty diary, a wrong header and a file that is no text are refused")
  func wrongFiles() throws {
    #expect(
      try message("day,meal,food,amount,unit\n")
        == "d.csv: the diary is empty; allowed: a row for each food: day, meal, food, amount, unit")
    #expect(
      try message("day,meal,food,amount,unit\n,,,,\n")
        == "d.csv: the diary is empty; allowed: a row for each food: day, meal, food, amount, unit")
    #expect(
      try message("day,meal,food,grams\n1,lunch,gouda,30\n")
        == "d.csv:1: grams: there is no such column; found \"grams\"; allowed: day, food, amount, unit, meal")
    #expect(
      try message("day,meal,food,amount\n1,lunch,gouda,30\n")
        == "d.csv:1: unit: the column is missing; found \"day, meal, food, amount\"; allowed: day, food, amount, unit, meal"
    )
    let foods = try Shipped.foods()
    let bytes = Array("day,meal,food,amount,unit\n1,lunch,caf".utf8) + [0xE9] + Array(",1,g\n".utf8)
    let error = #expect(throws: InputError.self) { try Diary(Table(bytes: bytes, file: "d.csv"), foods: foods) }
    #expect(
      error?.description
        == "d.csv:2: the text is not UTF-8; found \"byte 0xE9 at offset 37\"; allowed: UTF-8 text")
  }

  @Test("A FIFO and ten megabytes of nonsense are refused without hanging")
  func hostileFiles() throws {
    let foods = try Shipped.foods()
    try Shipped.inDirectory { directory in
      let pipe = directory.appendingPathComponent("pipe").path
      #expect(mkfifo(pipe, 0o600) == 0)
      let fifo = #expect(throws: InputError.self) { try Diary(file: pipe, foods: foods) }
      #expect(fifo?.problem == "is not a regular file" && fifo?.exitCode == 65)
      let noise = directory.appendingPathComponent("noise.csv")
      try Data(String(repeating: "nonsense;\n", count: 1_000_000).utf8).write(to: noise)
      let error = #expect(throws: InputError.self) { try Diary(file: noise.path, foods: foods) }
      #expect(error?.problem == "fields are separated by semicolons")
      let missing = #expect(throws: InputError.self) { try Diary(file: "/nowhere/d.csv", foods: foods) }
      #expect(missing?.exitCode == 66)
    }
  }

  @Test("Days come in their order whatever the order of the rows; a day without food is no day")
  func days() throws {
    let diary = try Shipped.diary("Wed,lunch,gouda,30,g\nMon,lunch,gouda,30,g\nwednesday,dinner,gouda,30,g\n")
    #expect(diary.days.map(\.text) == ["Monday", "Wednesday"])
    let dates = try Shipped.diary("2026-03-01,lunch,gouda,30,g\n2024-02-29,lunch,gouda,30,g\n")
    #expect(dates.days.map(\.text) == ["2024-02-29", "2026-03-01"])
  }

  @Test("What is eaten at one meal of one day is one occasion, with the fat of all of it")
  func occasions() throws {
    let diary = try Shipped.diary(
      "1,lunch,gouda,30,g\n1,lunch,white bread,50,g\n1,dinner,gouda,10,g\n2,13:00,gouda,10,g\n")
    #expect(diary.occasions.map(\.name) == ["day 1, lunch", "day 1, dinner", "day 2, 13:00"])
    #expect(diary.occasions.map(\.perDay) == [0.5, 0.5, 0.5])
    #expect(diary.occasions.map(\.hour) == [13, 19, 13])
    let bread = try #require(Shipped.food("white bread")[.fat].amount)
    #expect(same(diary.occasions[0].fat, 27.44 * 0.3 + bread * 0.5))
  }

  @Test("Food without a meal is spread evenly over three meals, and the diary says so")
  func withoutMeals() throws {
    let table = try Table(text: "day,food,amount,unit\n1,gouda,30,g\n", file: "d.csv")
    let diary = try Diary(table, foods: Shipped.foods())
    #expect(diary.occasions.map(\.hour) == [8, 13, 19])
    #expect(diary.occasions.allSatisfy { $0.helpings.map(\.grams) == [10] })
    #expect(
      diary.assumptions == ["The diary names no meals: each such food is spread evenly over three meals of its day"])
    let mixed = try Shipped.diary("1,,gouda,30,g\n1,lunch,gouda,30,g\n")
    #expect(
      mixed.assumptions == ["1 entries name no meal: each such food is spread evenly over three meals of its day"])
  }

  @Test(
    "Every example diary reads without an assumption about meals",
    arguments: [
      "natto-week", "gouda-week", "spinach-week", "anna-week", "child-10", "older-man",
    ])
  func examples(name: String) throws {
    let diary = try Shipped.example(name)
    #expect(diary.days.count >= 3)
    #expect(diary.assumptions.isEmpty)
    let energy = try Intake(Diet(diary: diary), foods: Shipped.foods()).nutrients[.energy]?.known ?? 0
    #expect((1500...2800).contains(energy))
  }
}
