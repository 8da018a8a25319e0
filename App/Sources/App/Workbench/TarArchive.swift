import Foundation

/// Files in one, as POSIX `ustar` (IEEE Std 1003.1-1988, section 10.1.1): for each file a header of 512 bytes, then its bytes
/// filled up to a multiple of 512; two empty blocks at the end. Every system unpacks it.
struct TarArchive: Sendable {
  private static let block = 512
  private(set) var bytes: [UInt8] = []
  private let seconds: Int

  /// - Parameter modified: stands in every header, so that the same files give the same bytes.
  init(modified: Date) { seconds = max(0, Int(modified.timeIntervalSince1970)) }

  /// - Precondition: the name is ASCII and has at most 100 bytes, the most that a header of this form holds.
  mutating func add(_ name: String, _ content: [UInt8]) {
    precondition(name.utf8.count <= 100 && name.utf8.allSatisfy { $0 < 0x80 }, "\(name) is no name for a header")
    bytes += header(name, content.count)
    bytes += content
    bytes += [UInt8](repeating: 0, count: (Self.block - content.count % Self.block) % Self.block)
  }

  /// With the two empty blocks that end an archive.
  var whole: [UInt8] { bytes + [UInt8](repeating: 0, count: 2 * Self.block) }

  private func header(_ name: String, _ size: Int) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: Self.block)
    func put(_ text: String, _ offset: Int) {
      for (index, byte) in text.utf8.enumerated() { block[offset + index] = byte }
    }
    put(name, 0)
    put(octal(0o644, 7), 100)
    put(octal(0, 7), 108)
    put(octal(0, 7), 116)
    put(octal(size, 11), 124)
    put(octal(seconds, 11), 136)
    put("0", 156)
    put("ustar", 257)
    put("00", 263)
    // The sum is taken with spaces in its own place.
    put("        ", 148)
    let sum = block.reduce(0) { $0 + Int($1) }
    put(octal(sum, 6), 148)
    block[154] = 0
    return block
  }

  private func octal(_ value: Int, _ digits: Int) -> String {
    let text = String(value, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
