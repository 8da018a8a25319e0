import Foundation

/// How this reader fares on the cases of the SBML Test Suite in a folder.
public struct SuiteScore: Sendable {
  public private(set) var verdicts: [(number: String, verdict: SuiteVerdict)] = []

  /// Every folder below that holds a settings file is a case.
  /// - Parameter progress: told how many of how many are done.
  /// - Throws: `malformed` when there is no case, or one is incomplete.
  public init(
    folder: URL, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(InterchangeFault) {
    let folders = SuiteScore.folders(in: folder)
    guard !folders.isEmpty else {
      throw .malformed("\(folder.path) holds no case of the SBML Test Suite (NNNNN/NNNNN-settings.txt)", line: nil)
    }
    for (number, folder) in folders.enumerated() {
      let suiteCase = try SuiteCase(folder: folder)
      verdicts.append((suiteCase.number, suiteCase.verdict()))
      progress(number + 1, folders.count)
    }
  }

  private static func folders(in folder: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let settings = files?.compactMap { $0 as? URL }.filter { $0.lastPathComponent.hasSuffix("-settings.txt") } ?? []
    return settings.map { $0.deletingLastPathComponent() }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  public var count: Int { verdicts.count }
  public var right: Int { verdicts.count { $0.verdict == .right } }
  public var refused: [String: Int] {
    verdicts.reduce(into: [:]) { if case .refused(let feature) = $1.verdict { $0[feature, default: 0] += 1 } }
  }
  public var stopped: [(number: String, why: String)] {
    verdicts.compactMap { if case .stopped(let why) = $0.verdict { ($0.number, why) } else { nil } }
  }
  public var wrong: [(number: String, why: String)] {
    verdicts.compactMap { if case .wrong(let why) = $0.verdict { ($0.number, why) } else { nil } }
  }
}
