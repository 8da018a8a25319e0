import ModelLanguage

/// A table as a bent line: its first value, and at every bend the change of slope times how far x is past it.
///
/// Written as pieces with conditions, a table is dear to readers that look for the moment at which a condition turns:
/// libRoadRunner keeps one such search per piece and place where the table is read.
enum SBMLTable {
  struct Bend: Equatable {
    /// In the internal unit of the abscissa.
    let at: Double
    /// Slope after the bend less slope before it, in internal units.
    let change: Double
  }

  /// Where the slope changes; before the first and after the last tabulated value the line is level.
  static func bends(of table: RateLaw.Table) -> [Bend] {
    let step = table.step * table.abscissaUnit.factor
    let start = table.start * table.abscissaUnit.factor
    var bends: [Bend] = []
    var slope = 0.0
    for (index, value) in table.values.enumerated() {
      let next = index + 1 < table.values.count ? table.values[index + 1] : value
      let following = (next - value) * table.unit.factor / step
      if following != slope { bends.append(Bend(at: start + Double(index) * step, change: following - slope)) }
      slope = following
    }
    return bends
  }

  static func bentLine(_ table: RateLaw.Table, units: inout SBMLUnits) -> XMLElement {
    let across = units.id(of: table.abscissaUnit)
    let slopeUnit = units.id(of: table.unit / table.abscissaUnit)
    let first = MathML.number(table.values[0] * table.unit.factor, unit: units.id(of: table.unit))
    let terms = bends(of: table).map { bend in
      let past = MathML.apply("minus", MathML.name("x"), MathML.number(bend.at, unit: across))
      return MathML.apply(
        "times", MathML.number(bend.change, unit: slopeUnit),
        MathML.apply("max", MathML.number(0, unit: across), past))
    }
    return MathML.apply("plus", of: [first] + terms)
  }
}
