import ArrowData

/// The caller's two numbers that a task looks at on its way: whether it is to end, and how far it is.
struct CallWatch: @unchecked Sendable {
  // Safe: the flag is read as an atomic, the share is a number that is only shown, and both outlive the call.
  private let cancelled: UnsafePointer<Int32>?
  private let progress: UnsafeMutablePointer<Double>?

  init(cancelled: UnsafePointer<Int32>?, progress: UnsafeMutablePointer<Double>?) {
    self.cancelled = cancelled
    self.progress = progress
  }

  var isCancelled: Bool { menaquin_flag_is_raised(cancelled) }

  func show(_ share: Double) { progress?.pointee = min(share, 1) }
}
