#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes a file whole or not at all: the bytes go to a new file beside the target, which then takes its name.
public enum OutputFile {
  /// Writes `bytes` to `path`; `-` is standard output.
  ///
  /// - Throws: `OutputError` with the system's reason; the target is then as it was before, and nothing is left beside.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    if path == "-" {
      guard writeAll(bytes, to: 1) else { throw fault("standard output", errno) }
      return
    }
    let partial = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max)).part"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(path, errno) }
    let written = writeAll(bytes, to: descriptor)
    let writeCode = errno
    let closed = close(descriptor) == 0
    guard written, closed, rename(partial, path) == 0 else {
      let code = written ? errno : writeCode
      unlink(partial)
      throw fault(path, code)
    }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
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

  private static func fault(_ path: String, _ code: Int32) -> OutputError {
    OutputError(file: path, problem: InputFile.systemMessage(code))
  }
}
