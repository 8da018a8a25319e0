import NIOCore

/// Answers to sliders, as they were sent: a slider has few places and goes back to them, and so do other people's tabs.
///
/// Equal questions have equal answers, so nothing here can be out of date; what was asked longest ago is forgotten first.
actor KeptAnswers {
  private var kept: [PersonResults.Question: ByteBuffer] = [:]
  private var order: [PersonResults.Question] = []
  /// Some ten kilobytes each.
  private static let most = 1000

  func answer(_ question: PersonResults.Question) -> ByteBuffer? { kept[question] }

  func keep(_ answer: ByteBuffer, for question: PersonResults.Question) {
    guard kept[question] == nil else { return }
    kept[question] = answer
    order.append(question)
    while order.count > Self.most { kept[order.removeFirst()] = nil }
  }
}
