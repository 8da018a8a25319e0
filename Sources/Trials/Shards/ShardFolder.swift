import Foundation

/// Where a shard keeps its files, below the folder that all shards share.
struct ShardFolder: Sendable, Hashable {
  let path: String

  init(_ path: String) { self.path = path }

  init(index: Int, in work: String) {
    let digits = "\(index)"
    path = "\(work)/\(String(repeating: "0", count: max(5 - digits.count, 0)))\(digits)"
  }

  /// Rows of candidates, growing until the shard is done.
  var rows: String { "\(path)/rows.bin" }
  /// Written last, whole.
  var marker: String { "\(path)/done.json" }
  var lock: String { "\(path)/lock" }

  /// Folders below `work` that hold rows or a marker, whatever their names, in order.
  static func all(in work: String) -> [ShardFolder] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: work)) ?? []
    return names.sorted().map { ShardFolder("\(work)/\($0)") }.filter {
      FileManager.default.fileExists(atPath: $0.rows) || FileManager.default.fileExists(atPath: $0.marker)
    }
  }
}
