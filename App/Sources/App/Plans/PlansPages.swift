import Evidence
import Foundation
import Hummingbird
import NIOCore
import Reporting

/// What `plans.mustache` is filled with.
struct PlansPage: Sendable {
  struct Studied: Sendable {
    let form, most: String
  }
  let isStopped: Bool
  let result: String
  /// The kept plans, as JSON.
  let plans: String
  let studied: [Studied]
}

/// Plans side by side for one person, with the same random numbers.
struct PlansPages: Sendable {
  struct Wish: Decodable {
    let plans: [PlanSetting]
    let fine: Bool?
  }

  struct Told: Encodable {
    struct Plan: Encodable {
      let name, html: String
    }
    struct Stop: Encodable {
      let title, html: String
    }
    /// What the plans change of one quantity over age, a chart for each on one axis.
    struct Difference: Encodable {
      struct Chart: Encodable {
        let name, html, specification: String
      }
      let quantity: String
      let charts: [Chart]
    }
    let plans: [Plan]
    let draws: Int
    let stop: Stop?
    /// Empty without bands: a difference without what is not known of it would tell too much.
    var differences: [Difference] = []
    var key = ""
  }

  let household: Household
  let pages: Pages
  private let answers = KeptAnswers()

  init(household: Household, pages: Pages) {
    self.household = household
    self.pages = pages
  }

  func add(to router: Router<BasicRequestContext>) {
    router.get("/people/:id/plans") { _, context in try await page(try await context.member(in: household.store)) }
    router.post("/api/people/:id/compare") { request, context in
      let member = try await context.member(in: household.store)
      return try await answer(member, try await request.json(Wish.self))
    }
    router.put("/api/people/:id/plans") { request, context in
      let member = try await context.member(in: household.store)
      let wish = try await request.json(Wish.self)
      // Read as they will be read again, so that nothing is kept that cannot be used.
      _ = try await household.subject(member, plans: wish.plans)
      try await household.store.keep(wish.plans, for: member.id)
      return Answer.nothing()
    }
  }

  private func page(_ member: Member) async throws -> Response {
    let bare = try await household.results.run(try await household.subject(member, plans: []), .line)
    let fragments = PersonFragments(Household.content(bare))
    let kept = try await household.store.plans(of: member.id)
    let plans = kept.isEmpty ? FirstPlans.of(age: member.answers.age) : kept
    let limits = ValidityDomain.shipped.doses.filter { $0.adultMicrograms > 0 }
    let isChild = bare.course.age < 18
    let page = PlansPage(
      isStopped: fragments.isStopped, result: fragments.isStopped ? fragments.result : "",
      plans: String(decoding: try JSONEncoder().encode(plans), as: UTF8.self),
      studied: limits.compactMap { dose in
        let most = isChild ? dose.childMicrograms : dose.adultMicrograms
        return most.map { PlansPage.Studied(form: dose.form, most: NumberText.plain($0)) }
      })
    return try pages.page(
      "plans", try await household.frame(member, at: .plans, title: "\(member.answers.called): plans"), page)
  }

  private func answer(_ member: Member, _ wish: Wish) async throws -> Response {
    let fineness: PersonResults.Fineness = wish.fine == true ? .first : .line
    let subject = try await household.subject(member, plans: wish.plans)
    // With the names too: a plan that changes nothing is told under its own.
    let question = subject.question(fineness, wish.plans.map(\.name).joined(separator: "\n"))
    return Answer.json(
      try await answers.answer(question) { try Answer.encoded(try await compare(subject, wish, fineness)) })
  }

  /// Living as now in a few lines, which stands beside every plan.
  private func asNow(_ subject: Subject, _ fineness: PersonResults.Fineness) async throws -> String {
    var alone = subject
    alone.plans = []
    let question = alone.question(fineness, "as now")
    let told = try await answers.answer(question) { [alone] in
      let content = Household.content(try await household.results.run(alone, fineness, fineness == .line ? .now : .patient))
      return ByteBuffer(string: content.plans.first.map { PersonFragments.short(content, $0) } ?? "")
    }
    return String(buffer: told)
  }

  private func compare(_ subject: Subject, _ wish: Wish, _ fineness: PersonResults.Fineness) async throws -> Told {
    let run = try await household.results.run(subject, fineness, fineness == .line ? .now : .patient)
    let content = Household.content(run)
    if let stop = content.stop {
      let html = PersonFragments(content).stop ?? ""
      return Told(plans: [], draws: 0, stop: Told.Stop(title: stop.title, html: html))
    }
    let asNow = try await asNow(subject, fineness)
    var changing = content.plans.makeIterator()
    let told = wish.plans.map { setting in
      // The library tells only plans that change something, in their order.
      let plan = setting.isEmpty ? nil : changing.next()
      return Told.Plan(name: setting.name, html: plan.map { PersonFragments.short(content, $0) } ?? asNow)
    }
    let differences = DifferenceFragments(run, content)
    return Told(
      plans: [Told.Plan(name: "as now", html: asNow)] + told, draws: 2 * fineness.rawValue, stop: nil,
      differences: differences.rows.map { row in
        Told.Difference(
          quantity: row.quantity,
          charts: row.charts.map {
            Told.Difference.Chart(name: $0.plan, html: $0.html, specification: $0.specification)
          })
      }, key: differences.key)
  }
}
