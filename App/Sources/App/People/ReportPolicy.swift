import Crypto
import Foundation

/// The policy of a page that brings its scripts with it: each is allowed by its sum, and nothing else.
enum ReportPolicy {
  static func header(for page: String) -> String {
    let sums = scripts(in: page).map { "'sha256-\(Data(SHA256.hash(data: Data($0.utf8))).base64EncodedString())'" }
    let allowed = sums.isEmpty ? "'none'" : sums.joined(separator: " ")
    return "default-src 'none'; script-src \(allowed); style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
      + "form-action 'none'; frame-ancestors 'none'"
  }

  /// Texts of the scripts that run; data blocks do not.
  static func scripts(in page: String) -> [String] {
    page.components(separatedBy: "<script>").dropFirst().map { part in
      part.range(of: "</script>").map { String(part[..<$0.lowerBound]) } ?? part
    }
  }
}
