/// Progress over studies on standard error: one line with a bar and the time left where a person watches, else a plain line
/// for each study that is done; nothing with `--quiet`.
struct StudyProgress: Sendable {
  private let isShown: Bool
  private let studies: Int
  private let line: ProgressLine

  init(isShown: Bool, of studies: Int) {
    self.isShown = isShown
    self.studies = studies
    line = ProgressLine(isShown: isShown, of: max(studies, 1), doing: "simulating studies")
    line.show(person: 0, share: 0)
  }

  func show(_ done: Int, _ name: String) {
    guard !line.isLive else { return line.show(person: done, share: 0) }
    if isShown { Output.note("\(done) of \(studies) studies: \(name)\n") }
  }

  func clear() { line.clear() }
}
