import Foundation

/// The SBML Test Suite as it is given: a folder, or an archive that is unpacked for the time being.
public enum SuiteFolder {
  /// - Parameter path: a folder, or a tar archive, compressed or not, which the system's `tar` unpacks.
  /// - Throws: `malformed` when tar cannot unpack it; whatever `body` throws.
  public static func use<Answer>(_ path: String, _ body: (URL) throws -> Answer) throws -> Answer {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      return try body(URL(filePath: path))
    }
    let place = FileManager.default.temporaryDirectory.appending(path: "menaquin-suite-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    tar.arguments = ["tar", "-xf", path, "-C", place.path]
    tar.standardError = FileHandle.nullDevice
    try tar.run()
    tar.waitUntilExit()
    guard tar.terminationStatus == 0 else {
      throw InterchangeFault.malformed("\(path) is no folder, and tar cannot unpack it", line: nil)
    }
    return try body(place)
  }
}
