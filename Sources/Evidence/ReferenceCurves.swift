import ModelLanguage
import Tabular

/// All reference curves that ship: bone, vessel, and the second reading, which stands first where both have a quantity.
public struct ReferenceCurves: Sendable {
  public let curves: [ReferenceCurve]

  /// Read once, when first asked for.
  public static let shipped = ReferenceCurves()

  init() {
    var groups: [Key: [ReferenceCurve.Point]] = [:]
    var order: [Key] = []
    for file in ["verified", "bone", "vessel"] {
      for row in EvidenceResources.table("curves/\(file).csv").rows {
        guard let (key, point) = Self.point(row) else { continue }
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(point)
      }
    }
    curves = order.map { key in
      ReferenceCurve(
        quantity: key.quantity, unit: key.unit, sex: key.sex, group: key.group, statistic: key.statistic,
        study: key.study,
        points: (groups[key] ?? []).sorted { ($0.age ?? -1) < ($1.age ?? -1) })
    }
  }

  public var quantities: Set<String> { Set(curves.map(\.quantity)) }

  /// The curves of a quantity, all of them or those of one sex.
  public func curves(of quantity: String, sex: Sex? = nil) -> [ReferenceCurve] {
    curves.filter { $0.quantity == quantity && (sex == nil || $0.sex == sex) }
  }

  /// One curve, or nil where there is none.
  public func curve(
    _ quantity: String, sex: Sex?, statistic: String = "mean", group: String = ""
  ) -> ReferenceCurve? {
    curves.first {
      $0.quantity == quantity && $0.sex == sex && $0.statistic == statistic && $0.group == group
    }
  }

  private struct Key: Hashable {
    var quantity, unit: String
    var sex: Sex?
    var group, statistic, study: String
  }

  private static func point(_ row: Table.Row) -> (Key, ReferenceCurve.Point)? {
    guard let quantity = row.optionalText("quantity"), let value = row.optionalText("value").flatMap(Double.init)
    else { return nil }
    let (sex, group) = people(row.optionalText("sex") ?? "")
    let text = row.optionalText("age") ?? ""
    let source = row.optionalText("source") ?? ""
    let ages = AgeBand(text)
    let key = Key(
      quantity: quantity, unit: row.optionalText("unit") ?? "", sex: sex, group: group,
      statistic: row.optionalText("statistic") ?? "mean", study: study(source))
    return (
      key,
      ReferenceCurve.Point(
        ageText: text, youngest: ages.youngest, oldest: ages.oldest, value: value,
        spread: row.optionalText("sd").flatMap(Double.init), source: source, isRecalled: source.contains("RECALLED"))
    )
  }

  /// What is named before the first bracket, comma or semicolon: points of two studies never make one curve.
  private static func study(_ source: String) -> String {
    String(source.prefix { !"(,;".contains($0) }).trimmed
  }

  /// `M white` is men of the group `white`; `both T2D` is the group `T2D`; `HD` is a group of both sexes.
  private static func people(_ text: String) -> (Sex?, String) {
    var words = text.split(separator: " ").map(String.init)
    switch words.first {
    case "M":
      words.removeFirst()
      return (.male, words.joined(separator: " "))
    case "F":
      words.removeFirst()
      return (.female, words.joined(separator: " "))
    case "both":
      words.removeFirst()
      return (nil, words.joined(separator: " "))
    default: return (nil, text)
    }
  }
}

/// Ages as tables write them: `45`, `20-29`, `<40`, `>=70`, `80+`, `45-84 (62)`, `adult`.
struct AgeBand {
  var youngest: Double?
  var oldest: Double?

  init(_ text: String) {
    let words = text.split(separator: " ").first.map(String.init) ?? ""
    if let age = Double(words) {
      (youngest, oldest) = (age, age)
    } else if words.hasPrefix("<") {
      oldest = Double(words.drop { "<=".contains($0) })
    } else if words.hasPrefix(">") {
      youngest = Double(words.drop { ">=".contains($0) })
    } else if words.hasSuffix("+") {
      youngest = Double(words.dropLast())
    } else {
      let ends = words.split(separator: "-").map { Double($0) }
      guard ends.count == 2, let low = ends[0], let high = ends[1] else { return }
      // "20-29" is twenty to the day before thirty.
      (youngest, oldest) = (low, low == low.rounded() ? high + 1 : high)
    }
  }
}
