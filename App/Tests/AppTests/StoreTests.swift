import Foundation
import GRDB
import Testing

@testable import App

@Suite("What is kept")
struct StoreTests {
  private func withHome<Value>(_ body: (Home) async throws -> Value) async throws -> Value {
    let folder = NSTemporaryDirectory() + "menaquin-home-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(Home(folder: folder))
  }

  private let anna = Answers(fields: ["name": ["Anna"], "age": ["58"], "sex": ["female"]])

  @Test("Nobody else on the machine may read it")
  func rights() async throws {
    try await withHome { home in
      let store = try Store(home)
      _ = try await store.add(anna)
      try await store.backUp()
      for path in [home.database, home.database + "-wal"] + store.backups().map({ home.backups + "/" + $0 }) {
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(rights == 0o600, "\(path)")
      }
      #expect(try FileManager.default.attributesOfItem(atPath: home.folder)[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test("A backup brings back what was deleted, and what was there then is kept too")
  func restored() async throws {
    try await withHome { home in
      let store = try Store(home)
      let member = try await store.add(anna)
      let name = try await store.backUp()
      try await store.deleteMember(member.id)
      #expect(try await store.members().isEmpty)
      try await store.restore(name)
      #expect(try await store.members().map(\.answers) == [anna])
      #expect(store.backups().count == 2)
    }
  }

  @Test("After everything is deleted, nothing of it stands in any file")
  func deleted() async throws {
    try await withHome { home in
      let store = try Store(home)
      _ = try await store.add(Answers(fields: ["name": ["Zebulon Quux"], "age": ["58"], "sex": ["male"]]))
      try await store.backUp()
      try await store.deleteEverything()
      for path in try FileManager.default.subpathsOfDirectory(atPath: home.folder) {
        let data = FileManager.default.contents(atPath: home.folder + "/" + path) ?? Data()
        #expect(data.range(of: Data("Zebulon".utf8)) == nil, "\(path)")
      }
    }
  }

  @Test("A damaged file is told as such and left alone")
  func damaged() async throws {
    try await withHome { home in
      try home.prepare()
      let junk = Data("this is no household at all, however long one looks at it".utf8)
      try junk.write(to: URL(fileURLWithPath: home.database))
      let fault = #expect(throws: AppFault.self) { try Store(home) }
      #expect(fault?.message.contains("is damaged") == true)
      #expect(FileManager.default.contents(atPath: home.database) == junk)
    }
  }

  @Test(
    "A name that could lead out of the folder is no backup",
    arguments: ["../household.sqlite", "x.sqlite", "/etc/passwd", ""])
  func names(name: String) async throws {
    try await withHome { home in
      let store = try Store(home)
      await #expect(throws: AppFault.self) { try await store.restore(name) }
    }
  }

  @Test("What another program committed by halves is not there; what it committed whole is")
  func killed() async throws {
    try await withHome { home in
      do {
        let store = try Store(home)
        _ = try await store.add(anna)
        await #expect(throws: AppFault.self) {
          try await store.write { database in
            try database.execute(sql: "DELETE FROM member")
            throw AppFault(.internalFault, "in the middle")
          }
        }
      }
      // Opened again without the first having been closed, as after a power cut.
      #expect(try await Store(home).members().map(\.answers) == [anna])
    }
  }

  @Test("A full disk is told as such, and what was there stays")
  func full() async throws {
    try await withHome { home in
      let store = try Store(home)
      _ = try await store.add(anna)
      // As large as it is now and no larger, as on a disk without room.
      try await store.write { database in
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        try database.execute(sql: "PRAGMA max_page_count = \(pages)")
      }
      let long = Answers(fields: [
        "other_medicine": [String(repeating: "x", count: 200)], "age": ["58"], "sex": ["male"],
      ])
      let fault = await #expect(throws: AppFault.self) { for _ in 0..<40 { _ = try await store.add(long) } }
      #expect(fault?.message == "The disk is full: nothing was saved.")
      #expect(try await store.members().first?.answers == anna)
    }
  }

  @Test("A file that another program holds is told as such")
  func locked() async throws {
    try await withHome { home in
      let store = try Store(home)
      var settings = Configuration()
      settings.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: home.database, configuration: settings)
      try await other.writeWithoutTransaction { database in
        try database.execute(sql: "BEGIN IMMEDIATE")
      }
      let fault = await #expect(throws: AppFault.self) { _ = try await store.add(anna) }
      #expect(fault?.message.contains("Another program holds") == true)
      try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
      _ = try await store.add(anna)
    }
  }
}
