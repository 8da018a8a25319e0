/// Decides whether bytes are UTF-8 text that a person could have written: valid UTF-8, no NUL, not another encoding.
public enum TextCheck {
  /// Checks all bytes and returns the offset at which the text starts (after any UTF-8 byte order marks).
  ///
  /// - Throws: `InputError` naming the line of the first byte that is not text.
  public static func check(_ bytes: [UInt8], file: String) throws(InputError) -> Int {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InputError(
        file: file, line: 1, problem: "the text is not UTF-8", found: "a UTF-16 byte order mark", allowed: "UTF-8 text")
    }
    if let fault = firstFault(in: bytes) {
      let line = 1 + bytes[..<fault].count { $0 == UInt8(ascii: "\n") }
      let byte = String(bytes[fault], radix: 16, uppercase: true)
      let isNul = bytes[fault] == 0
      throw InputError(
        file: file, line: line, problem: isNul ? "the text holds a NUL byte" : "the text is not UTF-8",
        found: "byte 0x\(byte.count == 1 ? "0" : "")\(byte) at offset \(fault)", allowed: "UTF-8 text")
    }
    var start = 0
    while bytes[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    return start
  }

  /// The offset of the first NUL, or of the first byte of the first ill-formed sequence (Unicode 15, table 3-7).
  static func firstFault(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let byte = buffer[index]
        if byte < 0x80 {
          if byte == 0 { return index }
          index += 1
          continue
        }
        guard let length = sequenceLength(buffer, at: index) else { return index }
        index += length
      }
      return nil
    }
  }

  /// The length of the well-formed multi-byte sequence at `index`, or nil.
  private static func sequenceLength(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch buffer[index] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return nil
    }
    guard index + length <= buffer.count, second.contains(buffer[index + 1]) else { return nil }
    for offset in 2..<max(2, length) where !(0x80...0xBF).contains(buffer[index + offset]) { return nil }
    return length
  }
}
