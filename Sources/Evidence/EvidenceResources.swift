import Foundation
import Tabular

/// The data files that ship with this module, read only when asked for.
enum EvidenceResources {
  /// The text of a shipped file, such as `claims.yaml`.
  static func text(_ path: String) -> String {
    String(decoding: bytes(path), as: UTF8.self)
  }

  /// A shipped table, such as `rows/bone.csv`.
  static func table(_ path: String) -> Table {
    do throws(InputError) {
      return try Table(bytes: bytes(path), file: path)
    } catch {
      preconditionFailure("the shipped table \(path) cannot be read: \(error)")
    }
  }

  /// The names of all shipped files, in their order.
  static var names: [String] {
    (FileManager.default.subpaths(atPath: folder.path) ?? []).filter { !folder.appendingPathComponent($0).hasDirectoryPath }
      .sorted()
  }

  private static var folder: URL {
    (ShippedFolder.beside("menaquin_Evidence.resources") ?? Bundle.module.bundleURL).appendingPathComponent("Resources")
  }

  static func bytes(_ path: String) -> [UInt8] {
    let file = folder.appendingPathComponent(path)
    guard let data = try? Data(contentsOf: file) else {
      preconditionFailure("the shipped file \(path) is missing beside the program: install it anew")
    }
    return [UInt8](data)
  }
}
