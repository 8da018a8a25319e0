import Foods
import Hummingbird
import Reporting

/// What `person.mustache` is filled with.
struct PersonPage: Sendable {
  let isStopped: Bool
  let result: String
  let specifications: String
  let draws: Int
  let isCoarse: Bool
  /// Whether the person is of an age that growth charts hold.
  let hasGrowth: Bool
}

/// What `household.mustache` is filled with.
struct HouseholdPage: Sendable {
  struct Row: Sendable {
    let id, name, age, sexWord, sentence, updated: String
    let isStopped, isChild, hasGrowth: Bool
  }
  let people: [Row]
}

/// Pages about people: asking, answering, telling.
struct PeoplePages: Sendable {
  let household: Household
  let pages: Pages

  private var store: Store { household.store }

  func add(to router: Router<BasicRequestContext>) {
    router.get("/") { _, _ in
      try await start(Answers(Form(["who": ["loved"], "units": ["metric"]])), action: "/people", of: nil)
    }
    router.get("/people") { _, _ in try await list() }
    router.post("/people") { request, _ in try await create(request) }
    router.get("/people/:id") { _, context in try await person(try context.member(in: store)) }
    router.get("/people/:id/edit") { _, context in
      let member = try await context.member(in: store)
      return try await start(member.answers, action: "/people/\(member.id)", of: member)
    }
    router.post("/people/:id") { request, context in try await change(try context.member(in: store), request) }
    router.post("/people/:id/delete") { _, context in
      try await store.deleteMember(try context.member(in: store).id)
      return Answer.see("/people")
    }
    router.get("/people/:id/report") { _, context in try await report(try context.member(in: store)) }
    router.get("/people/:id/person.yaml") { _, context in
      let member = try await context.member(in: store)
      let hasDiary = try await !store.diary(of: member.id).isEmpty
      return Answer.download(
        PersonFile(member.answers).text(diary: hasDiary ? DiaryText.name : nil), type: "application/yaml",
        name: PersonFile.name)
    }
  }

  // MARK: Asking

  private func start(
    _ answers: Answers, faults: [AppFault.Field] = [], action: String, of member: Member?
  ) async throws -> Response {
    let frame = try await household.frame(member, at: .start, title: member == nil ? "Who is it for?" : "Answers")
    let page = StartPage(answers, faults: faults, action: action, isEdit: member != nil)
    return try pages.page("start", frame, page, status: faults.isEmpty ? .ok : .unprocessableContent)
  }

  private func create(_ request: Request) async throws -> Response {
    let answers = Answers(try await request.form())
    do throws(AppFault) {
      try check(answers)
    } catch {
      guard error.kind == .input else { throw error }
      return try await start(answers, faults: error.faults, action: "/people", of: nil)
    }
    return Answer.see("/people/\(try await store.add(answers).id)")
  }

  private func change(_ member: Member, _ request: Request) async throws -> Response {
    let answers = Answers(try await request.form())
    do throws(AppFault) {
      try check(answers)
    } catch {
      guard error.kind == .input else { throw error }
      return try await start(answers, faults: error.faults, action: "/people/\(member.id)", of: member)
    }
    try await store.change(member.id, to: answers)
    return Answer.see("/people/\(member.id)")
  }

  private func check(_ answers: Answers) throws(AppFault) { _ = try PersonFile(answers).person(today: .today) }

  // MARK: Telling

  private func person(_ member: Member) async throws -> Response {
    let run = try await household.bestRun(try await household.subject(member))
    let fragments = PersonFragments(Household.content(run))
    let draws = run.settings.projection.draws
    let page = PersonPage(
      isStopped: fragments.isStopped, result: fragments.result, specifications: fragments.specifications,
      draws: 2 * draws,
      isCoarse: !fragments.isStopped && draws < PersonResults.Fineness.full.rawValue,
      hasGrowth: GrowthPages.ages.contains(run.course.age))
    return try pages.page("person", try await household.frame(member, at: .person, title: fragments.title), page)
  }

  /// The same file as the command's report, with sums of its scripts in place of leave for all.
  private func report(_ member: Member) async throws -> Response {
    let run = try await household.results.run(try await household.subject(member), .full)
    var response = Answer.page(ReportPage.html(Household.content(run)))
    response.headers[.contentSecurity] = ReportPolicy.header(for: ReportPage.html(Household.content(run)))
    return response
  }

  private func list() async throws -> Response {
    var rows: [HouseholdPage.Row] = []
    for member in try await store.members() { rows.append(try await row(member)) }
    let frame = try await household.frame(nil, at: .household, title: "Household")
    return try pages.page("household", frame, HouseholdPage(people: rows))
  }

  /// One person in a line; whose answers cannot be used any more says so, and the others stand.
  private func row(_ member: Member) async throws -> HouseholdPage.Row {
    var told: ReportContent?
    var sentence = ""
    do {
      let content = Household.content(try await household.results.run(try await household.subject(member), .line))
      sentence = content.stop?.title ?? content.plans.first?.sentences.joined(separator: " ") ?? ""
      told = content
    } catch let fault as AppFault where fault.kind == .input {
      sentence = fault.message
    }
    return HouseholdPage.Row(
      id: member.id, name: member.answers.called, age: member.answers["age"],
      sexWord: told.map { PersonFragments($0).sexWord } ?? member.answers["sex"], sentence: sentence,
      updated: member.updated.formatted(
        .dateTime.day().month(.abbreviated).year().locale(.init(identifier: "en_GB"))),
      isStopped: told?.stop != nil, isChild: (told?.person.ageYears ?? 40) < 18,
      hasGrowth: told.map { $0.stop == nil && GrowthPages.ages.contains($0.person.ageYears) } ?? false)
  }
}

extension RequestContext {
  /// The member whose name stands in the path.
  func member(in store: Store) async throws -> Member { try await store.member(parameters.get("id") ?? "") }
}
