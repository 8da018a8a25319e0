/// A few numbers for every lane: value i of lane l lies at i · width + l.
final class LaneNumbers {
  let pointer: UnsafeMutablePointer<Double>

  init(_ values: Int, _ width: LaneWidth) { pointer = Self.room(values, width) }

  deinit { pointer.deallocate() }

  subscript(place: Int) -> Double {
    get { pointer[place] }
    set { pointer[place] = newValue }
  }

  /// Memory for so many values a lane, all zero, where kernels expect it to lie: at a multiple of 64 bytes. The caller
  /// gives it back.
  static func room(_ values: Int, _ width: LaneWidth) -> UnsafeMutablePointer<Double> {
    let count = max(1, values) * width.count
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Double>.stride, alignment: 64)
    let memory = bytes.bindMemory(to: Double.self, capacity: count)
    memory.initialize(repeating: 0, count: count)
    return memory
  }
}

/// Some of the lanes.
struct LaneSet: Equatable, Sendable {
  private(set) var bits: UInt32 = 0

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }
  func contains(_ lane: Int) -> Bool { bits >> UInt32(lane) & 1 == 1 }
  mutating func insert(_ lane: Int) { bits |= 1 << UInt32(lane) }
}
