import ModelLanguage
import Tabular

/// How body, blood and habits are distributed in a population by sex and age: US surveys (NHANES), children and adults.
public struct PopulationReference: Sendable {
  /// The distribution of one quantity in one sex and age band.
  public struct Summary: Sendable, Hashable {
    public let quantity: String
    public let unit: String
    public let sex: Sex?
    /// First and last age of the band in whole years; an upper end of 100 stands for "and over".
    public let ages: ClosedRange<Double>
    public let mean: Double
    public let spread: Double?
    /// Percentiles by their number: 5, 25, 50, 75, 95.
    public let percentiles: [Int: Double]
    public let people: Int?
    public let source: String

    /// The middle of the band; of an open one (80 and over) the age that its people have on average.
    public var middle: Double {
      isOpen ? ages.lowerBound + 4 : (ages.lowerBound + ages.upperBound + 1) / 2
    }

    var isOpen: Bool { ages.upperBound >= 100 }
  }

  public let summaries: [Summary]

  /// Read once, when first asked for.
  public static let shipped = PopulationReference()

  init() {
    summaries = ["population/children.csv", "population/adults.csv"].flatMap { file in
      EvidenceResources.table(file).rows.compactMap { Self.summary($0) }
    }
  }

  public var quantities: Set<String> { Set(summaries.map(\.quantity)) }

  /// The bands of a quantity, youngest first. Where one band of all who are 80 and over exists, the finer bands of an
  /// earlier birth cohort (1999-2006) within it are left out; they stay in `summaries`.
  public func bands(_ quantity: String, sex: Sex) -> [Summary] {
    let all = summaries.filter { $0.quantity == quantity && $0.sex == sex }
    let eldest = all.filter(\.isOpen).min { $0.ages.lowerBound < $1.ages.lowerBound }
    let kept = all.filter { band in
      guard let eldest, band != eldest else { return true }
      return band.ages.lowerBound < eldest.ages.lowerBound
    }
    return kept.sorted { $0.middle < $1.middle }
  }

  /// The median (or the mean where no median is given) at an age, straight between the middles of the bands and held
  /// beyond the first and last middle; nil outside all bands.
  public func median(_ quantity: String, age: Double, sex: Sex) -> Double? {
    let bands = bands(quantity, sex: sex)
    guard let first = bands.first, let last = bands.last else { return nil }
    guard age >= first.ages.lowerBound, age <= last.ages.upperBound + 1 else { return nil }
    func typical(_ band: Summary) -> Double { band.percentiles[50] ?? band.mean }
    guard let above = bands.firstIndex(where: { $0.middle >= age }) else { return typical(last) }
    guard above > 0 else { return typical(first) }
    let (low, high) = (bands[above - 1], bands[above])
    guard high.middle > low.middle else { return typical(high) }
    let share = (age - low.middle) / (high.middle - low.middle)
    return typical(low) + share * (typical(high) - typical(low))
  }

  private static func summary(_ row: Table.Row) -> Summary? {
    func number(_ column: String) -> Double? { row.optionalText(column).flatMap(Double.init) }
    guard let quantity = row.optionalText("quantity"), let mean = number("mean"), let low = number("age_lo")
    else { return nil }
    let high = number("age_hi") ?? 120
    var percentiles: [Int: Double] = [:]
    for percent in [5, 25, 50, 75, 95] {
      percentiles[percent] = number("p\(percent)")
    }
    return Summary(
      quantity: quantity, unit: row.optionalText("unit") ?? "", sex: row.optionalText("sex").flatMap(Sex.init),
      ages: low...max(low, high), mean: mean, spread: number("sd"), percentiles: percentiles,
      people: number("n").map { Int($0) }, source: row.optionalText("source") ?? "")
  }
}
