import LaneKernels

extension RosenbrockMethod {
  /// The weights as kernels read them.
  var kernel: LaneMethod {
    precondition(stages <= Int(laneStages), "a method has more stages than the kernels hold")
    var kernel = LaneMethod()
    kernel.stages = Int32(stages)
    kernel.gamma = gamma
    Self.fill(&kernel.a, a.map { Self.padded($0) }.joined())
    Self.fill(&kernel.c, c.map { Self.padded($0) }.joined())
    Self.fill(&kernel.alpha, alpha)
    Self.fill(&kernel.gammas, gammas)
    let continues = a.indices.map { $0 > 0 && a[$0].last == 1 && Array(a[$0].dropLast()) == a[$0 - 1] }
    Self.fill(&kernel.continues, continues)
    let times = times
    precondition(times.samples.count <= Int(laneSamples), "a method has more times than the kernels hold")
    kernel.samples = Int32(times.samples.count)
    Self.fill(&kernel.sample, times.samples)
    Self.fill(&kernel.sampleOf, times.sampleOf.map { Int32($0 ?? -1) })
    Self.fill(&kernel.interpolation, times.weights.map { Self.padded($0.samples, to: Int(laneSamples)) }.joined())
    Self.fill(&kernel.interpolationSlope, times.weights.map(\.slope))
    let between = Quadrature.points.dropFirst().dropLast()
    Self.fill(&kernel.point, between)
    Self.fill(&kernel.pointStages, between.map { Self.padded(DenseOutput(self).weights($0).stages) }.joined())
    let curves = between.map { times.weights(at: $0) }
    Self.fill(&kernel.pointSamples, curves.map { Self.padded($0.samples, to: Int(laneSamples)) }.joined())
    Self.fill(&kernel.pointSlope, curves.map(\.slope))
    Self.fill(&kernel.pointWeights, Quadrature.points.indices.map { Quadrature.weight(of: $0, upTo: 1) })
    Self.fill(&kernel.pointDifference, Quadrature.difference)
    return kernel
  }

  private static func padded(_ row: [Double], to count: Int = Int(laneStages)) -> [Double] {
    row + [Double](repeating: 0, count: count - row.count)
  }

  /// Writes values into the memory of a C array.
  private static func fill<Array, Value>(_ array: inout Array, _ values: some Sequence<Value>) {
    withUnsafeMutableBytes(of: &array) { bytes in
      for (target, value) in zip(bytes.bindMemory(to: Value.self).indices, values) {
        bytes.storeBytes(of: value, toByteOffset: target * MemoryLayout<Value>.stride, as: Value.self)
      }
    }
  }
}
