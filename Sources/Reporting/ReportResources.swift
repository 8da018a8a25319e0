import Foundation

/// The files that ship with this module: style, script and the chart library.
enum ReportResources {
  static func text(_ path: String) -> String {
    let file = Bundle.module.bundleURL.appendingPathComponent("Resources/\(path)")
    guard let data = try? Data(contentsOf: file) else {
      preconditionFailure("the shipped file \(path) is missing beside the program: install it anew")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
