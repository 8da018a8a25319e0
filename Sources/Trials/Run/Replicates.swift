import RealModule
import Simulation

/// Many trials of the size that the file states, drawn from the same virtual people: what such a trial would report.
public struct Replicates: Sendable, Hashable {
  /// One comparison with the first arm over all replicates.
  public struct Comparison: Sendable, Hashable {
    /// Differences, or logarithms of hazard ratios.
    public var moments = Moments()
    public var sketch = QuantileSketch()
    /// With p < 0.05.
    public var significant = 0
    /// On the other side of zero than the truth.
    public var wrongSign = 0
    public var significantWrongSign = 0
    public var count: Int { moments.count }

    public var power: Double { count > 0 ? Double(significant) / Double(count) : 0 }
    public var wrongSignShare: Double { count > 0 ? Double(wrongSign) / Double(count) : 0 }

    mutating func add(_ difference: Double, p: Double, truth: Double) {
      moments.add(difference)
      sketch.add(difference)
      let isWrong = truth != 0 && difference * truth < 0
      if p < 0.05 { significant += 1 }
      if isWrong { wrongSign += 1 }
      if isWrong, p < 0.05 { significantWrongSign += 1 }
    }
  }

  /// People in each replicate, and replicates.
  public let people: Int
  public let count: Int
  /// Arm × endpoint × visit.
  public private(set) var values: [[[Comparison]]]
  /// Arm × event.
  public private(set) var events: [[Comparison]]

  /// Nil without replicates or people.
  init?(_ design: TrialDesign, _ pool: ReplicatePool, _ summary: TrialSummary, count: Int, seed: UInt64) {
    guard count > 0, !pool.members.isEmpty else { return nil }
    people = design.trial.population.people
    self.count = count
    let visits = Array(repeating: Comparison(), count: design.visitRows.count)
    values = Array(repeating: Array(repeating: visits, count: design.measured.count), count: design.quotas.count)
    events = Array(repeating: Array(repeating: Comparison(), count: design.events.count), count: design.quotas.count)
    for number in 0..<count {
      var draw = ReplicateDraw(design, pool, people: people, number: number, seed: seed)
      draw.fill()
      add(draw, summary)
    }
  }

  private mutating func add(_ draw: ReplicateDraw, _ summary: TrialSummary) {
    for arm in draw.cells.indices.dropFirst() {
      for endpoint in draw.cells[arm].indices {
        for visit in draw.cells[arm][endpoint].indices {
          let contrast = Contrast(draw.cells[arm][endpoint][visit], against: draw.cells[0][endpoint][visit])
          guard let contrast else { continue }
          values[arm][endpoint][visit].add(
            contrast.difference, p: contrast.p, truth: summary.contrasts[arm][endpoint][visit].mean)
        }
      }
      for event in draw.tables[arm].indices {
        guard let ratio = HazardRatio(of: draw.tables[arm][event], against: draw.tables[0][event]) else { continue }
        let log = Double.log(ratio.ratio)
        let p = 2 * NormalDistribution.cumulative(-abs(log / ratio.logError))
        events[arm][event].add(log, p: p, truth: summary.incidenceContrasts[arm][event].mean)
      }
    }
  }
}

/// One replicate: people drawn from the pool into the arms, readings with noise, losses.
struct ReplicateDraw {
  private let design: TrialDesign
  private let pool: ReplicatePool
  private let people: Int
  private var stream: RandomStream
  private var laboratories: [Double]
  /// Arm × endpoint × visit.
  private(set) var cells: [[[Moments]]]
  private(set) var tables: [[EventTable]]

  init(_ design: TrialDesign, _ pool: ReplicatePool, people: Int, number: Int, seed: UInt64) {
    self.design = design
    self.pool = pool
    self.people = people
    stream = RandomStream(seed: seed, person: number, purpose: Purpose.resampling)
    laboratories = design.noises.map { noise in noise.laboratory }
    let visits = Array(repeating: Moments(), count: design.visitRows.count)
    cells = Array(repeating: Array(repeating: visits, count: design.measured.count), count: design.quotas.count)
    tables = Array(repeating: Array(repeating: EventTable(), count: design.events.count), count: design.quotas.count)
  }

  mutating func fill() {
    for index in laboratories.indices { laboratories[index] = Double.exp(laboratories[index] * stream.normal()) }
    for arm in design.quotas.indices {
      let size = max(Int((design.quotas[arm] * Double(people)).rounded()), 1)
      for _ in 0..<size {
        let place = min(Int(stream.uniform() * Double(pool.members.count)), pool.members.count - 1)
        add(pool.members[place], arm)
      }
    }
  }

  private mutating func add(_ member: ReplicatePool.Member, _ arm: Int) {
    let rate = -Double.log(1 - design.trial.dropout) / TrialTime.year
    let chance = stream.uniform()
    let lost = rate > 0 ? -Double.log(chance) / rate : .infinity
    let death = member.deathDays[arm] ?? .infinity
    for (index, endpoint) in design.measured.enumerated() {
      let truth = member.values[arm][index]
      let noise = design.noises[index]
      let start = noise.reading(truth[0], &stream, laboratoryScale: laboratories[index])
      for (visit, day) in design.trial.visits.enumerated() where day <= min(lost, death) {
        let reading = day == 0 ? start : noise.reading(truth[visit + 1], &stream, laboratoryScale: laboratories[index])
        if let told = endpoint.told(reading, from: start) { cells[arm][index][visit].add(told) }
      }
    }
    for event in design.events.indices {
      let happens = member.eventDays[arm][event] ?? .infinity
      let day = min(happens, death, lost, design.end)
      let ending: EventTable.Ending = happens <= day ? .event : death <= day ? .death : .censored
      tables[arm][event].add(ending, atShare: design.end > 0 ? day / design.end : 0, years: day / TrialTime.year)
    }
  }
}
