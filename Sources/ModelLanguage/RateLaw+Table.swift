extension RateLaw {
  /// Values at evenly spaced abscissae, both in the units named, and how they are joined. Flat outside.
  public struct Table: Sendable, Hashable {
    /// How two neighbouring values are joined.
    public enum Join: String, Sendable, CaseIterable {
      /// By straight lines: for what has kinks.
      case lines
      /// By a natural cubic spline: for what has none. The solver need not end a step at every value.
      case spline
    }

    public let name: String
    public let start: Double
    public let step: Double
    public let abscissaUnit: UnitOfMeasure
    public let values: [Double]
    public let unit: UnitOfMeasure
    public let join: Join
    public let source: Citation
    /// The curve through the values, by the number of the cell.
    public let curve: PiecewiseCubic

    public init(
      name: String, start: Double, step: Double, abscissaUnit: UnitOfMeasure, values: [Double], unit: UnitOfMeasure,
      join: Join = .lines, source: Citation
    ) {
      precondition(values.count > 1 && step > 0, "\(name): a table needs two values and a positive step")
      self.name = name
      self.start = start
      self.step = step
      self.abscissaUnit = abscissaUnit
      self.values = values
      self.unit = unit
      self.join = join
      self.source = source
      curve = join == .lines ? .lines(through: values) : .spline(through: values)
    }
  }
}

extension RateLaw.Table {
  /// The table at an abscissa, flat outside; both in internal units.
  public func value(at x: Double) -> Double {
    curve.value(at: (x / abscissaUnit.factor - start) / step) * unit.factor
  }
}
