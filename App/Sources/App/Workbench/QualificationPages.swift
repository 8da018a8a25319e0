import Hummingbird
import Reporting
import Tabular

/// What `qualification.mustache` is filled with.
struct QualificationPage: Sendable {
  struct Score: Sendable {
    let context, role, values, coverage, difference: String
    /// Whether a stated criterion of validation is not met.
    let isBeyond: Bool
  }
  let schedule: String
  let scores: [Score]

  /// - Throws: where the kept headlines cannot be read.
  init(_ headlines: Table, schedule: String) throws {
    self.schedule = schedule
    var order: [String] = []
    var named: [String: [String: Double]] = [:]
    for row in headlines.rows {
      let key = "\(try row.text("context"))\u{0}\(try row.text("role"))"
      if named[key] == nil { order.append(key) }
      named[key, default: [:]][try row.text("headline")] = try row.number("value")
    }
    scores = order.compactMap { key in
      let parts = key.split(separator: "\u{0}").map(String.init)
      guard let found = named[key], let values = found["values"], let coverage = found["coverage"],
        let difference = found["mean standardised difference"]
      else { return nil }
      return Score(
        context: parts[0] == "all" ? "all contexts" : parts[0], role: parts[1], values: NumberText.plain(values),
        coverage: NumberText.percent(coverage), difference: NumberText.decimals(difference, places: 2),
        isBeyond: parts[1] == "validation" && abs(difference) > 0.5)
    }
  }
}

/// The qualification as `menaquin qualify` wrote it and as it is kept: its report, its tables, its headlines.
struct QualificationPages: Sendable {
  let household: Household
  let pages: Pages

  /// What can be downloaded, as the command names it.
  private static let tables = ["rows.csv", "left-out.csv", "headlines.csv"]

  func add(to router: Router<BasicRequestContext>) {
    router.get("/workbench/qualification") { _, _ in try await page() }
    router.get("/workbench/qualification/report") { _, _ in
      let text = try Self.text("report.html")
      var response = Answer.page(text)
      response.headers[.contentSecurity] = ReportPolicy.header(for: text)
      return response
    }
    router.get("/workbench/qualification/:table") { _, context in
      let name = context.parameters.get("table") ?? ""
      guard Self.tables.contains(name) else { throw AppFault(.notFound, "There is no such table.") }
      return Answer.download(try Self.text(name), type: "text/csv; charset=utf-8", name: "qualification-\(name)")
    }
  }

  private func page() async throws -> Response {
    let headlines = try Table(text: try Self.text("headlines.csv"), file: "headlines.csv")
    let page = try QualificationPage(headlines, schedule: try KeptQualification.shipped.get().schedule)
    let frame = try await household.frame(nil, at: .workbench, title: "Qualification")
    return try pages.page("qualification", frame, page)
  }

  private static func text(_ name: String) throws -> String {
    guard let text = KeptQualification.file(name) else {
      throw AppFault(.internalFault, "The kept qualification is missing beside the program: install it anew.")
    }
    return text
  }
}
