import Foods
import Foundation
import Hummingbird
import Tabular

/// The diary and the food table, for the plate page's script.
struct DiaryAPI: Sendable {
  struct Search: Decodable {
    let text: String
    let limit: Int?
    /// Units of which the grams of each food are wanted.
    let units: [String]?
  }

  struct Found: Encodable {
    let foods: [FoodAnswer]
  }

  struct NewEntry: Codable {
    let day: String
    let meal: String
    let food: String
    let amount: Double
    let unit: String
  }

  /// What a tracker's file came to, each food decided.
  struct Import: Decodable {
    let entries: [NewEntry]
    /// Whether what is written now goes.
    let replace: Bool?
  }

  struct Copy: Decodable {
    let from: String
    let to: String
  }

  let household: Household
  let foods: FoodTable

  private var store: Store { household.store }

  func add(to router: Router<BasicRequestContext>) {
    router.post("/api/foods") { request, _ in try await search(request) }
    router.get("/api/people/:id/diary") { _, context in try await diary(try await context.member(in: store)) }
    router.post("/api/people/:id/diary") { request, context in
      try await append(request, try await context.member(in: store))
    }
    router.delete("/api/people/:id/diary/:entry") { _, context in
      try await store.deleteEntry(context.parameters.get("entry") ?? "", of: try await context.member(in: store).id)
      return Answer.nothing()
    }
    router.post("/api/people/:id/diary/copy") { request, context in
      try await copy(request, try await context.member(in: store))
    }
    router.post("/api/people/:id/diary/reading") { request, context in
      _ = try await context.member(in: store)
      return try Answer.json(try read(try await request.text()))
    }
    router.post("/api/people/:id/diary/import") { request, context in
      try await bringIn(request, try await context.member(in: store))
    }
    router.get("/api/people/:id/intake") { _, context in
      try Answer.json(try await PlateContent(household, try await context.member(in: store)).intake)
    }
  }

  // MARK: Foods

  private func search(_ request: Request) async throws -> Response {
    let wish = try await request.json(Search.self)
    let text = String(wish.text.prefix(Answers.longest))
    let found = try foods.search(text, limit: min(max(wish.limit ?? 12, 1), 50))
    let units = wish.units.map { Array($0.prefix(20)) }
    return try Answer.json(Found(foods: found.map { FoodAnswer($0, weighing: units) }))
  }

  // MARK: Diary

  private func diary(_ member: Member) async throws -> Response {
    try Answer.json(DiaryAnswer(try await store.diary(of: member.id), foods: foods))
  }

  private func append(_ request: Request, _ member: Member) async throws -> Response {
    let wish = try await request.json(NewEntry.self)
    var table = TableWriter(headers: ["day", "meal", "food", "amount", "unit"], lineEnd: "\n")
    table.append([wish.day, wish.meal, wish.food, PlainNumber.text(wish.amount), wish.unit])
    let added = try await add(rows: try Table(text: table.text, file: DiaryText.name), to: member)
    guard let entry = added.first else { throw AppFault(.input, "There is nothing to add.") }
    return try Answer.json(DiaryAnswer.Entry(entry, foods: foods), status: .created)
  }

  private func copy(_ request: Request, _ member: Member) async throws -> Response {
    let wish = try await request.json(Copy.self)
    let entries = try await store.diary(of: member.id).filter { $0.day == wish.from }
    guard !entries.isEmpty else {
      throw AppFault(
        .input, "Nothing was written on that day.",
        faults: [AppFault.Field(field: "from", message: "Choose a day with entries.")])
    }
    var table = TableWriter(headers: ["day", "meal", "food", "amount", "unit"], lineEnd: "\n")
    for entry in entries {
      table.append([wish.to, entry.meal, entry.food, PlainNumber.text(entry.amount), entry.unit])
    }
    try await add(rows: try Table(text: table.text, file: DiaryText.name), to: member)
    return try await diary(member)
  }

  // MARK: A tracker's file

  /// What a file holds; nothing is kept.
  private func read(_ text: String) throws -> TrackerReading {
    do {
      return try TrackerReading(try TrackerFile(try Table(text: text, file: DiaryText.name)), foods: foods)
    } catch let fault as InputError {
      throw AppFault(.input, fault.toldWithLine)
    }
  }

  private func bringIn(_ request: Request, _ member: Member) async throws -> Response {
    let wish = try await request.json(Import.self)
    guard !wish.entries.isEmpty else { throw AppFault(.input, "There is nothing to bring in.") }
    var table = TableWriter(headers: ["day", "meal", "food", "amount", "unit"], lineEnd: "\n")
    for entry in wish.entries {
      table.append([entry.day, entry.meal, entry.food, PlainNumber.text(entry.amount), entry.unit])
    }
    do {
      let rows = try Table(text: table.text, file: DiaryText.name)
      try await add(rows: rows, to: member, replacing: wish.replace ?? false)
    } catch let fault as InputError {
      // The header is line 1: the line tells the entry.
      let index = (fault.line ?? 1) - 2
      let which = wish.entries.indices.contains(index) ? "\(InputError.printable(wish.entries[index].food)): " : ""
      throw AppFault(.input, which + fault.told)
    }
    return try await diary(member)
  }

  /// Rows are taken only where the library can read the diary with them: what is wrong is told, and nothing is kept.
  @discardableResult
  private func add(rows table: Table, to member: Member, replacing: Bool = false) async throws -> [DiaryEntry] {
    _ = try Diary(table, foods: foods)
    var entries: [DiaryEntry] = []
    for row in table.rows where !row.isBlank {
      let name = try row.text("food")
      let food = try foods.food(name)
      entries.append(
        DiaryEntry(
          id: RandomName.make(), memberId: member.id, day: try row.text("day"), meal: row.optionalText("meal") ?? "",
          food: food?.id ?? name, name: food?.name ?? name, amount: PlainNumber.parse(try row.text("amount")) ?? 0,
          unit: try row.text("unit"), position: 0))
    }
    let all = replacing ? entries : try await store.diary(of: member.id) + entries
    if let text = DiaryText.csv(all) { _ = try Diary(try Table(text: text, file: DiaryText.name), foods: foods) }
    return try await store.append(entries, to: member.id, replacing: replacing)
  }
}
