/// What an unknown number of a food is likely to be: the median of the foods of its group in which it is known.
///
/// It is never added to what a diet is known to hold. A simulation may draw from it: lognormal about this median with
/// log-SD 0.8 (model of vitamin K, section 1), and must say so.
public struct UnknownEstimate: Sendable, Hashable {
  /// Standard deviation of the logarithm of the true content about the group.
  public static let logStandardDeviation = 0.8
  /// Fewer measured foods than this are no basis; estimated foods are then taken in as well.
  static let fewestRows = 3

  /// Per 100 g, zeros included.
  public let median: Double
  /// How many foods it rests on, and how many of them were measured.
  public let rows: Int
  public let measured: Int

  /// The mean of the lognormal about this median.
  public var mean: Double {
    median * Logarithms.exp(Self.logStandardDeviation * Self.logStandardDeviation / 2)
  }

  /// The content at a standard normal draw `z`.
  public func draw(_ z: Double) -> Double { median * Logarithms.exp(Self.logStandardDeviation * z) }

  /// Says what it rests on.
  public var basis: String {
    let what = measured == rows ? "measured" : "measured or estimated"
    return "median of \(rows) \(what) foods of the group, log-SD \(Self.logStandardDeviation)"
  }
}

/// The estimates of all groups and nutrients for which enough foods are known.
struct GroupEstimates {
  struct Place: Hashable {
    let group: FoodGroup
    let nutrient: Nutrient
  }

  let all: [Place: UnknownEstimate]

  init(foods: [FoodItem]) {
    var measured: [Place: [Double]] = [:]
    var known: [Place: [Double]] = [:]
    let nutrients = [Nutrient.phylloquinone] + Nutrient.menaquinones
    for food in foods {
      for nutrient in nutrients {
        let value = food[nutrient]
        guard let amount = value.amount, value.quality != .assumedZero else { continue }
        let place = Place(group: food.group, nutrient: nutrient)
        known[place, default: []].append(amount)
        if value.quality == .measured { measured[place, default: []].append(amount) }
      }
    }
    var all: [Place: UnknownEstimate] = [:]
    for (place, every) in known {
      let lab = measured[place, default: []]
      let enough = lab.count >= UnknownEstimate.fewestRows
      let basis = enough ? lab : every
      guard basis.count >= UnknownEstimate.fewestRows else { continue }
      let rows = basis.sorted()
      let middle = (rows[(rows.count - 1) / 2] + rows[rows.count / 2]) / 2
      all[place] = UnknownEstimate(median: middle, rows: basis.count, measured: lab.count)
    }
    self.all = all
  }
}
