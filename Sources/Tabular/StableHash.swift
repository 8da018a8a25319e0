/// FNV-1a, 64 bits: the same number for the same bytes on every machine. It names contents; it keeps no secret.
public struct StableHash: Sendable {
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  public mutating func add(_ text: String) { add(text.utf8) }

  public mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { mix(byte) }
    // No text holds this byte: what is added in two pieces differs from what is added in one.
    mix(0xff)
  }

  /// The same as for a sequence of these bytes, for many of them.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { mix(byte) }
    mix(0xff)
  }

  public mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
