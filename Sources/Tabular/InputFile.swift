#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reads a user's file whole, and only if it is one: a pipe, a directory, a device or a file beyond the size limit is
/// refused with the reason, and opening never blocks.
public enum InputFile {
  /// 64 MiB: far more than any diary, plan or person holds, far less than would trouble the machine.
  public static let defaultLimit = 64 * 1024 * 1024

  /// The bytes of `path`, or of standard input for `-`.
  ///
  /// - Throws: `InputError` of kind `.notFound` when the file is missing or may not be read, `.badData` when it is not
  ///   a regular file or is larger than `limit` bytes.
  public static func bytes(of path: String, limit: Int = defaultLimit) throws(InputError) -> [UInt8] {
    guard path != "-" else {
      return try readAll(descriptor: 0, name: displayName(of: path), sizeHint: 0, limit: limit)
    }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw InputError(.notFound, file: path, problem: "a file name is not empty and holds no NUL", found: path)
    }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(.notFound, file: path, problem: openProblem(errno, path))
    }
    defer { close(descriptor) }
    let size = try regularSize(of: descriptor, path: path, limit: limit)
    return try readAll(descriptor: descriptor, name: path, sizeHint: size, limit: limit)
  }

  /// The text of `path` after checking that it is UTF-8 without NUL; a byte order mark at the start is left out.
  public static func text(of path: String, limit: Int = defaultLimit) throws(InputError) -> String {
    let bytes = try bytes(of: path, limit: limit)
    let start = try TextCheck.check(bytes, file: displayName(of: path))
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  /// How messages name the file: `standard input` for `-`.
  public static func displayName(of path: String) -> String { path == "-" ? "standard input" : path }

  private static func regularSize(of descriptor: Int32, path: String, limit: Int) throws(InputError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw InputError(.notFound, file: path, problem: "cannot be examined: \(systemMessage(errno))")
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      throw InputError(
        file: path, problem: "is not a regular file", found: kindName(kind),
        allowed: "a regular file, or - for standard input")
    }
    let size = Int(status.st_size)
    guard size <= limit else { throw tooLarge(path, found: "\(size) bytes", limit: limit) }
    return size
  }

  private static func readAll(
    descriptor: Int32, name: String, sizeHint: Int, limit: Int
  ) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var failure: Int32 = 0
    var chunk = max(sizeHint + 1, 64 * 1024)
    while true {
      let start = bytes.count
      let wanted = chunk
      bytes.append(contentsOf: repeatElement(0, count: wanted))
      let count = bytes.withUnsafeMutableBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return read(descriptor, base + start, wanted)
      }
      if count < 0 { failure = errno }
      bytes.removeLast(wanted - max(0, count))
      if count < 0 && failure == EINTR { continue }
      if count < 0 { throw InputError(.notFound, file: name, problem: "cannot be read: \(systemMessage(failure))") }
      if count == 0 { return bytes }
      guard bytes.count <= limit else {
        throw tooLarge(name, found: "more than \(limit) bytes", limit: limit)
      }
      chunk = max(64 * 1024, min(bytes.count, 4 * 1024 * 1024))
    }
  }

  private static func tooLarge(_ name: String, found: String, limit: Int) -> InputError {
    InputError(
      file: name, problem: "is larger than what is read here", found: found,
      allowed: limit % (1024 * 1024) == 0 ? "at most \(limit / (1024 * 1024)) MiB" : "at most \(limit) bytes")
  }

  private static func openProblem(_ code: Int32, _ path: String) -> String {
    switch code {
    case ENOENT:
      let near = NearestFiles.names(near: path).map { InputError.printable($0) }
      return "there is no such file" + (near.isEmpty ? "" : " (nearest: \(near.joined(separator: ", ")))")
    case EACCES, EPERM: return "may not be read (permission denied)"
    default: return "cannot be opened: \(systemMessage(code))"
    }
  }

  private static func kindName(_ kind: mode_t) -> String {
    switch kind {
    case S_IFDIR: "a directory"
    case S_IFIFO: "a named pipe (FIFO)"
    case S_IFCHR, S_IFBLK: "a device"
    case S_IFSOCK: "a socket"
    default: "a special file"
    }
  }

  static func systemMessage(_ code: Int32) -> String {
    guard let message = strerror(code) else { return "system error \(code)" }
    return String(cString: message)
  }
}
