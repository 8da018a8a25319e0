import Foundation
import GRDB

/// One of the household: the answers as they were typed.
struct Member: Codable, Sendable, FetchableRecord, PersistableRecord, Identifiable {
  var id: String
  var answers: Answers
  var created: Date
  var updated: Date
}

extension Store {
  func members() async throws -> [Member] {
    try await read { try Member.order(Column("created")).fetchAll($0) }
  }

  /// - Throws: `AppFault` of the kind `notFound` where there is nobody of that name.
  func member(_ id: String) async throws -> Member {
    let found = RandomName.isOne(id) ? try await read { try Member.fetchOne($0, key: id) } : nil
    guard let found else { throw AppFault(.notFound, "There is nobody here under this address.") }
    return found
  }

  /// A new member for the answers.
  func add(_ answers: Answers) async throws -> Member {
    let member = Member(id: RandomName.make(), answers: answers, created: Date(), updated: Date())
    try await write { database in
      guard try Member.fetchCount(database) < Self.mostPeople else {
        throw AppFault(.conflict, "A household holds at most \(Self.mostPeople) people.")
      }
      try member.insert(database)
    }
    return member
  }

  private static var mostPeople: Int { 50 }

  func change(_ id: String, to answers: Answers) async throws {
    var member = try await member(id)
    member.answers = answers
    member.updated = Date()
    let changed = member
    try await write { try changed.update($0) }
  }

  /// With diary and plans.
  func deleteMember(_ id: String) async throws {
    let member = try await member(id)
    try await write { _ = try member.delete($0) }
  }
}
