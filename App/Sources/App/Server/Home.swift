import Foundation

/// The folder that holds everything a household entered; nobody else on the machine may read it.
public struct Home: Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// `MENAQUIN_HOME`, else `menaquin` in the user's data folder (`XDG_DATA_HOME`, else `~/.local/share`).
  public static func ofUser(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> Home {
    if let own = environment["MENAQUIN_HOME"], !own.isEmpty { return Home(folder: own) }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return Home(folder: data + "/menaquin") }
    return Home(folder: NSHomeDirectory() + "/.local/share/menaquin")
  }

  public var database: String { folder + "/household.sqlite" }
  public var backups: String { folder + "/backups" }
  public var runs: String { folder + "/runs" }

  /// Makes the folder and those in it where they are missing.
  /// - Throws: `AppFault` where that cannot be done.
  public func prepare() throws(AppFault) {
    for path in [folder, backups, runs] {
      do {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true, attributes: Self.onlyUser)
        try FileManager.default.setAttributes(Self.onlyUser, ofItemAtPath: path)
      } catch {
        throw AppFault(.storage, "The folder \(path) cannot be used: \(error.localizedDescription).")
      }
    }
  }

  private static var onlyUser: [FileAttributeKey: NSNumber] { [.posixPermissions: 0o700] }
}
