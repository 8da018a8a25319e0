#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes several files into a folder, all of them or none, making the folder and those above it where they are missing.
public enum OutputFolder {
  /// Says before long work that a folder could not be made or written: its first ancestor that exists is no folder, or may
  /// not be written.
  public static func check(_ folder: String) throws(OutputError) {
    let existing = ancestors(of: folder).last { access($0, F_OK) == 0 } ?? "."
    guard isFolder(existing) else { throw OutputFile.fault(folder, ENOTDIR) }
    guard access(existing, W_OK | X_OK) == 0 else { throw OutputFile.fault(folder, errno) }
  }

  /// - Parameter files: names relative to `folder`, which may lead into folders below it.
  /// - Throws: `OutputError`; nothing is then left that was not there before, no folder either.
  public static func write(_ files: [(name: String, bytes: [UInt8])], to folder: String) throws(OutputError) {
    let paths = files.map { (path: "\(folder)/\($0.name)", bytes: $0.bytes) }
    var made: [String] = []
    do throws(OutputError) {
      for path in paths {
        guard let slash = path.path.lastIndex(of: "/") else { continue }
        try make(String(path.path[..<slash]), &made)
      }
      try OutputFile.write(paths)
    } catch {
      for path in made.reversed() { rmdir(path) }
      throw error
    }
  }

  /// Makes a folder and those above it where they are missing.
  public static func make(_ folder: String) throws(OutputError) {
    var made: [String] = []
    try make(folder, &made)
  }

  private static func make(_ folder: String, _ made: inout [String]) throws(OutputError) {
    for path in ancestors(of: folder) where !isFolder(path) {
      if mkdir(path, 0o755) == 0 {
        made.append(path)
      } else if errno != EEXIST || !isFolder(path) {
        throw OutputFile.fault(folder, errno == EEXIST ? ENOTDIR : errno)
      }
    }
  }

  /// `a/b/c` → `a`, `a/b`, `a/b/c`.
  private static func ancestors(of path: String) -> [String] {
    let parts = path.split(separator: "/")
    let root = path.hasPrefix("/") ? "/" : ""
    return parts.indices.map { root + parts[...$0].joined(separator: "/") }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
