import LaneKernels

/// The vector units that the arithmetic is compiled for. All give the same bits; they differ in speed.
public enum VectorUnit: String, Sendable, CaseIterable {
  case portable, avx2, avx512

  /// What this processor has, at the most.
  public static let best = Self.avx512

  private var limit: Int32 {
    switch self {
    case .portable: Int32(laneUnitPortable.rawValue)
    case .avx2: Int32(laneUnitAVX2.rawValue)
    case .avx512: Int32(laneUnitAVX512.rawValue)
    }
  }

  /// The kernels for `width` people side by side on this unit, or on the best one below it that the processor has.
  func kernels(_ width: LaneWidth) -> LaneKernels { laneKernels(width.rawValue, limit).pointee }
}

/// How many people stand side by side.
enum LaneWidth: Int32, Sendable, CaseIterable {
  /// Less work a step for one or a few people.
  case four = 4
  /// More people a second in a crowd.
  case eight = 8

  var count: Int { Int(rawValue) }

  /// The better one for so many people on one thread.
  static func fitting(_ people: Int) -> LaneWidth { people <= 4 ? .four : .eight }
}
