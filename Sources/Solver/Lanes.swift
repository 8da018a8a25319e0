/// Eight people side by side: lane i of every value belongs to the person in seat i, and no operation mixes lanes.
typealias Lanes = SIMD8<Double>
typealias LaneMask = SIMDMask<SIMD8<Int64>>

enum LaneWidth {
  static let count = 8
  /// Bytes of one value for all lanes.
  static let stride = MemoryLayout<Lanes>.stride
}

/// `yes` where the mask is set, else `no`.
@inline(__always)
func choose(_ mask: LaneMask, _ yes: Lanes, _ no: Lanes) -> Lanes { no.replacing(with: yes, where: mask) }

@inline(__always)
func magnitude(_ x: Lanes) -> Lanes {
  Lanes(bits: x.bits & SIMD8<UInt64>(repeating: 0x7fff_ffff_ffff_ffff))
}

/// The smaller in each lane; NaN if either is. The steps of `lesser`.
@inline(__always)
func lesser(_ a: Lanes, _ b: Lanes) -> Lanes { choose(a .< b, a, choose(b .<= a, b, a + b)) }
/// The greater in each lane; NaN if either is. The steps of `greater`.
@inline(__always)
func greater(_ a: Lanes, _ b: Lanes) -> Lanes { choose(a .> b, a, choose(b .>= a, b, a + b)) }

@inline(__always)
func rootOfLanes(_ x: Lanes) -> Lanes {
  var result = x
  for lane in 0..<LaneWidth.count { result[lane] = x[lane].squareRoot() }
  return result
}

extension Lanes {
  @inline(__always) var bits: SIMD8<UInt64> { unsafeBitCast(self, to: SIMD8<UInt64>.self) }
  @inline(__always) init(bits: SIMD8<UInt64>) { self = unsafeBitCast(bits, to: Lanes.self) }
}
