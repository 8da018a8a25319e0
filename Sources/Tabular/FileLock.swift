#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A lock that one process holds until it ends, however it ends. The file beside it says who; it stays and means nothing once
/// its process has gone.
public final class FileLock {
  /// Another process holds the lock; what it wrote about itself.
  public struct Held: Error, Sendable { public let holder: String }

  private let descriptor: Int32

  /// - Parameter holder: what others are told about this process.
  /// - Throws: `Held`, or `OutputError` where the file cannot be made.
  public init(path: String, holder: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputFile.fault(path, errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      guard code == EWOULDBLOCK else { throw OutputFile.fault(path, code) }
      let text = try? InputFile.text(of: path, limit: 4096)
      throw Held(holder: InputError.printable(text ?? ""))
    }
    // A full disk takes no name; the lock holds all the same.
    if ftruncate(descriptor, 0) == 0 { _ = OutputFile.writeAll(Array(holder.utf8), to: descriptor) }
  }

  deinit { close(descriptor) }
}
