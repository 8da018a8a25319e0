import ModelLanguage

/// A table as a sum of bends: its first value, and at every bend what changes there of slope, curvature and third
/// derivative times how far x is past it, to the power that belongs to each.
///
///     f(x) = v₀ + Σ (Δf′·p + Δf″·p²/2 + Δf‴·p³/6),  p = max(0, x − bend)
///
/// Written as pieces with conditions, a table is dear to readers that look for the moment at which a condition turns:
/// libRoadRunner keeps one such search per piece and place where the table is read.
enum SBMLTable {
  struct Bend: Equatable {
    /// In the internal unit of the abscissa.
    let at: Double
    /// The derivatives after the bend less those before it, in internal units.
    let changes: [Double]
  }

  /// Where the curve changes; before the first and after the last tabulated value it is level.
  static func bends(of table: RateLaw.Table) -> [Bend] {
    let step = table.step * table.abscissaUnit.factor
    let start = table.start * table.abscissaUnit.factor
    let sizes = (0..<table.values.count).reduce(SIMD3<Double>.zero) { sizes, cell in
      let here = table.curve.derivatives(cell: cell, t: 0)
      return sizes.replacing(with: magnitudes(here), where: magnitudes(here) .> sizes)
    }
    return (0..<table.values.count).compactMap { index in
      let change = table.curve.derivatives(cell: index, t: 0) - table.curve.derivatives(cell: index - 1, t: 1)
      // What rounding leaves of a curve that goes on smoothly is no bend.
      let kept = change.replacing(with: 0, where: magnitudes(change) .<= 1e-12 * sizes)
      guard kept != .zero else { return nil }
      let units = SIMD3(step, step * step, step * step * step)
      let changes = kept * table.unit.factor / units
      return Bend(at: start + Double(index) * step, changes: (0..<3).map { changes[$0] })
    }
  }

  private static func magnitudes(_ x: SIMD3<Double>) -> SIMD3<Double> { x.replacing(with: -x, where: x .< 0) }

  static func sumOfBends(_ table: RateLaw.Table, units: inout SBMLUnits) -> XMLElement {
    let first = MathML.number(table.values[0] * table.unit.factor, unit: units.id(of: table.unit))
    var terms = [first]
    for bend in bends(of: table) {
      let across = units.id(of: table.abscissaUnit)
      let past = MathML.apply(
        "max", MathML.number(0, unit: across),
        MathML.apply("minus", MathML.name("x"), MathML.number(bend.at, unit: across)))
      var (unit, factorial) = (table.unit, 1.0)
      for (index, change) in bend.changes.enumerated() {
        unit = unit / table.abscissaUnit
        factorial *= Double(index + 1)
        guard change != 0 else { continue }
        let factor = MathML.number(change / factorial, unit: units.id(of: unit))
        terms.append(MathML.apply("times", of: [factor] + Array(repeating: past, count: index + 1)))
      }
    }
    return MathML.apply("plus", of: terms)
  }
}
