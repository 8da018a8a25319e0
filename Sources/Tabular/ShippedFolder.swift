import Foundation
import ImagePath

/// Where the files lie that ship with the program, when it is a library inside another program.
///
/// SwiftPM's own lookup asks beside the main program, which then is somebody else's (a Python, say); a library that was moved
/// as a whole has them beside itself.
public enum ShippedFolder {
  /// The folder of this name beside the library or program that holds this code; nil where there is none.
  public static func beside(_ name: String) -> URL? {
    guard let path = menaquin_image_path() else { return nil }
    let folder = URL(fileURLWithPath: String(cString: path)).deletingLastPathComponent().appendingPathComponent(name)
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
}
