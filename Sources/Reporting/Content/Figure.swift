import ModelLanguage

/// A life chart: one quantity over age, under the evidence scenarios, with the two bands kept apart.
///
/// One description; the Vega-Lite chart on screen, the drawing on paper, the file and the table are all made from it.
public struct Figure: Sendable {
  /// A short word without spaces, unique within its plan: "osteocalcin".
  public var id: String
  /// The finding, as a sentence without full stop.
  public var title: String
  /// The quantity, unit and who.
  public var subtitle: String
  /// What one number on the y axis is, for the table's caption: "Inactive share of osteocalcin".
  public var quantity: String
  public var unit: String
  public var resolution: Resolution
  public var scale: FigureScale
  /// Whether the values are differences to living as now: zero is drawn in ink, numbers carry their sign.
  public var isDifference: Bool
  /// The ages, in years, at which every line and band has its values; ascending. Today belongs among them, so that
  /// what the plan changes starts there and not between two birthdays.
  public var ages: [Double]
  public var lines: [FigureLine]
  /// True for markers: one line, "all three scenarios", is drawn instead of three.
  public var scenariosAgree: Bool
  /// Living as now, drawn thin in ink beside the plan; nil where it is the plan, or would only clutter.
  /// `nan` where it is not to be drawn, as before today.
  public var asNow: [Double]?
  public var referenceLines: [ReferenceLine]
  public var measured: [MeasuredPoint]
  /// The person's age today; left of it is history, right of it the plan.
  public var today: Double?
  /// Fixed limits of the y axis; nil lets the chart choose them.
  public var range: Interval?
  public var confidence: ConfidenceWord?
  /// Source, number of draws, simulated or measured, and how to make it again.
  public var source: String
  /// What the picture shows, for those who do not see it.
  public var alternative: String

  public init(
    id: String, title: String, subtitle: String, quantity: String, unit: String, resolution: Resolution = .unlimited,
    scale: FigureScale = .linear, isDifference: Bool = false,
    ages: [Double], lines: [FigureLine], scenariosAgree: Bool = false, asNow: [Double]? = nil,
    referenceLines: [ReferenceLine] = [], measured: [MeasuredPoint] = [], today: Double? = nil,
    range: Interval? = nil, confidence: ConfidenceWord? = nil, source: String, alternative: String
  ) {
    precondition(ages.count >= 2, "a figure needs at least two ages")
    precondition(zip(ages, ages.dropFirst()).allSatisfy { $0 < $1 }, "the ages of a figure ascend")
    precondition(!lines.isEmpty, "a figure needs at least one line")
    let curves = lines.flatMap(\.curves) + [asNow].compactMap { $0 }
    precondition(curves.allSatisfy { $0.count == ages.count }, "every line and band has one value for each age")
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.quantity = quantity
    self.unit = unit
    self.resolution = resolution
    self.scale = scale
    self.isDifference = isDifference
    self.ages = ages
    self.lines = lines
    self.scenariosAgree = scenariosAgree
    self.asNow = asNow
    self.referenceLines = referenceLines
    self.measured = measured
    self.today = today
    self.range = range
    self.confidence = confidence
    self.source = source
    self.alternative = alternative
  }

  /// A value as it is told beside a line: with its sign where it is a difference.
  func text(of value: Double) -> String {
    guard value.isFinite else { return "" }
    let number =
      isDifference
      ? NumberText.difference(Estimate(value), within: resolution) : NumberText.figures(value, within: resolution)
    return unit == "%" ? NumberText.with(unit: unit, number) : number
  }

  /// The line that carries the bands: `trials`, or the first where `trials` is not drawn.
  var mainLine: FigureLine { lines.first { $0.scenario == .trials } ?? lines[0] }

  /// The lines in the order in which they are drawn: the most important last, on top.
  var drawnLines: [FigureLine] {
    if scenariosAgree { return [mainLine] }
    let order: [EvidenceScenario] = [.none, .trials, .described]
    return order.compactMap { scenario in lines.first { $0.scenario == scenario } }
  }
}

public enum FigureScale: String, Sendable, Hashable {
  case linear
  /// log (1 + value): near zero as it is, and a tenfold step as long as the next.
  case log1p
}

/// One scenario's course, and its bands.
public struct FigureLine: Sendable {
  public var scenario: EvidenceScenario
  public var middle: [Double]
  /// How people differ: a tint, no edge.
  public var betweenPeople: FigureBand?
  /// What science does not know: two thin edges, no fill.
  public var unknown: FigureBand?

  public init(
    scenario: EvidenceScenario, middle: [Double], betweenPeople: FigureBand? = nil, unknown: FigureBand? = nil
  ) {
    self.scenario = scenario
    self.middle = middle
    self.betweenPeople = betweenPeople
    self.unknown = unknown
  }

  var curves: [[Double]] {
    [middle, betweenPeople?.lower, betweenPeople?.upper, unknown?.lower, unknown?.upper].compactMap { $0 }
  }
}

public struct FigureBand: Sendable {
  public var lower: [Double]
  public var upper: [Double]

  public init(lower: [Double], upper: [Double]) {
    self.lower = lower
    self.upper = upper
  }
}

/// A value that a reader compares with, such as T −2.5.
public struct ReferenceLine: Sendable {
  public var value: Double
  public var label: String

  public init(_ value: Double, _ label: String) {
    self.value = value
    self.label = label
  }
}

/// A measurement of this person: a mark with its interval, never joined to another.
public struct MeasuredPoint: Sendable {
  public var age: Double
  public var value: Double
  public var interval: Interval?

  public init(age: Double, value: Double, interval: Interval? = nil) {
    self.age = age
    self.value = value
    self.interval = interval
  }
}
