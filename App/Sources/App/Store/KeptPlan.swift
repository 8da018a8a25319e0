import GRDB

/// A plan that someone keeps for a member.
struct KeptPlan: Codable, Sendable, FetchableRecord, PersistableRecord {
  var id: Int64?
  var memberId: String
  var position: Int
  var plan: PlanSetting
}

extension Store {
  /// In order; nil where none were ever kept.
  func plans(of member: String) async throws -> [PlanSetting] {
    try await read {
      try KeptPlan.filter(Column("memberId") == member).order(Column("position")).fetchAll($0).map(\.plan)
    }
  }

  func keep(_ plans: [PlanSetting], for member: String) async throws {
    try await write { database in
      try KeptPlan.filter(Column("memberId") == member).deleteAll(database)
      for (index, plan) in plans.enumerated() {
        try KeptPlan(id: nil, memberId: member, position: index, plan: plan).insert(database)
      }
    }
  }
}
