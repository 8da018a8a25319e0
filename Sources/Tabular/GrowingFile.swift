#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that grows by whole pieces: a piece that cannot be written whole is taken off again, and what stood before stays.
public final class GrowingFile {
  private let descriptor: Int32
  private let path: String
  public private(set) var size: Int

  /// Opens the file, made where it is missing, and cuts it to its first `size` bytes.
  public init(path: String, keeping size: Int) throws(OutputError) {
    self.path = path
    self.size = size
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputFile.fault(path, errno) }
    guard ftruncate(descriptor, off_t(size)) == 0, lseek(descriptor, off_t(size), SEEK_SET) >= 0 else {
      throw OutputFile.fault(path, errno)
    }
  }

  deinit { close(descriptor) }

  /// - Throws: `OutputError` with the system's reason, such as a full disk.
  public func append(_ bytes: [UInt8]) throws(OutputError) {
    guard OutputFile.writeAll(bytes, to: descriptor) else {
      let code = errno
      if ftruncate(descriptor, off_t(size)) == 0 { lseek(descriptor, off_t(size), SEEK_SET) }
      throw OutputFile.fault(path, code)
    }
    size += bytes.count
  }

  /// Returns once the disk has everything, so that it outlasts a loss of power.
  public func sync() throws(OutputError) {
    guard fsync(descriptor) == 0 else { throw OutputFile.fault(path, errno) }
  }
}
