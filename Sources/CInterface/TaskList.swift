/// What can be asked for. Each task calls what the command of the same name calls.
enum TaskList {
  typealias Body = @Sendable (Request, PeopleTable?, CallWatch) throws -> Answer

  static let all: [String: Body] = [
    "simulate": { try SimulateTask.answer($0, watch: $2) },
    "people": { try PeopleTask.answer($0, people: $1, watch: $2) },
    "trial": { try TrialTask.whole($0, watch: $2) },
    "plan": { request, _, _ in try TrialTask.plan(request) },
    "shard": { try TrialTask.shard($0, watch: $2) },
    "merge": { try TrialTask.merge($0, watch: $2) },
    "qualify": { try QualifyTask.answer($0, watch: $2) },
    "explain": { request, _, _ in try ExplainTask.answer(request) },
    "table": { request, _, _ in try ModelTables.answer(request) },
  ]

  static func answer(_ name: String, _ request: Request, people: PeopleTable?, watch: CallWatch) throws -> Answer {
    guard let task = all[name] else {
      throw CallFault("there is no task \"\(name)\"; allowed: \(all.keys.sorted().joined(separator: ", "))")
    }
    return try task(request, people, watch)
  }
}
