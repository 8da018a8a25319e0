import Foundation
import Testing

/// Texts that were looked at once and are compared to the letter ever since.
///
/// After a change that is meant, `MENAQUIN_REWRITE_GOLDEN=1 make test` writes them anew; look at the difference before it is
/// committed.
enum Golden {
  private static let folder = Command.root.appending(path: "Tests/CommandTests/Golden")
  private static let isRewriting = ProcessInfo.processInfo.environment["MENAQUIN_REWRITE_GOLDEN"] == "1"

  static func compare(_ text: String, with name: String) throws {
    let file = folder.appending(path: name)
    if isRewriting { try Data(text.utf8).write(to: file) }
    let golden = try String(contentsOf: file, encoding: .utf8)
    guard text != golden else { return }
    let (new, old) = (lines(text), lines(golden))
    let place = zip(new, old).prefix { $0 == $1 }.count
    func shown(_ lines: [Substring]) -> Substring { place < lines.count ? lines[place] : "(the end)" }
    Issue.record(
      """
      \(name):\(place + 1) differs. Meant? Then MENAQUIN_REWRITE_GOLDEN=1 make test, and look at the difference.
      golden: \(shown(old))
      now:    \(shown(new))
      """)
  }

  private static func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}
