#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes files whole or not at all: the bytes go to a new file beside the target, which then takes its name.
public enum OutputFile {
  /// Writes `bytes` to `path`; `-` is standard output.
  ///
  /// - Throws: `OutputError` with the system's reason; the target is then as it was before, and nothing is left beside.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    guard path == "-" else { return try write([(path, bytes)]) }
    guard writeAll(bytes, to: 1) else { throw fault("standard output", errno) }
  }

  /// Writes all files or none: every byte is on the disk before the first file takes its name.
  public static func write(_ files: [(path: String, bytes: [UInt8])]) throws(OutputError) {
    var staged: [(partial: String, target: String)] = []
    do throws(OutputError) {
      for file in files {
        let target = linked(file.path)
        if isStream(target) {
          try writeInto(target, file.bytes)
        } else {
          staged.append((try stage(file.bytes, for: target, named: file.path), target))
        }
      }
      for file in staged where rename(file.partial, file.target) != 0 { throw fault(file.target, errno) }
    } catch {
      // Those that already took their name are no longer there to be removed.
      for file in staged { unlink(file.partial) }
      throw error
    }
  }

  /// The bytes in a new file beside `target`, with the permissions that the target has.
  private static func stage(_ bytes: [UInt8], for target: String, named path: String) throws(OutputError) -> String {
    var status = stat()
    let exists = stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw fault(path, EISDIR) }
    let partial = "\(target).\(getpid()).\(UInt32.random(in: .min ... .max)).part"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(path, errno) }
    if exists { fchmod(descriptor, status.st_mode & 0o777) }
    let written = writeAll(bytes, to: descriptor)
    let writeCode = errno
    let closed = close(descriptor) == 0
    guard written, closed else {
      let code = written ? errno : writeCode
      unlink(partial)
      throw fault(path, code)
    }
    return partial
  }

  /// Where a link leads, so that what it points to is replaced and not the link.
  private static func linked(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// A terminal, a pipe or a device such as `/dev/null`: it is written into. Taking its name would replace it by a file.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private static func writeInto(_ path: String, _ bytes: [UInt8]) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path, errno) }
    let written = writeAll(bytes, to: descriptor)
    let code = errno
    guard close(descriptor) == 0, written else { throw fault(path, code) }
  }

  /// Whether all bytes were written; else `errno` has the reason.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        guard let base = buffer.baseAddress else { return true }
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, base + offset, buffer.count - offset)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, base + offset, buffer.count - offset)
        #else
          let count = Glibc.write(descriptor, base + offset, buffer.count - offset)
        #endif
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
  }

  static func fault(_ path: String, _ code: Int32) -> OutputError {
    OutputError(file: path, problem: InputFile.systemMessage(code), isClosedPipe: code == EPIPE)
  }
}
