import Foundation

/// A form as a browser sends it: names and values, a name perhaps several times.
struct Form: Sendable, Equatable {
  private(set) var values: [String: [String]] = [:]

  init(_ values: [String: [String]] = [:]) { self.values = values }

  /// - Throws: `AppFault` where the text is not a form, or has more fields than any page of this app.
  init(text: String) throws(AppFault) {
    let parts = text.split(separator: "&")
    guard parts.count <= Self.most else { throw AppFault(.input, "The form has too many fields.") }
    for part in parts {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(pair[0]), let value = pair.count > 1 ? Self.decoded(pair[1]) : "" else {
        throw AppFault(.input, "The form cannot be read.")
      }
      values[name, default: []].append(value)
    }
  }

  private static let most = 400

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }

  /// The first value, without blanks at its ends; empty where there is none.
  subscript(name: String) -> String {
    (values[name]?.first ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  func all(_ name: String) -> [String] { values[name] ?? [] }
}
