import Foundation
import Tabular

/// Criteria that do not hold for a reason that the limits tell: `explained.csv` beside the studies, with the columns
/// `context`, `limit` (words that stand in docs/LIMITS.md) and `reason` (physical or of the data, in a few words).
///
/// Only a pointer that finds its words counts, so that an explanation cannot outlive the limit it points to.
public enum ExplainedLimits {
  /// Context → the reason, and where it is told.
  /// - Throws: `InputError` for a row without its words, or a pointer that finds nothing.
  public static func read(_ path: String, limits: String) throws(InputError) -> [String: String] {
    try read(try Table(file: path), file: path, limits: try InputFile.text(of: limits), at: limits)
  }

  static func read(
    _ table: Table, file: String, limits: String, at place: String
  ) throws(InputError) -> [String: String] {
    var found: [String: String] = [:]
    for row in table.rows {
      func word(_ key: String) throws(InputError) -> String {
        guard let text = row.optionalText(key) else {
          throw InputError(file: file, line: row.line, key: key, problem: "the row does not say it", allowed: "words")
        }
        return text
      }
      let (context, limit, reason) = (try word("context"), try word("limit"), try word("reason"))
      guard limits.contains(limit) else {
        throw InputError(
          file: file, line: row.line, key: "limit", problem: "the limits hold no such words", found: limit,
          allowed: "words that stand in \(place)")
      }
      found[context] = "\(reason); \(place): “\(limit)”"
    }
    return found
  }
}
