import NIOCore

/// Answers to sliders, as they were sent: a slider has few places and goes back to them, and so do other people's tabs.
///
/// Equal questions have equal answers, so nothing here can be out of date; what was made longest ago is forgotten first.
/// Who asks what is being answered waits for that answer: nothing is made twice at once.
actor KeptAnswers {
  private var kept: [PersonResults.Question: ByteBuffer] = [:]
  private var order: [PersonResults.Question] = []
  private var pending: [PersonResults.Question: Task<ByteBuffer, any Error>] = [:]
  /// Some ten kilobytes each.
  private static let most = 1000

  func answer(
    _ question: PersonResults.Question, make: @escaping @Sendable () async throws -> ByteBuffer
  ) async throws -> ByteBuffer {
    if let answer = kept[question] { return answer }
    if let task = pending[question] { return try await task.value }
    let task = Task { try await make() }
    pending[question] = task
    defer { pending[question] = nil }
    let answer = try await task.value
    keep(answer, for: question)
    return answer
  }

  private func keep(_ answer: ByteBuffer, for question: PersonResults.Question) {
    kept[question] = answer
    order.append(question)
    while order.count > Self.most { kept[order.removeFirst()] = nil }
  }
}
