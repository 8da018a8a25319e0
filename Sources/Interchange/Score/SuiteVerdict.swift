/// What became of one case.
public enum SuiteVerdict: Sendable, Equatable {
  case right
  /// Refused by the name of what the model asks for.
  case refused(feature: String)
  /// The run stopped with a message: no answer, and not in silence.
  case stopped(String)
  /// An answer outside the suite's tolerances: how far, and where.
  case wrong(String)
}

extension SuiteCase {
  /// Runs the case and holds the answer against the expected one: |ours − theirs| ≤ absolute + relative·|theirs|, at every
  /// time, for every column.
  func verdict() -> SuiteVerdict {
    do throws(InterchangeFault) {
      let model = try ForeignModel(sbml: self.model)
      let times = settings.times
      guard times.count == expected.count else {
        return .stopped("the settings ask for \(times.count) rows, the results have \(expected.count)")
      }
      let options = SBMLRunOptions(
        relativeTolerance: min(1e-8, settings.relative * 1e-4), absoluteTolerance: min(1e-10, settings.absolute * 1e-5))
      return compare(try model.run(columns, at: times, options: options))
    } catch {
      if case .unsupported(let feature, _) = error { return .refused(feature: feature) }
      return .stopped(error.description)
    }
  }

  private func compare(_ rows: [[Double]]) -> SuiteVerdict {
    for (row, wanted) in zip(rows, expected) {
      for (column, (ours, theirs)) in zip(columns, zip(row, wanted.dropFirst())) {
        let isSame = ours == theirs || (ours.isNaN && theirs.isNaN)
        let isNear = (ours - theirs).magnitude <= settings.absolute + settings.relative * theirs.magnitude
        if !isSame, !(isNear && theirs.isFinite) {
          return .wrong("\(column.name) at time \(wanted[0]) is \(ours), expected \(theirs)")
        }
      }
    }
    return .right
  }
}
