import People
import Trials

/// Says what a trial found, in words that a reader of a journal knows.
public struct TrialTeller: Sendable {
  let run: TrialRun

  public init(_ run: TrialRun) { self.run = run }

  /// The first line of the result: the first endpoint at the last visit, each arm against the first.
  public var sentence: String {
    var parts: [String] = []
    if !run.isComplete {
      parts.append(
        "Partial: \(NumberText.plain(Double(run.people))) of \(NumberText.plain(Double(run.wanted))) people.")
    }
    if let endpoint = run.measured.first, let visit = run.visits.indices.last, run.arms.count > 1 {
      parts += run.arms.indices.dropFirst().compactMap { sentence(endpoint, visit, $0) }
    } else if let endpoint = run.measured.first, let value = value(endpoint, run.visits.count - 1, 0) {
      parts.append(
        "\(run.arms[0].name): \(endpoint.words) \(number(value.mean, endpoint)) at \(time(run.visits.count - 1)).")
    }
    parts += run.happenings.filter { $0.arm > 0 }.map(sentence)
    return parts.joined(separator: " ")
  }

  private func sentence(_ endpoint: Endpoint, _ visit: Int, _ arm: Int) -> String? {
    guard let own = value(endpoint, visit, arm), let first = value(endpoint, visit, 0), let contrast = own.contrast
    else { return nil }
    let means =
      "\(number(own.mean, endpoint)) with \(run.arms[arm].name), \(number(first.mean, endpoint)) with \(run.arms[0].name)"
    return
      "\(endpoint.words.capitalizedSentence) at \(time(visit)): \(means); difference \(told(contrast, endpoint)), \(verdict(contrast))."
  }

  private func sentence(_ happening: TrialRun.Happening) -> String {
    let name = happening.endpoint.name
    guard let ratio = happening.hazardRatio else { return "Too few people had \(name) for a hazard ratio." }
    let interval = Interval(ratio.interval.lowerBound, ratio.interval.upperBound)
    let tells = ratio.interval.contains(1) ? "no difference can be told" : "a difference is told"
    return
      "\(name.capitalizedSentence), \(run.arms[happening.arm].name): hazard ratio \(NumberText.decimals(ratio.ratio, places: 2)) (95 % interval \(NumberText.range(interval))), \(tells)."
  }

  func verdict(_ contrast: Contrast) -> String {
    contrast.interval.contains(0) ? "no difference can be told" : "p \(Self.p(contrast.p))"
  }

  static func p(_ p: Double) -> String {
    p < 0.001 ? "< 0.001" : "= \(NumberText.decimals(p, places: p < 0.1 ? 3 : 2))"
  }

  func value(_ endpoint: Endpoint, _ visit: Int, _ arm: Int) -> TrialRun.Value? {
    run.values.first { $0.endpoint == endpoint && $0.visit == visit && $0.arm == arm && $0.group == "all" }
  }

  func number(_ value: Double, _ endpoint: Endpoint) -> String {
    NumberText.with(unit: endpoint.unit, NumberText.figures(value, 3))
  }

  /// `−31 % (−35 – −27)`
  func told(_ contrast: Contrast, _ endpoint: Endpoint) -> String {
    let estimate = Estimate(contrast.difference, Interval(contrast.interval.lowerBound, contrast.interval.upperBound))
    let text = NumberText.difference(estimate, figures: 3)
    return endpoint.unit.isEmpty ? text : text + NumberText.noBreak + endpoint.unit
  }

  func time(_ visit: Int) -> String { Self.time(run.visits[visit]) }

  public static func time(_ days: Double) -> String { TrialRun.time(days) }

  // MARK: The table of a terminal

  /// Rows of the last visit: endpoint, arm, n, mean, SD, difference, p.
  public var table: [[String]] {
    var rows: [[String]] = []
    guard let visit = run.visits.indices.last else { return [] }
    for endpoint in run.measured {
      for arm in run.arms.indices {
        guard let value = value(endpoint, visit, arm) else { continue }
        let unit = endpoint.unit.isEmpty ? "" : " (\(endpoint.unit))"
        rows.append([
          arm == 0 ? endpoint.words + unit : "", run.arms[arm].name, "\(value.people)",
          NumberText.figures(value.mean, 3),
          value.sd.map { NumberText.figures($0, 3) } ?? "", value.contrast.map { told($0, endpoint) } ?? "",
          value.contrast.map { Self.p($0.p).replacing("= ", with: "") } ?? "",
          value.counterfactual.map { NumberText.figures($0.mean, 3) } ?? "",
        ])
      }
    }
    return rows
  }

  public static let tableHead = ["endpoint", "arm", "n", "mean", "SD", "difference (95 %)", "p", "same people"]
}
