import ModelLanguage
import People
import RealModule
import Yams

/// Reads what a study reported.
enum ObservedReader {
  private static let statistics = [
    "mean", "median", "geometric_mean", "events", "rate", "hazard_ratio", "odds_ratio", "risk_ratio", "difference",
    "finding", "share", "statistic", "correlation",
  ]
  private static let keys =
    statistics + [
      "endpoint", "as", "arm", "against", "at", "se", "sd", "ci", "ci_level", "quartiles", "p90", "n", "sex", "age",
      "unit",
      "use", "row", "rows", "note", "curve", "group", "log_sd", "gsd", "percentile", "above", "read", "range", "p",
      "time",
      "person_years", "baseline",
      "contrast", "band", "level", "within", "derived", "p10", "quantity", "window", "parts", "part", "to",
    ]

  static func observed(_ node: Node, path: String, faults: FaultList) -> Observed? {
    guard let reader = MappingReader(node, path: path, keys: keys, faults: faults) else { return nil }
    reader.require("endpoint", "the name of an endpoint")
    guard let endpoint = reader.text("endpoint", allowed: "the name of an endpoint") else { return nil }
    let use = reader.choice("use", Trial.Use.self)
    guard
      ["finding", "share", "statistic", "correlation", "range"].contains(where: reader.has) || statistic(reader) != nil
    else {
      if faults.errors.isEmpty { reader.exactlyOne(of: statistics, "the reported value") }
      return nil
    }
    var observed = Observed(endpoint: endpoint, statistic: statistic(reader) ?? special(reader))
    observed.form = reader.text("as", allowed: "a form").map { Endpoint.Form(text: $0) }
    observed.arm = reader.text("arm", allowed: "the name of an arm")
    observed.against = reader.text("against", allowed: "the name of an arm")
    observed.at = reader.time("at")
    observed.sd = reader.number("sd", in: 0...1e9, "")
    observed.people = reader.number("n", in: 1...1e9, "people").map { Int($0) }
    observed.interval = reader.pair("ci")
    observed.sex = reader.choice("sex", Sex.self)
    observed.unit = reader.text("unit", allowed: "a unit")
    observed.age = age(reader)
    observed.use = use
    observed.row = reader.text("row", allowed: "the id of an evidence row")
    observed.note = reader.text("note", allowed: "a note") ?? reader.text("finding", allowed: "what was found")
    observed.line = reader.line
    observed.standardError = standardError(observed, reader)
    if observed.standardError == nil, use == .calibration || use == .validation, !observed.carriesItsError {
      reader.faults.add(
        line: reader.line, key: path, "a value that is scored has no standard error", found: endpoint,
        allowed: "se, ci, or sd and n; quartiles and n for a median; or use: report")
    }
    return observed
  }

  /// What only the comparison with studies can read.
  private static func special(_ reader: MappingReader) -> Observed.Statistic {
    for key in ["share", "correlation"] where reader.has(key) {
      return .special(key, reader.number(key, in: -1e9...1e9, ""))
    }
    return .special(["statistic", "range"].first(where: reader.has) ?? "finding", nil)
  }

  private static func age(_ reader: MappingReader) -> ClosedRange<Double>? {
    guard let node = reader.node("age") else { return nil }
    if node.scalar != nil { return reader.number("age", in: 0...120, "years").map { $0...$0 } }
    return reader.pair("age")
  }

  private static func statistic(_ reader: MappingReader) -> Observed.Statistic? {
    let any = -1e9...1e9
    if let mean = reader.number("mean", in: any, "") { return .mean(mean) }
    if let median = reader.number("median", in: any, "") {
      return .median(median, quartiles: reader.pair("quartiles"), p90: reader.number("p90", in: any, ""))
    }
    if let mean = reader.number("geometric_mean", in: 0...1e9, "", aboveZero: true) { return .geometricMean(mean) }
    if reader.has("events") {
      reader.require("n", "the number of people that the events are of")
      guard let events = reader.number("events", in: 0...1e9, "events"),
        let people = reader.number("n", in: 1...1e9, "people")
      else { return nil }
      if events > people {
        reader.fault(
          "events", "more events than people", found: shortAmount(events), allowed: "at most n, \(shortAmount(people))")
      }
      return .events(Int(events), of: Int(people))
    }
    if let rate = reader.number("rate", in: 0...1e6, "per 1,000 person-years") { return .rate(rate) }
    if let ratio = reader.number("hazard_ratio", in: 0...1000, "", aboveZero: true) { return .hazardRatio(ratio) }
    for key in ["odds_ratio", "risk_ratio"] {
      if let ratio = reader.number(key, in: 0...1000, "", aboveZero: true) { return .oddsRatio(ratio) }
    }
    return reader.number("difference", in: any, "").map { .difference($0) }
  }

  /// From what is given; of the logarithm for ratios and geometric means.
  private static func standardError(_ observed: Observed, _ reader: MappingReader) -> Double? {
    if let se = reader.number("se", in: 0...1e9, "", aboveZero: true) {
      return observed.isLogarithmic ? se / max(observed.value, .leastNormalMagnitude) : se
    }
    if let interval = observed.interval {
      // Half the width of a 95 % interval is 1.96 standard errors.
      let width = 2 * 1.959963984540054
      guard observed.isLogarithmic else { return (interval.upperBound - interval.lowerBound) / width }
      guard interval.lowerBound > 0 else {
        reader.fault(
          "ci", "the interval of a ratio reaches zero", found: shortAmount(interval.lowerBound),
          allowed: "numbers above 0")
        return nil
      }
      return Double.log(interval.upperBound / interval.lowerBound) / width
    }
    guard let people = observed.people, people > 1 else { return nil }
    let root = Double(people).squareRoot()
    if let log = reader.number("log_sd", in: 0...5, "") { return log / root }
    if case .median(_, let quartiles?, _) = observed.statistic {
      // Of a normal sample: SD = (q3 − q1)/1.349, and the median's standard error is 1.2533 SD/√n.
      return 1.2533 * (quartiles.upperBound - quartiles.lowerBound) / 1.349 / root
    }
    return observed.isLogarithmic ? nil : observed.sd.map { $0 / root }
  }
}

extension Observed {
  /// Counts carry their own error.
  var carriesItsError: Bool {
    switch statistic {
    case .events, .special: true
    default: false
    }
  }

  fileprivate init(endpoint: String, statistic: Statistic) {
    self.endpoint = endpoint
    self.statistic = statistic
  }
}
