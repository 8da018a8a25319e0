import Foundation
import Hummingbird
import Reporting

/// What `data.mustache` is filled with.
struct DataPage: Sendable {
  struct Backup: Sendable {
    let name, made: String
  }
  let folder, size: String
  let people, runs: Int
  let backups: [Backup]
  let hasBackups: Bool
  let done: String?
}

/// What is kept on this computer: taken along, backed up, brought back, deleted.
struct DataPages: Sendable {
  let household: Household
  let runs: Runs
  let pages: Pages

  private var store: Store { household.store }

  func add(to router: Router<BasicRequestContext>) {
    router.get("/data") { _, _ in try await page() }
    router.get("/data/export") { _, _ in try await export() }
    router.post("/data/backup") { _, _ in
      let name = try await store.backUp()
      return try await page(done: "A backup was made: \(name).")
    }
    router.post("/data/restore") { request, _ in
      let name = try await request.form()["backup"]
      try await runs.checkNoneRuns()
      try await store.restore(name)
      return try await page(done: "The backup \(name) is back. What was here before is kept as a backup too.")
    }
    router.post("/data/delete") { request, _ in
      guard try await request.form()["sure"] == "yes" else {
        throw AppFault(.input, "Tick that you are sure: nothing was deleted.")
      }
      try await runs.checkNoneRuns()
      try await store.deleteEverything()
      return try await page(done: "Everything is deleted.")
    }
  }

  private func export() async throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    let data = try encoder.encode(try await store.everything(version: Version.text))
    return Answer.download(
      String(decoding: data, as: UTF8.self), type: "application/json", name: "menaquin-household.json")
  }

  private func page(done: String? = nil) async throws -> Response {
    // What was saved last stands in a file of its own until the database takes it in.
    let size = [store.home.database, store.home.database + "-wal"].reduce(0) { sum, path in
      sum + ((try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0)
    }
    let backups = store.backups()
    let page = DataPage(
      folder: store.home.folder, size: NumberText.figures(Double(size) / 1000, 2) + "\u{00A0}kB",
      people: try await store.members().count,
      runs: try await store.runs().count,
      backups: backups.map { DataPage.Backup(name: $0, made: Self.made($0)) }, hasBackups: !backups.isEmpty, done: done)
    return try pages.page("data", try await household.frame(nil, at: .data, title: "Your data"), page)
  }

  /// `2026-11-26T013000123.sqlite` → `2026-11-26, 01:30`, in world time.
  private static func made(_ name: String) -> String {
    let parts = name.split(separator: "T", maxSplits: 1)
    guard parts.count == 2, parts[1].count > 4 else { return name }
    return "\(parts[0]), \(parts[1].prefix(2)):\(parts[1].dropFirst(2).prefix(2)) UTC"
  }
}
