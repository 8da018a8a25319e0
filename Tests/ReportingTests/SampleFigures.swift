import Foundation
import ModelLanguage

@testable import Reporting

/// Invented courses that look like lives.
extension Sample {
  static let source =
    "Simulated; n = 1,000 draws, the same random numbers in every plan and scenario. Run 7c1e·40d2. "
    + "Recompute: menaquin simulate anna.yaml --plan mk7.yaml"

  static func osteocalcin(_ share: Double, _ to: Double) -> Figure {
    func now(_ age: Double) -> Double {
      let growth = 30 * exp(-pow((age - 12.5) / 3.2, 2)) + 10 * exp(-pow((age - 4) / 5, 2))
      return 33 + growth + 5 / (1 + exp(-(age - 51) / 1.2))
    }
    func plan(_ age: Double) -> Double {
      age <= today ? now(age) : now(age) * (share + (1 - share) * exp(-(age - today) / 0.08))
    }
    let middle = ages.map(plan)
    return Figure(
      id: "osteocalcin",
      title: share < 1
        ? "Inactive osteocalcin falls to about \(Int(to)) % within three months"
        : "Inactive osteocalcin stays near 38 %",
      subtitle: "Inactive share of osteocalcin in blood, %", quantity: "Inactive share of osteocalcin", unit: "%",
      ages: ages,
      lines: [
        FigureLine(
          scenario: .trials, middle: middle,
          betweenPeople: FigureBand(lower: middle.map { $0 * 0.6 }, upper: middle.map { $0 * 1.5 }),
          unknown: FigureBand(lower: middle.map { $0 * 0.88 }, upper: middle.map { $0 * 1.12 }))
      ],
      scenariosAgree: true, asNow: share < 1 ? ages.map { $0 < today ? .nan : now($0) } : nil,
      measured: [MeasuredPoint(age: 57.9, value: 38, interval: Interval(33, 43))], today: today, confidence: .likely,
      source: source,
      alternative:
        "Inactive osteocalcin peaks in puberty, is about a third in adult life, rises at menopause to 38 %, and with "
        + "the plan falls within three months. The scenarios do not differ, because all three let the marker move.")
  }

  static var spine: Figure {
    func now(_ age: Double) -> Double {
      let growth = 0.28 + 0.72 / (1 + exp(-(age - 11.5) / 2.4))
      let loss = 0.004 * max(0, age - 35) + 0.09 / (1 + exp(-(age - 52.5) / 2))
      return growth - loss * (0.85 + 0.002 * max(0, age - 60))
    }
    func gain(_ size: Double) -> [Double] { ages.map { now($0) * (1 + size * (1 - exp(-max(0, $0 - today) / 14))) } }
    let middle = gain(0.004)
    let spread = ages.map { 0.03 + 0.06 * (1 - exp(-abs($0 - 58) / 14)) }
    let unknown = ages.map { 0.01 + 0.0013 * abs($0 - 58) }
    return Figure(
      id: "spine", title: "Spine density: no difference can be told",
      subtitle: "Lumbar spine bone mineral density, g/cm², with T-score limits", quantity: "Lumbar spine density",
      unit: "g/cm²",
      ages: ages,
      lines: [
        FigureLine(scenario: .described, middle: gain(0.03)),
        FigureLine(
          scenario: .trials, middle: middle,
          betweenPeople: FigureBand(
            lower: zip(middle, spread).map { $0 * (1 - $1) }, upper: zip(middle, spread).map { $0 * (1 + $1) }),
          unknown: FigureBand(
            lower: zip(middle, unknown).map { $0 * (1 - $1) }, upper: zip(middle, unknown).map { $0 * (1 + $1) })),
        FigureLine(scenario: .none, middle: gain(0)),
      ],
      referenceLines: [ReferenceLine(0.937, "T −1"), ReferenceLine(0.772, "T −2.5")],
      measured: [MeasuredPoint(age: 57.6, value: 0.81, interval: Interval(0.79, 0.83))], today: today,
      confidence: .uncertain,
      source: source,
      alternative:
        "Density rises to 1.0 at 20, falls at menopause and slowly after that. At 90 the scenarios end within 0.02 of "
        + "each other, well inside both bands.")
  }

  /// Plan less living as now.
  static var difference: Figure {
    func gain(_ size: Double) -> [Double] { ages.map { size * (1 - exp(-max(0, $0 - today) / 14)) } }
    return Figure(
      id: "difference", title: "Spine density: the difference to living as now", subtitle: "g/cm², plan less as now",
      quantity: "Difference in spine density", unit: "g/cm²", isDifference: true, ages: ages,
      lines: [
        FigureLine(scenario: .described, middle: gain(0.03)),
        FigureLine(
          scenario: .trials, middle: gain(0.004), betweenPeople: FigureBand(lower: gain(-0.01), upper: gain(0.02)),
          unknown: FigureBand(lower: gain(-0.006), upper: gain(0.015))),
        FigureLine(scenario: .none, middle: gain(0)),
      ],
      today: today, confidence: .uncertain, source: source, alternative: "The difference stays near zero.")
  }

  static var coronary: Figure {
    func now(_ age: Double) -> Double {
      guard age > 46 else { return 0 }
      return age < 56 ? 42 * pow((age - 46) / 10, 2.2) : 42 + 9.5 * (age - 56) + 0.13 * (age - 56) * (age - 56)
    }
    let start = now(today)
    func slowed(_ share: Double) -> [Double] { ages.map { now($0) - share * max(0, now($0) - start) } }
    let middle = slowed(0.048)
    return Figure(
      id: "coronary", title: "Artery calcium: no difference can be told",
      subtitle: "Coronary artery calcium, Agatston units, scale log (1 + score)", quantity: "Coronary calcium score",
      unit: "AU",
      scale: .log1p, ages: ages,
      lines: [
        FigureLine(scenario: .described, middle: slowed(0.17)),
        FigureLine(
          scenario: .trials, middle: middle,
          betweenPeople: FigureBand(lower: middle.map { $0 * 0.3 }, upper: middle.map { $0 * 2.8 }),
          unknown: FigureBand(lower: middle.map { $0 * 0.75 }, upper: middle.map { $0 * 1.4 })),
        FigureLine(scenario: .none, middle: slowed(0)),
      ],
      measured: [MeasuredPoint(age: 56.2, value: 42, interval: Interval(33, 53))], today: today, confidence: .notShown,
      source: source,
      alternative:
        "No calcium before about 48; 42 measured at 56; then steady growth in every scenario. None of them lowers an "
        + "established score.")
  }
}
