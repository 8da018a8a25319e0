import ModelLanguage
import Tabular

/// What happens to people over life, as populations report it: shares taking a medicine or having a disease by age and
/// sex, ages at menarche and menopause, how quantities track over years.
public struct PopulationHistory: Sendable {
  /// One published number of one sex and age band.
  public struct Row: Sendable, Hashable {
    public let quantity: String
    public let unit: String
    /// Nil where both sexes are meant.
    public let sex: Sex?
    /// First and last age in whole years; nil where the number has no age.
    public let youngest: Double?
    public let oldest: Double?
    public let mean: Double
    public let spread: Double?
    /// Percentiles by their number, where given.
    public let percentiles: [Int: Double]
    /// The percentile column as written: it also tells the gap in years and the number of people.
    public let note: String
    public let source: String
    /// Known from memory and not confirmed: never a pass/fail target.
    public let isRecalled: Bool

    /// The middle of the band; of an open one (80 and over) the age that its people have on average.
    public var middle: Double? {
      guard let youngest, let oldest else { return nil }
      return oldest >= 100 && youngest >= 75 ? youngest + 4 : (youngest + oldest + 1) / 2
    }
  }

  /// Read once, when first asked for.
  public static let shipped = PopulationHistory()

  public let rows: [Row]

  init() {
    rows = EvidenceResources.table("population/history.csv").rows.compactMap { row in
      func number(_ column: String) -> Double? { row.optionalText(column).flatMap(Double.init) }
      guard let quantity = row.optionalText("quantity"), let mean = number("mean") else { return nil }
      let note = row.optionalText("percentiles") ?? ""
      return Row(
        quantity: quantity, unit: row.optionalText("unit") ?? "", sex: row.optionalText("sex").flatMap(Sex.init),
        youngest: number("age_lo"), oldest: number("age_hi"), mean: mean, spread: number("sd"),
        percentiles: Self.percentiles(note), note: note, source: row.optionalText("source") ?? "",
        isRecalled: row.optionalText("quality") == "recalled")
    }
  }

  /// `p5=40.1;p50=51.0` as numbers; what is no percentile is left out.
  private static func percentiles(_ text: String) -> [Int: Double] {
    var found: [Int: Double] = [:]
    for part in text.split(separator: ";") {
      let sides = part.split(separator: "=")
      guard sides.count == 2, let name = sides.first, name.hasPrefix("p"), let percent = Int(name.dropFirst()),
        let value = Double(sides[1])
      else { continue }
      found[percent] = value
    }
    return found
  }

  public func rows(of quantity: String) -> [Row] { rows.filter { $0.quantity == quantity } }

  /// The bands of a quantity in one sex, youngest first; rows of both sexes count where the sex has none of its own.
  public func bands(_ quantity: String, sex: Sex) -> [Row] {
    let all = rows(of: quantity).filter { $0.middle != nil }
    let own = all.filter { $0.sex == sex }
    return (own.isEmpty ? all.filter { $0.sex == nil } : own).sorted { ($0.middle ?? 0) < ($1.middle ?? 0) }
  }
}
