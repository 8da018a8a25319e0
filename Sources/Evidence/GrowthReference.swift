import Foundation
import ModelLanguage

/// Length, height, weight and body-mass index of children by age: WHO 2006 to 24 months, CDC 2000 from there to 20 years.
///
///     value = M · (1 + L·S·z)^(1/L)        z the number of standard deviations, M the median
///
/// The two references differ where they meet (boys' median weight 12.15 and 12.67 kg); the step is left as published.
public struct GrowthReference: Sendable {
  public enum Quantity: String, Sendable, Hashable, CaseIterable {
    /// cm; lying length to 24 months, standing height from there.
    case height
    /// kg
    case weight
    /// kg/m²
    case bodyMassIndex = "bmi"
  }

  /// Box-Cox power, median and coefficient of variation at one age.
  public struct Curve: Sendable, Hashable {
    public let power: Double
    public let median: Double
    public let variation: Double

    public func value(atDeviations z: Double) -> Double {
      guard power != 0 else { return median * exp(variation * z) }
      return median * pow(1 + power * variation * z, 1 / power)
    }

    /// How many standard deviations a value lies above the median.
    public func deviations(of value: Double) -> Double {
      guard power != 0 else { return log(value / median) / variation }
      return (pow(value / median, power) - 1) / (power * variation)
    }
  }

  /// Read once, when first asked for.
  public static let shipped = GrowthReference()
  /// The ages, in years, that the reference covers.
  public static let ages = 0.0...20.0

  private struct Entry: Sendable {
    var months: Double
    var curve: Curve
  }
  private struct Key: Hashable {
    var quantity: Quantity
    var sex: Sex
  }
  private let entries: [Key: [Entry]]

  init() {
    var entries: [Key: [Entry]] = [:]
    for row in EvidenceResources.table("population/growth.csv").rows {
      guard
        let name = row.optionalText("quantity"), let sex = row.optionalText("sex").flatMap(Sex.init),
        let quantity = Quantity(rawValue: name == "length" ? "height" : name),
        let months = row.optionalText("age_months").flatMap(Double.init),
        let power = row.optionalText("L").flatMap(Double.init),
        let median = row.optionalText("M").flatMap(Double.init),
        let variation = row.optionalText("S").flatMap(Double.init)
      else { continue }
      let curve = Curve(power: power, median: median, variation: variation)
      entries[Key(quantity: quantity, sex: sex), default: []].append(Entry(months: months, curve: curve))
    }
    self.entries = entries.mapValues { list in
      // Where both references have an age (24 months) the standing one, read last, is kept.
      let latest = Dictionary(list.map { ($0.months, $0) }, uniquingKeysWith: { $1 })
      return latest.values.sorted { $0.months < $1.months }
    }
  }

  /// The curve at an age in years; nil outside 0 to 20.
  public func curve(_ quantity: Quantity, age: Double, sex: Sex) -> Curve? {
    guard Self.ages.contains(age), let list = entries[Key(quantity: quantity, sex: sex)] else { return nil }
    let months = age * 12
    guard let above = list.firstIndex(where: { $0.months >= months }) else { return list.last?.curve }
    guard above > 0 else { return list[0].curve }
    let (low, high) = (list[above - 1], list[above])
    let share = (months - low.months) / (high.months - low.months)
    func between(_ value: KeyPath<Curve, Double>) -> Double {
      low.curve[keyPath: value] + share * (high.curve[keyPath: value] - low.curve[keyPath: value])
    }
    return Curve(power: between(\.power), median: between(\.median), variation: between(\.variation))
  }

  public func median(_ quantity: Quantity, age: Double, sex: Sex) -> Double? {
    curve(quantity, age: age, sex: sex)?.median
  }
}
