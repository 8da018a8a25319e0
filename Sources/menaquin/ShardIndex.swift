/// Which shard this process computes: as the command line says, or the scheduler's environment.
struct ShardIndex: Equatable {
  /// Where schedulers put the index of a task in an array.
  static let variables = ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX"]

  let index: Int
  /// Everything that named it, in words.
  let source: String

  init(index: Int, source: String) {
    self.index = index
    self.source = source
  }

  /// - Throws: `CommandFault` (usage) where nothing names an index, something names none, or two name different ones.
  init(option: Int?, environment: [String: String], shards: Int) throws(CommandFault) {
    var named: [(source: String, text: String)] = option.map { [("--index", "\($0)")] } ?? []
    for variable in Self.variables {
      // A variable set to nothing is as good as none.
      if let text = environment[variable], !text.isEmpty { named.append((variable, text)) }
    }
    guard let first = named.first else {
      throw CommandFault(
        .usage,
        "no index of a shard: give --index, or run in an array job that sets \(Self.variables.joined(separator: ", "))")
    }
    for (source, text) in named {
      guard let index = Int(text), (0..<shards).contains(index) else {
        throw CommandFault(
          .usage,
          "\(source): there is no such shard; found \"\(text)\"; allowed: 0 to \(shards - 1), as the manifest has them")
      }
      guard index == Int(first.text) else {
        throw CommandFault(
          .usage,
          "\(first.source) says shard \(first.text) and \(source) says shard \(text); let only one of them speak")
      }
    }
    self.init(index: Int(first.text) ?? 0, source: named.map(\.source).joined(separator: " and "))
  }
}
