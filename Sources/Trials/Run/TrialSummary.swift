/// What is kept of all people so far, in memory that does not grow with them; summaries of parts merge.
struct TrialSummary: Sendable, Hashable, Codable {
  /// As the trial would report it: each person in one arm, with noise, losses and deaths. Groups: all, women, men.
  var reported: [[[[Cell]]]]
  /// Everyone under every arm, without noise, loss or death.
  var truth: [[[Moments]]]
  /// Everyone's difference from the first arm, without noise.
  var contrasts: [[[Moments]]]
  /// Readings at the start, as the endpoint's plain value.
  var baselines: [[Moments]]
  var events: [[EventTable]]
  /// Probability of the event by the end, and its difference from the first arm, over everyone.
  var incidences: [[Moments]]
  var incidenceContrasts: [[Moments]]
  /// Per arm.
  var enrolled: [Int]
  var lost: [Int]
  var died: [Int]
  /// Per arm: ages, and women among them.
  var ages: [Moments]
  var women: [Int]
  var covariates: [String: Moments]
  var screening: Screening
  var failures: [String]
  var failureCount = 0

  struct Cell: Sendable, Hashable, Codable {
    var moments = Moments()
    /// Of the logarithms of values above zero.
    var logs = Moments()
    var sketch = QuantileSketch()
    var responders = 0

    mutating func merge(_ other: Cell) {
      moments.merge(other.moments)
      logs.merge(other.logs)
      sketch.merge(other.sketch)
      responders += other.responders
    }
  }

  /// Who was looked at, and who passed each criterion.
  struct Screening: Sendable, Hashable, Codable {
    var candidates = 0
    var qualified = 0
    /// Of those for whom the criterion was looked at: all for what is known beforehand, the simulated for the rest.
    var asked: [Int]
    var passed: [Int]

    mutating func merge(_ other: Screening) {
      candidates += other.candidates
      qualified += other.qualified
      for i in asked.indices {
        asked[i] += other.asked[i]
        passed[i] += other.passed[i]
      }
    }
  }

  init(_ design: TrialDesign) {
    let arms = design.schedules.count
    let visits = design.visitRows.count
    let endpoints = design.measured.count
    func each<T>(_ value: T, _ count: Int) -> [T] { Array(repeating: value, count: count) }
    reported = each(each(each(each(Cell(), 3), visits), endpoints), arms)
    truth = each(each(each(Moments(), visits), endpoints), arms)
    contrasts = truth
    baselines = each(each(Moments(), endpoints), arms)
    events = each(each(EventTable(), design.events.count), arms)
    incidences = each(each(Moments(), design.events.count), arms)
    incidenceContrasts = incidences
    enrolled = each(0, arms)
    lost = enrolled
    died = enrolled
    ages = each(Moments(), arms)
    women = enrolled
    covariates = [:]
    let criteria = design.criteria.count
    screening = Screening(asked: each(0, criteria), passed: each(0, criteria))
    failures = []
  }

  mutating func merge(_ other: TrialSummary) {
    for arm in enrolled.indices {
      for endpoint in reported[arm].indices {
        for visit in reported[arm][endpoint].indices {
          for group in 0..<3 {
            reported[arm][endpoint][visit][group].merge(other.reported[arm][endpoint][visit][group])
          }
          truth[arm][endpoint][visit].merge(other.truth[arm][endpoint][visit])
          contrasts[arm][endpoint][visit].merge(other.contrasts[arm][endpoint][visit])
        }
        baselines[arm][endpoint].merge(other.baselines[arm][endpoint])
      }
      for event in events[arm].indices {
        events[arm][event].merge(other.events[arm][event])
        incidences[arm][event].merge(other.incidences[arm][event])
        incidenceContrasts[arm][event].merge(other.incidenceContrasts[arm][event])
      }
      enrolled[arm] += other.enrolled[arm]
      lost[arm] += other.lost[arm]
      died[arm] += other.died[arm]
      ages[arm].merge(other.ages[arm])
      women[arm] += other.women[arm]
    }
    for (name, moments) in other.covariates { covariates[name, default: Moments()].merge(moments) }
    screening.merge(other.screening)
    failureCount += other.failureCount
    failures = Array((failures + other.failures).prefix(5))
  }

  var people: Int { enrolled.reduce(0, +) }
}
