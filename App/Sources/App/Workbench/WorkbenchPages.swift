import Foundation
import Hummingbird
import People
import Tabular

/// What `workbench.mustache` is filled with.
struct WorkbenchPage: Sendable {
  struct Example: Sendable {
    let id, title: String
  }

  struct Fault: Sendable {
    let line: Int
    let message: String
  }

  struct Row: Sendable {
    let id, title, state, started: String
    let people: Int
    let isRunning, isDone: Bool
  }

  let examples: [Example]
  let text: String
  let error: Fault?
  let people: String
  let runs: [Row]
}

/// What `run.mustache` is filled with.
struct RunPage: Sendable {
  struct File: Sendable {
    let name, href: String
  }
  let id, runTitle, state, message: String
  let isRunning, isDone: Bool
  /// Percent.
  let share: Int
  let files: [File]
}

/// The workbench: a trial's file, its run, its report.
struct WorkbenchPages: Sendable {
  let api: RunsAPI
  let pages: Pages
  let examples: ExampleTrials

  private var household: Household { api.household }

  func add(to router: Router<BasicRequestContext>) {
    router.get("/workbench") { request, _ in
      let example = request.uri.queryParameters.get("example") ?? examples.all.first?.id ?? ""
      return try await page(text: examples.text(example) ?? "", people: "200")
    }
    router.post("/workbench") { request, _ in try await begin(try await request.form()) }
    router.get("/workbench/:id") { _, context in try await run(context.parameters.get("id") ?? "") }
    router.get("/workbench/:id/report") { _, context in
      let text = try await file(TrialJob.report, context)
      var response = Answer.page(text)
      response.headers[.contentSecurity] = ReportPolicy.header(for: text)
      return response
    }
    router.get("/workbench/:id/summary.csv") { _, context in
      Answer.download(try await file(TrialJob.table, context), type: "text/csv; charset=utf-8", name: TrialJob.table)
    }
    router.get("/workbench/:id/run.tar") { _, context in
      let run = try await household.store.run(context.parameters.get("id") ?? "")
      let bytes = try RunArchive.tar(run, folder: household.store.folder(of: run.id))
      return Answer.download(bytes, type: "application/x-tar", name: "menaquin-\(run.id).tar")
    }
    router.get("/workbench/:id/trial.yaml") { _, context in
      let run = try await household.store.run(context.parameters.get("id") ?? "")
      return Answer.download(run.trial, type: "application/yaml", name: TrialJob.name)
    }
  }

  private func begin(_ form: Form) async throws -> Response {
    let text = form.values["trial"]?.first ?? ""
    let people = form["people"]
    do {
      guard people.isEmpty || Int(people) != nil else { throw AppFault(.input, "People are a whole number.") }
      return Answer.see("/workbench/\(try await api.begin(text, people: Int(people)).id)")
    } catch let faults as InputFaults {
      let first = faults.errors.first
      let words = faults.errors.map { ($0.key.map { "\($0): " } ?? "") + $0.told }.joined(separator: " ")
      return try await page(
        text: text, error: WorkbenchPage.Fault(line: first?.line ?? 1, message: words), people: people)
    } catch let fault as AppFault where fault.kind == .input {
      return try await page(text: text, error: WorkbenchPage.Fault(line: 1, message: fault.message), people: people)
    }
  }

  private func page(text: String, error: WorkbenchPage.Fault? = nil, people: String) async throws -> Response {
    var rows: [WorkbenchPage.Row] = []
    for run in try await household.store.runs() {
      let told = await api.tell(run)
      rows.append(
        WorkbenchPage.Row(
          id: run.id, title: run.title, state: told.state,
          started: run.started.formatted(.iso8601.year().month().day()),
          people: run.people, isRunning: told.state == StoredRun.State.running.rawValue,
          isDone: told.state == StoredRun.State.done.rawValue))
    }
    let page = WorkbenchPage(examples: examples.all, text: text, error: error, people: people, runs: rows)
    let frame = try await household.frame(nil, at: .workbench, title: "Workbench")
    return try pages.page("workbench", frame, page, status: error == nil ? .ok : .unprocessableContent)
  }

  private func run(_ id: String) async throws -> Response {
    let run = try await household.store.run(id)
    let told = await api.tell(run)
    let isDone = told.state == StoredRun.State.done.rawValue
    let page = RunPage(
      id: run.id, runTitle: run.title, state: told.state, message: told.message,
      isRunning: told.state == StoredRun.State.running.rawValue, isDone: isDone,
      share: Int((told.share * 100).rounded()),
      files: [TrialJob.table, TrialJob.name, "run.tar"].map {
        RunPage.File(name: $0, href: "/workbench/\(run.id)/\($0)")
      })
    return try pages.page("run", try await household.frame(nil, at: .workbench, title: run.title), page)
  }

  private func file(_ name: String, _ context: BasicRequestContext) async throws -> String {
    let run = try await household.store.run(context.parameters.get("id") ?? "")
    guard let text = try? String(contentsOfFile: household.store.folder(of: run.id) + "/" + name, encoding: .utf8)
    else {
      throw AppFault(.notFound, "This run has no result yet.")
    }
    return text
  }
}

/// Trials to begin from, where the program is started beside its examples.
struct ExampleTrials: Sendable {
  let all: [WorkbenchPage.Example]
  private let texts: [String: String]

  init(folder: String) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".yaml") }
      .sorted()
    var texts: [String: String] = [:]
    for name in names {
      texts[String(name.dropLast(5))] = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    self.texts = texts
    all = texts.keys.sorted().map { WorkbenchPage.Example(id: $0, title: $0.replacing("-", with: " ")) }
  }

  func text(_ id: String) -> String? { texts[id] }
}
