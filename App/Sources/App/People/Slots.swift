/// Lets a few computations through at once and the others wait in line, so that many sliders do not take each other's time.
///
/// Those who can wait go one at a time, and after everybody else: a place is always left for whoever looks at a page.
actor Slots {
  enum Urgency: Sendable {
    case now
    /// What is added to a page that is there already.
    case patient
  }

  private var free: Int
  private var isPatientInside = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var patient: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  func enter(_ urgency: Urgency) async {
    await withCheckedContinuation { place in
      if urgency == .now { waiting.append(place) } else { patient.append(place) }
      admit()
    }
  }

  func leave(_ urgency: Urgency) {
    free += 1
    if urgency == .patient { isPatientInside = false }
    admit()
  }

  private func admit() {
    while free > 0, !waiting.isEmpty {
      free -= 1
      waiting.removeFirst().resume()
    }
    guard free > 0, !isPatientInside, !patient.isEmpty else { return }
    free -= 1
    isPatientInside = true
    patient.removeFirst().resume()
  }
}
