/// Why a shard or a set of shards cannot be used, in a sentence.
public struct ShardFault: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// The manifest or a shard's file is not what it should be.
    case bad
    /// Something is still to be computed, here or by another process: run again later.
    case unfinished
    /// The manifest is not there.
    case missing
  }

  public let kind: Kind
  public let description: String

  init(_ kind: Kind = .bad, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// 65 for bad data, 66 for a file that is not there, 75 for what is partly done.
  public var exitCode: Int32 {
    switch kind {
    case .bad: 65
    case .missing: 66
    case .unfinished: 75
    }
  }
}
