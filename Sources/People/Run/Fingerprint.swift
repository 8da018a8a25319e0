import Physiology

/// A short hash of everything that decides a run's numbers: the same fingerprint means the same bytes.
enum Fingerprint {
  static func of(_ person: Person, _ plans: [Plan], _ settings: PersonRun.Settings, _ today: CalendarDay) -> String {
    var hash = Hash()
    // The person's place is where the file stood, not who they are.
    var nowhere = person
    nowhere.place = nil
    hash.add("\(nowhere)")
    for plan in plans {
      var plan = plan
      plan.place = nil
      hash.add("\(plan)")
    }
    hash.add("\(settings.projection.scenarios) \(settings.projection.draws) \(settings.projection.seed)")
    hash.add("\(settings.projection.relativeTolerance) \(settings.until) \(settings.research) \(today)")
    hash.add(model)
    return hash.text
  }

  /// The model's own part: every parameter's numbers and every flow's name.
  private static let model: String = {
    var hash = Hash()
    for parameter in ReferenceModel.model.parameters {
      hash.add("\(parameter.key) \(parameter.female) \(parameter.male) \(parameter.range) \(parameter.uncertainty) \(parameter.spread)")
    }
    for flow in ReferenceModel.model.flows { hash.add(flow.name) }
    return hash.text
  }()

  /// FNV-1a, 64 bits.
  private struct Hash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325
    mutating func add(_ text: String) {
      for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
      state = (state ^ 0xff) &* 0x100_0000_01b3
    }
    var text: String {
      let digits = String(state, radix: 16)
      let padded = String(repeating: "0", count: 16 - digits.count) + digits
      return "\(padded.prefix(4))·\(padded.dropFirst(4).prefix(4))·\(padded.dropFirst(8).prefix(4))"
    }
  }
}
