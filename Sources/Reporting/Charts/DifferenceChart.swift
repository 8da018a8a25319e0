import ModelLanguage

/// The small picture beside a result line: the plan's difference under each scenario, with its interval, against zero.
///
/// Places are percentages, so that it fills whatever width it is given and its words keep their size.
enum DifferenceChart {
  static func inline(_ line: ResultLine) -> HTML {
    guard let differences = line.differences else { return .empty }
    let domain = domain(of: differences, atLeast: line.resolution.step)
    let alternative = EvidenceScenario.allCases.map { scenario in
      "\(scenario.rawValue): \(DifferenceWords.told(differences[scenario], within: line.resolution))"
    }.joined(separator: "; ")
    let rows = EvidenceScenario.allCases.enumerated().map { row($1, differences[$1], $0, domain) }
    return """
      <div class="difference"><svg width="74" height="70" role="img" \
      aria-label="Difference to living as now, \(line.differenceUnit). \(alternative)">\(names)\(unit(line))</svg>\
      <svg class="plot" width="100%" height="70" aria-hidden="true">\(zeroLine(domain))\(rows)\
      \(foot(domain))</svg></div>
      """
  }

  /// From the smallest to the largest end, always with zero, and a little air; never so narrow that what nobody could
  /// measure looks large.
  static func domain(of differences: ByScenario<Estimate>, atLeast step: Double = 0) -> Interval {
    var values = [0.0]
    for scenario in EvidenceScenario.allCases {
      let estimate = differences[scenario]
      values += [estimate.middle, estimate.interval?.lower ?? 0, estimate.interval?.upper ?? 0]
    }
    var low = values.min() ?? -1
    var high = values.max() ?? 1
    if high - low < step {
      low -= step
      high += step
    }
    let air = max((high - low) * 0.08, 1e-9)
    return Interval(low < 0 ? low - air : -4 * air, high > 0 ? high + air : 4 * air)
  }

  private static var names: HTML {
    EvidenceScenario.allCases.enumerated().map { index, scenario -> HTML in
      let name = scenario.rawValue
      return "<text class=\"light \(name)\" x=\"66\" y=\"\(13 + index * 16)\" text-anchor=\"end\">\(name)</text>"
    }.joined()
  }

  private static func unit(_ line: ResultLine) -> HTML {
    "<text class=\"small\" x=\"66\" y=\"66\" text-anchor=\"end\">\(line.differenceUnit)</text>"
  }

  private static func zeroLine(_ domain: Interval) -> HTML {
    let x = percent(0, in: domain)
    return "<line class=\"zero\" x1=\"\(x)\" x2=\"\(x)\" y1=\"1\" y2=\"52\"/>"
  }

  private static func row(_ scenario: EvidenceScenario, _ estimate: Estimate, _ index: Int, _ domain: Interval) -> HTML
  {
    let y = 9 + index * 16
    var parts = HTML.empty
    if let interval = estimate.interval {
      let ends = (percent(interval.lower, in: domain), percent(interval.upper, in: domain))
      parts += "<line class=\"line \(scenario.rawValue)\" x1=\"\(ends.0)\" x2=\"\(ends.1)\" y1=\"\(y)\" y2=\"\(y)\"/>"
    }
    let x = percent(estimate.middle, in: domain)
    return parts + "<circle class=\"dot \(scenario.rawValue) haloed\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>"
  }

  /// Zero under its line; "less" and "more" where there is room for them.
  private static func foot(_ domain: Interval) -> HTML {
    let share = -domain.lower / (domain.upper - domain.lower)
    let zero = percent(0, in: domain)
    var parts: HTML = "<text class=\"small\" x=\"\(zero)\" y=\"66\" text-anchor=\"middle\">0</text>"
    if share > 0.3 { parts += "<text class=\"small\" x=\"0\" y=\"66\">less</text>" }
    if share < 0.7 { parts += "<text class=\"small\" x=\"100%\" y=\"66\" text-anchor=\"end\">more</text>" }
    return parts
  }

  private static func percent(_ value: Double, in domain: Interval) -> String {
    let share = (value - domain.lower) / (domain.upper - domain.lower)
    return SVGPath.number(share * 100) + "%"
  }
}
