import Foundation
import Tabular

/// The files that ship with this module: style, script and the chart library.
enum ReportResources {
  static func text(_ path: String) -> String {
    let bundle = ShippedFolder.beside("menaquin_Reporting.resources") ?? Bundle.module.bundleURL
    let file = bundle.appendingPathComponent("Resources/\(path)")
    guard let data = try? Data(contentsOf: file) else {
      preconditionFailure("the shipped file \(path) is missing beside the program: install it anew")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
