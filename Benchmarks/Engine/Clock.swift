import Foundation

/// Times of this process.
enum Clock {
  /// Seconds of processor time, all threads together.
  static func processor() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// Processor seconds of `repeats` runs of a piece of work.
  static func measure(_ repeats: Int, _ work: () -> Void) -> [Double] {
    (0..<repeats).map { _ in
      let begun = processor()
      work()
      return processor() - begun
    }
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
